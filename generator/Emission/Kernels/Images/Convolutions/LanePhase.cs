using StaticNet.Generator.Checking;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission.Kernels.Images;

/// <summary>
/// The way back along an axis with a stride above 1. Inputs that are a whole number of strides apart are one phase: the outputs that
/// saw them used the same taps, every <see cref="TapStep"/>-th, and lie as those of a convolution with a stride of 1 do. Which
/// taps they are depends on the phase and is found out when running, so that the code is the same for all.
/// </summary>
internal sealed class LanePhase
{
    public LanePhase(SlidingAxis axis)
    {
        Axis = axis;
        int divisor = axis.Stride;
        for (int rest = axis.Dilation; rest != 0;)
        {
            (divisor, rest) = (rest, divisor % rest);
        }

        TapStep = axis.Stride / divisor;
        Dilation = axis.Dilation / divisor;
        LeastInside = Enumerable.Range(0, Math.Min(axis.Stride, axis.Input)).Select(Inside).Where(count => count > 0).DefaultIfEmpty(0).Min();
    }

    public SlidingAxis Axis { get; }

    /// <summary>From one tap of a phase to the next.</summary>
    public int TapStep { get; }

    /// <summary>The outputs between those that two such taps of the same input belong to.</summary>
    public int Dilation { get; }

    /// <summary>How many inputs of a phase have all its taps inside: the least of all phases that have any.</summary>
    public int LeastInside { get; }

    /// <summary>Writes the variables of a phase: see <see cref="LaneAxis"/>. The tap it begins with is one more, {name}Tap.</summary>
    public void Emit(CodeWriter code, string name)
    {
        string stride = Invariant.Text(Axis.Stride);
        string reach = IndexSum.Of(($"{name}Phase", 1), (Invariant.Text(Axis.Before), 1), ($"{name}Tap", -Axis.Dilation));
        code.Line($"// The first tap that reaches {name}s {name}Phase, {name}Phase + {stride}, and so on, if any does, and the output that it belongs to.");
        code.Line($"nint {name}Tap = 0;");
        using (code.Open($"while ({name}Tap < {Invariant.Text(TapStep)} && ({reach}) % {stride} != 0)"))
        {
            code.Line($"{name}Tap++;");
        }

        code.Line();
        code.Line($"nint {name}Taps = {name}Tap < {Invariant.Text(Math.Min(TapStep, Axis.Kernel))} ? ({Invariant.Text(Axis.Kernel + TapStep - 1)} - {name}Tap) / {Invariant.Text(TapStep)} : 0;");
        code.Line($"{name}Tap = {name}Taps == 0 ? 0 : {name}Tap;");
        code.Line($"nint {name}Shift = ({reach}) / {stride};");
        code.Line($"nint {name}Pixels = ({Invariant.Text(Axis.Input + Axis.Stride - 1)} - {name}Phase) / {stride};");
    }

    /// <summary>Writes between which pixels all taps are inside, or that there are none where they are too few for a tile.</summary>
    public void EmitInside(CodeWriter code, string name, int tile)
    {
        string first = IndexSum.Of(($"{name}Taps", Dilation), ("1", -Dilation), ($"{name}Shift", -1));
        code.Line($"nint {name}First = Math.Clamp({first}, 0, {name}Pixels);");
        code.Line($"nint {name}End = Math.Clamp({Invariant.Text(Axis.Output)} - {name}Shift, {name}First, {name}Pixels);");
        using (code.Open($"if ({name}End - {name}First < {Invariant.Text(tile)})"))
        {
            code.Line("// Too few for a tile.");
            code.Line($"{name}First = {name}End = 0;");
        }

        code.Line();
    }

    private int Inside(int phase)
    {
        int tap = Enumerable.Range(0, TapStep).Where(k => ((long)phase + Axis.Before - ((long)k * Axis.Dilation)) % Axis.Stride == 0).DefaultIfEmpty(TapStep).First();
        int pixels = (Axis.Input + Axis.Stride - 1 - phase) / Axis.Stride;
        if (tap >= TapStep || tap >= Axis.Kernel)
        {
            return pixels;
        }

        int taps = (Axis.Kernel - tap + TapStep - 1) / TapStep;
        int shift = (int)((phase + (long)Axis.Before - ((long)tap * Axis.Dilation)) / Axis.Stride);
        (int first, int end) = LaneAxis.Inside(pixels, shift, ((long)Dilation * (taps - 1)) + 1, Axis.Output);
        return end - first;
    }
}
