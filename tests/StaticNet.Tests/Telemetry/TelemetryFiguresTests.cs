using StaticNet.Generator.Tests.Running;
using StaticNet.Tests.Networks;

namespace StaticNet.Tests.Telemetry;

/// <summary>What telemetry says of layers of every kind is what the double-precision implementation gives.</summary>
public class TelemetryFiguresTests
{
    // One sample, less and more than the lanes, more than a chunk of any network.
    private static readonly int[] BatchSizes = [1, 3, 17, 150];

    private static readonly Dictionary<string, string> Declarations = new()
    {
        ["OneUnit"] = "Input(1), Dense(1, Activation.Tanh), Dense(1), Loss(Loss.MeanSquaredError)",
        ["Small"] = "Input(2), Dense(3, Activation.ReLU), Dense(1, Activation.Sigmoid), Loss(Loss.BinaryCrossEntropy)",
        ["Odd"] = "Input(7), Dense(17, Activation.ReLU), Dense(33, Activation.Sigmoid), Dense(9, Activation.Tanh), Dense(5, Activation.Softmax), Loss(Loss.CrossEntropy)",
        ["OthersThanRelu"] = "Input(5), Dense(6, Activation.LeakyReLU), Dense(9, Activation.ELU), Dense(10, Activation.GELU), Dense(11, Activation.SiLU, UseBias = false), Dense(12, Activation.Softplus), Dense(13, Activation.SELU), Dense(2), Loss(Loss.Huber)",
        ["Saturates"] = "Input(6), Dense(20, Activation.Tanh, Initializer = Initializer.Normal, InitializerScale = 4f), Dense(15, Activation.Sigmoid, Initializer = Initializer.Normal, InitializerScale = 3f), Dense(11, Activation.Sigmoid, Slope = 2.5f), Loss(Loss.BinaryCrossEntropy)",
        ["Dies"] = "Input(4), Dense(40, Activation.ReLU, BiasInitializer = Initializer.Constant, BiasScale = -0.5f), Dense(24, Activation.ReLU, Initializer = Initializer.Zeros), Dense(3), Loss(Loss.MeanSquaredError)",
        ["SoftmaxOfOthers"] = "Input(4), Dense(6, Activation.Tanh), Dense(5, Activation.Softmax), Loss(Loss.MeanSquaredError)",
        ["WideLast"] = "Input(3), Dense(300, Activation.Softmax), Loss(Loss.CrossEntropy)",
        ["Joined"] = "Input(4), Dense(9), Activation(Activation.ReLU), Dense(6), Activation(Activation.Sigmoid), Loss(Loss.BinaryCrossEntropy)",
        ["OfItsOwn"] = "Input(4), Dense(6, Name = \"a\"), Activation(Activation.ReLU), Dense(6, Activation.Tanh), Add(\"a\", Activation = Activation.ReLU), Dense(2), Loss(Loss.MeanSquaredError)",
        ["Norms"] = "Input(5), Dense(9, UseBias = false), BatchNorm(Epsilon = 0.1f, Activation = Activation.ReLU), Dense(7), LayerNorm(Epsilon = 0.1f, Activation = Activation.Tanh), Dense(3, Activation.Softmax), Loss(Loss.CrossEntropy)",
        ["NormLast"] = "Input(5), Dense(9, Activation.Tanh), LayerNorm(Epsilon = 0.1f, Activation = Activation.Sigmoid), Loss(Loss.BinaryCrossEntropy)",
        ["Drops"] = "Input(6), Dense(19, Activation.ReLU), Dropout(0.4f), Dense(2), Loss(Loss.MeanSquaredError)",
        ["Residual"] = "Input(5), Dense(8, Activation.Tanh, Name = \"in\"), Dense(8, Activation.ReLU), Add(\"in\"), Concat(\"in\", \"input\", Activation = Activation.ReLU), Dense(2), Loss(Loss.MeanSquaredError)",
        ["Lenet"] = "Input(1, 12, 12), Conv2D(6, 5, Padding = 2, Activation = Activation.ReLU), MaxPool2D(2), Conv2D(16, 3, Activation = Activation.ReLU), AvgPool2D(2), Dense(20, Activation.ReLU), Dense(10, Activation.Softmax), Loss(Loss.CrossEntropy)",
        ["Images"] = "Input(3, 7, 5), Conv2D(5, 3, 2, Stride = 2, Padding = 1, Activation = Activation.Tanh), BatchNorm(Epsilon = 0.1f, Activation = Activation.Sigmoid), Dropout(0.2f), LayerNorm(Epsilon = 0.1f), GlobalAvgPool, Dense(3), Loss(Loss.MeanSquaredError)",
        ["DeadChannels"] = "Input(2, 5, 6), Conv2D(9, 3, Activation = Activation.ReLU, BiasInitializer = Initializer.Constant, BiasScale = -1.2f), Dense(2), Loss(Loss.MeanSquaredError)",
        ["ResidualImages"] = "Input(4, 6, 5), Conv2D(4, 3, Padding = 1, Name = \"a\"), Conv2D(4, 3, Padding = 1, Activation = Activation.ReLU), Add(\"a\", \"input\", Name = \"b\"), Conv2D(4, 1, Activation = Activation.Softplus), Concat(\"a\", \"b\", Activation = Activation.ReLU), Dense(2), Loss(Loss.MeanSquaredError)",
        ["EndsInImage"] = "Input(2, 5, 6), Conv2D(3, 3, Padding = 1, Activation = Activation.Tanh), Conv2D(1, 1, Activation = Activation.Sigmoid), Loss(Loss.BinaryCrossEntropy)",
        ["EndsInReluImage"] = "Input(2, 5, 6), Conv2D(7, 3, Activation = Activation.ReLU, BiasInitializer = Initializer.Constant, BiasScale = -1.4f), Loss(Loss.MeanSquaredError)",
        ["Signal"] = "Input(2, 23), Conv1D(5, 4, Dilation = 2, Activation = Activation.ReLU), MaxPool1D(3, Stride = 2, Padding = 1), Dense(2), Loss(Loss.MeanSquaredError)",
    };

    private static readonly CompiledNetworks Compiled = new(Declarations);

    public static TheoryData<int, string> Cases => Compiled.Cases;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Figures_are_those_of_double_precision(int lanes, string name)
    {
        var check = new TelemetryCheck(Compiled[lanes, name]);
        Assert.Equal(0, check.Telemetry.Steps);
        check.Run(BatchSizes);
        if (check.Trainer.TargetKind == TargetKind.Classes)
        {
            check.RunLabels(19);
        }

        check.Restart();
        Assert.Equal(0, check.Telemetry.Steps);
        check.Run(5, 2);
        Assert.Equal(2, check.Telemetry.Steps);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Measuring_allocates_nothing(int lanes, string name) =>
        AllocationCheck.Training(NetworkCompiler.Create(Compiled[lanes, name], seed: 3), "Sgd", samples: 150);

    [Theory]
    [ClassData(typeof(TestedWidths))]
    public void The_gradient_is_the_one_that_the_optimizer_saw(int lanes)
    {
        var check = new TelemetryCheck(Compiled[lanes, "Odd"]);
        check.Shape(l1: 0.01f, l2: 0.02f, clipValue: 0.02f, clipNorm: 0.05f);
        check.Run(17, 33);
    }

    [Theory]
    [ClassData(typeof(TestedWidths))]
    public void Networks_show_what_is_looked_for(int lanes)
    {
        var saturated = new TelemetryCheck(Compiled[lanes, "Saturates"]);
        saturated.Run(20);
        Assert.InRange(saturated.Telemetry.Layers[0].Saturated, 0.2f, 0.99f);
        Assert.InRange(saturated.Telemetry.Layers[1].Saturated, 0.1f, 0.99f);

        var dying = new TelemetryCheck(Compiled[lanes, "DeadChannels"]);
        foreach (ParameterTensor bias in dying.Network.Tensors.Where(tensor => tensor.Name == "0.bias"))
        {
            bias.CopyFrom([-100f, 1f, 1f, -100f, 1f, 1f, 1f, 1f, -100f]);
        }

        (float[] inputs, float[] targets) = dying.Draw(3);
        dying.Trainer.Step(inputs, targets);
        Assert.Equal(3f / 9f, dying.Telemetry.Layers[0].Dead);
        Assert.Equal(3f / 9f, dying.Telemetry.Layers[0].DeadSinceStart);
    }
}
