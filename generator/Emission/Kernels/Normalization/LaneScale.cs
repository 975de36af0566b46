using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission.Kernels;

/// <summary>y = scale x + shift for each channel of images with samples in the lanes: batch normalisation as predictions of many samples compute it.</summary>
internal sealed class LaneScale
{
    /// <summary>The method's name; it takes (ref float x, ref float p, ref float y, int positions, int groups), x and y being [group][channel][position][lane].</summary>
    public required string Name { get; init; }

    /// <summary>A comment over the method.</summary>
    public required string Comment { get; init; }

    public required int Channels { get; init; }

    /// <summary>Where the factors lie among the parameters.</summary>
    public required int ScaleOffset { get; init; }

    /// <summary>Where the summands lie.</summary>
    public required int ShiftOffset { get; init; }

    /// <summary>The activation of a variable, where that is cheap.</summary>
    public required Func<Lanes, string, string> Activate { get; init; }

    public void Emit(CodeWriter code, Lanes lanes)
    {
        code.Line($"// {Comment}: a factor and a summand for each channel, with samples in the lanes.");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Open($"internal static void {Name}(ref float x, ref float p, ref float y, int positions, int groups)"))
        using (code.Open("for (nint group = 0; group < groups; group++)"))
        using (code.Open($"for (nint channel = 0; channel < {Invariant.Text(Channels)}; channel++)"))
        {
            code.Line($"{lanes.Type} scale = {lanes.Broadcast(References.Element("p", "channel", ScaleOffset))};");
            code.Line($"{lanes.Type} shift = {lanes.Broadcast(References.Element("p", "channel", ShiftOffset))};");
            code.Line($"nint first = (group * {Invariant.Text(Channels)} + channel) * positions * {lanes};");
            using (code.Open($"for (nint i = first; i < first + (nint)positions * {lanes}; i += {lanes})"))
            {
                code.Line($"{lanes.Type} v = {lanes.MultiplyAdd($"{lanes.Class}.LoadUnsafe(ref x, (nuint)i)", "scale", "shift")};");
                code.Line($"{Lanes.Parenthesised(Activate(lanes, "v"))}.StoreUnsafe(ref y, (nuint)i);");
            }
        }
    }
}
