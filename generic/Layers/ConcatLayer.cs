using System.Numerics;

namespace StaticNet.Generic;

/// <inheritdoc cref="ConcatAttribute"/>
internal sealed class ConcatLayer<T> : JoinLayer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly int[] sizes;
    private readonly int[] offsets;

    public ConcatLayer(SampleShape output, IReadOnlyList<SampleShape> parts)
        : base(output)
    {
        sizes = [.. parts.Select(part => part.Size)];
        offsets = new int[sizes.Length];
        for (int i = 1; i < sizes.Length; i++)
        {
            offsets[i] = offsets[i - 1] + sizes[i - 1];
        }
    }

    public override void Take(int part, ReadOnlySpan<T> inputs, Span<T> outputs, int count)
    {
        for (int sample = 0; sample < count; sample++)
        {
            inputs.Slice(sample * sizes[part], sizes[part]).CopyTo(outputs[((sample * Output.Size) + offsets[part])..]);
        }
    }

    public override void Return(int part, ReadOnlySpan<T> outputGradient, Span<T> inputGradient, int count)
    {
        for (int sample = 0; sample < count; sample++)
        {
            outputGradient.Slice((sample * Output.Size) + offsets[part], sizes[part]).CopyTo(inputGradient[(sample * sizes[part])..]);
        }
    }
}
