namespace StaticNet.Generator.Tests.Kernels;

/// <summary>
/// Floats that begin at a 64-byte boundary as those of a network do, and values around them by which a kernel that writes beyond
/// its memory is found. They are NaN, so that one that reads there is found too.
/// </summary>
internal sealed class GuardedFloats
{
    private const int Guard = 64;
    private readonly AlignedBuffer buffer;

    public GuardedFloats(int length)
    {
        buffer = new AlignedBuffer(length + (2 * Guard));
        buffer.Span.Fill(float.NaN);
        Span.Clear();
    }

    /// <summary>The floats between the guards; zero at the beginning.</summary>
    public Span<float> Span => buffer.Span[Guard..^Guard];

    /// <summary>The first of them.</summary>
    public ref float Start => ref buffer.Span[Guard];

    /// <summary>As many floats as are given.</summary>
    public static GuardedFloats Of(ReadOnlySpan<float> values)
    {
        var floats = new GuardedFloats(values.Length);
        values.CopyTo(floats.Span);
        return floats;
    }

    /// <summary>Uniform numbers between -1 and 1.</summary>
    public static GuardedFloats Random(int length, int seed)
    {
        var random = new Random(seed);
        var floats = new GuardedFloats(length);
        foreach (ref float value in floats.Span)
        {
            value = (random.NextSingle() * 2f) - 1f;
        }

        return floats;
    }

    /// <summary>Fails where something was written before or behind the floats.</summary>
    public void AssertGuardsUntouched()
    {
        Assert.All(buffer.Span[..Guard].ToArray(), value => Assert.True(float.IsNaN(value), "Written before the beginning."));
        Assert.All(buffer.Span[^Guard..].ToArray(), value => Assert.True(float.IsNaN(value), "Written behind the end."));
    }
}
