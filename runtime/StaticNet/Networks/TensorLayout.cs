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
/// <param name="blocks">Into how many equal blocks the first dimension is cut, such as the gates of a recurrent layer; 1 where it is whole.</param>
/// <param name="blockStride">How many floats apart blocks begin; unused where there is one.</param>
/// <exception cref="ArgumentException">The first dimension cannot be cut into so many equal blocks.</exception>
public sealed class TensorLayout(
    string name, TensorRole role, int[] shape, int[] strides, int offset, int extent, int fanIn, int fanOut, int blocks = 1, int blockStride = 0)
{
    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>What it is for.</summary>
    public TensorRole Role { get; } = role;

    /// <summary>Its logical shape in PyTorch's order.</summary>
    public ReadOnlySpan<int> Shape => shape;

    /// <summary>How many floats apart neighbours are, one number for each dimension; of the first, neighbours in one block.</summary>
    public ReadOnlySpan<int> Strides => strides;

    /// <summary>Where it begins in the flat parameters or statistics, in floats.</summary>
    public int Offset { get; } = offset;

    /// <summary>How many floats it takes there, padding included.</summary>
    public int Extent { get; } = extent;

    /// <summary>How many inputs one unit has.</summary>
    public int FanIn { get; } = fanIn;

    /// <summary>How many outputs one input feeds.</summary>
    public int FanOut { get; } = fanOut;

    /// <summary>
    /// Into how many equal blocks the first dimension is cut, such as the gates of a recurrent layer; 1 where it is whole. Each block is a matrix of its own to
    /// an initializer that fills matrices.
    /// </summary>
    public int Blocks { get; } = CheckBlocks(blocks, name, shape);

    /// <summary>How many floats apart blocks begin: index i of the first dimension, in blocks of n, is at i / n times this plus i % n times its stride.</summary>
    public int BlockStride { get; } = blockStride;

    /// <summary>The number of values, padding not counted.</summary>
    public int Length { get; } = shape.Aggregate(1, (product, size) => product * size);

    /// <summary>Where a value stands in the flat parameters or statistics.</summary>
    /// <param name="logical">Its number, from 0 and below <see cref="Length"/>, the last index running fastest.</param>
    public int PositionOf(int logical)
    {
        int position = Offset;
        for (int d = shape.Length - 1; d >= 0; d--)
        {
            (logical, int index) = Math.DivRem(logical, shape[d]);
            position += Distance(d, index);
        }

        return position;
    }

    /// <summary>The same tensor where it begins elsewhere.</summary>
    internal TensorLayout At(int offset) => new(Name, Role, shape, strides, offset, Extent, FanIn, FanOut, Blocks, BlockStride);

    /// <summary>How far from the first value an index of one dimension leads.</summary>
    internal int Distance(int dimension, int index)
    {
        if (dimension > 0 || Blocks == 1)
        {
            return index * strides[dimension];
        }

        (int block, int within) = Math.DivRem(index, shape[0] / Blocks);
        return (block * BlockStride) + (within * strides[0]);
    }

    private static int CheckBlocks(int blocks, string name, int[] shape) =>
        blocks == 1 || (blocks > 1 && shape[0] % blocks == 0)
            ? blocks
            : throw new ArgumentException($"The first dimension of {name}, {shape[0]}, cannot be cut into {blocks} equal blocks.", nameof(blocks));
}
