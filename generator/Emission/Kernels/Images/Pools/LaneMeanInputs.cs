using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission.Kernels.Images;

/// <summary>The gradient of a mean over all positions by its inputs, samples in the lanes: an equal share for each.</summary>
internal sealed class LaneMeanInputs
{
    public required string Name { get; init; }

    /// <summary>A comment over the method.</summary>
    public required string Comment { get; init; }

    public required int Channels { get; init; }

    public required int Positions { get; init; }

    /// <summary>Writes {Name}(ref float d, ref float dx, int groups), d being [group][channel][lane] and dx [group][channel][position][lane].</summary>
    public void Emit(CodeWriter code, Lanes lanes)
    {
        string length = Invariant.Text(Positions * lanes.Count);
        code.Line($"// {Comment}, gradient of its inputs.");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Open($"internal static void {Name}(ref float d, ref float dx, int groups)"))
        {
            LanePlanes.Emit(code, Channels, [("d", "dc", lanes.Count), ("dx", "dxc", Positions * lanes.Count)], () =>
            {
                code.Line($"{lanes.Type} share = {lanes.Load("dc", 0)} * {lanes.Broadcast(MeanSum.Share(Positions))};");
                using (code.Open($"for (nint i = 0; i < {length}; i += {lanes})"))
                {
                    code.Line(lanes.Store("share", "Unsafe.Add(ref dxc, i)", 0));
                }
            });
        }
    }
}
