namespace StaticNet.Generator.Planning;

/// <summary>
/// The parameters that predictions read, computed when code is written: what the runtime's NormalizationFolding makes of parameters and running statistics, in the
/// same arithmetic, so that no bit differs.
/// </summary>
internal static class PreparedParameters
{
    public static float[] Of(NetworkPlan network, BakedValues baked)
    {
        PredictionPlan prediction = network.Prediction;
        float[] prepared = new float[prediction.ParameterFloats];
        Array.Copy(baked.Parameters, prepared, baked.Parameters.Length);
        foreach (Folding folding in prediction.Foldings)
        {
            ScaleAndShift(folding, baked, prepared);
        }

        foreach (Folding folding in prediction.Foldings.Where(folding => folding.Into is not null))
        {
            Fold(folding, folding.Into!, baked.Parameters, prepared);
        }

        return prepared;
    }

    private static void ScaleAndShift(Folding folding, BakedValues baked, float[] prepared)
    {
        for (int i = 0; i < folding.Norm.Output.Channels; i++)
        {
            double factor = baked.Parameters[folding.Norm.Gamma.Offset + i] / Math.Sqrt((double)baked.Statistics[folding.Norm.Variance.Offset + i] + folding.Norm.Epsilon);
            prepared[folding.ScaleOffset + i] = (float)factor;
            prepared[folding.ShiftOffset + i] = (float)(baked.Parameters[folding.Norm.Beta.Offset + i] - (factor * baked.Statistics[folding.Norm.Mean.Offset + i]));
        }
    }

    // Each product and each sum is rounded to a float of its own.
    private static void Fold(Folding folding, IFoldsNormalization into, float[] parameters, float[] prepared)
    {
        int first = into.Weights.Offset;
        for (int i = 0; i < into.Weights.Extent; i++)
        {
            int channel = into.HasChannelsInLanes ? i % into.WeightStride : i / into.WeightStride;
            prepared[first + i] = (float)(parameters[first + i] * prepared[folding.ScaleOffset + channel]);
        }

        for (int i = 0; into.BiasPlace is not null && i < folding.Norm.Output.Channels; i++)
        {
            float shift = prepared[folding.ShiftOffset + i];
            if (into.Biases is { } biases)
            {
                float scaled = (float)(parameters[biases.Offset + i] * prepared[folding.ScaleOffset + i]);
                shift = (float)(scaled + shift);
            }

            prepared[folding.BiasOffset + i] = shift;
        }
    }
}
