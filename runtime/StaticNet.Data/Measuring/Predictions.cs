namespace StaticNet.Data;

/// <summary>From the outputs of a network to class numbers.</summary>
public static class Predictions
{
    /// <summary>The index of the largest value, the first where several are equal.</summary>
    /// <param name="values">At least one value, none NaN.</param>
    /// <exception cref="ArgumentException">No value, or NaN.</exception>
    public static int ArgMax(ReadOnlySpan<float> values)
    {
        if (values.IsEmpty)
        {
            throw new ArgumentException("The largest of at least 1 value is asked for, but there is none.", nameof(values));
        }

        int best = 0;
        for (int i = 0; i < values.Length; i++)
        {
            if (float.IsNaN(values[i]))
            {
                throw new ArgumentException($"The largest value is not defined: value {i} is NaN.", nameof(values));
            }

            best = values[i] > values[best] ? i : best;
        }

        return best;
    }

    /// <summary>The class with the largest output, for each sample. Allocates nothing.</summary>
    /// <param name="outputs">The outputs, one sample after another, as many for each.</param>
    /// <param name="labels">Where the class numbers go, one for each sample.</param>
    /// <exception cref="ArgumentException">No sample, a length that does not fit, or an output that is NaN.</exception>
    public static void ToLabels(ReadOnlySpan<float> outputs, Span<int> labels)
    {
        int classCount = MeasuringGuard.OutputsPerSample(outputs.Length, labels.Length);
        for (int i = 0; i < labels.Length; i++)
        {
            labels[i] = ArgMax(outputs.Slice(i * classCount, classCount));
        }
    }

    /// <summary>The class with the largest output, for each sample.</summary>
    /// <param name="outputs">The outputs, one sample after another.</param>
    /// <param name="classCount">The number of outputs of a sample.</param>
    /// <exception cref="ArgumentException">No sample, a length that does not fit, or an output that is NaN.</exception>
    public static int[] ToLabels(ReadOnlySpan<float> outputs, int classCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(classCount, 1);
        if (outputs.IsEmpty || outputs.Length % classCount != 0)
        {
            throw new ArgumentException($"A sample has {classCount} outputs and there is at least one sample, but {outputs.Length} floats were given.", nameof(outputs));
        }

        var labels = new int[outputs.Length / classCount];
        ToLabels(outputs, labels);
        return labels;
    }
}
