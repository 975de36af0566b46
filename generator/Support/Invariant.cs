using System.Globalization;

namespace StaticNet.Generator.Support;

/// <summary>Numbers as text, the same in every culture.</summary>
internal static class Invariant
{
    public static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Text(float value) => value.ToString("G9", CultureInfo.InvariantCulture);

    /// <summary>A C# literal that reads back as exactly this float.</summary>
    public static string Literal(float value) => Text(value) + "f";

    /// <summary>A C# expression, constant to the compilers, of exactly the bits of any float: also of -0, infinities and whatever is no number.</summary>
    public static string Exact(float value)
    {
        if (!float.IsNaN(value) && !float.IsInfinity(value))
        {
            // "G9" of -0 is "0" on .NET Framework.
            return value == 0f ? (Bits(value) == 0 ? "0f" : "-0f") : Literal(value);
        }

        return float.IsPositiveInfinity(value) ? "float.PositiveInfinity"
            : float.IsNegativeInfinity(value) ? "float.NegativeInfinity"
            : $"global::System.BitConverter.UInt32BitsToSingle(0x{Bits(value).ToString("X8", CultureInfo.InvariantCulture)}u)";
    }

    /// <summary>A C# literal of a number, by its bits.</summary>
    public static string Hex(ulong value) => value == 0 ? "0UL" : $"0x{value.ToString("X16", CultureInfo.InvariantCulture)}UL";

    private static uint Bits(float value) => BitConverter.ToUInt32(BitConverter.GetBytes(value), 0);
}
