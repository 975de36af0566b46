using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission.Kernels;

/// <summary>
/// y = scale x + shift for each channel, over padded rows: batch normalisation as predictions compute it. Where whole rows fill a vector, a vector takes as many
/// as it holds, up to the end of the last line.
/// </summary>
internal sealed class ChannelScale
{
    private const int ColumnsAtOnce = 4;

    /// <summary>The method's name; it takes (ref float x, ref float p, ref float y, int rows).</summary>
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

    private int Stride => Padding.Of(Channels);

    public void Emit(CodeWriter code, Lanes lanes)
    {
        code.Line($"// {Comment}: a factor and a summand for each channel.");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Open($"internal static void {Name}(ref float x, ref float p, ref float y, int rows)"))
        {
            if (lanes.Count % Stride == 0)
            {
                EmitRowsInVectors(code, lanes);
            }
            else
            {
                EmitColumns(code, lanes);
            }
        }
    }

    private void EmitRowsInVectors(CodeWriter code, Lanes lanes)
    {
        code.Line($"{lanes.Type} scale = {Repeated("p", ScaleOffset, lanes)};");
        code.Line($"{lanes.Type} shift = {Repeated("p", ShiftOffset, lanes)};");
        using (code.Open($"for (nint i = 0; i < (nint)rows * {Invariant.Text(Stride)}; i += {lanes})"))
        {
            code.Line($"{lanes.Type} v = {lanes.MultiplyAdd($"{lanes.Class}.LoadUnsafe(ref x, (nuint)i)", "scale", "shift")};");
            code.Line($"{Lanes.Parenthesised(Activate(lanes, "v"))}.StoreUnsafe(ref y, (nuint)i);");
        }
    }

    private string Repeated(string reference, int offset, Lanes lanes)
    {
        if (lanes.Count == Stride)
        {
            return lanes.Load(reference, offset);
        }

        string half = Repeated(reference, offset, lanes.Narrower);
        return $"{lanes.Class}.Create({half}, {half})";
    }

    private void EmitColumns(CodeWriter code, Lanes lanes) =>
        ColumnBlocks.Emit(code, Piece.OfPadded(Channels, lanes), ColumnsAtOnce, (block, start) =>
        {
            code.Line(References.Declare("scale", References.Element("p", start, ScaleOffset)));
            code.Line(References.Declare("shift", References.Element("p", start, ShiftOffset)));
            for (int j = 0; j < block.Count; j++)
            {
                code.Line($"{block[j].Lanes.Type} scale{j} = {block[j].Load("scale")};");
                code.Line($"{block[j].Lanes.Type} shift{j} = {block[j].Load("shift")};");
            }

            using (code.Open($"for (nint at = {start}; at < (nint)rows * {Invariant.Text(Stride)}; at += {Invariant.Text(Stride)})"))
            {
                for (int j = 0; j < block.Count; j++)
                {
                    code.Line($"{block[j].Lanes.Type} v{j} = {block[j].Lanes.MultiplyAdd(block[j].Load("Unsafe.Add(ref x, at)"), $"scale{j}", $"shift{j}")};");
                    block[j].Store(code, Activate(block[j].Lanes, $"v{j}"), "Unsafe.Add(ref y, at)");
                }
            }
        });
}
