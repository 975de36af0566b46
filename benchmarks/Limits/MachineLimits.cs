using System.Diagnostics;
using System.Globalization;

namespace StaticNet.Benchmarks;

/// <summary>The limits of the machine by themselves: the multiply-add units at each width, and the two caches next to them.</summary>
/// <param name="ByWidth">A meter for each width, with what it read from the first-level cache.</param>
/// <param name="Weights">A meter at the widest, which read the weights of I4 from the second-level cache.</param>
/// <param name="WeightBytes">How many bytes these are.</param>
internal sealed record MachineLimits(IReadOnlyList<(int Bits, LimitMeter Meter)> ByWidth, LimitMeter Weights, int WeightBytes)
{
    /// <summary>Measures for some time.</summary>
    public static MachineLimits Measure(TimeSpan time)
    {
        (int Bits, LimitMeter Meter)[] byWidth = [.. LimitLoopsOfWidth.Supported.Select(loops => (loops.Bits, new LimitMeter(loops, ReadMemory.FirstLevel())))];
        var weights = ReadMemory.ParametersOf(new LargeDigits(seed: 1));
        var second = new LimitMeter(LimitLoopsOfWidth.Widest, weights);
        long began = Stopwatch.GetTimestamp();
        do
        {
            second.Sample();
            foreach ((_, LimitMeter meter) in byWidth)
            {
                meter.Sample();
            }
        }
        while (Stopwatch.GetElapsedTime(began) < time);

        return new MachineLimits(byWidth, second, weights.Bytes);
    }

    /// <summary>The line for programs.</summary>
    public override string ToString()
    {
        LimitMeter widest = ByWidth[^1].Meter;
        string peaks = string.Concat(ByWidth.Select(width => string.Create(CultureInfo.InvariantCulture, $" peak{width.Bits}_gflops={width.Meter.Peak:0.#}")));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"limits: fma_latency_ns={widest.MultiplyAddNanoseconds:0.####}{peaks} l1_gbs={widest.Bandwidth:0.#} l2_gbs={Weights.Bandwidth:0.#} i4_weights_bytes={WeightBytes} i4_weights_read_ns={Weights.ReadNanoseconds:0.#}");
    }
}
