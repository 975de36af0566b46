namespace StaticNet.Benchmarks;

/// <summary>Biases as training leaves them behind. In a new network most are zero, and an implementation that left them out would agree.</summary>
internal static class SeededBiases
{
    private const int Seed = 3;

    /// <summary>Adds values in [-0.5, 0.5).</summary>
    public static void Fill(INetwork network)
    {
        var random = new Random(Seed);
        foreach (ParameterTensor tensor in network.Tensors.Where(tensor => tensor.Layout.Role == TensorRole.Bias))
        {
            tensor.CopyFrom([.. tensor.ToArray().Select(value => value + random.NextSingle() - 0.5f)]);
        }
    }
}
