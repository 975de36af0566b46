namespace StaticNet;

/// <summary>What a tensor of parameters, or of statistics, is for.</summary>
public enum TensorRole
{
    /// <summary>Multiplies inputs; penalties and weight decay act on it.</summary>
    Weight,

    /// <summary>Is added; penalties and weight decay leave it alone.</summary>
    Bias,

    /// <summary>Multiplies what was normalised before, the gamma of a normalisation; penalties and weight decay leave it alone.</summary>
    Scale,

    /// <summary>Runs along with training steps, as a running mean does: no parameter, without a gradient.</summary>
    Statistic,

    /// <summary>What a stream remembers from one step to the next.</summary>
    State,
}

/// <summary>Where a tensor lies in the flat parameters, or the flat statistics, of a network, and what it is.</summary>
/// <param name="name">Its name, such as "0.weight".</param>
/// <param name="role">What it is for.</param>
/// <param name="shape">Its logical shape in PyTorch's order, such as [units, inputs].</param>
/// <param name="strides">How many floats apart neighbours are, one number for each dimension of the shape.</param>
/// <param name="offset">Where it begins, in floats.</param>
/// <param name="extent">How many floats it takes, padding included.</param>
/// <param name="fanIn">How many inputs one unit has.</param>
/// <param name="fanOut">How many outputs one input feeds.</param>
public sealed class TensorLayout(string name, TensorRole role, int[] shape, int[] strides, int offset, int extent, int fanIn, int fanOut)
{
    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>What it is for.</summary>
    public TensorRole Role { get; } = role;

    /// <summary>Its logical shape in PyTorch's order.</summary>
    public ReadOnlySpan<int> Shape => shape;

    /// <summary>How many floats apart neighbours are, one number for each dimension.</summary>
    public ReadOnlySpan<int> Strides => strides;

    /// <summary>Where it begins in the flat parameters or statistics, in floats.</summary>
    public int Offset { get; } = offset;

    /// <summary>How many floats it takes there, padding included.</summary>
    public int Extent { get; } = extent;

    /// <summary>How many inputs one unit has.</summary>
    public int FanIn { get; } = fanIn;

    /// <summary>How many outputs one input feeds.</summary>
    public int FanOut { get; } = fanOut;

    /// <summary>The number of values, padding not counted.</summary>
    public int Length { get; } = shape.Aggregate(1, (product, size) => product * size);
}
