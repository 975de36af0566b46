using System.Globalization;
using System.Text.RegularExpressions;

namespace StaticNet.Benchmarks.Tests;

public sealed partial class QuickModeTests
{
    private static readonly MeasuringTime NoTime = new(TimeSpan.Zero, TimeSpan.Zero, TimeSpan.FromMicroseconds(1));

    public static TheoryData<string> Names => [.. QuickWorkloads.Standard.Concat(QuickWorkloads.Odd).Select(workload => workload.Name)];

    /// <summary>Creating a workload throws where the implementations disagree; what it measures are numbers, and not times to be held against anything.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Every_workload_agrees_allocates_nothing_and_gives_a_line(string name)
    {
        QuickWorkload workload = QuickWorkloads.Standard.Concat(QuickWorkloads.Odd).Single(candidate => candidate.Name == name);

        QuickResult result = Interleaving.Run(workload, NoTime);

        string line = result.ToString();
        Match match = Line().Match(line);
        Assert.True(match.Success, line);
        Assert.Equal(name, match.Groups["name"].Value);
        Assert.Equal(workload.Goal is not null, match.Groups["goal"].Success);
        Assert.All(
            new[] { "generated", "cycles", "generic", "speedup", "gflops", "percent" },
            number => Assert.InRange(double.Parse(match.Groups[number].Value, CultureInfo.InvariantCulture), 0, double.MaxValue));
        Assert.Equal(ExitCodes.Good, QuickMode.ExitCodeOf([result]));
        Assert.Equal(ExitCodes.Failed, QuickMode.ExitCodeOf([result, result with { Bytes = 24 }]));
    }

    [Fact]
    public void Without_names_the_standard_set_is_measured()
    {
        QuickArguments? arguments = QuickArguments.Read([], out string error);
        Assert.Empty(error);
        Assert.Equal(QuickWorkloads.Standard, arguments!.Workloads);
        Assert.Equal(MeasuringTime.Standard, arguments.Time);
        Assert.Equal(
            "I1 I1-chained I2 I2-chained I3 I3-chained I4 I5 I6 I6-chained I7 I7-chained I8 S1 S1-chained I3x256 I4x256 I5x256 T1 T2 T3-32 T3-128 T4-32 T4-128",
            string.Join(' ', arguments.Workloads.Select(workload => workload.Name)));
    }

    [Theory]
    [InlineData("I4", "I4")]
    [InlineData("T3", "T3-32 T3-128")]
    [InlineData("t3-128", "T3-128")]
    [InlineData("I1", "I1 I1-chained")]
    [InlineData("I3x256 I4", "I4 I3x256")]
    [InlineData("T4 T4-32", "T4-32 T4-128")]
    [InlineData("O-3-7-1", "O-3-7-1 O-3-7-1-x100 O-3-7-1-batch7 O-3-7-1-batch32 O-3-7-1-batch100")]
    public void A_name_means_a_workload_or_a_group(string names, string expected)
    {
        QuickArguments? arguments = QuickArguments.Read(names.Split(' '), out _);
        Assert.Equal(expected, string.Join(' ', arguments!.Workloads.Select(workload => workload.Name)));
    }

    [Fact]
    public void Odd_shapes_are_measured_on_demand()
    {
        QuickArguments? arguments = QuickArguments.Read(["odd"], out _);
        Assert.Equal(QuickWorkloads.Odd, arguments!.Workloads);
        Assert.All(arguments.Workloads, workload => Assert.StartsWith("O-", workload.Name, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("I9")]
    [InlineData("I")]
    [InlineData("T")]
    [InlineData("")]
    [InlineData("I4 T5")]
    public void A_name_that_means_nothing_is_answered_with_those_that_mean_something(string names)
    {
        Assert.Null(QuickArguments.Read(names.Split(' '), out string error));
        Assert.Contains(names.Split(' ')[^1], error, StringComparison.Ordinal);
        Assert.Contains("T3-128", error, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.WrongArguments, QuickMode.Run(names.Split(' ')));
    }

    [Fact]
    public void The_time_of_a_workload_can_be_said()
    {
        QuickArguments? arguments = QuickArguments.Read(["I4", "--seconds", "0.5"], out _);
        Assert.Equal("I4", Assert.Single(arguments!.Workloads).Name);
        Assert.Equal(TimeSpan.FromSeconds(0.5), arguments.Time.Warming + arguments.Time.Measuring);
    }

    [Theory]
    [InlineData("--seconds")]
    [InlineData("--seconds 0")]
    [InlineData("--seconds -1")]
    [InlineData("--seconds NaN")]
    [InlineData("--seconds soon")]
    public void A_time_that_is_none_is_an_error(string arguments)
    {
        Assert.Null(QuickArguments.Read(arguments.Split(' '), out string error));
        Assert.Contains("--seconds", error, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^result: workload=(?<name>\S+) generated_ns=(?<generated>[\d.]+) cycles=(?<cycles>[\d.]+) generic_ns=(?<generic>[\d.]+) speedup=(?<speedup>[\d.]+) bytes=0 gflops=(?<gflops>[\d.]+) percent_of_bound=(?<percent>[\d.]+) bound=(FMA|L1|L2|latency)(?<goal> goal_(cycles|percent)=[\d.]+ goal_met=(yes|no))?$")]
    private static partial Regex Line();
}
