using StaticNet.Generator.Emission;
using StaticNet.Generator.Layers;

namespace StaticNet.Generator.Planning;

/// <summary>A layer whose outputs are products of weights, so that a factor and a summand for each channel can become part of them.</summary>
internal interface IFoldsNormalization
{
    /// <summary>Its weights.</summary>
    TensorPlan Weights { get; }

    /// <summary>Its biases, or null.</summary>
    TensorPlan? Biases { get; }

    /// <summary>Where its biases lie among the parameters prepared for prediction, also where it has none of its own; null where there is no place for them.</summary>
    int? BiasPlace { get; }

    /// <summary>Whether neighbouring floats of the weights belong to neighbouring channels of the output; else whole rows belong to one.</summary>
    bool HasChannelsInLanes { get; }

    /// <summary>Floats of a row of the weights.</summary>
    int WeightStride { get; }
}

/// <summary>
/// How a batch normalisation is prepared for prediction: y = scale x + shift for each channel, scale = gamma / sqrt(variance + epsilon),
/// shift = beta - scale mean; and scale W x + (scale b + shift) where it is folded into the layer before.
/// </summary>
/// <param name="Norm">The normalisation.</param>
/// <param name="Into">The layer that it becomes part of, or null.</param>
/// <param name="ScaleOffset">Where the factors lie among the prepared parameters.</param>
/// <param name="ShiftOffset">Where the summands lie.</param>
/// <param name="BiasOffset">Where the biases of the layer before lie in the end.</param>
internal sealed record Folding(BatchNormPlan Norm, IFoldsNormalization? Into, int ScaleOffset, int ShiftOffset, int BiasOffset)
{
    public static Folding Plan(BatchNormPlan norm, IFoldsNormalization? into, ParameterAllocator extra)
    {
        int length = Padding.Of(norm.Output.Channels);
        int scale = extra.Take(length);
        int shift = extra.Take(length);

        // Without a place for biases the layer before takes the summands as they are.
        return new Folding(norm, into, scale, shift, into?.BiasPlace ?? shift);
    }
}
