namespace StaticNet.Generator.Emission.Kernels.Images;

/// <summary>The mean over all positions of each channel, samples in the lanes.</summary>
internal sealed class LaneMean
{
    public required string Name { get; init; }

    /// <summary>A comment over the method.</summary>
    public required string Comment { get; init; }

    public required int Channels { get; init; }

    public required int Positions { get; init; }

    /// <summary>Writes {Name}(ref float x, ref float y, int groups), x being [group][channel][position][lane] and y [group][channel][lane].</summary>
    public void Emit(CodeWriter code, Lanes lanes)
    {
        code.Line($"// {Comment}.");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Open($"internal static void {Name}(ref float x, ref float y, int groups)"))
        {
            LanePlanes.Emit(code, Channels, [("x", "xc", Positions * lanes.Count), ("y", "yc", lanes.Count)], () =>
                MeanSum.Emit(code, [new Piece(0, lanes, lanes.Count)], Positions, lanes.Count, "xc", "yc"));
        }
    }
}
