using System.Numerics;

namespace StaticNet.Generic;

/// <summary>One tensor of parameters, of their gradients or of statistics: a row-major part of an array it shares with the others.</summary>
public sealed class GenericTensor<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly TensorStore<T> store;
    private readonly int[] shape;

    internal GenericTensor(string name, TensorRole role, int[] shape, TensorStore<T> store, int offset)
    {
        Name = name;
        Role = role;
        this.shape = shape;
        this.store = store;
        Offset = offset;
        Length = shape.Aggregate(1, (product, size) => product * size);
    }

    /// <summary>Its name, such as "0.weight".</summary>
    public string Name { get; }

    /// <summary>What it is for.</summary>
    public TensorRole Role { get; }

    /// <summary>Its shape in PyTorch's order: [units, inputs], [channels, channels of a group, height, width] or [units].</summary>
    public ReadOnlySpan<int> Shape => shape;

    /// <summary>The number of values.</summary>
    public int Length { get; }

    /// <summary>The values, the last index running fastest. Changes show in the next prediction.</summary>
    public Span<T> Values => store.Values.Slice(Offset, Length);

    internal int Offset { get; }

    /// <summary>Replaces all values, the last index running fastest.</summary>
    /// <exception cref="ArgumentException">Another number of values than <see cref="Length"/>; nothing was changed.</exception>
    public void CopyFrom(ReadOnlySpan<T> source)
    {
        if (source.Length != Length)
        {
            throw new ArgumentException($"{this} has {Length} values, but {source.Length} were given.", nameof(source));
        }

        source.CopyTo(Values);
    }

    /// <summary>The name and the shape: "0.weight [32, 64]".</summary>
    public override string ToString() => $"{Name} [{string.Join(", ", shape)}]";

    /// <summary>Where the tensor lies in other values of the same layout.</summary>
    internal Span<T> In(Span<T> others) => others.Slice(Offset, Length);
}
