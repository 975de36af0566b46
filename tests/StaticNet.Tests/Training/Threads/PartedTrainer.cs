using System.Collections.Concurrent;

namespace StaticNet.Tests.Training.Threads;

/// <summary>
/// A trainer whose batches can be cut into parts, which remembers who computed what. A step moves no parameter; its gradient and loss are what was said for each
/// sample.
/// </summary>
internal sealed class PartedTrainer(LinearNetwork network) : Trainer(network, network.Buffer, network.Layouts, TargetKind.Values, 0.1f)
{
    /// <summary>What a part contributes to every component of the gradient; its argument is the first sample's input.</summary>
    public Func<float, float> Contribution { get; init; } = x => x;

    /// <summary>What a part contributes to the loss.</summary>
    public Func<float, double> Loss { get; init; } = _ => 0.5d;

    /// <summary>Called in every part, on the thread that computes it.</summary>
    public Action<long, int> Computes { get; init; } = (_, _) => { };

    /// <summary>The parts, in whatever order they were computed.</summary>
    public ConcurrentBag<Part> Parts { get; } = [];

    public ConcurrentBag<(Thread Thread, int Count, int Rows)> Evaluated { get; } = [];

    public int Updates { get; private set; }

    protected override int PartFloats => 32;

    protected override float Gradient(scoped in TrainingBatch batch) => (float)PartialGradient(batch, 0, batch.Rows, GradientBuffer, GradientBuffer);

    protected override float MeanLoss(scoped in TrainingBatch batch) => (float)PartialLoss(batch, batch.Rows, GradientBuffer);

    protected override double PartialGradient(scoped in TrainingBatch batch, int first, int batchRows, AlignedBuffer gradients, AlignedBuffer workspace)
    {
        Computes(StepCount + 1, first);
        Parts.Add(new Part(StepCount + 1, Thread.CurrentThread, first, batch.Inputs.ToArray(), batchRows, gradients, workspace));
        gradients.Span.Fill(Contribution(batch.Inputs[0]));
        return Loss(batch.Inputs[0]);
    }

    protected override double PartialLoss(scoped in TrainingBatch batch, int batchRows, AlignedBuffer workspace)
    {
        Evaluated.Add((Thread.CurrentThread, batch.Count, batchRows));
        return Loss(batch.Inputs[0]);
    }

    protected override void Update(float learningRate, long step) => Updates++;

    internal sealed record Part(long Step, Thread Thread, int First, float[] Inputs, int BatchRows, AlignedBuffer Gradients, AlignedBuffer Workspace);
}
