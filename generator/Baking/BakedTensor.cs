using StaticNet.Generator.Support;

namespace StaticNet.Generator.Baking;

/// <summary>A tensor of a file of weights.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="Type">What its values are where they are no floats, such as "I64"; null where they are.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Bits">Its values, the last index running fastest, each the bits of a float; empty where they are none.</param>
internal sealed record BakedTensor(string Name, string? Type, EquatableArray<long> Shape, EquatableArray<int> Bits)
{
    private const string CountOfBatches = ".num_batches_tracked";

    /// <summary>The batch normalisation of PyTorch whose count of batches it is, which says nothing to a network; or null.</summary>
    public string? CountedNorm =>
        Type is { } type && (type[0] is 'I' or 'U') && Name.EndsWith(CountOfBatches, StringComparison.Ordinal) ? Name.Substring(0, Name.Length - CountOfBatches.Length) : null;

    public bool HasShape(IReadOnlyList<int> shape) => Shape.Count == shape.Count && Shape.Zip(shape, (mine, other) => mine == other).All(isSame => isSame);

    public override string ToString() => $"[{string.Join(", ", Shape)}]{(Type is null ? string.Empty : $" of {Type}")}";
}
