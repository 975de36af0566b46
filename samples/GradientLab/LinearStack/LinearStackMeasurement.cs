using StaticNet;

namespace GradientLab;

/// <summary>What became of three networks that learned the same roof with the same steps, and of the matrices their layers multiply to.</summary>
/// <param name="StackParameters">The parameters of the stack of linear layers.</param>
/// <param name="CollapsedParameters">Those of the one layer it is.</param>
/// <param name="Stack">The one layer that the stack multiplies to.</param>
/// <param name="Places">Where predictions were held against each other, beyond what was learned from too: x and y of each.</param>
/// <param name="StackHeights">What the stack predicts there.</param>
/// <param name="CollapsedHeights">What one layer predicts there that was given the product of the stack's weights.</param>
/// <param name="ReluHeights">What the stack with ReLUs predicts there.</param>
/// <param name="CollapsedReluHeights">What one layer predicts there that was given the product of its weights.</param>
/// <param name="StackLosses">The loss of the stack, step by step.</param>
/// <param name="OneLayerLosses">That of one layer that learned by itself.</param>
/// <param name="ReluLosses">That of the stack with ReLUs.</param>
public sealed record LinearStackMeasurement(
    int StackParameters,
    int CollapsedParameters,
    CollapsedLayer Stack,
    float[] Places,
    float[] StackHeights,
    float[] CollapsedHeights,
    float[] ReluHeights,
    float[] CollapsedReluHeights,
    float[] StackLosses,
    float[] OneLayerLosses,
    float[] ReluLosses)
{
    /// <summary>Places of a row, and rows, of <see cref="Places"/>.</summary>
    public const int PlacesPerSide = 21;

    private const int Steps = 600;
    private const float LearningRate = 0.02f;

    /// <summary>How far the stack and its one layer are apart, at most.</summary>
    public double LinearDifference => Difference(StackHeights, CollapsedHeights);

    /// <summary>How far the stack with ReLUs and its one layer are apart, at most.</summary>
    public double ReluDifference => Difference(ReluHeights, CollapsedReluHeights);

    /// <summary>Trains and compares.</summary>
    /// <param name="seed">What the first weights follow from.</param>
    public static LinearStackMeasurement Make(int seed)
    {
        var stack = new LinearStackNetwork(seed);
        var oneLayer = new OneLayerNetwork(seed);
        var relu = new ReluStackNetwork(seed);
        float[] stackLosses = Train(new LinearStackNetwork.AdamTrainer(stack));
        float[] oneLayerLosses = Train(new OneLayerNetwork.AdamTrainer(oneLayer));
        float[] reluLosses = Train(new ReluStackNetwork.AdamTrainer(relu));

        CollapsedLayer collapsed = CollapsedLayer.Of(stack);
        float[] places = Roof.Places(PlacesPerSide, reach: 2);
        return new LinearStackMeasurement(
            LinearStackNetwork.ParameterCount,
            OneLayerNetwork.ParameterCount,
            collapsed,
            places,
            Predict(stack, places),
            Predict(Loaded(collapsed), places),
            Predict(relu, places),
            Predict(Loaded(CollapsedLayer.Of(relu)), places),
            stackLosses,
            oneLayerLosses,
            reluLosses);
    }

    private static float[] Train(Trainer trainer)
    {
        float[] places = Roof.Places(perSide: 9, reach: 1);
        float[] heights = Roof.Heights(places);
        trainer.LearningRate = LearningRate;
        var losses = new float[Steps];
        for (int step = 0; step < Steps; step++)
        {
            losses[step] = trainer.Step(places, heights);
        }

        return losses;
    }

    private static OneLayerNetwork Loaded(CollapsedLayer layer)
    {
        var network = new OneLayerNetwork(seed: 0);
        layer.LoadInto(network);
        return network;
    }

    private static float[] Predict(INetwork network, float[] places)
    {
        var heights = new float[places.Length / 2];
        network.Predict(places, heights);
        return heights;
    }

    private static double Difference(float[] one, float[] other) => one.Zip(other, (a, b) => Math.Abs((double)a - b)).Max();
}
