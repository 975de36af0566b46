namespace StaticNet.Generator.Emission.Kernels;

/// <summary>What the kernels of a layer normalisation need to know of it.</summary>
/// <param name="Name">What its methods' names begin with.</param>
/// <param name="Summary">What stands in the comments.</param>
/// <param name="Channels">The channels of a sample.</param>
/// <param name="Positions">The places of a sample. gamma and beta are stored as one sample is predicted, [place][padded channel].</param>
/// <param name="Gamma">Where the factors lie among the parameters, and among the gradients.</param>
/// <param name="Beta">Where the summands lie there.</param>
/// <param name="Epsilon">What is added to variances.</param>
internal sealed record LayerNormShape(string Name, string Summary, int Channels, int Positions, int Gamma, int Beta, float Epsilon)
{
    /// <summary>Floats from one place to the next among the parameters.</summary>
    public int PositionStride => Padding.Of(Channels);

    /// <summary>Floats of a sample, padding included.</summary>
    public int Stride => Positions * PositionStride;

    /// <summary>Values of a sample.</summary>
    public int Size => Positions * Channels;
}
