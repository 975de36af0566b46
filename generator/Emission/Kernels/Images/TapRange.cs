using StaticNet.Generator.Checking;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission.Kernels.Images;

/// <summary>Which taps of a window fall onto the input: all of them inside an image, fewer at its edges.</summary>
internal static class TapRange
{
    /// <summary>
    /// Writes the ints {tap}First and {tap}End: taps from the first to before the end fall onto the input, the others onto padding. Where the
    /// window lies on padding altogether the end is not behind the first.
    /// </summary>
    /// <param name="code">Where to write.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="output">The variable that counts the outputs along it.</param>
    /// <param name="tap">What the taps are called: "ky".</param>
    public static void Emit(CodeWriter code, SlidingAxis axis, string output, string tap)
    {
        // Quotients are rounded up, and towards zero where negative: then no tap is left anyway.
        string first = $"-{tap}Start";
        string end = $"{Invariant.Text(axis.Input)} - {tap}Start";
        if (axis.Dilation > 1)
        {
            first = $"({Invariant.Text(axis.Dilation - 1)} - {tap}Start) / {Invariant.Text(axis.Dilation)}";
            end = $"({Invariant.Text(axis.Input + axis.Dilation - 1)} - {tap}Start) / {Invariant.Text(axis.Dilation)}";
        }

        code.Line($"int {tap}Start = {Start(axis, output)};");
        code.Line($"int {tap}First = Math.Max(0, {first});");
        code.Line($"int {tap}End = Math.Min({Invariant.Text(axis.Kernel)}, {end});");
    }

    /// <summary>The input under the first tap of an output, counted from the first input; it may be negative.</summary>
    public static string Start(SlidingAxis axis, string output)
    {
        string scaled = axis.Stride == 1 ? output : $"{output} * {Invariant.Text(axis.Stride)}";
        return axis.Before == 0 ? scaled : $"{scaled} - {Invariant.Text(axis.Before)}";
    }

    /// <summary>The header of a loop over the taps of a row or a column of the window.</summary>
    /// <param name="axis">The axis.</param>
    /// <param name="tap">What the taps are called.</param>
    /// <param name="isRanged">Whether only those that <see cref="Emit"/> found fall onto the input.</param>
    public static string Loop(SlidingAxis axis, string tap, bool isRanged) =>
        isRanged
            ? $"for (int {tap} = {tap}First; {tap} < {tap}End; {tap}++)"
            : $"for (int {tap} = 0; {tap} < {Invariant.Text(axis.Kernel)}; {tap}++)";
}
