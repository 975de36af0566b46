namespace StaticNet.Data;

/// <summary>What must hold of the arguments of metrics.</summary>
internal static class MeasuringGuard
{
    public static int OutputsPerSample(int outputs, int samples)
    {
        if (samples == 0)
        {
            throw new ArgumentException("A metric is over at least one sample, but there is none.");
        }

        (int size, int rest) = Math.DivRem(outputs, samples);
        return size > 0 && rest == 0
            ? size
            : throw new ArgumentException($"{samples} samples have as many outputs each, but {outputs} floats were given, which is not a multiple of {samples}.");
    }

    public static void SameLength(int actual, int predicted)
    {
        if (actual == 0)
        {
            throw new ArgumentException("A metric is over at least one sample, but there is none.");
        }

        if (actual != predicted)
        {
            throw new ArgumentException($"There is a prediction for each sample, but there are {actual} of one and {predicted} of the other.");
        }
    }

    public static bool IsPositive(int label, int sample) => label switch
    {
        0 => false,
        1 => true,
        _ => throw new ArgumentException($"Labels of two classes are 0 or 1, but sample {sample} has {label}."),
    };

    public static bool IsPositive(float target, int sample) => target switch
    {
        0f => false,
        1f => true,
        _ => throw new ArgumentException(FormattableString.Invariant($"Targets of two classes are 0 or 1, but sample {sample} has {target}.")),
    };

    public static void Number(float score, int sample)
    {
        if (float.IsNaN(score))
        {
            throw new ArgumentException($"Scores are numbers, but that of sample {sample} is NaN.");
        }
    }
}
