using StaticNet.Reference;

namespace StaticNet.Tests.Networks;

/// <summary>Sequences with what they should give, in single precision.</summary>
/// <param name="Inputs">Sample by sample, each step by step.</param>
/// <param name="Targets">Likewise for each predicted step; empty where there are labels.</param>
/// <param name="Labels">A class number for each predicted step, or null.</param>
/// <param name="Lengths">For each sample its number of steps; empty where all have all.</param>
internal sealed record SequenceBatch(float[] Inputs, float[] Targets, int[]? Labels, int[] Lengths)
{
    public static SequenceBatch Of(RecurrentWindow window) => new(
        Array.ConvertAll(window.Inputs, x => (float)x), Array.ConvertAll(window.Targets ?? [], y => (float)y), window.Labels, window.Lengths ?? []);

    /// <summary>Random samples for a network, with numbers at padded steps that would show.</summary>
    public static SequenceBatch Draw(INetwork network, TargetKind kind, int count, bool withLengths, Random random)
    {
        int stepOutputs = network.OutputSize / network.OutputSteps;
        int[] lengths = withLengths ? [.. Enumerable.Range(0, count).Select(_ => random.Next(network.Steps + 1))] : [];
        if (withLengths)
        {
            lengths[random.Next(count)] = network.Steps;
        }

        float[] inputs = Batches.Uniform(random, count * network.InputSize);
        float[] targets = Batches.Targets(kind, random, count * network.OutputSteps, stepOutputs);
        return new SequenceBatch(inputs, targets, null, lengths).WithPadding(network, float.NaN);
    }

    /// <summary>The same samples with another number at padded steps.</summary>
    public SequenceBatch WithPadding(INetwork network, float value)
    {
        float[] inputs = [.. Inputs];
        float[] targets = [.. Targets];
        for (int i = 0; i < Lengths.Length; i++)
        {
            Pad(inputs, i, network.InputSize, network.Steps);
            if (targets.Length > 0)
            {
                Pad(targets, i, network.OutputSize, network.OutputSteps);
            }
        }

        return this with { Inputs = inputs, Targets = targets };

        void Pad(float[] values, int sample, int size, int steps)
        {
            int valid = Math.Min(Lengths[sample], steps) * (size / steps);
            values.AsSpan((sample * size) + valid, size - valid).Fill(value);
        }
    }

    public int Count(INetwork network) => Inputs.Length / network.InputSize;

    /// <summary>The number of steps of a sample.</summary>
    public int Length(INetwork network, int sample) => Lengths.Length == 0 ? network.Steps : Lengths[sample];

    /// <summary>Step, Backpropagate or Evaluate without states.</summary>
    public float Run(Trainer trainer, string method) => (method, Labels) switch
    {
        ("Step", null) => trainer.Step(Inputs, Targets, Lengths),
        ("Step", _) => trainer.Step(Inputs, Labels, Lengths),
        ("Backpropagate", null) => trainer.Backpropagate(Inputs, Targets, Lengths),
        ("Backpropagate", _) => trainer.Backpropagate(Inputs, Labels, Lengths),
        (_, null) => trainer.Evaluate(Inputs, Targets, Lengths),
        _ => trainer.Evaluate(Inputs, Labels, Lengths),
    };
}
