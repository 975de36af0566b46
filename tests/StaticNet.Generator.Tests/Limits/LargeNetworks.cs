namespace StaticNet.Generator.Tests.Limits;

/// <summary>Declarations at the far end of what can be declared: wide, deep, of many parts, and the largest that are still written in one piece.</summary>
internal static class LargeNetworks
{
    public const string AllOptimizers = "Sgd, Momentum, Nesterov, Adagrad, Adadelta, RmsProp, Adam, AdamW, AdaMax, Nadam, AmsGrad";

    public static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>
    {
        ["4,096 x 4,096"] = $"Input(4096), Dense(4096, Activation.ReLU), Dense(4096, Activation.Softmax), Loss(Loss.CrossEntropy), {AllOptimizers}",
        ["4,096 x 4,096 between odd widths"] = "Input(4095), Dense(4093, Activation.GELU), Dense(4091, Activation.Tanh), Dense(3), Loss(Loss.Huber), AdamW",
        ["64 layers, up to 4,096 wide"] = $"Input(4096), {Repeat(21, _ => "Dense(4096, Activation.ReLU), Dense(100, Activation.Tanh), Dense(17)")}, Dense(10, Activation.Softmax), Loss(Loss.CrossEntropy), Adam",
        ["64 layers of one width"] = $"Input(64), {Repeat(64, _ => "Dense(64, Activation.SiLU)")}, Loss(Loss.MeanSquaredError), Momentum, Nadam",
        ["64 layers of few units"] = $"Input(5), {Repeat(64, i => $"Dense({(i % 7) + 1}, Activation.Tanh)")}, Loss(Loss.MeanSquaredError), Sgd",
        ["64 layers without a loss"] = $"Input(64), {Repeat(64, _ => "Dense(64, Activation.Sigmoid)")}",
        ["a residual network of 64 layers"] = $"{Residual(63)}, GlobalAvgPool, Dense(10, Activation.Softmax), Loss(Loss.CrossEntropy), Momentum, Adam",
        ["a residual network of 300 layers"] = $"{Residual(300)}, GlobalAvgPool, Dense(10, Activation.Softmax), Loss(Loss.CrossEntropy), AdamW",
        ["a residual network of 64 layers, each different"] = $"""
            Input(3, 64, 64), {Repeat(21, i => $"Conv2D({8 + i}, 3, Padding = 1, UseBias = false), BatchNorm(Activation = Activation.ReLU, Name = \"a{i}\"), Conv2D({8 + i}, 1, Activation = Activation.GELU), Add(\"a{i}\")")},
            GlobalAvgPool, Dense(10), Loss(Loss.Huber), Adam
            """,
        ["large images"] = """
            Input(3, 256, 256), Conv2D(16, 7, Stride = 2, Padding = 3, Activation = Activation.ReLU), MaxPool2D(3, Stride = 2, Padding = 1), Conv2D(64, 5, Activation = Activation.SiLU),
            AvgPool2D(2), Conv2D(512, 3, Activation = Activation.ReLU), Conv2D(512, 1, UseBias = false), BatchNorm, MaxPool2D(2), Dense(1000, Activation.Softmax), Loss(Loss.CrossEntropy), Sgd
            """,
        ["a kernel as large as the image"] = "Input(3, 31, 31), Conv2D(33, 31, Padding = 15, Activation = Activation.Tanh), Conv2D(5, 31), LayerNorm, Dense(2), Loss(Loss.MeanAbsoluteError), Adam",
        ["a pool as large as the image"] = "Input(3, 40, 40), Conv2D(33, 3), MaxPool2D(19, Stride = 1), AvgPool2D(17, Stride = 1), Dense(2), Loss(Loss.MeanSquaredError), Adam",
        ["recurrent layers of many units"] = "Input(40, Steps = 30), Lstm(512), Gru(1024), SimpleRnn(777, Activation.ReLU), Lstm(513, ReturnSequence = false), Dense(1000, Activation.Softmax), Loss(Loss.CrossEntropy), Adam",
        ["64 layers on sequences"] = $"""
            Input(7, Steps = 20), {Repeat(16, i => $"Gru(24, Name = \"g{i}\"), Conv1D(24, 3, Dilation = {(i % 8) + 1}, Activation = Activation.Tanh), BatchNorm, Add(\"g{i}\")")},
            Dense(3, Activation.Softmax), Loss(Loss.CrossEntropy), Adam
            """,
        ["64 parts joined"] = $"Input(9), Dense(8, Name = \"in\"), {Repeat(60, i => $"Dense({(i % 9) + 1}, Activation.ReLU, From = \"in\", Name = \"b{i}\")")}, Concat({Names(60)}), Dense(4, Activation.Softmax), Loss(Loss.CrossEntropy), Adam",
        ["64 images joined"] = $"Input(2, 9, 9), Conv2D(8, 3, Name = \"in\"), {Repeat(60, i => $"Conv2D({(i % 9) + 1}, 1, From = \"in\", Name = \"b{i}\")")}, Concat({Names(60)}), Dense(4), Loss(Loss.MeanSquaredError), Adam",
        ["64 parts added"] = $"Input(9), Dense(8, Name = \"in\"), {Repeat(60, i => $"Dense(8, Activation.ReLU, From = \"in\", Name = \"b{i}\")")}, Add({Names(59)}), Dense(4), Loss(Loss.MeanSquaredError), Adam",
        ["one piece, as many products as it may have"] = "Input(128), Dense(64, Activation.Softmax), Loss(Loss.CrossEntropy), Adam",
        ["one piece, as many layers as it may have"] = "Input(12), Dense(33, Activation.GELU), Dense(7, Activation.Tanh), Dense(64, Activation.SELU), Dense(3, Activation.Softplus), Dense(17, Activation.ELU), Dense(9, Activation.Softmax), Loss(Loss.CrossEntropy), Adam",
        ["one piece, all written out"] = "Input(24), Dense(60, Activation.Tanh), Dense(3, Activation.Tanh), Dense(30, Activation.Tanh), Dense(3, Activation.Tanh), Dense(30, Activation.Tanh), Dense(3, Activation.Tanh), Loss(Loss.MeanSquaredError), Adam",
        ["one piece, recurrent"] = "Input(1, Steps = 20), Lstm(20), Gru(16), Gru(8), Conv1D(8, 3, Activation = Activation.Tanh), Dense(5, Activation.Softmax), Loss(Loss.CrossEntropy), Adam",
    };

    public static string Repeat(int count, Func<int, string> part) => string.Join(", ", Enumerable.Range(0, count).Select(part));

    /// <summary>Blocks of two convolutions, normalised, around which their input goes.</summary>
    public static string Residual(int layers)
    {
        const string Layer = "Conv2D(16, 3, Padding = 1, UseBias = false), BatchNorm";
        return $"""
            Input(3, 16, 16), {Layer}(Activation = Activation.ReLU, Name = "x0"),
            {Repeat(layers / 2, i => $"{Layer}(Activation = Activation.ReLU), {Layer}, Add(\"x{i}\", Activation = Activation.ReLU, Name = \"x{i + 1}\")")}
            """;
    }

    private static string Names(int count) => Repeat(count, i => $"\"b{i}\"");
}
