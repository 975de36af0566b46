namespace StaticNet.Tests.Networks;

/// <summary>
/// Networks of images and signals against the double-precision reference: loss, evaluation, predictions and gradients, for batches that fill no vector,
/// just one, and more than a chunk; and none of them allocates.
/// </summary>
public class ImageGradientTests
{
    private static readonly int[] Batches = [1, 2, 5, 16, 33, 130];

    // Tanh keeps gradients alive where a ReLU would hide them; a few ReLUs are here all the same.
    private static readonly Dictionary<string, string> Declarations = new()
    {
        ["OnePixel"] = "Input(1, 1, 1), Conv2D(1, 1), Loss(Loss.MeanSquaredError)",
        ["OddKernel"] = "Input(1, 7, 9), Conv2D(3, 3, 5, Activation = Activation.Tanh), Conv2D(2, 2, 3, Activation = Activation.ELU), Dense(3), Loss(Loss.MeanSquaredError)",
        ["Strides"] = "Input(3, 11, 9), Conv2D(5, 3, Stride = 2, Padding = 1, Activation = Activation.Tanh), Conv2D(7, 3, Stride = 3, Padding = 2), Dense(2), Loss(Loss.MeanSquaredError)",
        ["Dilations"] = "Input(2, 12, 11), Conv2D(4, 3, Dilation = 2, Padding = 1, Activation = Activation.GELU), Conv2D(3, 2, Dilation = 3), Loss(Loss.MeanAbsoluteError)",
        ["Groups"] = "Input(6, 6, 5), Conv2D(9, 3, Groups = 3, Padding = 1, Activation = Activation.SiLU), Conv2D(18, 3, Groups = 9, Padding = 1), Conv2D(18, 2, Groups = 18, Activation = Activation.Tanh), Dense(2), Loss(Loss.Huber)",
        ["ManyChannels"] = "Input(17, 5, 4), Conv2D(33, 3, Padding = 1, Activation = Activation.Tanh), Conv2D(40, 1, Activation = Activation.LeakyReLU), GlobalAvgPool, Dense(5, Activation.Softmax), Loss(Loss.CrossEntropy)",
        ["Pools"] = "Input(2, 9, 10), Conv2D(5, 2, Padding = Padding.Same, Activation = Activation.Tanh), MaxPool2D(3, Stride = 2, Padding = 1), AvgPool2D(2, Stride = 1), MaxPool2D(2), Dense(3), Loss(Loss.MeanSquaredError)",
        ["Signal"] = "Input(2, 23), Conv1D(5, 4, Dilation = 2, Activation = Activation.Tanh), MaxPool1D(3, Stride = 2, Padding = 1), Conv1D(3, 3, Padding = Padding.Same), AvgPool1D(3), Dense(2), Loss(Loss.MeanSquaredError)",
        ["EndsInImage"] = "Input(2, 5, 6), Conv2D(3, 3, Padding = 1, Activation = Activation.Tanh), Conv2D(1, 1, Activation = Activation.Sigmoid), Loss(Loss.BinaryCrossEntropy)",
        ["EndsInReluImage"] = "Input(2, 5, 6), Conv2D(3, 3, Activation = Activation.ReLU), Loss(Loss.MeanSquaredError)",
        ["DenseOnImage"] = "Input(3, 4, 5), Dense(7, Activation.Tanh), Dense(2), Loss(Loss.MeanSquaredError)",
        ["ResidualSum"] = "Input(4, 6, 5), Conv2D(4, 3, Padding = 1, Name = \"a\"), Conv2D(4, 3, Padding = 1, Activation = Activation.Tanh), Add(\"a\", \"input\", Name = \"b\"), Conv2D(4, 1, Activation = Activation.Softplus), Add(\"a\", \"b\", Activation = Activation.ELU), Dense(2), Loss(Loss.MeanSquaredError)",
        ["SumWithItself"] = "Input(5), Dense(5, Activation.Tanh, Name = \"a\"), Add(\"a\"), Dense(2), Loss(Loss.MeanSquaredError)",
        ["Concats"] = "Input(3, 5, 6), Conv2D(5, 3, Padding = 1, Activation = Activation.Tanh, Name = \"a\"), Conv2D(2, 1, From = \"input\"), Concat(\"a\", \"input\", Activation = Activation.Tanh), GlobalAvgPool, Dense(7, Name = \"v\"), Dense(3, From = \"v\", Activation = Activation.Tanh), Concat(\"v\"), Dense(2), Loss(Loss.MeanSquaredError)",
        ["Projection"] = "Input(2, 8, 8), Conv2D(5, 3, Padding = 1, Name = \"in\", Activation = Activation.Tanh), Conv2D(9, 3, Stride = 2, Padding = 1, UseBias = false), BatchNorm(Activation = Activation.Tanh), Conv2D(9, 3, Padding = 1, UseBias = false), BatchNorm(Name = \"body\"), Conv2D(9, 1, Stride = 2, UseBias = false, From = \"in\"), BatchNorm, Add(\"body\", Activation = Activation.Tanh), GlobalAvgPool, Dense(3, Activation.Softmax), Loss(Loss.CrossEntropy)",
        ["Norms"] = "Input(3, 5, 4), BatchNorm, Conv2D(5, 2), LayerNorm(Activation = Activation.Tanh), AvgPool2D(2, Stride = 1), BatchNorm(Activation = Activation.SiLU), Dense(4, UseBias = false), BatchNorm, Activation(Activation.Tanh), LayerNorm, Dense(2), Loss(Loss.MeanSquaredError)",
        ["Drops"] = "Input(3, 5, 4), Dropout(0.2f), Conv2D(5, 2, Activation = Activation.Tanh), Dropout(0.5f, Seed = 3), Dense(9, Activation.Tanh), Dropout(0.3f), Dense(2), Loss(Loss.MeanSquaredError)",
        ["DropsVectors"] = "Input(5), Dropout(0.4f), Dense(3, Activation.Tanh), Dropout(0.5f), Dense(2), Loss(Loss.MeanSquaredError)",
        ["DropsBetweenNorms"] = "Input(6), Dense(7, UseBias = false), Dropout(0.3f), BatchNorm(Activation = Activation.Tanh), Dense(2), Loss(Loss.MeanSquaredError)",
        ["FewChannels"] = "Input(1, 12, 30), Conv2D(5, 5, Padding = 2, Activation = Activation.ReLU), MaxPool2D(2), Conv2D(3, 3, 4, Activation = Activation.LeakyReLU), AvgPool2D(2), Dense(3), Loss(Loss.MeanSquaredError)",
        ["FewChannelsInChain"] = "Input(2, 17, 41), Conv2D(3, 3, Stride = 2, Padding = 1, UseBias = false), BatchNorm(Activation = Activation.Tanh), Conv2D(2, 3, Padding = 1, Activation = Activation.ReLU, Name = \"a\"), Conv2D(2, 3, Padding = 1), Add(\"a\", Activation = Activation.Tanh), MaxPool2D(3, Stride = 2), Dense(2), Loss(Loss.MeanSquaredError)",
        ["FewChannelsOfSignal"] = "Input(1, 151), Conv1D(4, 9, Stride = 2, Activation = Activation.LeakyReLU), MaxPool1D(2), Conv1D(3, 3, Dilation = 2, Activation = Activation.Tanh), Dense(2), Loss(Loss.MeanSquaredError)",
        ["FewChannelsDropped"] = "Input(1, 12, 30), Conv2D(3, 3, Activation = Activation.LeakyReLU), MaxPool2D(2), Dropout(0.2f), Conv2D(2, 3), Dense(2), Loss(Loss.MeanSquaredError)",
        ["TwinPools"] = "Input(2, 8, 8), Conv2D(4, 3, Padding = 1, Activation = Activation.LeakyReLU), MaxPool2D(2, Name = \"a\"), Conv2D(4, 3, Padding = 1, From = \"input\"), MaxPool2D(2), Add(\"a\"), Dense(2), Loss(Loss.MeanSquaredError)",
        ["Lenet"] = "Input(1, 12, 12), Conv2D(6, 5, Padding = 2, Activation = Activation.ReLU), MaxPool2D(2), Conv2D(16, 3, Activation = Activation.ReLU), MaxPool2D(2), Dense(20, Activation.ReLU), Dense(10, Activation.Softmax), Loss(Loss.CrossEntropy)",
    };

    private static readonly Lazy<Dictionary<string, Type>> Compiled = new(() => NetworkCompiler.Compile(string.Join(
        Environment.NewLine,
        Declarations.Select(pair => $"[Network, {pair.Value}, Sgd] public sealed partial class {pair.Key};"))));

    public static TheoryData<string> Names => [.. Declarations.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Losses_predictions_and_gradients_are_those_of_double_precision(string name)
    {
        foreach (int batch in Batches)
        {
            GradientCheck.Run(Compiled.Value[name], batch);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_is_allocated(string name)
    {
        INetwork network = NetworkCompiler.Create(Compiled.Value[name], seed: 3);
        AllocationCheck.Predicting(network, Batches[^1]);
        AllocationCheck.Training(network, "Sgd", Batches[^1]);
        AllocationCheck.Fitting(network, "Sgd", Batches[^1]);
    }

    // Activations live in memory of the calling thread, however large they are.
    [Fact]
    public void Threads_predict_images_at_once_without_disturbing_each_other()
    {
        Type type = NetworkCompiler.Compile(
            "[Network, Input(3, 96, 96), Conv2D(16, 3, Padding = 1, UseBias = false), BatchNorm(Activation = Activation.ReLU, Name = \"in\"), Conv2D(16, 3, Padding = 1), Add(\"in\"), GlobalAvgPool, Dense(4)] public sealed partial class Large;")["Large"];
        INetwork network = NetworkCompiler.Create(type, seed: 1);
        var random = new Random(1);
        const int Samples = 8;
        float[][] inputs = [.. Enumerable.Range(0, Samples).Select(_ => Networks.Batches.Uniform(random, network.InputSize))];
        float[][] expected = [.. inputs.Select(input => Predict(network, input))];
        Parallel.For(0, 16 * Samples, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
            Assert.Equal(expected[i % Samples], Predict(network, inputs[i % Samples])));
    }

    private static float[] Predict(INetwork network, float[] input)
    {
        var outputs = new float[network.OutputSize];
        network.Predict(input, outputs);
        return outputs;
    }
}
