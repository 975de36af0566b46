namespace Samples.Shared;

/// <summary>A row of numbers as a row of characters: bars of blocks in a terminal, more and less ink in plain text.</summary>
public static class Sparkline
{
    private const string Bars = "▁▂▃▄▅▆▇█";

    /// <summary>Draws numbers.</summary>
    /// <param name="values">The numbers, a character each.</param>
    /// <param name="lowest">What the lowest bar stands for; less is drawn like it.</param>
    /// <param name="highest">What the highest bar stands for; more is drawn like it.</param>
    public static string Of(IEnumerable<double> values, double lowest, double highest) =>
        string.Concat(values.Select(value => CharacterOf((value - lowest) / (highest - lowest))));

    private static char CharacterOf(double height) =>
        Screen.HasColors ? Bars[Math.Clamp((int)(height * Bars.Length), 0, Bars.Length - 1)] : Picture.Ink(height);
}
