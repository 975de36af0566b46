using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticNet;

/// <summary>
/// What batches of a network look like, to pass those that are as they must be in a few instructions. Where it does not pass one, <see cref="TrainingGuard"/>
/// says what is wrong with it, or that nothing is.
/// </summary>
/// <param name="network">The network.</param>
/// <param name="kind">What its loss takes as targets.</param>
internal readonly struct BatchShape(INetwork network, TargetKind kind)
{
    // The bits of floats that are not negative are in the order of the floats.
    private const uint OneBits = 0x3F800000;
    private const uint GreatestBits = 0x7F7FFFFF;
    private const uint WithoutSign = 0x7FFFFFFF;

    private readonly uint inputSize = (uint)network.InputSize;
    private readonly uint outputSize = (uint)network.OutputSize;
    private readonly uint outputSteps = (uint)network.OutputSteps;
    private readonly uint classes = (uint)(network.OutputSize / network.OutputSteps);

    /// <summary>Whether a batch is right at first sight. Soft targets of classes never are: their sums want a closer look.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Passes(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, out int count) =>
        IsWhole(inputs.Length, out count)
        && (ulong)(uint)count * outputSize == (uint)targets.Length
        && kind != TargetKind.Classes
        && AllWithin(
            ref Unsafe.As<float, uint>(ref MemoryMarshal.GetReference(targets)),
            targets.Length,
            kind == TargetKind.Values ? WithoutSign : uint.MaxValue,
            kind == TargetKind.Values ? GreatestBits : OneBits);

    /// <summary>The same with class numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Passes(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, out int count) =>
        IsWhole(inputs.Length, out count)
        && (ulong)(uint)count * outputSteps == (uint)labels.Length
        && kind == TargetKind.Classes
        && AllWithin(ref Unsafe.As<int, uint>(ref MemoryMarshal.GetReference(labels)), labels.Length, uint.MaxValue, classes - 1);

    private bool IsWhole(int floats, out int count)
    {
        count = (int)((uint)floats / inputSize);
        return floats > 0 && (uint)count * inputSize == (uint)floats;
    }

    // The last vector overlaps the one before.
    private static bool AllWithin(ref uint bits, int length, uint mask, uint highest)
    {
        if (length < Vector<uint>.Count)
        {
            uint most = 0;
            for (int i = 0; i < length; i++)
            {
                most = Math.Max(most, Unsafe.Add(ref bits, i) & mask);
            }

            return most <= highest;
        }

        var masks = new Vector<uint>(mask);
        nuint last = (nuint)(length - Vector<uint>.Count);
        Vector<uint> greatest = Vector.LoadUnsafe(ref bits, last) & masks;
        for (nuint i = 0; i < last; i += (nuint)Vector<uint>.Count)
        {
            greatest = Vector.Max(greatest, Vector.LoadUnsafe(ref bits, i) & masks);
        }

        return Vector.LessThanOrEqualAll(greatest, new Vector<uint>(highest));
    }
}
