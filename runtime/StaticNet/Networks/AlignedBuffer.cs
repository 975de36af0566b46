using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticNet;

/// <summary>
/// Floats that begin at a 64-byte boundary and never move, so that no vector load crosses a cache line.
/// All zero at the beginning.
/// </summary>
public sealed class AlignedBuffer
{
    private const int Alignment = 64;
    private readonly float[] array;
    private readonly int offset;

    /// <summary>Allocates the buffer.</summary>
    /// <param name="length">The number of floats, at least 0.</param>
    public AlignedBuffer(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        array = GC.AllocateArray<float>(length + (Alignment / sizeof(float)), pinned: true);
        long address = Marshal.UnsafeAddrOfPinnedArrayElement(array, 0);
        offset = (int)((Alignment - (address % Alignment)) % Alignment) / sizeof(float);
        Length = length;
    }

    /// <summary>The number of floats.</summary>
    public int Length { get; }

    /// <summary>The floats.</summary>
    public Span<float> Span => array.AsSpan(offset, Length);

    /// <summary>The first float; valid also in an empty buffer.</summary>
    public ref float Start => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(array), offset);
}
