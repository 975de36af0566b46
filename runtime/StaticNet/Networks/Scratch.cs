using System.ComponentModel;

namespace StaticNet;

/// <summary>
/// Memory for values between layers, one block for each thread: it grows to the greatest size asked for on that thread and
/// stays with it, so that predictions allocate nothing after the first and threads never meet. For generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Scratch
{
    [ThreadStatic]
    private static AlignedBuffer? block;

    /// <summary>The calling thread's block, at a 64-byte boundary. It holds whatever the last user left.</summary>
    /// <param name="length">Floats wanted.</param>
    public static ref float Rent(int length)
    {
        AlignedBuffer? current = block;
        if (current is null || current.Length < length)
        {
            block = current = new AlignedBuffer(length);
        }

        return ref current.Start;
    }
}
