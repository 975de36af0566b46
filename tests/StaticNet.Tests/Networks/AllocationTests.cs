using System.Reflection;
using StaticNet.Tests.Training;

namespace StaticNet.Tests.Networks;

/// <summary>Every network declared in this assembly, found by itself: one that is added is tested too.</summary>
public class AllocationTests
{
    private const int Samples = 150;

    public static TheoryData<string> Networks => [.. Declared().Select(type => type.Name)];

    public static TheoryData<string, string> Trainers()
    {
        var data = new TheoryData<string, string>();
        foreach (Type network in Declared())
        {
            foreach (Type trainer in network.GetNestedTypes().Where(type => type.IsSubclassOf(typeof(Trainer)) && !type.IsAbstract))
            {
                data.Add(network.Name, trainer.Name[..^"Trainer".Length]);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Predicting_allocates_nothing(string name)
    {
        INetwork network = Create(name);
        float[] inputs = Batches.Uniform(new Random(1), Samples * network.InputSize);
        var outputs = new float[Samples * network.OutputSize];

        AllocatesNothing(() =>
        {
            network.Predict(inputs.AsSpan(0, network.InputSize), outputs.AsSpan(0, network.OutputSize));
            network.Predict(inputs, outputs);
        });
    }

    [Theory]
    [MemberData(nameof(Trainers))]
    public void Training_allocates_nothing(string name, string optimizer)
    {
        INetwork network = Create(name);
        Trainer trainer = NetworkCompiler.CreateTrainer(network, optimizer);
        (trainer.L1, trainer.L2, trainer.ClipValue, trainer.ClipNorm) = (1e-4f, 1e-4f, 1f, 1f);
        trainer.LearningRate = 1e-3f;
        var random = new Random(2);
        float[] inputs = Batches.Uniform(random, Samples * network.InputSize);
        float[] targets = Batches.Targets(trainer.TargetKind, random, Samples, network.OutputSize);
        int[] labels = Batches.Labels(random, Samples, network.OutputSize);

        AllocatesNothing(() =>
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

    [Theory]
    [MemberData(nameof(Trainers))]
    public void Epochs_after_the_first_allocate_nothing(string name, string optimizer)
    {
        INetwork network = Create(name);
        Trainer trainer = NetworkCompiler.CreateTrainer(network, optimizer);
        trainer.LearningRate = 1e-3f;
        var random = new Random(3);
        float[] inputs = Batches.Uniform(random, Samples * network.InputSize);
        var samples = StaticNet.Samples.WithTargets(
            inputs, network.InputSize, Batches.Targets(trainer.TargetKind, random, Samples, network.OutputSize), network.OutputSize);
        var allocated = new long[4];

        trainer.Fit(samples, new FitOptions
        {
            Epochs = allocated.Length,
            Validation = samples,
            Schedule = LearningRateSchedule.Cosine(),
            EarlyStopping = new EarlyStopping { Patience = allocated.Length },
            Progress = new Listener(p => allocated[p.Epoch - 1] = GC.GetAllocatedBytesForCurrentThread()),
        });

        Assert.All(allocated, bytes => Assert.Equal(allocated[0], bytes));
    }

    private static IEnumerable<Type> Declared() =>
        typeof(AllocationTests).Assembly.GetTypes()
            .Where(type => type.IsAssignableTo(typeof(INetwork)) && type.GetCustomAttribute<NetworkAttribute>() is not null)
            .OrderBy(type => type.Name, StringComparer.Ordinal);

    private static INetwork Create(string name) => NetworkCompiler.Create(Declared().Single(type => type.Name == name), seed: 1);

    // The first call compiles and grows buffers.
    private static void AllocatesNothing(Action action)
    {
        action();
        long before = GC.GetAllocatedBytesForCurrentThread();
        action();
        action();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }
}
