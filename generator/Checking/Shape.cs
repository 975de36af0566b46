using StaticNet.Generator.Support;

namespace StaticNet.Generator.Checking;

/// <summary>The sizes of one sample between two layers.</summary>
internal readonly record struct Shape(EquatableArray<int> Dimensions)
{
    public long Size => Dimensions.Aggregate(1L, (product, size) => product * size);

    public static Shape Vector(int size) => new(new[] { size }.ToEquatableArray());

    public override string ToString() => string.Join("x", Dimensions.Select(Invariant.Text));
}
