// Generated networks beside the generic implementation of the same declarations.
//
//   dotnet run -c Release --project benchmarks -- --filter '*'                everything
//   dotnet run -c Release --project benchmarks -- --filter '*' --job short    the same in less time, less exactly
//   dotnet run -c Release --project benchmarks -- --filter '*Inference*I1*'   some of it
//   dotnet run -c Release --project benchmarks -- generator                   what the generator costs, in a few seconds
//
// All other arguments of BenchmarkDotNet work too, among them -i (in this process, without building another) and --list flat.

using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using StaticNet.Benchmarks;
using StaticNet.Benchmarks.Generation;

if (args is ["generator"])
{
    GenerationReport.Run();
    return;
}

IConfig config = DefaultConfig.Instance
    .AddDiagnoser(MemoryDiagnoser.Default)
    .AddColumn(StatisticColumn.Min)
    .HideColumns(Column.Error, Column.StdDev, Column.RatioSD, Column.AllocRatio)
    .WithSummaryStyle(SummaryStyle.Default.WithRatioStyle(RatioStyle.Trend).WithMaxParameterColumnWidth(40));
BenchmarkSwitcher.FromAssembly(typeof(Inference).Assembly).Run(args, config);
