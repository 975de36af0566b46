using StaticNet;

namespace GradientLab;

/// <summary>How far the hidden units of a network have come apart.</summary>
/// <param name="FirstWeights">How it began.</param>
/// <param name="Network">The network, trained.</param>
/// <param name="Spreads">Before the first step and after each, the greatest difference between two hidden units in the same parameter; 0 only where they are equal to the last bit.</param>
/// <param name="Losses">The mean loss before each step.</param>
public sealed record SymmetryTrial(FirstWeights FirstWeights, HiddenUnitsNetwork Network, IReadOnlyList<float> Spreads, IReadOnlyList<float> Losses)
{
    /// <summary>The number of steps.</summary>
    public const int Steps = 1000;

    /// <summary>Where the inner points end; the others are as many.</summary>
    public const float Radius = 0.8f;

    private const int Points = 64;

    /// <summary>Trains a network from given first weights, all points in every step.</summary>
    /// <param name="firstWeights">How it begins.</param>
    /// <param name="train">Makes the trainer.</param>
    public static SymmetryTrial Measure(FirstWeights firstWeights, Func<HiddenUnitsNetwork, Trainer> train)
    {
        ArgumentNullException.ThrowIfNull(firstWeights);
        ArgumentNullException.ThrowIfNull(train);
        var network = new HiddenUnitsNetwork();
        var random = new RandomSource(1);
        foreach (ParameterTensor weights in network.Tensors.Where(tensor => tensor.Layout.Role == TensorRole.Weight))
        {
            ParameterInitializer.Fill(weights, firstWeights.Initializer, firstWeights.Scale, random);
        }

        (float[] inputs, float[] targets) = Draw();
        Trainer trainer = train(network);
        var spreads = new List<float> { SpreadOf(network) };
        var losses = new List<float>();
        for (int step = 0; step < Steps; step++)
        {
            losses.Add(trainer.Step(inputs, targets));
            spreads.Add(SpreadOf(network));
        }

        return new SymmetryTrial(firstWeights, network, spreads, losses);
    }

    /// <summary>Points in a square; 1 for those near its middle.</summary>
    public static (float[] Inputs, float[] Targets) Draw()
    {
        var random = new RandomSource(7);
        float[] inputs = [.. Enumerable.Range(0, 2 * Points).Select(_ => (float)((2 * random.NextDouble()) - 1))];
        float[] targets = [.. Enumerable.Range(0, Points).Select(i => (inputs[2 * i] * inputs[2 * i]) + (inputs[(2 * i) + 1] * inputs[(2 * i) + 1]) < Radius * Radius ? 1f : 0f)];
        return (inputs, targets);
    }

    // A hidden unit has two weights and a bias of its own, and a weight in the next layer.
    private static float SpreadOf(HiddenUnitsNetwork network)
    {
        ParameterTensor weights = network.Tensors[0];
        ParameterTensor biases = network.Tensors[1];
        ParameterTensor next = network.Tensors[2];
        int units = weights.Shape[0];
        float spread = 0;
        for (int unit = 1; unit < units; unit++)
        {
            for (int other = 0; other < unit; other++)
            {
                spread = Max(spread, weights[unit, 0] - weights[other, 0], weights[unit, 1] - weights[other, 1], biases[unit] - biases[other], next[0, unit] - next[0, other]);
            }
        }

        return spread;
    }

    private static float Max(float first, params ReadOnlySpan<float> differences)
    {
        foreach (float difference in differences)
        {
            first = Math.Max(first, Math.Abs(difference));
        }

        return first;
    }
}
