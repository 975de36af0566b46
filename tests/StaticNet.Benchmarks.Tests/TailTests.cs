namespace StaticNet.Benchmarks.Tests;

public sealed class TailTests
{
    [Fact]
    public void Percentiles_are_those_of_all_calls()
    {
        var ticks = new int[1000];
        CallTimes times = CallTimes.Measure("counting", Count, ticks);

        double tick = 1e9 / System.Diagnostics.Stopwatch.Frequency;
        Assert.Equal((500 * tick, 990 * tick, 999 * tick, 1000 * tick), (times.Median, times.P99, times.P999, times.Longest));
        Assert.Equal(1000, times.Calls);
        Assert.Matches(@"^result: tail workload=counting calls=1000 p50_ns=\d+ p99_ns=\d+ p999_ns=\d+ max_ns=\d+ gcs=\d+$", times.ToString());
    }

    [Fact]
    public void Collections_are_counted()
    {
        CallTimes times = CallTimes.Measure("collecting", ticks =>
        {
            GC.Collect(0);
            return 0f;
        }, new int[1]);
        Assert.InRange(times.Collections, 1, int.MaxValue);
    }

    [Fact]
    public void Every_call_of_a_workload_is_timed()
    {
        var ticks = new int[100];
        Assert.True(float.IsFinite(InferenceWorkloads.Create(InferenceWorkloads.I1).TimeEach(ticks)));
        Assert.All(ticks, tick => Assert.InRange(tick, 0, int.MaxValue));
        ticks.AsSpan().Fill(-1);
        Assert.True(float.IsFinite(StreamingWorkloads.Create(StreamingWorkloads.I6).TimeEach(ticks)));
        Assert.All(ticks, tick => Assert.InRange(tick, 0, int.MaxValue));
    }

    [Theory]
    [InlineData(10, 30, 31, 40, 29, 100)]
    [InlineData(100, 100, 200, 200, 99, 401)]
    [InlineData(1, 30, 34, 41, 37, 55)]
    public void The_steps_of_a_coarse_clock_show_in_what_it_measures(int expected, params int[] ticks) => Assert.Equal(expected, Clock.StepTicks(ticks));

    [Theory]
    [InlineData("I9")]
    [InlineData("--calls")]
    [InlineData("--calls 0")]
    [InlineData("--calls many")]
    public void Arguments_that_mean_nothing_are_refused(string arguments) => Assert.Equal(ExitCodes.WrongArguments, TailMode.Run(arguments.Split(' ')));

    private static float Count(Span<int> ticks)
    {
        for (int call = 0; call < ticks.Length; call++)
        {
            ticks[call] = ticks.Length - call;
        }

        return 0f;
    }
}
