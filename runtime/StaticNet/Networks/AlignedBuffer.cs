using System.ComponentModel;
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
    private readonly nint address;
    private volatile bool touched = true;

    /// <summary>Allocates the buffer.</summary>
    /// <param name="length">The number of floats, at least 0.</param>
    public AlignedBuffer(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        array = GC.AllocateArray<float>(length + (Alignment / sizeof(float)), pinned: true);
        offset = (int)(PastLine(Marshal.UnsafeAddrOfPinnedArrayElement(array, 0)) / sizeof(float));
        address = Marshal.UnsafeAddrOfPinnedArrayElement(array, offset);
        Length = length;
    }

    /// <summary>The number of floats.</summary>
    public int Length { get; }

    /// <summary>The floats. Whoever takes them may change them: see <see cref="IsTouched"/>.</summary>
    public Span<float> Span
    {
        get
        {
            touched = true;
            return array.AsSpan(offset, Length);
        }
    }

    /// <summary>The floats, for reading only.</summary>
    public ReadOnlySpan<float> ReadOnlySpan => array.AsSpan(offset, Length);

    /// <summary>The first float; valid also in an empty buffer.</summary>
    /// <remarks>One load, where the array and the offset would be two and an addition. The array never moves, and the reference keeps it.</remarks>
    public ref float Start => ref Unsafe.AddByteOffset(ref Unsafe.NullRef<float>(), address);

    /// <summary>The first float at a 64-byte boundary, up to 15 floats behind the given one, which must not move. For generated code.</summary>
    /// <param name="start">The beginning of memory on the stack.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ref float Align(ref float start) => ref Unsafe.AddByteOffset(ref start, PastLine(Unsafe.ByteOffset(ref Unsafe.NullRef<float>(), ref start)));

    /// <summary>
    /// Whether the floats may have changed since <see cref="Settle"/>; true at the beginning. What a network prepares from its
    /// parameters is made anew when this is true. Writing through a span taken before <see cref="Settle"/>, or through
    /// <see cref="Start"/>, does not show here. For generated code.
    /// </summary>
    /// <remarks>
    /// A volatile read, as <see cref="Settle"/> is a volatile write: a thread that sees false also sees all that was written before
    /// the call of <see cref="Settle"/>. So first what depends on the floats is made, under a lock, and then settled.
    /// </remarks>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public bool IsTouched => touched;

    /// <summary>Says that the floats have changed, which writing through <see cref="Start"/> does not say by itself. For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void Touch() => touched = true;

    /// <summary>Says that all that depends on the floats has been made from them as they are now. For generated code.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void Settle() => touched = false;

    // Bytes from an address to the next boundary.
    private static nint PastLine(nint address) => -address & (Alignment - 1);
}
