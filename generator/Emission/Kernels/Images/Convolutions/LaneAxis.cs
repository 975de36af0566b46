using StaticNet.Generator.Checking;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission.Kernels.Images;

/// <summary>
/// One axis of a kernel that computes the pixels of one image from those of another: pixel p sees the source at
/// p * Stride + Shift + k * Step for each tap k, where that is inside. Numbers that are not known when the code is written are variables.
/// </summary>
internal sealed class LaneAxis
{
    private LaneAxis(string name, int source, int stride, int step)
    {
        Name = name;
        Source = source;
        Stride = stride;
        Step = step;
    }

    /// <summary>"row" or "column": the variable of a pixel, and what the other variables begin with.</summary>
    public string Name { get; }

    /// <summary>The size of the source.</summary>
    public int Source { get; }

    /// <summary>How far the source moves from pixel to pixel.</summary>
    public int Stride { get; }

    /// <summary>How far the source moves from tap to tap; backward if negative.</summary>
    public int Step { get; }

    /// <summary>Where in the source pixel 0 sees tap 0.</summary>
    public required string Shift { get; init; }

    /// <summary>The number of pixels.</summary>
    public required string Pixels { get; init; }

    /// <summary>The number of taps.</summary>
    public required string Taps { get; init; }

    /// <summary>The first pixel all of whose taps are inside.</summary>
    public required string First { get; init; }

    /// <summary>The first pixel behind for which that is no longer so.</summary>
    public required string End { get; init; }

    /// <summary>How many pixels lie between these two, for the choice of tiles: where there are several answers, the least but none.</summary>
    public required int PixelsInside { get; init; }

    /// <summary>How far the result moves from pixel to pixel, and where pixel 0 is.</summary>
    public int ResultStride { get; private init; } = 1;

    public string ResultShift { get; private init; } = "0";

    /// <summary>The variables.</summary>
    public IReadOnlyList<string> Variables { get; private init; } = [];

    /// <summary>Whether all numbers are known when the code is written.</summary>
    public bool IsKnown => Variables.Count == 0;

    /// <summary>Whether there may be pixels some of whose taps are outside.</summary>
    public bool HasBorder => !IsKnown || Number(End) - Number(First) < Number(Pixels);

    /// <summary>From outputs to the inputs they see.</summary>
    public static LaneAxis Forward(string name, SlidingAxis axis)
    {
        (int first, int end) = axis.Interior;
        return new LaneAxis(name, axis.Input, axis.Stride, axis.Dilation)
        {
            Shift = Invariant.Text(-axis.Before),
            Pixels = Invariant.Text(axis.Output),
            Taps = Invariant.Text(axis.Kernel),
            First = Invariant.Text(first),
            End = Invariant.Text(end),
            PixelsInside = end - first,
        };
    }

    /// <summary>From inputs to the outputs that saw them, with a stride of 1.</summary>
    public static LaneAxis Backward(string name, SlidingAxis axis)
    {
        (int first, int end) = Inside(axis.Input, axis.Before, axis.Span, axis.Output);
        return new LaneAxis(name, axis.Output, 1, -axis.Dilation)
        {
            Shift = Invariant.Text(axis.Before),
            Pixels = Invariant.Text(axis.Input),
            Taps = Invariant.Text(axis.Kernel),
            First = Invariant.Text(first),
            End = Invariant.Text(end),
            PixelsInside = end - first,
        };
    }

    /// <summary>From every stride-th input to the outputs that saw it. See <see cref="LanePhase"/>.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="phase">What finds the variables.</param>
    /// <param name="isTiled">Whether there are tiles of pixels inside.</param>
    public static LaneAxis Backward(string name, LanePhase phase, bool isTiled) => new(name, phase.Axis.Output, 1, -phase.Dilation)
    {
        Shift = $"{name}Shift",
        Pixels = $"{name}Pixels",
        Taps = $"{name}Taps",
        First = isTiled ? $"{name}First" : "0",
        End = isTiled ? $"{name}End" : "0",
        PixelsInside = isTiled ? phase.LeastInside : 0,
        ResultStride = phase.Axis.Stride,
        ResultShift = $"{name}Phase",
        Variables = [$"{name}Phase", $"{name}Taps", $"{name}Shift", $"{name}Pixels", .. isTiled ? [$"{name}First", $"{name}End"] : Array.Empty<string>()],
    };

    /// <summary>The pixels between which all taps of a backward axis are inside.</summary>
    public static (int First, int End) Inside(int pixels, int shift, long span, int source)
    {
        int first = (int)Math.Max(0, Math.Min(pixels, span - 1 - shift));
        int end = (int)Math.Max(first, Math.Min(pixels, (long)source - shift));
        return (first, end);
    }

    /// <summary>Writes which taps are inside, for a pixel that sees tap 0 at a place in the source.</summary>
    public (string First, string End) EmitTaps(CodeWriter code, string begin)
    {
        string first = $"{Name}TapsFrom";
        string end = $"{Name}TapsTo";
        int step = Math.Abs(Step);
        string before = Step > 0 ? IndexSum.Of((Invariant.Text(step - 1), 1), (begin, -1)) : IndexSum.Of((begin, 1), (Invariant.Text(step - Source), 1));
        string until = Step > 0 ? IndexSum.Of((Invariant.Text(Source + step - 1), 1), (begin, -1)) : IndexSum.Of((begin, 1), (Invariant.Text(step), 1));
        code.Line("// The taps that are not on padding.");
        code.Line($"nint {first} = Math.Max(0, {Divided(before, step)});");
        code.Line($"nint {end} = Math.Min({Taps}, {Divided(until, step)});");
        return (first, end);
    }

    private static string Divided(string text, int by) => by == 1 ? text : $"({text}) / {Invariant.Text(by)}";

    private static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
