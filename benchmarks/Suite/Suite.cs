using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace StaticNet.Benchmarks;

/// <summary>The benchmarks of BenchmarkDotNet: slower and more exact.</summary>
internal static class Suite
{
    public static int Run(string[] args)
    {
        IConfig config = DefaultConfig.Instance
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddColumn(StatisticColumn.Min)
            .HideColumns(Column.Error, Column.StdDev, Column.RatioSD, Column.AllocRatio)
            .WithSummaryStyle(SummaryStyle.Default.WithRatioStyle(RatioStyle.Trend).WithMaxParameterColumnWidth(40));
        BenchmarkSwitcher.FromAssembly(typeof(Inference).Assembly).Run(args, config);
        return ExitCodes.Good;
    }
}
