using StaticNet.Generator.Emission;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Checking;

/// <summary>The sizes of one sample between two layers: features, or channels and length, or channels, height and width; or the features of each of some steps.</summary>
/// <param name="Dimensions">The sizes, of a sequence those of one step.</param>
/// <param name="Steps">The number of steps of a sequence, 0 of anything else.</param>
internal readonly record struct Shape(EquatableArray<int> Dimensions, int Steps = 0)
{
    // Far beyond what is supported, and low enough that sums and products of a few of them stay right.
    private const long Enormous = int.MaxValue;

    /// <summary>The number of values, of all steps; where it is enormous, that and no more.</summary>
    public long Size => Dimensions.Aggregate((long)Math.Max(1, Steps), (product, size) => Math.Min(Enormous, product * size));

    /// <summary>The number of floats it takes in training, where each step of a sequence is a padded row; where it is enormous, that and no more.</summary>
    public long TrainingFloats => IsSequence ? Math.Min(Enormous, (long)Steps * Padding.Of((int)Math.Min(Enormous - Padding.Line, OneStep().Size))) : Size;

    /// <summary>Whether it is a sequence: a vector for each step.</summary>
    public bool IsSequence => Steps > 0;

    /// <summary>Whether it is a vector, or one for each step, and not channels at places.</summary>
    public bool IsVector => Dimensions.Count == 1;

    /// <summary>The features of a vector, the channels of an image.</summary>
    public int Channels => Dimensions[0];

    /// <summary>The height of an image, 1 for a signal and a vector.</summary>
    public int Height => Dimensions.Count == 3 ? Dimensions[1] : 1;

    /// <summary>The width of an image, the length of a signal, 1 for a vector.</summary>
    public int Width => Dimensions.Count == 1 ? 1 : Dimensions[Dimensions.Count - 1];

    /// <summary>At how many places each channel has a value; where it is enormous, that and no more.</summary>
    public long Positions => Dimensions.Skip(1).Aggregate(1L, (product, size) => Math.Min(Enormous, product * size));

    public static Shape Vector(int size) => Of(size);

    public static Shape Of(params int[] sizes) => new(sizes.ToEquatableArray());

    /// <summary>A vector for each step.</summary>
    public static Shape Sequence(int steps, int size) => new(new[] { size }.ToEquatableArray(), steps);

    /// <summary>A vector of another size; of a sequence one for each step.</summary>
    public Shape WithSize(int size) => new(new[] { size }.ToEquatableArray(), Steps);

    /// <summary>What one step is; of anything else the same.</summary>
    public Shape OneStep() => new(Dimensions);

    public override string ToString()
    {
        string sizes = string.Join("x", Dimensions.Select(Invariant.Text));
        return IsSequence ? $"{Invariant.Text(Steps)} steps of {sizes}" : sizes;
    }
}
