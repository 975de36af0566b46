using System.Reflection;
using StaticNet.Generic;

namespace StaticNet.Benchmarks;

/// <summary>One network in both implementations, trained on one mini-batch that was made from a seed.</summary>
internal sealed class TrainingWorkload
{
    private const int CheckedSteps = 3;

    // At this rate no weight moves by more than its rounding, so that the millionth step works on numbers like those of the
    // first: in a network that has long learned its batch, units die and their momentum fades into denormal numbers.
    private const float MeasuredRate = 1e-9f;

    private readonly GenericTrainer<float> generic;
    private readonly Trainer generated;
    private readonly float[] inputs;
    private readonly float[] targets;
    private readonly int[] labels;

    /// <param name="generated">A new trainer of a network that declares one optimizer.</param>
    /// <param name="batchSize">The number of samples of the mini-batch.</param>
    public TrainingWorkload(Trainer generated, int batchSize)
    {
        INetwork network = generated.Network;
        var genericNetwork = GenericNetwork<float>.FromDeclaration(network.GetType());
        genericNetwork.CopyParametersFrom(network);
        Optimizer = network.GetType().GetCustomAttributes<OptimizerAttribute>().Single();
        generic = new GenericTrainer<float>(genericNetwork, Optimizer);
        this.generated = generated;
        BatchSize = batchSize;
        inputs = SeededData.Inputs(batchSize * network.InputSize);
        bool takesLabels = generated.TargetKind == TargetKind.Classes;
        labels = takesLabels ? SeededData.Labels(batchSize, network.OutputSize) : [];
        targets = takesLabels ? [] : [.. SeededData.Labels(batchSize * network.OutputSize, classes: 2).Select(label => (float)label)];
        CheckAgreement();
        generated.LearningRate = MeasuredRate;
        generic.LearningRate = MeasuredRate;
    }

    /// <summary>The generated network.</summary>
    public INetwork Network => generated.Network;

    /// <summary>The number of samples of a step.</summary>
    public int BatchSize { get; }

    /// <summary>What trains.</summary>
    public OptimizerAttribute Optimizer { get; }

    /// <summary>Steps on the same batch: forward, backward, update.</summary>
    /// <param name="rounds">How many.</param>
    /// <returns>The loss before the last.</returns>
    public float Generated(int rounds = 1)
    {
        float loss = 0f;
        for (int round = 0; round < rounds; round++)
        {
            loss = labels.Length > 0 ? generated.Step(inputs, labels) : generated.Step(inputs, targets);
        }

        return loss;
    }

    /// <inheritdoc cref="Generated"/>
    public float Generic(int rounds = 1)
    {
        float loss = 0f;
        for (int round = 0; round < rounds; round++)
        {
            loss = labels.Length > 0 ? generic.Step(inputs, labels) : generic.Step(inputs, targets);
        }

        return loss;
    }

    // Not the parameters: where a gradient is all rounding, Adam makes whole steps of it, in either direction.
    private void CheckAgreement()
    {
        for (int step = 1; step <= CheckedSteps; step++)
        {
            Agreement.Check([Generic()], [Generated()], $"Loss of {generated.Network.GetType().Name} at step {step}");
        }
    }
}
