namespace StaticNet.Benchmarks.Tests;

public sealed class LimitTests
{
    public static TheoryData<int> Widths => [.. LimitLoopsOfWidth.Supported.Select(loops => loops.Bits)];

    [Theory]
    [MemberData(nameof(Widths))]
    public void Loops_of_each_width_do_all_they_say(int bits)
    {
        LimitLoopsOfWidth loops = LimitLoopsOfWidth.Supported.Single(candidate => candidate.Bits == bits);
        Assert.Equal(1f + (10 * LimitLoopsOfWidth.DependentPerTurn * 1e-3f), loops.Dependent(10), 1e-4f);

        // Twelve equal sums, and an or of equal numbers is the number.
        Assert.Equal(1f + (10 * 1e-3f), loops.Independent(10), 1e-5f);

        // The bits of all vectors, also of those behind the last whole turn.
        for (int vectors = 1; vectors <= 17; vectors++)
        {
            var source = new float[vectors * loops.Lanes];
            source[^loops.Lanes] = 3f;
            Assert.Equal(3f, loops.Read(source, 2));
        }
    }

    [Fact]
    public void The_machine_has_limits()
    {
        MachineLimits limits = MachineLimits.Measure(TimeSpan.Zero);
        Assert.Equal(LimitLoopsOfWidth.Supported.Count, limits.ByWidth.Count);
        Assert.All(limits.ByWidth, width => Assert.True(width.Meter.MultiplyAddNanoseconds > 0 && width.Meter.Peak > 0 && width.Meter.Bandwidth > 0));
        Assert.InRange(limits.WeightBytes, 784 * 128 * sizeof(float), 900 * 128 * sizeof(float));
        Assert.Matches(@"^limits: fma_latency_ns=[\d.]+ peak128_gflops=[\d.]+ .*l1_gbs=[\d.]+ l2_gbs=[\d.]+ i4_weights_bytes=\d+ i4_weights_read_ns=[\d.]+$", limits.ToString());
    }

    [Fact]
    public void The_shortest_time_counts()
    {
        var shortest = default(ShortestTime);
        Assert.True(double.IsNaN(shortest.Nanoseconds));
        long now = System.Diagnostics.Stopwatch.GetTimestamp();
        shortest.Add(now - 1_000_000_000);
        double once = shortest.Nanoseconds;
        shortest.Add(now - 2_000_000_000);
        Assert.Equal(once, shortest.Nanoseconds);
        shortest.Add(now);
        Assert.InRange(shortest.Nanoseconds, 0, once);
    }
}
