namespace StaticNet.Tests.Networks;

/// <summary>
/// Networks over sequences against the double-precision reference: losses, evaluations, predictions, gradients and states, for batches that fill no vector, just
/// one, and more than a chunk; and none of them allocates.
/// </summary>
public class SequenceGradientTests
{
    private static readonly int[] Counts = [1, 2, 5, 16, 33, 130];

    private static readonly Dictionary<string, string> Declarations = new()
    {
        ["OneOfEach"] = "Input(1, Steps = 4), SimpleRnn(1), Gru(1), Lstm(1), Loss(Loss.MeanSquaredError)",
        ["OneStep"] = "Input(3, Steps = 1), SimpleRnn(3), Gru(5), Lstm(7), Dense(2), Loss(Loss.MeanSquaredError)",
        ["Plain"] = "Input(2, Steps = 9), SimpleRnn(17), SimpleRnn(8), Dense(2), Loss(Loss.MeanSquaredError)",
        ["Rectified"] = "Input(2, Steps = 7), SimpleRnn(9, Activation.ReLU, RecurrentScale = 0.7f), Dense(1), Loss(Loss.MeanSquaredError)",
        ["Gated"] = "Input(3, Steps = 8), Gru(16), Gru(3), Dense(3, Activation.Tanh), Loss(Loss.Huber)",
        ["GatedWide"] = "Input(5, Steps = 4), Gru(67), Dense(2), Loss(Loss.MeanSquaredError)",
        ["Remembering"] = "Input(2, Steps = 9), Lstm(20), Lstm(5, UseBias = false), Dense(2), Loss(Loss.MeanSquaredError)",
        ["RememberingWide"] = "Input(19, Steps = 3), Lstm(40), Dense(2), Loss(Loss.MeanSquaredError)",
        ["ManySteps"] = "Input(1, Steps = 40), Gru(3), Lstm(2), Dense(1), Loss(Loss.MeanSquaredError)",
        ["LastOfPlain"] = "Input(2, Steps = 5), SimpleRnn(5, ReturnSequence = false), Loss(Loss.MeanSquaredError)",
        ["LastOfGates"] = "Input(2, Steps = 6), Gru(17, ReturnSequence = false), Dense(5, Activation.Tanh), Dropout(0.3f), Dense(2), Loss(Loss.MeanSquaredError)",
        ["LastOfMemory"] = "Input(2, Steps = 6), Lstm(3), Lstm(8, ReturnSequence = false), LayerNorm, Dense(3, Activation.Softmax), Loss(Loss.CrossEntropy)",
        ["TwoLasts"] = "Input(3, Steps = 5), Gru(3, Name = \"a\", ReturnSequence = false), Lstm(5, From = \"input\", ReturnSequence = false), Concat(\"a\"), Dense(2), Loss(Loss.MeanSquaredError)",
        ["Classes"] = "Input(2, Steps = 6), Gru(9), Dense(4, Activation.Softmax), Loss(Loss.CrossEntropy)",
        ["Probabilities"] = "Input(2, Steps = 8), Lstm(6), Dense(1, Activation.Sigmoid), Loss(Loss.BinaryCrossEntropy)",
        ["NoCell"] = "Input(3, Steps = 5), Dense(7, Activation.Tanh), Dense(2), Loss(Loss.MeanAbsoluteError)",
        ["Causal"] = "Input(2, Steps = 9), Conv1D(5, 3, Dilation = 2, Activation = Activation.Tanh), Conv1D(17, 2), Conv1D(3, 1, Activation = Activation.SiLU), Dense(2), Loss(Loss.MeanSquaredError)",
        ["CausalGroups"] = "Input(4, Steps = 7), Conv1D(6, 3, Groups = 2, Activation = Activation.Tanh), Conv1D(6, 4, Groups = 6, UseBias = false), Conv1D(9, 2, Groups = 3), Loss(Loss.MeanSquaredError)",
        ["CausalBeyond"] = "Input(2, Steps = 3), Conv1D(4, 5, Dilation = 3, Activation = Activation.Tanh), Gru(3), Dense(1), Loss(Loss.MeanSquaredError)",
        ["Audio"] = "Input(1, Steps = 12), Dense(8, Activation.Tanh), Conv1D(4, 3, Dilation = 2, Activation = Activation.Tanh), Gru(8), Dense(1), Loss(Loss.MeanSquaredError)",
        ["Between"] = "Input(3, Steps = 6), Dense(9, Activation.GELU), Gru(8), LayerNorm(Activation = Activation.Tanh), Dense(5, Activation.ELU), Lstm(3), LayerNorm, Activation(Activation.SiLU), Dense(2), Loss(Loss.MeanSquaredError)",
        ["Drops"] = "Input(3, Steps = 6), Dropout(0.2f), Gru(8), Dropout(0.4f, Seed = 3), Dense(9, Activation.Tanh), Dropout(0.3f), Dense(2), Loss(Loss.MeanSquaredError)",
        ["Norms"] = "Input(3, Steps = 6), BatchNorm, Dense(5, UseBias = false), BatchNorm(Epsilon = 0.1f, Activation = Activation.Tanh), Gru(4), BatchNorm(Epsilon = 0.1f), Dense(2), Loss(Loss.MeanSquaredError)",
        ["Sums"] = "Input(4, Steps = 6), Gru(4, Name = \"a\"), Lstm(4, Name = \"b\"), Add(\"a\", \"input\", Activation = Activation.Tanh, Name = \"c\"), SimpleRnn(4), Add(\"c\", \"b\"), Dense(2), Loss(Loss.MeanSquaredError)",
        ["Concats"] = "Input(3, Steps = 6), Gru(5, Name = \"a\"), Conv1D(7, 2, From = \"input\", Activation = Activation.Tanh), Concat(\"a\", \"input\"), Lstm(3), Dense(2), Loss(Loss.MeanSquaredError)",
        ["EndsInCell"] = "Input(2, Steps = 6), Dense(3, Activation.Tanh), Lstm(2), Loss(Loss.MeanSquaredError)",
    };

    private static readonly Lazy<Dictionary<string, Type>> Compiled = new(() => NetworkCompiler.Compile(string.Join(
        Environment.NewLine,
        Declarations.Select(pair => $"[Network, {pair.Value}, Sgd] public sealed partial class {pair.Key};"))));

    public static TheoryData<string> Names => [.. Declarations.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Losses_predictions_gradients_and_states_are_those_of_double_precision(string name)
    {
        foreach (int count in Counts)
        {
            SequenceGradientCheck.Run(Compiled.Value[name], count);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_is_allocated(string name)
    {
        INetwork network = NetworkCompiler.Create(Compiled.Value[name], seed: 3);
        int count = Counts[^1];
        AllocationCheck.Predicting(network, count);
        AllocationCheck.Training(network, "Sgd", count);

        Trainer trainer = NetworkCompiler.CreateTrainer(network, "Sgd");
        bool takesLengths = network.StatisticTensors.Count == 0;
        SequenceBatch batch = SequenceBatch.Draw(network, trainer.TargetKind, count, takesLengths, new Random(1));
        var outputs = new float[count * network.OutputSize];
        var streams = Streams.Of(network, count);
        Func<SequenceBatch, float> step = streams.From(trainer, "Step");
        int stepInputs = network.InputSize / network.Steps;
        int stepOutputs = network.OutputSize / network.OutputSteps;
        SteadyState.AllocatesNothing(() =>
        {
            step(batch);
            streams.Step(0, batch.Inputs.AsSpan(0, stepInputs), outputs.AsSpan(0, stepOutputs));
            streams.Step(0, batch.Inputs.AsSpan(0, network.InputSize), outputs.AsSpan(0, network.OutputSize));
            if (takesLengths)
            {
                batch.Run(trainer, "Step");
                ((ISequenceNetwork)network).Predict(batch.Inputs, batch.Lengths, outputs);
            }
        });
    }
}
