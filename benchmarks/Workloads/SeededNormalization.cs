namespace StaticNet.Benchmarks;

/// <summary>
/// Batch normalisations as training leaves them behind. In a new network they have mean 0, variance 1, gamma 1 and beta 0, and an
/// implementation that left them out would agree.
/// </summary>
internal static class SeededNormalization
{
    private const int Seed = 2;

    /// <summary>Running means and betas get values in [-0.5, 0.5), running variances and gammas in [0.5, 1.5).</summary>
    public static void Fill(INetwork network)
    {
        var random = new Random(Seed);
        foreach (ParameterTensor tensor in network.StatisticTensors)
        {
            Fill(tensor, random, tensor.Name.EndsWith(".running_var", StringComparison.Ordinal) ? 1f : 0f);
        }

        for (int i = 0; i < network.Tensors.Count; i++)
        {
            // The bias behind a scale is the beta of the same layer.
            if (network.Tensors[i].Layout.Role == TensorRole.Scale)
            {
                Fill(network.Tensors[i], random, 1f);
                Fill(network.Tensors[i + 1], random, 0f);
            }
        }
    }

    private static void Fill(ParameterTensor tensor, Random random, float centre) =>
        tensor.CopyFrom([.. Enumerable.Range(0, tensor.Length).Select(_ => centre + random.NextSingle() - 0.5f)]);
}
