using StaticNet.Generator.Checking;

namespace StaticNet.Generator.Emission.Kernels.Images;

/// <summary>A pool of one sample, whose positions are rows of channels.</summary>
internal sealed class RowPool
{
    private const int VectorsAtOnce = 4;

    public required string Name { get; init; }

    /// <summary>A comment over the method.</summary>
    public required string Comment { get; init; }

    public required PoolKind Kind { get; init; }

    public required int Channels { get; init; }

    public required SlidingWindow Window { get; init; }

    /// <summary>Writes {Name}(ref float x, ref float y), both [position][channel, padded].</summary>
    public void Emit(CodeWriter code, Lanes lanes)
    {
        var loops = new PoolLoops(Window, Padding.Of(Channels));
        code.Line($"// {Comment}, one sample.");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Open($"internal static void {Name}(ref float x, ref float y)"))
        {
            ColumnBlocks.Emit(code, Piece.OfPadded(Channels, lanes), VectorsAtOnce, (block, start) =>
            {
                code.Line(References.Declare("xc", References.Element("x", start)));
                code.Line(References.Declare("yc", References.Element("y", start)));
                PoolValue.Emit(code, Kind, loops, block, "xc", "yc");
            });
        }
    }
}
