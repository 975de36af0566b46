using StaticNet.Generator.Activations;
using StaticNet.Generator.Planning;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission;

/// <summary>
/// Writes the class of one vector width: the kernels of the layers, and the methods that run them in order: one sample, many
/// samples, and a chunk of a training batch there and back.
/// </summary>
internal static class KernelEmitter
{
    public static void Emit(CodeWriter code, Lanes lanes, NetworkPlan network)
    {
        code.Line($"// {lanes} lanes.");
        code.Line(SourceFile.Mark);
        using (code.Open($"private static class Lanes{lanes}"))
        {
            EmitPredictOne(code, lanes, network);
            EmitPredictMany(code, lanes, network);
            if (!network.IsInline(lanes))
            {
                EmitPredictRows(code, lanes, network);
            }

            if (network.Loss is not null)
            {
                EmitTrain(code, lanes, network);
                LossEmitter.Emit(code, lanes, network);
            }

            EmitLayers(code, lanes, network);
            OptimizerEmitter.EmitUpdates(code, lanes, network);
        }

        code.Line();
    }

    private static void EmitPredictMany(CodeWriter code, Lanes lanes, NetworkPlan network)
    {
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Open("internal static void PredictMany(ref float x, ref float p, ref float y, int count)"))
        {
            if (network.IsInline(lanes))
            {
                using (code.Open("for (int i = 0; i < count; i++)"))
                {
                    code.Line("PredictOne(ref x, ref p, ref y);");
                    code.Line(References.Advance("x", network.InputSize));
                    code.Line(References.Advance("y", network.OutputSize));
                }
            }
            else
            {
                // Two buffers, each for a chunk of rows of the widest layer, and a cache line between.
                int buffer = Padding.ToLine(network.WidestOutput);
                code.Line($"ref float scratch = ref global::StaticNet.Scratch.Rent(2 * {buffer} * Math.Min(count, {network.ChunkRows}));");
                using (code.Open($"for (int start = 0; start < count; start += {network.ChunkRows})"))
                {
                    code.Line($"PredictRows(ref Unsafe.Add(ref x, (nint)start * {network.InputSize}), ref p, ref Unsafe.Add(ref y, (nint)start * {network.OutputSize}), ref scratch, Math.Min({network.ChunkRows}, count - start));");
                }
            }
        }

        code.Line();
    }

    private static void EmitPredictOne(CodeWriter code, Lanes lanes, NetworkPlan network)
    {
        if (network.IsInline(lanes))
        {
            InlineEmitter.Emit(code, lanes, network);
            return;
        }

        int other = Padding.ToLine(network.WidestOutput);
        code.Line("// One sample, layer by layer.");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Open("internal static void PredictOne(ref float x, ref float p, ref float y)"))
        {
            code.Line($"ref float scratch = ref global::StaticNet.Scratch.Rent({2 * other});");
            code.Line(References.Declare("other", References.Element("scratch", other)));
            EmitSequence(code, network, layer => $"{layer.MethodName}Row(ref {{0}}, ref p, ref {{1}});", "1");
            EmitCopyOut(code, lanes, network, SequenceEnd(network));
        }

        code.Line();
    }

    private static void EmitPredictRows(CodeWriter code, Lanes lanes, NetworkPlan network)
    {
        code.Line("// Many samples, layer by layer.");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Open("private static void PredictRows(ref float x, ref float p, ref float y, ref float scratch, int rows)"))
        {
            code.Line($"ref float other = ref Unsafe.Add(ref scratch, {Padding.ToLine(network.WidestOutput)} * (nint)rows);");
            EmitSequence(code, network, layer => $"{layer.MethodName}(ref {{0}}, ref p, ref {{1}}, rows);", "rows");
            code.Line($"ref float row = ref {SequenceEnd(network)};");
            using (code.Open("for (int r = 0; r < rows; r++)"))
            {
                EmitCopyOut(code, lanes, network, "row");
                code.Line(References.Advance("row", network.Last.OutputStride));
                code.Line(References.Advance("y", network.OutputSize));
            }
        }

        code.Line();
    }

    // Layers read x first and then write scratch and other by turns.
    private static void EmitSequence(CodeWriter code, NetworkPlan network, Func<LayerPlan, string> call, string rows)
    {
        foreach (LayerPlan layer in network.Layers)
        {
            string from = layer.Index == 0 ? "x" : layer.Index % 2 == 1 ? "scratch" : "other";
            string to = layer.Index % 2 == 0 ? "scratch" : "other";
            code.Line(string.Format(call(layer), from, to));
            if (layer.ActivationKind.IsSoftmax)
            {
                code.Line($"Softmax(ref {to}, {rows});");
            }
            else if (!layer.ActivationKind.IsCheap)
            {
                code.Line($"Activate{layer.Index}(ref {to}, ref {to}, {layer.OutputStride} * (nint){rows});");
            }
        }
    }

    private static string SequenceEnd(NetworkPlan network) => network.Last.Index % 2 == 0 ? "scratch" : "other";

    private static void EmitCopyOut(CodeWriter code, Lanes lanes, NetworkPlan network, string row)
    {
        int width = network.OutputSize;
        List<Piece> pieces = Piece.OfExact(width, lanes);
        ColumnCopy.Emit(code, pieces, row, "y");
    }

    private static void EmitTrain(CodeWriter code, Lanes lanes, NetworkPlan network)
    {
        TrainingWorkspace work = network.Workspace;
        code.Line("// One chunk of a batch: forward, the loss, and backward into the gradients unless only the loss is wanted.");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Open("internal static float Train(ref float x, ref float t, ref int labels, ref float p, ref float g, ref float work, int rows, float scale, bool backward, bool first)"))
        {
            foreach (LayerPlan layer in network.Layers)
            {
                bool isFused = layer == network.Last && network.IsLossFused;
                bool isPass = !layer.ActivationKind.IsCheap && !isFused;
                string input = layer.Index == 0 ? "x" : At(work.Output(layer.Index - 1));
                string sums = isPass ? At(work.Kept(layer.Index)) : At(work.Output(layer.Index));
                code.Line($"{layer.MethodName}(ref {input}, ref p, ref {sums}, rows);");
                if (isPass)
                {
                    code.Line(layer.ActivationKind.IsSoftmax
                        ? $"Softmax(ref {sums}, rows);"
                        : $"Activate{layer.Index}(ref {sums}, ref {At(work.Output(layer.Index))}, {layer.OutputStride} * (nint)rows);");
                }
            }

            int last = network.Last.Index;
            code.Line();
            code.Line($"float loss = Loss(ref {At(work.Output(last))}, ref {At(work.Kept(last))}, ref t, ref labels, ref {At(work.Deltas[0])}, rows, scale);");
            using (code.Open("if (!backward)"))
            {
                code.Line("return loss;");
            }

            code.Line();
            int current = 0;
            for (int i = last; i >= 0; i--)
            {
                LayerPlan layer = network.Layers[i];
                string delta = At(work.Deltas[current]);
                string input = i == 0 ? "x" : At(work.Output(i - 1));
                code.Line($"{layer.MethodName}Gradient(ref {input}, ref {delta}, ref g, rows, !first);");
                if (i > 0)
                {
                    LayerPlan below = network.Layers[i - 1];
                    string next = At(work.Deltas[1 - current]);
                    string kept = At(work.Kept(i - 1));
                    code.Line($"{layer.MethodName}Inputs(ref {delta}, ref p, ref {At(work.Scratch(i))}, ref {kept}, ref {next}, rows, first);");
                    if (!below.ActivationKind.IsCheap)
                    {
                        code.Line($"Differentiate{i - 1}(ref {next}, ref {kept}, {below.OutputStride} * (nint)rows);");
                    }

                    current = 1 - current;
                }
            }

            code.Line();
            code.Line("return loss;");
        }

        code.Line();
    }

    private static void EmitLayers(CodeWriter code, Lanes lanes, NetworkPlan network)
    {
        bool isTrained = network.Loss is not null;
        if (isTrained || !network.IsInline(lanes))
        {
            if (network.Last.ActivationKind.IsSoftmax)
            {
                PassEmitter.EmitSoftmax(code, lanes, network.OutputSize);
            }

            foreach (LayerPlan layer in network.Layers)
            {
                layer.EmitForward(code, lanes);
                code.Line();
                if (!layer.ActivationKind.IsCheap && !layer.ActivationKind.IsSoftmax)
                {
                    PassEmitter.EmitActivation(code, lanes, layer);
                }
            }
        }

        if (isTrained)
        {
            foreach (LayerPlan layer in network.Layers)
            {
                layer.EmitParameterGradient(code, lanes);
                code.Line();
                if (layer.Index > 0)
                {
                    LayerPlan below = network.Layers[layer.Index - 1];
                    layer.EmitInputGradient(code, lanes, below);
                    code.Line();
                    if (!below.ActivationKind.IsCheap)
                    {
                        PassEmitter.EmitDerivative(code, lanes, below);
                    }
                }
            }
        }
    }

    private static string At(int offset) => References.Element("work", offset);
}
