using StaticNet.Generator.Tests.Running;
using StaticNet.Generic;
using StaticNet.Tests.Networks;

namespace StaticNet.Tests.Telemetry;

/// <summary>What telemetry says of sequences: steps behind a sample's length never count, whatever stands there.</summary>
public class TelemetrySequenceTests
{
    private static readonly int[] Counts = [1, 3, 17, 150];

    private static readonly Dictionary<string, string> Declarations = new()
    {
        ["OneStep"] = "Input(1, Steps = 1), SimpleRnn(1, Activation.ReLU), Dense(1), Loss(Loss.MeanSquaredError)",
        ["Cells"] = "Input(3, Steps = 5), SimpleRnn(7, Activation.ReLU), SimpleRnn(9), Gru(6), Lstm(5), Dense(3, Activation.Softmax), Loss(Loss.CrossEntropy)",
        ["Convolutions"] = "Input(2, Steps = 6), Conv1D(5, 3, Dilation = 2, Activation = Activation.ReLU), Conv1D(4, 2, Activation = Activation.Tanh, Name = \"a\"), Dense(4, Activation.Sigmoid), Add(\"a\"), LayerNorm(Activation = Activation.ReLU), Dense(2, Activation.Sigmoid), Loss(Loss.BinaryCrossEntropy)",
        ["Last"] = "Input(3, Steps = 5), Dropout(0.2f), Gru(9), SimpleRnn(17, Activation.ReLU, ReturnSequence = false), Dense(6, Activation.ReLU), Dense(3, Activation.Softmax), Loss(Loss.CrossEntropy)",
        ["NormedLast"] = "Input(2, Steps = 4), Lstm(5, ReturnSequence = false), LayerNorm(Epsilon = 0.1f, Activation = Activation.Tanh), Dense(1), Loss(Loss.Huber)",
        ["BatchNormed"] = "Input(2, Steps = 4), Dense(5, UseBias = false), BatchNorm(Epsilon = 0.1f, Activation = Activation.ReLU), Gru(3), Dense(1), Loss(Loss.MeanSquaredError)",
    };

    private static readonly CompiledNetworks Compiled = new(Declarations);

    public static TheoryData<int, string> Cases => Compiled.Cases;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Figures_are_those_of_double_precision_with_lengths_and_without(int lanes, string name)
    {
        var check = new TelemetryCheck(Compiled[lanes, name]);
        foreach (int count in Counts)
        {
            check.RunSequences(count, withLengths: false);

            // Statistics would count padding.
            if (check.Network.StatisticTensors.Count == 0)
            {
                check.RunSequences(count, withLengths: true);
            }
        }

        check.Restart();
        check.RunSequences(3, withLengths: false);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Steps_that_go_on_from_states_are_measured(int lanes, string name)
    {
        Type type = Compiled[lanes, name];
        var check = new TelemetryCheck(type);
        GenericNetwork<double> exact = GenericNetwork<double>.FromDeclaration(type);
        var streams = Streams.Of(check.Network, count: 5);
        GenericState<double>[] states = [.. Enumerable.Range(0, 5).Select(_ => exact.CreateState())];
        check.RunSequences(5, withLengths: false, streams, states);
        check.RunSequences(5, withLengths: check.Network.StatisticTensors.Count == 0, streams, states);
        Assert.Equal(2, check.Telemetry.Steps);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Measuring_allocates_nothing(int lanes, string name)
    {
        INetwork network = NetworkCompiler.Create(Compiled[lanes, name], seed: 3);
        AllocationCheck.Training(network, "Sgd", samples: 17);
        Trainer trainer = NetworkCompiler.CreateTrainer(network, "Sgd");
        SequenceBatch batch = SequenceBatch.Draw(network, trainer.TargetKind, 17, withLengths: network.StatisticTensors.Count == 0, new Random(1));
        SteadyState.AllocatesNothing(() => trainer.Step(batch.Inputs, batch.Targets, batch.Lengths));
    }
}
