namespace StaticNet.Generator.Emission.Kernels;

/// <summary>What the kernels of a batch normalisation need to know of it.</summary>
/// <param name="Name">What its methods' names begin with.</param>
/// <param name="Summary">What stands in the comments.</param>
/// <param name="Channels">How many channels have a mean and a variance.</param>
/// <param name="Positions">How many places of each there are in a sample.</param>
/// <param name="Gamma">Where the factors lie among the parameters, and among the gradients.</param>
/// <param name="Beta">Where the summands lie there.</param>
/// <param name="Mean">Where the running means lie among the statistics.</param>
/// <param name="Variance">Where the running variances lie there.</param>
/// <param name="Epsilon">What is added to variances.</param>
/// <param name="Activate">The activation of a variable, where that is cheap.</param>
internal sealed record BatchNormShape(
    string Name,
    string Summary,
    int Channels,
    int Positions,
    int Gamma,
    int Beta,
    int Mean,
    int Variance,
    float Epsilon,
    Func<Lanes, string, string> Activate)
{
    /// <summary>Floats of the channels with their padding, which is how far the parts of the scratch lie apart.</summary>
    public int Stride => Padding.Of(Channels);
}
