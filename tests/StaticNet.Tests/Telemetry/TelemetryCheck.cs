using StaticNet.Generic;
using StaticNet.Tests.Networks;

namespace StaticNet.Tests.Telemetry;

/// <summary>Trains a network and the generic implementation of its declaration side by side, and holds what telemetry says against what the other one has.</summary>
internal sealed class TelemetryCheck
{
    private readonly GenericTrainer<double> exact;
    private readonly TelemetryReference reference;
    private readonly Random random;
    private readonly string name;
    private readonly double tolerance;

    /// <param name="type">A network that says [Telemetry], with [Sgd].</param>
    /// <param name="seed">What parameters and batches are drawn from.</param>
    /// <param name="tolerance">How far figures may be off, relatively.</param>
    public TelemetryCheck(Type type, int seed = 3, double tolerance = 1e-4)
    {
        this.tolerance = tolerance;
        name = type.Name;
        Network = NetworkCompiler.Create(type, seed);
        random = new Random(seed);
        foreach (ParameterTensor tensor in Network.Tensors.Where(tensor => tensor.Layout.Role != TensorRole.Weight))
        {
            float centre = tensor.Layout.Role == TensorRole.Scale ? 1f : 0f;
            tensor.CopyFrom([.. Enumerable.Range(0, tensor.Length).Select(_ => centre + ((random.NextSingle() - 0.5f) * 0.4f))]);
        }

        Trainer = NetworkCompiler.CreateTrainer(Network, "Sgd");
        Trainer.LearningRate = 0.01f;
        GenericNetwork<double> network = GenericNetwork<double>.FromDeclaration(type);
        network.CopyParametersFrom(Network);
        exact = new GenericTrainer<double>(network, new Sgd<double>()) { LearningRate = Trainer.LearningRate };
        reference = new TelemetryReference(network, exact, Network, Telemetry.Layers);
    }

    public INetwork Network { get; }

    public Trainer Trainer { get; }

    public TrainingTelemetry Telemetry => Trainer.Telemetry!;

    /// <summary>Shapes the gradients of both.</summary>
    public void Shape(float l1, float l2, float clipValue, float clipNorm)
    {
        (Trainer.L1, Trainer.L2, Trainer.ClipValue, Trainer.ClipNorm) = (l1, l2, clipValue, clipNorm);
        (exact.L1, exact.L2, exact.ClipValue, exact.ClipNorm) = (l1, l2, clipValue, clipNorm);
    }

    /// <summary>A batch that the network's loss takes.</summary>
    public (float[] Inputs, float[] Targets) Draw(int count) =>
        (Batches.Uniform(random, count * Network.InputSize), Batches.Targets(Trainer.TargetKind, random, count * Network.OutputSteps, Network.OutputSize / Network.OutputSteps));

    /// <summary>Takes steps on batches of these sizes, each checked.</summary>
    public void Run(params int[] counts)
    {
        foreach (int count in counts)
        {
            (float[] inputs, float[] targets) = Draw(count);
            reference.Keep();
            Assert.True(float.IsFinite(Trainer.Step(inputs, targets)));
            exact.Step(Batches.Doubles(inputs), Batches.Doubles(targets));
            Check($"batch of {count}");
        }
    }

    /// <summary>Takes a step on class numbers, checked.</summary>
    public void RunLabels(int count)
    {
        (float[] inputs, _) = Draw(count);
        int[] labels = Batches.Labels(random, count, Network.OutputSize);
        reference.Keep();
        Trainer.Step(inputs, labels);
        exact.Step(Batches.Doubles(inputs), labels);
        Check($"labels of {count}");
    }

    /// <summary>Takes a step on sequences, checked.</summary>
    public void RunSequences(int count, bool withLengths, Streams? streams = null, GenericState<double>[]? states = null)
    {
        SequenceBatch batch = SequenceBatch.Draw(Network, Trainer.TargetKind, count, withLengths, random);
        double[] inputs = Batches.Doubles(batch.Inputs);
        double[] targets = Batches.Doubles(batch.Targets);
        reference.Keep();
        if (streams is null)
        {
            batch.Run(Trainer, "Step");
            exact.Step(inputs, targets, batch.Lengths);
        }
        else
        {
            streams.From(Trainer, "Step")(batch);
            exact.Step(inputs, targets, states, batch.Lengths);
        }

        Check($"{count} sequences{(withLengths ? " with lengths" : string.Empty)}");
    }

    /// <summary>Has one epoch of Fit take a step with several threads, checked.</summary>
    public void RunThreads(int count, int threads)
    {
        SequenceBatch batch = SequenceBatch.Draw(Network, Trainer.TargetKind, count, withLengths: Network.Steps > 1, random);
        Samples samples = Samples.WithTargets(batch.Inputs, Network.InputSize, batch.Targets, Network.OutputSize, batch.Lengths);
        reference.Keep();
        Trainer.Fit(samples, new FitOptions { Epochs = 1, BatchSize = count, Threads = threads, Shuffle = false });
        exact.Step(Batches.Doubles(batch.Inputs), Batches.Doubles(batch.Targets), batch.Lengths);
        Check($"{count} samples in parts for {threads} threads");
    }

    /// <summary>Forgets what was counted.</summary>
    public void Restart()
    {
        Telemetry.Restart();
        reference.Restart();
    }

    private void Check(string what) => reference.Check(Telemetry.Layers, $"{name}, {what}", tolerance);
}
