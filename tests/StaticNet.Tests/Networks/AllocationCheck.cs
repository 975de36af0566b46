using StaticNet.Tests.Training;

namespace StaticNet.Tests.Networks;

/// <summary>Asserts that a network allocates nothing once it is warm, whatever it is asked for.</summary>
internal static class AllocationCheck
{
    /// <summary>One sample, and many.</summary>
    public static void Predicting(INetwork network, int samples)
    {
        float[] inputs = Batches.Uniform(new Random(1), samples * network.InputSize);
        var outputs = new float[samples * network.OutputSize];

        SteadyState.AllocatesNothing(() =>
        {
            network.Predict(inputs.AsSpan(0, network.InputSize), outputs.AsSpan(0, network.OutputSize));
            network.Predict(inputs, outputs);
        });
    }

    /// <summary>Steps, gradients and losses of one sample and of many, with all that may happen to a gradient.</summary>
    public static void Training(INetwork network, string optimizer, int samples)
    {
        Trainer trainer = NetworkCompiler.CreateTrainer(network, optimizer);
        (trainer.L1, trainer.L2, trainer.ClipValue, trainer.ClipNorm) = (1e-4f, 1e-4f, 1f, 1f);
        trainer.LearningRate = 1e-3f;
        var random = new Random(2);
        float[] inputs = Batches.Uniform(random, samples * network.InputSize);
        float[] targets = Batches.Targets(trainer.TargetKind, random, samples * network.OutputSteps, network.OutputSize / network.OutputSteps);
        int[] labels = Batches.Labels(random, samples * network.OutputSteps, network.OutputSize / network.OutputSteps);

        SteadyState.AllocatesNothing(() =>
        {
            trainer.Step(inputs.AsSpan(0, network.InputSize), targets.AsSpan(0, network.OutputSize));
            trainer.Step(inputs, targets);
            trainer.Backpropagate(inputs, targets);
            trainer.Evaluate(inputs, targets);
            if (trainer.TargetKind == TargetKind.Classes)
            {
                trainer.Step(inputs, labels);
                trainer.Evaluate(inputs, labels);
            }
        });
    }

    /// <summary>Steps of one sample and of many, with nothing asked of their gradients.</summary>
    public static void PlainSteps(INetwork network, string optimizer, int samples)
    {
        Trainer trainer = NetworkCompiler.CreateTrainer(network, optimizer);
        trainer.LearningRate = 1e-3f;
        var random = new Random(2);
        float[] inputs = Batches.Uniform(random, samples * network.InputSize);
        float[] targets = Batches.Targets(trainer.TargetKind, random, samples * network.OutputSteps, network.OutputSize / network.OutputSteps);

        SteadyState.AllocatesNothing(() =>
        {
            trainer.Step(inputs.AsSpan(0, network.InputSize), targets.AsSpan(0, network.OutputSize));
            trainer.Step(inputs.AsSpan(0, 32 * network.InputSize), targets.AsSpan(0, 32 * network.OutputSize));
            trainer.Step(inputs, targets);
        });
    }

    /// <summary>Every epoch of a fit after the first.</summary>
    public static void Fitting(INetwork network, string optimizer, int samples)
    {
        Trainer trainer = NetworkCompiler.CreateTrainer(network, optimizer);
        trainer.LearningRate = 1e-3f;
        var random = new Random(3);
        float[] inputs = Batches.Uniform(random, samples * network.InputSize);
        var data = StaticNet.Samples.WithTargets(
            inputs, network.InputSize, Batches.Targets(trainer.TargetKind, random, samples * network.OutputSteps, network.OutputSize / network.OutputSteps), network.OutputSize);
        var allocated = new long[4];

        for (int round = 1; round <= SteadyState.Rounds; round++)
        {
            trainer.Fit(data, new FitOptions
            {
                Epochs = allocated.Length,
                Validation = data,
                Schedule = LearningRateSchedule.Cosine(),
                EarlyStopping = new EarlyStopping { Patience = allocated.Length },
                Progress = new Listener(p => allocated[p.Epoch - 1] = GC.GetAllocatedBytesForCurrentThread()),
            });
            if (round == SteadyState.Rounds || allocated.All(bytes => bytes == allocated[0]))
            {
                break;
            }
        }

        Assert.All(allocated, bytes => Assert.Equal(allocated[0], bytes));
    }
}
