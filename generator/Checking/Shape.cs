using StaticNet.Generator.Support;

namespace StaticNet.Generator.Checking;

/// <summary>The sizes of one sample between two layers.</summary>
internal readonly record struct Shape(EquatableArray<int> Dimensions)
{
    // Far beyond what is supported, and low enough that sums and products of a few of them stay right.
    private const long Enormous = int.MaxValue;

    /// <summary>The number of values; where it is enormous, that and no more.</summary>
    public long Size => Dimensions.Aggregate(1L, (product, size) => Math.Min(Enormous, product * size));

    public static Shape Vector(int size) => new(new[] { size }.ToEquatableArray());

    public override string ToString() => string.Join("x", Dimensions.Select(Invariant.Text));
}
