using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission.Kernels;

/// <summary>
/// Backpropagation through time (Werbos, 1990). Going back from the last step, gradients of the sums of gates take the place of the gates; then all
/// steps together give the gradients of the parameters, and those of the inputs.
/// </summary>
internal sealed class RecurrentBackward(RecurrentShape shape)
{
    private readonly RecurrentPlaces places = new(shape);

    private RecurrentCell Cell => shape.Cell;

    private string Name => shape.Name;

    private string Steps => Invariant.Text(shape.Steps);

    // The place of the gradients of what the outputs before give to the gates, of all steps.
    private int RecurrentDeltas => Cell.KeepsLastSumsApart ? places.Sums : places.Gates;

    /// <summary>Floats of scratch: the transposed weights of the outputs before, then those of the inputs.</summary>
    public int Scratch => shape.GateWidth * (shape.Stride + Padding.Of(shape.Inputs));

    /// <summary>Writes <c>NAMEGradient(ref x, ref p, ref y, ref d, ref kept, ref scratch, ref states, ref g, rows, first)</c>.</summary>
    public void EmitParameterGradients(CodeWriter code, Lanes lanes)
    {
        code.Line($"// {shape.Summary}: back through all steps, and the gradients of the parameters. No gradient goes into the state before the first step.");
        using (code.Open($"internal static void {Name}Gradient(ref float x, ref float p, ref float y, ref float d, ref float kept, ref float scratch, ref float states, ref float g, int rows, bool first)"))
        {
            EmitTransposition(code, "first", shape.RecurrentWeights, 0, shape.Units);
            code.Line($"ref float start = ref {RecurrentForward.Kept(places.Before)};");
            code.Line($"ref float carry = ref {RecurrentForward.Kept(places.Carry)};");
            if (Cell.HasMemory)
            {
                code.Line($"ref float memoryDelta = ref {RecurrentForward.Kept(places.MemoryDelta)};");
                code.Line($"MemoryMarshal.CreateSpan(ref memoryDelta, rows * {Invariant.Text(shape.Stride)}).Clear();");
            }

            using (code.Open($"for (int step = {Invariant.Text(shape.Steps - 1)}; step >= 0; step--)"))
            {
                EmitStep(code);
            }

            code.Line();
            EmitSums(code);
        }

        code.Line();
        EmitUnits(code, lanes);
        code.Line();
        EmitCarry(code, lanes);
        code.Line();
        EmitOuterProduct(code, lanes, "InputWeights", "weights of its inputs", shape.Inputs, Padding.Of(shape.Inputs));
        code.Line();
        EmitOuterProduct(code, lanes, "RecurrentWeights", "weights of its outputs before", shape.Units, shape.Stride);
        if (shape.InputBiases is not null)
        {
            code.Line();
            code.Line($"// {shape.Summary}: the gradient of biases.");
            code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
            using (code.Open($"internal static void {Name}Biases(ref float d, ref float bias, int rows, bool accumulate)"))
            {
                ColumnSum.Emit(code, lanes, shape.GateWidth, "bias");
            }
        }
    }

    /// <summary>Writes <c>NAMEInputs(ref d, ref p, ref scratch, ref below, ref y, rows, prepare)</c>, where d are the gradients of the gates' sums.</summary>
    /// <param name="code">Where to write.</param>
    /// <param name="lanes">The vector width.</param>
    /// <param name="differentiate">What is done to a gradient: (lanes, variable, expression of what was kept below).</param>
    public void EmitInputGradient(CodeWriter code, Lanes lanes, Func<Lanes, string, string, string> differentiate)
    {
        int place = shape.GateWidth * shape.Stride;
        code.Line($"// {shape.Summary}: the gradient of its inputs, over the transposed weights.");
        using (code.Open($"internal static void {Name}Inputs(ref float d, ref float p, ref float scratch, ref float below, ref float y, int rows, bool prepare)"))
        {
            EmitTransposition(code, "prepare", shape.InputWeights, place, shape.Inputs);
            code.Line($"{Name}InputProduct(ref d, ref scratch, ref below, ref y, rows);");
        }

        code.Line();
        new TiledProduct
        {
            Name = $"{Name}InputProduct",
            Comment = $"{shape.Summary}, gradient of its inputs",
            Depth = shape.GateWidth,
            InputStride = shape.GateStride,
            Width = shape.Inputs,
            MatrixOffset = place,
            Extra = "below",
            Finish = differentiate,
        }.Emit(code, lanes);
    }

    // [input][gate][unit] becomes [gate][unit][input]; rows of padded units are zero like the columns they come from.
    private void EmitTransposition(CodeWriter code, string condition, int weights, int place, int inputs) =>
        Transposition.Emit(code, condition, References.Element("p", weights), References.Element("scratch", place), inputs, shape.GateWidth, shape.GateStride);

    private void EmitStep(CodeWriter code)
    {
        code.Line($"ref float gates = ref {RecurrentForward.At("kept", "step", shape.GateStride)};");
        code.Line($"ref float delta = ref step == {Invariant.Text(shape.Steps - 1)} ? ref {RecurrentForward.At("d", "step", shape.Stride)} : ref carry;");
        string recurrent = "gates";
        if (Cell.KeepsLastSumsApart)
        {
            recurrent = "sums";
            code.Line($"ref float sums = ref {RecurrentForward.At(RecurrentForward.Kept(places.Sums), "step", shape.GateStride)};");
        }

        string outputs = string.Empty;
        if (Cell.PassesOutputs)
        {
            outputs = ", ref before, ref past";
            code.Line($"ref float before = ref step == 0 ? ref start : ref {RecurrentForward.At("y", "step - 1", shape.Stride)};");
        }

        // What goes past the gates is added to the gradient of the step before; before the first it is not wanted, and goes nowhere.
        code.Line($"ref float past = ref step == 0 ? ref delta : ref {RecurrentForward.At("d", "step - 1", shape.Stride)};");
        string memory = Cell.HasMemory
            ? $", ref {RecurrentForward.At(RecurrentForward.Kept(places.Memory), "step", shape.Stride)}, ref {RecurrentForward.At(RecurrentForward.Kept(places.Bounded), "step", shape.Stride)}, ref memoryDelta"
            : string.Empty;
        code.Line($"{Name}UnitsBack(ref gates{(Cell.KeepsLastSumsApart ? ", ref sums" : string.Empty)}{outputs}{memory}, ref delta, rows);");
        using (code.Open("if (step > 0)"))
        {
            code.Line($"{Name}Carry(ref {recurrent}, ref scratch, ref past, ref carry, rows);");
        }
    }

    // The gradients of the parameters from those of the gates' sums.
    private void EmitSums(CodeWriter code)
    {
        string all = $"{Steps} * rows";
        code.Line($"ref float recurrent = ref {RecurrentForward.Kept(RecurrentDeltas)};");
        code.Line($"{Name}InputWeights(ref x, ref kept, ref {References.Element("g", shape.InputWeights)}, {all}, !first);");
        if (shape.InputBiases is { } inputBiases)
        {
            code.Line($"{Name}Biases(ref kept, ref {References.Element("g", inputBiases)}, {all}, !first);");
            code.Line($"{Name}Biases(ref recurrent, ref {References.Element("g", shape.RecurrentBiases!.Value)}, {all}, !first);");
        }

        string weights = References.Element("g", shape.RecurrentWeights);
        if (shape.Steps == 1)
        {
            code.Line($"{Name}RecurrentWeights(ref start, ref recurrent, ref {weights}, rows, !first);");
            return;
        }

        // Each step reads the outputs of the step before; the first those of the state, which are zero where there is none.
        code.Line($"{Name}RecurrentWeights(ref y, ref {RecurrentForward.At("recurrent", "1", shape.GateStride)}, ref {weights}, {Invariant.Text(shape.Steps - 1)} * rows, !first);");
        using (code.Open("if (!Unsafe.IsNullRef(ref states))"))
        {
            code.Line($"{Name}RecurrentWeights(ref start, ref recurrent, ref {weights}, rows, true);");
        }
    }

    private void EmitUnits(CodeWriter code, Lanes lanes)
    {
        bool isApart = Cell.KeepsLastSumsApart;
        string sums = isApart ? "ref float sums, " : string.Empty;
        string outputs = Cell.PassesOutputs ? "ref float before, ref float past, " : string.Empty;
        string memory = Cell.HasMemory ? "ref float memory, ref float bounded, ref float memoryDelta, " : string.Empty;
        code.Line($"// {shape.Summary}, a step back from its outputs to the sums of its gates.");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Open($"internal static void {Name}UnitsBack(ref float gates, {sums}{outputs}{memory}ref float delta, int rows)"))
        using (code.Open("for (int r = 0; r < rows; r++)"))
        {
            RecurrentForward.EmitRows(
                code,
                shape,
                isApart ? ["gates", "sums"] : ["gates"],
                [.. Cell.PassesOutputs ? ["before", "past"] : Array.Empty<string>(), .. Cell.HasMemory ? ["memory", "bounded", "memoryDelta"] : Array.Empty<string>(), "delta"]);
            shape.EmitPieces(code, lanes, (piece, start) => EmitPiece(code, piece, start));
        }
    }

    private void EmitPiece(CodeWriter code, Piece piece, string start)
    {
        var row = new RecurrentRow(shape, piece, start);
        CellStep step = row.Made(code, "gatesRow", "sumsRow", "beforeRow", "memoryRow");
        string? bounded = Cell.HasMemory ? row.Declare(code, "b", row.Load("boundedRow")) : null;
        string delta = row.Declare(code, "dh", row.Load("deltaRow"));
        string? memoryDelta = Cell.HasMemory ? row.Declare(code, "dc", row.Load("memoryDeltaRow")) : null;
        CellGradients gradients = Cell.EmitBackward(code, piece.Lanes, "u", new CellDeltas(step, bounded, delta, memoryDelta));
        for (int gate = 0; gate < Cell.Gates; gate++)
        {
            row.StoreGate(code, gradients.Sums[gate], "gatesRow", gate);
            if (Cell.KeepsLastSumsApart)
            {
                row.StoreGate(code, gate == Cell.Gates - 1 ? gradients.Apart! : gradients.Sums[gate], "sumsRow", gate);
            }
        }

        if (gradients.Past is not null)
        {
            row.Store(code, $"{row.Load("pastRow")} + {gradients.Past}", "pastRow");
        }

        if (gradients.Memory is not null)
        {
            row.Store(code, gradients.Memory, "memoryDeltaRow");
        }
    }

    private void EmitCarry(CodeWriter code, Lanes lanes) =>
        new TiledProduct
        {
            Name = $"{Name}Carry",
            Comment = $"{shape.Summary}, gradient of its outputs before",
            Depth = shape.GateWidth,
            InputStride = shape.GateStride,
            Width = shape.Units,
            MatrixOffset = 0,
            Extra = "past",
            Finish = (_, sum, past) => $"{past} + {sum}",
        }.Emit(code, lanes);

    private void EmitOuterProduct(CodeWriter code, Lanes lanes, string name, string what, int height, int stride)
    {
        code.Line($"// {shape.Summary}: the gradient of the {what}, summed over the rows.");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Open($"internal static void {Name}{name}(ref float a, ref float b, ref float g, int rows, bool accumulate)"))
        {
            new OuterProduct
            {
                Height = height,
                LeftStride = stride,
                Pieces = Piece.OfPadded(shape.GateWidth, lanes),
                IsRightPadded = true,
                RightStride = shape.GateStride,
                OutputStride = shape.GateStride,
            }.Emit(code, lanes);
        }
    }
}
