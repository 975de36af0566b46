namespace StaticNet.Generator.Emission;

/// <summary>
/// How wide rows are stored: 4 floats for up to 4 values, else whole groups of 8. Layouts are the same on every machine,
/// so a group is half a 512-bit vector, one of 256 bits, or two of 128.
/// </summary>
internal static class Padding
{
    /// <summary>Tensors and buffers begin at multiples of this: 16 floats are 64 bytes, a cache line.</summary>
    public const int Line = 16;

    public static int Of(int width) => width <= 4 ? 4 : (width + 7) / 8 * 8;

    public static int ToLine(int length) => (length + Line - 1) / Line * Line;
}
