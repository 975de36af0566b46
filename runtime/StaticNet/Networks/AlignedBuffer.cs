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
    private volatile bool touched = true;

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
    public ref float Start => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(array), offset);

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
}
