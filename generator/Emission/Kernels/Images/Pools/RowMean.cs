namespace StaticNet.Generator.Emission.Kernels.Images;

/// <summary>The mean over all positions of each channel of one sample, whose positions are rows of channels.</summary>
internal sealed class RowMean
{
    private const int VectorsAtOnce = 4;

    public required string Name { get; init; }

    /// <summary>A comment over the method.</summary>
    public required string Comment { get; init; }

    public required int Channels { get; init; }

    public required int Positions { get; init; }

    /// <summary>Writes {Name}(ref float x, ref float y), x being [position][channel, padded] and y [channel, padded].</summary>
    public void Emit(CodeWriter code, Lanes lanes)
    {
        code.Line($"// {Comment}, one sample.");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Open($"internal static void {Name}(ref float x, ref float y)"))
        {
            ColumnBlocks.Emit(code, Piece.OfPadded(Channels, lanes), VectorsAtOnce, (block, start) =>
            {
                code.Line(References.Declare("xc", References.Element("x", start)));
                code.Line(References.Declare("yc", References.Element("y", start)));
                MeanSum.Emit(code, block, Positions, Padding.Of(Channels), "xc", "yc");
            });
        }
    }
}
