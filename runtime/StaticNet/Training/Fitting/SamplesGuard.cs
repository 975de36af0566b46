namespace StaticNet;

/// <summary>What must hold of samples before anything is computed with them.</summary>
internal static class SamplesGuard
{
    /// <summary>Checks every size and every target.</summary>
    /// <returns>The number of samples, at least 1.</returns>
    public static int Check(INetwork network, TargetKind kind, ISamples samples, string name)
    {
        ArgumentNullException.ThrowIfNull(samples, name);
        CheckSizes(network, samples, name);

        // The guard of a batch says the rest; a data set is a batch that is too large for one step.
        return samples.Labels.IsEmpty
            ? TrainingGuard.Batch(network, kind, samples.Inputs, samples.Targets, samples.Lengths)
            : TrainingGuard.Batch(network, kind, samples.Inputs, samples.Labels, samples.Lengths);
    }

    private static void CheckSizes(INetwork network, ISamples samples, string name)
    {
        int count = samples.Count;
        if (count < 1)
        {
            throw new ArgumentException($"{name} must have at least one sample, but has {count}.", name);
        }

        if (samples.InputSize != network.InputSize)
        {
            throw new ArgumentException($"{network.GetType().Name} takes samples of {network.InputSize} floats, but those of {name} have {samples.InputSize}.", name);
        }

        CheckLength(samples.Inputs.Length, count, samples.InputSize, "input floats", name);
        if (!samples.Lengths.IsEmpty)
        {
            CheckLength(samples.Lengths.Length, count, 1, "lengths", name);
        }

        bool labels = !samples.Labels.IsEmpty;
        if (labels != samples.Targets.IsEmpty)
        {
            throw new ArgumentException($"{name} must have either targets or labels, but has {(labels ? "both" : "neither")}.", name);
        }

        if (labels)
        {
            CheckLength(samples.Labels.Length, count, network.OutputSteps, "labels", name);
        }
        else if (samples.TargetSize != network.OutputSize)
        {
            throw new ArgumentException($"{network.GetType().Name} has {network.OutputSize} outputs, but the samples of {name} have {samples.TargetSize} targets.", name);
        }
        else
        {
            CheckLength(samples.Targets.Length, count, samples.TargetSize, "target floats", name);
        }
    }

    private static void CheckLength(int actual, int count, int size, string what, string name)
    {
        long expected = (long)count * size;
        if (actual != expected)
        {
            throw new ArgumentException($"{name} says it has {count} samples, so {expected} {what} ({size} each), but there are {actual}.", name);
        }
    }
}
