using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission.Kernels;

/// <summary>
/// One step of one stream. The gates of a few units are summed up in registers and go through the cell there; those of many go through memory. Outputs and
/// memory cells are replaced in the state when all sums have been made.
/// </summary>
internal sealed class RecurrentStep(RecurrentShape shape)
{
    // Each vector of units takes some functions that are not cheap, written out.
    private const int MostVectors = 4;

    private RecurrentCell Cell => shape.Cell;

    /// <summary>Floats of scratch: sums of the inputs and of the outputs before, unless all fit into registers at every width.</summary>
    public int Scratch => Lanes.All.All(FitsRegisters) ? 0 : 2 * shape.GateStride;

    /// <summary>Vectors that are summed up at the same time.</summary>
    public int SumVectors(Lanes lanes) => shape.Pieces(lanes).Count * Cell.Sums;

    /// <summary>Whether all gates are summed up in registers.</summary>
    public bool FitsRegisters(Lanes lanes) => SumVectors(lanes) <= lanes.Accumulators && shape.Pieces(lanes).Count <= MostVectors;

    /// <summary>Writes the statements of a step in registers, in the middle of a method where p refers to the parameters and state to the state.</summary>
    /// <param name="code">Where to write.</param>
    /// <param name="lanes">The vector width.</param>
    /// <param name="prefix">What variables begin with.</param>
    /// <param name="x">The variable that refers to the inputs.</param>
    /// <param name="constants">The parameters where they become part of the code, or null.</param>
    /// <returns>The outputs.</returns>
    public Registers EmitInline(CodeWriter code, Lanes lanes, string prefix, string x, ConstantParameters? constants = null)
    {
        List<Piece> units = shape.Pieces(lanes);
        IReadOnlyList<CellStep> steps = new RecurrentSums(shape, code, units, prefix, constants).Emit(x);
        List<CellValues> values = [.. units.Select((piece, i) => Cell.EmitForward(code, piece.Lanes, $"{prefix}u{Invariant.Text(i)}", steps[i]))];
        for (int i = 0; i < units.Count; i++)
        {
            units[i].Store(code, values[i].Output, "state", shape.Outputs);
            if (shape.Memory is { } memory)
            {
                units[i].Store(code, values[i].Memory!, "state", memory);
            }
        }

        return new Registers(units, [.. values.Select(each => each.Output)]);
    }

    /// <summary>Writes <c>NAME(ref x, ref p, ref state, ref scratch, ref y)</c>.</summary>
    public void EmitMethod(CodeWriter code, Lanes lanes, string name)
    {
        bool fits = FitsRegisters(lanes);
        code.Line($"// {shape.Summary}: one step, gates in {(fits ? "registers" : "memory")}.");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Open($"internal static void {name}(ref float x, ref float p, ref float state, ref float scratch, ref float y)"))
        {
            if (fits)
            {
                Registers outputs = EmitInline(code, lanes, "v", "x");
                for (int i = 0; i < outputs.Pieces.Count; i++)
                {
                    outputs.Pieces[i].Store(code, outputs.Names[i], "y");
                }

                return;
            }

            code.Line(References.Declare("before", References.Element("state", shape.Outputs)));
            code.Line(References.Declare("sums", References.Element("scratch", shape.GateStride)));
            code.Line($"{name}Sums(ref x, ref p, ref scratch);");
            code.Line($"{name}RecurrentSums(ref before, ref p, ref sums);");
            code.Line(Cell.HasMemory
                ? $"{name}Units(ref scratch, ref sums, ref before, ref {References.Element("state", shape.Memory!.Value)}, ref y);"
                : $"{name}Units(ref scratch, ref sums, ref before, ref y);");
        }

        code.Line();
        EmitSums(code, lanes, $"{name}Sums", shape.Inputs, shape.InputWeights, shape.InputBiases);
        code.Line();
        EmitSums(code, lanes, $"{name}RecurrentSums", shape.Units, shape.RecurrentWeights, shape.RecurrentBiases);
        code.Line();
        EmitUnits(code, lanes, $"{name}Units");
    }

    // The sums of all gates of one row, a block of them at a time.
    private void EmitSums(CodeWriter code, Lanes lanes, string name, int depth, int weights, int? biases)
    {
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Open($"internal static void {name}(ref float x, ref float p, ref float y)"))
        {
            ColumnBlocks.Emit(code, Piece.OfPadded(shape.GateWidth, lanes), lanes.Accumulators, (block, start) =>
            {
                Registers sums = new RowProduct(depth, shape.GateStride).Emit(
                    code, "a", block, start, "x", "p", weights, piece => biases is { } bias ? piece.Load(References.Element("p", start, bias)) : piece.Lanes.Zero);
                code.Line(References.Declare("yc", References.Element("y", start)));
                for (int i = 0; i < block.Count; i++)
                {
                    block[i].Store(code, sums.Names[i], "yc");
                }
            });
        }
    }

    // From the sums of one row to outputs and memory cells, which take the place of those before.
    private void EmitUnits(CodeWriter code, Lanes lanes, string name)
    {
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Open($"internal static void {name}(ref float inputs, ref float sums, ref float before, {(Cell.HasMemory ? "ref float memory, " : string.Empty)}ref float y)"))
        {
            shape.EmitPieces(code, lanes, (piece, start) =>
            {
                var row = new RecurrentRow(shape, piece, start);
                CellValues values = Cell.EmitForward(code, piece.Lanes, "u", row.Step(code, "inputs", "sums", "before", "memory"));
                row.Store(code, values.Output, "before");
                row.Store(code, values.Output, "y");
                if (Cell.HasMemory)
                {
                    row.Store(code, values.Memory!, "memory");
                }
            });
        }
    }
}
