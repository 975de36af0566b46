using StaticNet.Generator.Planning;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission;

/// <summary>
/// Writes what prepares the parameters of a network with batch normalisation for prediction, once when they or the running statistics have changed:
/// factors and summands of each channel become part of the layer before.
/// </summary>
internal static class FoldingEmitter
{
    private const string Helper = "global::StaticNet.NormalizationFolding";

    /// <summary>The parameters that predictions read.</summary>
    public static string Parameters(NetworkPlan network) => network.Prediction.IsFolded ? "predictionBuffer.Start" : "parameterBuffer.Start";

    /// <summary>Writes the check at the beginning of a prediction.</summary>
    public static void EmitCheck(CodeWriter code, NetworkPlan network)
    {
        if (network.Prediction.IsFolded)
        {
            using (code.Open("if (parameterBuffer.IsTouched | statisticBuffer.IsTouched)"))
            {
                code.Line("PrepareForPrediction();");
            }

            code.Line();
        }
    }

    /// <summary>Writes the prepared parameters and what prepares them.</summary>
    /// <param name="code">Where members of the network go.</param>
    /// <param name="parts">Where methods go that are <see cref="CallSequence.NetworkParts"/>.</param>
    /// <param name="network">The network.</param>
    /// <param name="dispatch">The vector widths.</param>
    public static void Emit(CodeWriter code, CodeWriter parts, NetworkPlan network, DispatchWriter dispatch)
    {
        PredictionPlan prediction = network.Prediction;
        if (!prediction.IsFolded)
        {
            return;
        }

        const string Places = "ref float p, ref float s, ref float q";
        var scales = new CallSequence("PrepareScales", Places, CallSequence.NetworkParts);
        var tensors = new CallSequence("PrepareTensors", Places, CallSequence.NetworkParts);
        AddAll(network, scales, tensors);
        code.Line($"private readonly global::StaticNet.AlignedBuffer predictionBuffer = new({Invariant.Text(prediction.ParameterFloats)});");
        code.Line();
        code.Line("// Threads that predict meanwhile either wait here or read what comes out the same.");
        code.Line("[MethodImpl(MethodImplOptions.NoInlining)]");
        using (code.Open("private void PrepareForPrediction()"))
        using (code.Open("lock (predictionBuffer)"))
        {
            using (code.Open("if (!parameterBuffer.IsTouched && !statisticBuffer.IsTouched)"))
            {
                code.Line("return;");
            }

            code.Line();
            code.Line("ref float p = ref parameterBuffer.Start;");
            code.Line("ref float s = ref statisticBuffer.Start;");
            code.Line("ref float q = ref predictionBuffer.Start;");
            scales.EmitCalls(code);
            code.Line();
            tensors.EmitCalls(code);
            code.Line();
            if (network.Baked is not null && BakedEmitter.HasConstants(network, dispatch))
            {
                code.Line($"{BakedEmitter.Flag} = false;");
            }

            code.Line("parameterBuffer.Settle();");
            code.Line("statisticBuffer.Settle();");
        }

        code.Line();
        scales.EmitParts(parts);
        tensors.EmitParts(parts);
    }

    private static void AddAll(NetworkPlan network, CallSequence scales, CallSequence tensors)
    {
        PredictionPlan prediction = network.Prediction;
        foreach (Folding folding in prediction.Foldings)
        {
            AddScaleAndShift(scales, folding);
        }

        foreach (TensorPlan tensor in network.Tensors)
        {
            AddTensor(tensors, prediction, tensor);
        }

        foreach (Folding folding in prediction.Foldings.Where(folding => folding.Into is { Biases: null, BiasPlace: not null }))
        {
            string length = Invariant.Text(folding.Norm.Output.Channels);
            tensors.Add($"MemoryMarshal.CreateSpan(ref {References.Element("q", folding.ShiftOffset)}, {length}).CopyTo(MemoryMarshal.CreateSpan(ref {References.Element("q", folding.BiasOffset)}, {length}));");
        }
    }

    private static void AddScaleAndShift(CallSequence calls, Folding folding)
    {
        string scale = References.Element("q", folding.ScaleOffset);
        string shift = References.Element("q", folding.ShiftOffset);
        calls.Add(
            $"// {folding.Norm.Summary}{(folding.Into is null ? string.Empty : $", into {((LayerPlan)folding.Into).Summary}")}.\n"
            + $"{Helper}.ScaleAndShift(ref {References.Element("p", folding.Norm.Gamma.Offset)}, ref {References.Element("p", folding.Norm.Beta.Offset)}, "
            + $"ref {References.Element("s", folding.Norm.Mean.Offset)}, ref {References.Element("s", folding.Norm.Variance.Offset)}, "
            + $"{Invariant.Literal(folding.Norm.Epsilon)}, ref {scale}, ref {shift}, {Invariant.Text(folding.Norm.Output.Channels)});");
    }

    // Each float is written once, as it stays: another thread may be reading.
    private static void AddTensor(CallSequence calls, PredictionPlan prediction, TensorPlan tensor)
    {
        string from = References.Element("p", tensor.Offset);
        string to = References.Element("q", tensor.Offset);
        if (prediction.Foldings.FirstOrDefault(folding => folding.Into?.Weights == tensor) is { } weights)
        {
            IFoldsNormalization into = weights.Into!;
            string rows = Invariant.Text(tensor.Extent / into.WeightStride);
            string method = into.HasChannelsInLanes ? "ScaleColumns" : "ScaleRows";
            calls.Add($"{Helper}.{method}(ref {from}, ref {to}, {rows}, {Invariant.Text(into.WeightStride)}, ref {References.Element("q", weights.ScaleOffset)});");
        }
        else if (prediction.Foldings.FirstOrDefault(folding => folding.Into?.Biases == tensor) is { } biases)
        {
            calls.Add($"{Helper}.ScaleBiases(ref {from}, ref {to}, ref {References.Element("q", biases.ScaleOffset)}, ref {References.Element("q", biases.ShiftOffset)}, {Invariant.Text(tensor.Length)});");
        }
        else
        {
            calls.Add($"MemoryMarshal.CreateSpan(ref {from}, {Invariant.Text(tensor.Extent)}).CopyTo(MemoryMarshal.CreateSpan(ref {to}, {Invariant.Text(tensor.Extent)}));");
        }
    }
}
