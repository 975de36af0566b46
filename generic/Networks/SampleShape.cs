namespace StaticNet.Generic;

/// <summary>The sizes of one sample: [features], [channels, length] or [channels, height, width]. A signal is an image of height 1.</summary>
internal sealed class SampleShape(params int[] sizes)
{
    public ReadOnlySpan<int> Sizes => sizes;

    public int Rank => sizes.Length;

    public int Channels => sizes[0];

    public int Height => Rank == 3 ? sizes[1] : 1;

    public int Width => Rank > 1 ? sizes[^1] : 1;

    public int Size { get; } = sizes.Aggregate(1, (product, size) => product * size);

    /// <summary>The number of values of one channel.</summary>
    public int Positions => Size / Channels;

    public bool Equals(SampleShape other) => sizes.AsSpan().SequenceEqual(other.Sizes);

    /// <summary>The same heights and widths with another number of channels.</summary>
    public SampleShape With(int channels) => new([channels, .. sizes[1..]]);

    /// <summary>The sizes: "[3, 28, 28]".</summary>
    public override string ToString() => $"[{string.Join(", ", sizes)}]";
}
