namespace StaticNet.Data;

/// <summary>How good predicted classes are, in one number; <see cref="ConfusionMatrix"/> says more.</summary>
public static class Classification
{
    /// <summary>The part of the samples whose class was predicted.</summary>
    /// <param name="actual">The class of each sample.</param>
    /// <param name="predicted">The class predicted for each sample.</param>
    /// <exception cref="ArgumentException">No sample, or different lengths.</exception>
    public static double Accuracy(ReadOnlySpan<int> actual, ReadOnlySpan<int> predicted)
    {
        MeasuringGuard.SameLength(actual.Length, predicted.Length);
        int correct = 0;
        for (int i = 0; i < actual.Length; i++)
        {
            correct += actual[i] == predicted[i] ? 1 : 0;
        }

        return (double)correct / actual.Length;
    }

    /// <summary>The part of the samples whose class has the largest output (the first of them where several are equal).</summary>
    /// <param name="actual">The class of each sample.</param>
    /// <param name="outputs">The outputs of the network, one sample after another, one for each class.</param>
    /// <exception cref="ArgumentException">No sample, a length that does not fit, or an output that is NaN.</exception>
    public static double Accuracy(ReadOnlySpan<int> actual, ReadOnlySpan<float> outputs)
    {
        int classCount = MeasuringGuard.OutputsPerSample(outputs.Length, actual.Length);
        int correct = 0;
        for (int i = 0; i < actual.Length; i++)
        {
            correct += actual[i] == Predictions.ArgMax(outputs.Slice(i * classCount, classCount)) ? 1 : 0;
        }

        return (double)correct / actual.Length;
    }
}
