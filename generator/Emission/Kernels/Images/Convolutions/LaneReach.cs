using StaticNet.Generator.Checking;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission.Kernels.Images;

/// <summary>The outputs for which some neighbouring taps are all inside the input: from the first to before the end.</summary>
internal sealed record LaneReach(string First, string End, bool HasBorder)
{
    /// <summary>Finds them for taps from a number or a variable on: as numbers, or as variables that are written.</summary>
    public static LaneReach Emit(CodeWriter code, SlidingAxis axis, string name, string tap, int taps)
    {
        // The first position at which tap 0 of these may lie, and the one behind the last, counted from the beginning of the padding.
        long last = (long)axis.Input + axis.Before - ((taps - 1L) * axis.Dilation);
        if (int.TryParse(tap, out int number))
        {
            long moved = (long)number * axis.Dilation;
            long first = Math.Max(0, Math.Min(axis.Output, (axis.Before - moved + axis.Stride - 1) / axis.Stride));
            long end = Math.Max(first, Math.Min(axis.Output, (last - moved + axis.Stride - 1) / axis.Stride));
            return new LaneReach(Invariant.Text(first), Invariant.Text(end), first > 0 || end < axis.Output);
        }

        (int inside, int insideEnd) = axis.Interior;
        string output = Invariant.Text(axis.Output);
        if (inside == 0 && insideEnd == axis.Output)
        {
            return new LaneReach("0", output, HasBorder: false);
        }

        code.Line($"nint {name}First = Math.Clamp({Steps(axis, tap, axis.Before)}, 0, {output});");
        code.Line($"nint {name}End = Math.Clamp({Steps(axis, tap, last)}, {name}First, {output});");
        return new LaneReach($"{name}First", $"{name}End", HasBorder: true);
    }

    // The number of strides to a position, rounded up, seen from a tap.
    private static string Steps(SlidingAxis axis, string tap, long position)
    {
        string distance = IndexSum.Of((Invariant.Text(position + axis.Stride - 1), 1), (tap, -axis.Dilation));
        return axis.Stride == 1 ? distance : $"({distance}) / {Invariant.Text(axis.Stride)}";
    }
}
