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
}
