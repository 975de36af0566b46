using StaticNet.Tests.Networks;

namespace StaticNet.Tests.Telemetry;

/// <summary>Batches that several threads compute are measured as a whole.</summary>
public class TelemetryThreadsTests
{
    private static readonly Dictionary<string, string> Declarations = new()
    {
        ["Dense"] = "Input(5), Dense(17, Activation.ReLU), Dense(7, Activation.Tanh), Dense(3, Activation.Softmax), Loss(Loss.CrossEntropy)",
        ["Images"] = "Input(2, 7, 6), Conv2D(5, 2, Activation = Activation.ReLU), Dropout(0.3f), Conv2D(3, 3, Padding = 1), MaxPool2D(2, Stride = 1), Dense(4, Activation.Softmax), Loss(Loss.CrossEntropy)",
        ["Recurrent"] = "Input(2, Steps = 3), SimpleRnn(5, Activation.ReLU), Gru(4), Dense(3), Loss(Loss.MeanSquaredError)",
        ["Last"] = "Input(3, Steps = 2), Lstm(9, ReturnSequence = false), Dense(2, Activation.Sigmoid), Loss(Loss.BinaryCrossEntropy)",
    };

    private static readonly Lazy<Dictionary<string, Type>> Compiled = new(() => NetworkCompiler.Compile(
        string.Join('\n', Declarations.Select(pair => $"[Network, Telemetry, {pair.Value}, Sgd] public sealed partial class {pair.Key};"))));

    public static TheoryData<string, int, int> Cases()
    {
        var cases = new TheoryData<string, int, int>();
        foreach (string network in Declarations.Keys)
        {
            cases.Add(network, 2, 33);
            cases.Add(network, 3, 300);

            // More threads than samples, and parts without a single step.
            cases.Add(network, 7, 5);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Figures_are_those_of_double_precision(string name, int threads, int count)
    {
        var check = new TelemetryCheck(Compiled.Value[name]);
        for (int step = 0; step < 6; step++)
        {
            check.RunThreads(count, threads);
        }

        Assert.Equal(6, check.Telemetry.Steps);
    }

    [Fact]
    public void The_same_number_of_threads_gives_the_same_bits()
    {
        Assert.Equal(Run(), Run());

        static LayerTelemetry[] Run()
        {
            Trainer trainer = NetworkCompiler.CreateTrainer(NetworkCompiler.Create(Compiled.Value["Dense"], seed: 3), "Sgd");
            var random = new Random(5);
            Samples samples = Samples.WithTargets(Batches.Uniform(random, 100 * 5), 5, Batches.Targets(TargetKind.Classes, random, 100, 3), 3);
            trainer.Fit(samples, new FitOptions { Epochs = 3, BatchSize = 40, Threads = 3, Seed = 2 });
            return trainer.Telemetry!.Layers.ToArray();
        }
    }

    [Fact]
    public void Batch_normalisation_refuses_threads_with_telemetry_as_without()
    {
        var trainer = new Described.SgdTrainer(new Described(1));
        Samples samples = Samples.WithLabels(new float[4 * Described.InputSize], Described.InputSize, new int[4]);
        Assert.Throws<NotSupportedException>(() => trainer.Fit(samples, new FitOptions { Epochs = 1, BatchSize = 4, Threads = 2 }));
    }
}
