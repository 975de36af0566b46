using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace StaticNet;

/// <summary>Brings what a batch showed to batch normalisation into its running statistics. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RunningStatistics
{
    /// <summary>running = (1 - momentum) running + momentum batch, for each channel, as in PyTorch.</summary>
    /// <param name="mean">The first running mean.</param>
    /// <param name="variance">The first running variance.</param>
    /// <param name="batchMean">The first mean of the batch.</param>
    /// <param name="batchVariance">Its first variance, divided by n - 1; a negative one where n is 1 leaves the running variance as it is.</param>
    /// <param name="momentum">The share of the batch, from 0 to 1.</param>
    /// <param name="channels">The number of channels.</param>
    public static void Observe(ref float mean, ref float variance, ref float batchMean, ref float batchVariance, float momentum, int channels)
    {
        for (int i = 0; i < channels; i++)
        {
            Unsafe.Add(ref mean, i) = ((1f - momentum) * Unsafe.Add(ref mean, i)) + (momentum * Unsafe.Add(ref batchMean, i));
            if (!(Unsafe.Add(ref batchVariance, i) < 0f))
            {
                Unsafe.Add(ref variance, i) = ((1f - momentum) * Unsafe.Add(ref variance, i)) + (momentum * Unsafe.Add(ref batchVariance, i));
            }
        }
    }
}
