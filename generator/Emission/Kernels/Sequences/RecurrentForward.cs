using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission.Kernels;

/// <summary>
/// All steps of many samples: what the inputs give to the gates in one product over all steps, then step by step what the outputs before give, and the cell.
/// </summary>
/// <param name="shape">The layer.</param>
/// <param name="stateFloats">The expression of the floats that a stream remembers, of all layers.</param>
internal sealed class RecurrentForward(RecurrentShape shape, string stateFloats)
{
    private const string Helper = "global::StaticNet.SequenceSteps";

    private readonly RecurrentPlaces places = new(shape);

    private RecurrentCell Cell => shape.Cell;

    private string Steps => Invariant.Text(shape.Steps);

    private string Stride => Invariant.Text(shape.Stride);

    /// <summary>Writes <c>NAME(ref x, ref p, ref y, ref kept, ref lengths, ref states, rows)</c>.</summary>
    public void Emit(CodeWriter code, Lanes lanes)
    {
        code.Line($"// {shape.Summary}: all steps. What is padding comes out as zero, and remembered is what the last step left that is not.");
        using (code.Open($"internal static void {shape.Name}(ref float x, ref float p, ref float y, ref float kept, ref int lengths, ref float states, int rows)"))
        {
            EmitLoad("start", places.Before, shape.Outputs);
            if (Cell.HasMemory)
            {
                EmitLoad("memory", places.Memory, shape.Memory!.Value);
            }

            code.Line($"{shape.Name}Sums(ref x, ref p, ref {Kept(places.Gates)}, {Steps} * rows);");
            using (code.Open($"for (int step = 0; step < {Steps}; step++)"))
            {
                EmitStep(code);
            }

            code.Line();
            EmitStore("y", shape.Outputs);
            if (Cell.HasMemory)
            {
                EmitStore($"Unsafe.Add(ref memory, (nint)rows * {Stride})", shape.Memory!.Value);
            }
        }

        code.Line();
        EmitParts(code, lanes);

        void EmitLoad(string name, int place, int offset)
        {
            code.Line(References.Declare(name, Kept(place)));
            code.Line($"{Helper}.LoadState(ref states, {stateFloats}, {Invariant.Text(offset)}, rows, {Stride}, ref {name});");
        }

        void EmitStore(string values, int offset) =>
            code.Line($"{Helper}.StoreState(ref states, {stateFloats}, {Invariant.Text(offset)}, ref {values}, ref lengths, {Steps}, rows, {Stride});");
    }

    /// <summary>
    /// Writes what a step is made of: <c>NAMESums</c> and <c>NAMERecurrentSums</c> for many rows, and <c>NAMEUnits</c>, which may put outputs and memory cells where
    /// those of the step before are.
    /// </summary>
    public void EmitParts(CodeWriter code, Lanes lanes)
    {
        EmitProduct(code, lanes, "Sums", "what the inputs give to its gates", shape.Inputs, Padding.Of(shape.Inputs), shape.InputWeights, shape.InputBiases);
        code.Line();
        EmitProduct(code, lanes, "RecurrentSums", "what its outputs before give to its gates", shape.Units, shape.Stride, shape.RecurrentWeights, shape.RecurrentBiases);
        code.Line();
        EmitUnits(code, lanes);
    }

    /// <summary>The floats of a kept place: so many for each sample.</summary>
    public static string Kept(int place) => place == 0 ? "kept" : $"Unsafe.Add(ref kept, (nint)rows * {Invariant.Text(place)})";

    /// <summary>What lies at a step, so many floats for each sample.</summary>
    public static string At(string reference, string step, int stride) => $"Unsafe.Add(ref {reference}, (nint)rows * {Invariant.Text(stride)} * ({step}))";

    private void EmitStep(CodeWriter code)
    {
        code.Line($"ref float gates = ref {At("kept", "step", shape.GateStride)};");
        code.Line($"ref float sums = ref {(Cell.KeepsLastSumsApart ? At(Kept(places.Sums), "step", shape.GateStride) : Kept(places.Sums))};");
        code.Line($"ref float h = ref {At("y", "step", shape.Stride)};");
        code.Line($"ref float before = ref step == 0 ? ref start : ref {At("y", "step - 1", shape.Stride)};");
        code.Line($"{shape.Name}RecurrentSums(ref before, ref p, ref sums, rows);");
        string past = Cell.PassesOutputs ? "ref before, " : string.Empty;
        if (!Cell.HasMemory)
        {
            code.Line($"{shape.Name}Units(ref gates, ref sums, {past}ref h, rows);");
            code.Line($"{Helper}.ClearPadded(ref h, ref lengths, step, rows, {Stride});");
            return;
        }

        code.Line($"ref float c = ref {At("memory", "step + 1", shape.Stride)};");
        code.Line($"{shape.Name}Units(ref gates, ref sums, {past}ref {At("memory", "step", shape.Stride)}, ref c, ref {At(Kept(places.Bounded), "step", shape.Stride)}, ref h, rows);");
        code.Line($"{Helper}.ClearPadded(ref h, ref lengths, step, rows, {Stride});");
        code.Line($"{Helper}.ClearPadded(ref c, ref lengths, step, rows, {Stride});");
    }

    private void EmitProduct(CodeWriter code, Lanes lanes, string name, string what, int depth, int inputStride, int weights, int? biases) =>
        new TiledProduct
        {
            Name = $"{shape.Name}{name}",
            Comment = $"{shape.Summary}, {what}",
            Depth = depth,
            InputStride = inputStride,
            Width = shape.GateWidth,
            MatrixOffset = weights,
            BiasOffset = biases,
            Finish = (_, sum, _) => sum,
        }.Emit(code, lanes);

    // Gates take the place of what the inputs gave to them.
    private void EmitUnits(CodeWriter code, Lanes lanes)
    {
        string past = Cell.PassesOutputs ? "ref float before, " : string.Empty;
        string memory = Cell.HasMemory ? "ref float memory, ref float after, ref float bounded, " : string.Empty;
        code.Line($"// {shape.Summary}, a step from the sums of gates to outputs.");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Open($"internal static void {shape.Name}Units(ref float gates, ref float sums, {past}{memory}ref float y, int rows)"))
        using (code.Open("for (int r = 0; r < rows; r++)"))
        {
            EmitRows(code, shape, ["gates", "sums"], [.. Cell.PassesOutputs ? ["before"] : Array.Empty<string>(), .. Cell.HasMemory ? ["memory", "after", "bounded"] : Array.Empty<string>(), "y"]);
            shape.EmitPieces(code, lanes, (piece, start) =>
            {
                var row = new RecurrentRow(shape, piece, start);
                CellValues values = Cell.EmitForward(code, piece.Lanes, "u", row.Step(code, "gatesRow", "sumsRow", "beforeRow", "memoryRow"));
                for (int gate = 0; gate < Cell.Gates; gate++)
                {
                    row.StoreGate(code, values.Gates[gate], "gatesRow", gate);
                }

                row.Store(code, values.Output, "yRow");
                if (Cell.HasMemory)
                {
                    row.Store(code, values.Memory!, "afterRow");
                    row.Store(code, values.Bounded!, "boundedRow");
                }
            });
        }
    }

    /// <summary>Declares references to row r of what has a row of gates, and of what has a row of units for each sample.</summary>
    public static void EmitRows(CodeWriter code, RecurrentShape shape, IReadOnlyList<string> gates, IReadOnlyList<string> units)
    {
        foreach (string name in gates)
        {
            code.Line($"ref float {name}Row = ref Unsafe.Add(ref {name}, (nint)r * {Invariant.Text(shape.GateStride)});");
        }

        foreach (string name in units)
        {
            code.Line($"ref float {name}Row = ref Unsafe.Add(ref {name}, (nint)r * {Invariant.Text(shape.Stride)});");
        }
    }
}
