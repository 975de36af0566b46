using StaticNet.Generator.Activations;
using StaticNet.Generator.Declaration;
using StaticNet.Generator.Planning;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission;

/// <summary>
/// What runs over whole buffers after a product: activations that are too long to repeat in every tile, and softmax, which needs
/// a row at a time.
/// </summary>
internal static class PassEmitter
{
    /// <summary>Writes <c>NAMEActivation(ref from, ref to, count)</c>. It rounds up to whole vectors: buffers end in whole lines.</summary>
    public static void EmitActivation(CodeWriter code, Lanes lanes, string name, ActivationChoice activation)
    {
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Open($"internal static void {name}Activation(ref float from, ref float to, nint count)"))
        using (code.Open($"for (nint i = 0; i < count; i += {lanes})"))
        {
            code.Line($"{lanes.Type} x = {lanes.Class}.LoadUnsafe(ref from, (nuint)i);");
            code.Line($"{Lanes.Parenthesised(ActivationKinds.Get(activation.Kind).Apply(lanes, "x", activation.Number))}.StoreUnsafe(ref to, (nuint)i);");
        }

        code.Line();
    }

    /// <summary>Writes <c>LayerNDerivative(ref delta, ref kept, count)</c>: delta times the derivative, in place.</summary>
    public static void EmitDerivative(CodeWriter code, Lanes lanes, LayerPlan layer)
    {
        code.Line($"// The derivative of {layer.Activation.Kind} of layer {Invariant.Text(layer.Index)}.");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Open($"internal static void {layer.MethodName}Derivative(ref float delta, ref float kept, nint count)"))
        using (code.Open($"for (nint i = 0; i < count; i += {lanes})"))
        {
            code.Line($"{lanes.Type} d = {lanes.Class}.LoadUnsafe(ref delta, (nuint)i);");
            code.Line($"{lanes.Type} a = {lanes.Class}.LoadUnsafe(ref kept, (nuint)i);");
            code.Line($"{Lanes.Parenthesised(layer.ActivationKind.Differentiate(lanes, "d", "a", layer.Activation.Number))}.StoreUnsafe(ref delta, (nuint)i);");
        }

        code.Line();
    }

    /// <summary>Writes <c>Accumulate(ref from, ref into, count)</c>, where a value gets gradients from several layers.</summary>
    public static void EmitAccumulate(CodeWriter code, Lanes lanes)
    {
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Open("internal static void Accumulate(ref float from, ref float into, nint count)"))
        using (code.Open($"for (nint i = 0; i < count; i += {lanes})"))
        {
            code.Line($"{lanes.Type} sum = {lanes.Class}.LoadUnsafe(ref into, (nuint)i) + {lanes.Class}.LoadUnsafe(ref from, (nuint)i);");
            code.Line("sum.StoreUnsafe(ref into, (nuint)i);");
        }

        code.Line();
    }

    /// <summary>Writes <c>Softmax(ref y, rows)</c>, in place: exp(y - max) / sum, which no logit makes overflow. Padding becomes zero.</summary>
    public static void EmitSoftmax(CodeWriter code, Lanes lanes, int width)
    {
        code.Line($"// Softmax over rows of {Invariant.Text(width)}.");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Open("internal static void Softmax(ref float y, int rows)"))
        {
            code.Line("int r = 0;");
            if (LaneExponentials.Fits(width))
            {
                EmitSoftmaxInLanes(code, lanes, width);
            }

            using (code.Open("for (; r < rows; r++)"))
            {
                EmitExponentials(code, lanes, width, "y", "y");
                code.Line("float inverse = 1f / total;");
                RowLoop.Emit(code, width, lanes, (piece, at) =>
                {
                    code.Line($"ref float yc = ref {at("y")};");
                    piece.Store(code, $"{piece.Load("yc")} * {piece.Lanes.Broadcast("inverse")}", "yc");
                });
                code.Line(References.Advance("y", Padding.Of(width)));
            }
        }

        code.Line();
    }

    // Groups of rows, one in each lane; what is left goes row by row.
    private static void EmitSoftmaxInLanes(CodeWriter code, Lanes lanes, int width)
    {
        LaneExponentials.Declare(code, lanes, width);
        using (code.Open($"for (; r <= rows - {lanes}; r += {lanes})"))
        {
            LaneExponentials.Emit(code, lanes, width, "y", picks: false);
            code.Line($"{lanes.Type} inverses = {lanes.One} / total;");
            LaneExponentials.EmitRows(code, lanes, width, "y", (_, _) => { }, (_, _, exponential) => $"{exponential} * inverses");
            code.Line(References.Advance("y", lanes.Count * Padding.Of(width)));
        }

        code.Line();
    }

    /// <summary>
    /// Writes <c>SoftmaxOut(ref a, ref y, rows)</c>, from padded rows of logits to packed rows of probabilities: rows go from registers to where the user wants them.
    /// </summary>
    public static void EmitSoftmaxOut(CodeWriter code, Lanes lanes, int width)
    {
        code.Line($"// Softmax over rows of {Invariant.Text(width)}, which leave their padding behind.");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Open("private static void SoftmaxOut(ref float a, ref float y, int rows)"))
        {
            bool isInRegisters = RegisterSoftmax.Fits(lanes, width);
            if (!isInRegisters)
            {
                LaneExponentials.Declare(code, lanes, width);
            }

            code.Line("int r = 0;");
            using (code.Open($"for (; r <= rows - {lanes}; r += {lanes})"))
            {
                if (isInRegisters)
                {
                    RegisterSoftmax.Emit(code, lanes, width, "a", "y");
                }
                else
                {
                    LaneExponentials.Emit(code, lanes, width, "a", picks: false);
                    code.Line($"{lanes.Type} inverses = {lanes.One} / total;");
                    LaneExponentials.EmitPackedRows(code, lanes, width, "y", "inverses");
                }

                code.Line(References.Advance("a", lanes.Count * Padding.Of(width)));
                code.Line(References.Advance("y", lanes.Count * width));
            }

            code.Line();
            code.Line("Softmax(ref a, rows - r);");
            using (code.Open("for (; r < rows; r++)"))
            {
                ColumnCopy.Emit(code, Piece.OfExact(width, lanes), "a", "y");
                code.Line(References.Advance("a", Padding.Of(width)));
                code.Line(References.Advance("y", width));
            }
        }

        code.Line();
    }

    /// <summary>Writes exp(z - most) into the row e, padding zero, and leaves floats most and total.</summary>
    public static void EmitExponentials(CodeWriter code, Lanes lanes, int width, string z, string e)
    {
        RowReduction most = RowReduction.Declare(code, "most", width, lanes, isMaximum: true);
        RowLoop.Emit(code, width, lanes, (piece, at) =>
        {
            code.Line($"ref float zc = ref {at(z)};");
            string value = piece.Load("zc");
            most.Add(code, piece.Lanes, piece.Exceeds(width)
                ? $"{piece.Lanes.Class}.ConditionalSelect({piece.Mask(width)}, {value}, {piece.Lanes.Broadcast("float.NegativeInfinity")})"
                : value);
        });
        code.Line($"float most = {most.Total()};");
        RowReduction total = RowReduction.Declare(code, "total", width, lanes);
        RowLoop.Emit(code, width, lanes, (piece, at) =>
        {
            code.Line($"ref float zc = ref {at(z)};");
            code.Line($"ref float ec = ref {at(e)};");
            string exponential = piece.Lanes.Math("Exp", $"{piece.Load("zc")} - {piece.Lanes.Broadcast("most")}");
            code.Line($"{piece.Lanes.Type} exp = {(piece.Exceeds(width) ? $"{exponential} & {piece.Mask(width)}" : exponential)};");
            piece.Store(code, "exp", "ec");
            total.Add(code, piece.Lanes, "exp");
        });
        code.Line($"float total = {total.Total()};");
    }
}
