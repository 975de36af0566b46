using StaticNet.Generator.Checking;

namespace StaticNet.Generator.Emission.Kernels.Images;

/// <summary>A pool of many samples, which are in the lanes.</summary>
internal sealed class LanePool
{
    public required string Name { get; init; }

    /// <summary>A comment over the method.</summary>
    public required string Comment { get; init; }

    public required PoolKind Kind { get; init; }

    public required int Channels { get; init; }

    public required SlidingWindow Window { get; init; }

    /// <summary>Writes {Name}(ref float x, ref float y, int groups), both [group][channel][position][lane].</summary>
    public void Emit(CodeWriter code, Lanes lanes)
    {
        var loops = new PoolLoops(Window, lanes.Count);
        code.Line($"// {Comment}.");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Open($"internal static void {Name}(ref float x, ref float y, int groups)"))
        {
            LanePlanes.Emit(
                code,
                Channels,
                [("x", "xc", Window.InputPositions * lanes.Count), ("y", "yc", Window.OutputPositions * lanes.Count)],
                () => PoolValue.Emit(code, Kind, loops, [new Piece(0, lanes, lanes.Count)], "xc", "yc"));
        }
    }
}
