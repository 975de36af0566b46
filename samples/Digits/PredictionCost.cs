using System.Diagnostics;
using StaticNet;

namespace Digits;

/// <summary>What one prediction costs.</summary>
/// <param name="Nanoseconds">Time, the median over many rounds.</param>
/// <param name="Bytes">Managed memory allocated; 0 is what StaticNet promises.</param>
internal readonly record struct PredictionCost(double Nanoseconds, double Bytes)
{
    private const int PredictionsPerRound = 100;
    private const int Rounds = 501;
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(300);

    /// <summary>Predicts sample after sample, one at a time, on the calling thread.</summary>
    /// <param name="network">What predicts.</param>
    /// <param name="samples">What it sees, in turn.</param>
    public static PredictionCost Of(INetwork network, ISamples samples)
    {
        var outputs = new float[network.OutputSize];

        // .NET compiles a method quickly first and well later, when it has proved to be hot: wait for that.
        for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < WarmUp;)
        {
            PredictMany(network, samples, outputs);
        }

        // Many short rounds and their median: a round in which something else ran on this core says nothing about the network.
        var times = new double[Rounds];
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        for (int round = 0; round < Rounds; round++)
        {
            long start = Stopwatch.GetTimestamp();
            PredictMany(network, samples, outputs);
            times[round] = Stopwatch.GetElapsedTime(start).TotalNanoseconds / PredictionsPerRound;
        }

        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        Array.Sort(times);
        return new PredictionCost(times[Rounds / 2], (double)allocated / (Rounds * PredictionsPerRound));
    }

    private static void PredictMany(INetwork network, ISamples samples, Span<float> outputs)
    {
        int size = samples.InputSize;
        ReadOnlySpan<float> inputs = samples.Inputs;
        int start = 0;
        for (int i = 0; i < PredictionsPerRound; i++)
        {
            network.Predict(inputs.Slice(start, size), outputs);
            start = start + size == inputs.Length ? 0 : start + size;
        }
    }
}
