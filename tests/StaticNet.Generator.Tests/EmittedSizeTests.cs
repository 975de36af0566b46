using StaticNet.Generator.Tests.Running;
using Xunit.Abstractions;

namespace StaticNet.Generator.Tests;

/// <summary>
/// RyuJIT optimises no method of more than 60,000 bytes and stops inlining, every vector operation included, at 512 locals. Emitted methods stay below
/// by looping where a network is large.
/// </summary>
public class EmittedSizeTests(ITestOutputHelper output)
{
    private const int MostBytes = 60_000;
    private const int MostLocals = 512;

    private static readonly string[] Widths = ["Lanes4", "Lanes8", "Lanes16"];

    private static readonly Dictionary<string, string> Networks = new()
    {
        ["LeNet-5"] = """
            Input(1, 28, 28), Conv2D(6, 5, Padding = 2, Activation = Activation.ReLU), MaxPool2D(2), Conv2D(16, 5, Activation = Activation.ReLU), MaxPool2D(2),
            Dense(120, Activation.ReLU), Dense(84, Activation.ReLU), Dense(10, Activation.Softmax), Loss(Loss.CrossEntropy)
            """,
        ["residual network of 20 layers"] = Residual(blocks: 9),
        ["wide kernels over many positions"] = "Input(3, 64, 64), Conv2D(64, 7, Activation = Activation.GELU), GlobalAvgPool, Dense(3), Loss(Loss.Huber)",
        ["long kernel on a signal"] = """
            Input(2, 400), Conv1D(24, 31, Padding = Padding.Same, Activation = Activation.Tanh), Conv1D(7, 31, Stride = 3, Dilation = 2), Dense(5),
            Loss(Loss.MeanSquaredError)
            """,
        ["overlapping maxima of a large window"] = """
            Input(3, 17, 19), Conv2D(20, 3), MaxPool2D(5, Stride = 1, Padding = 2), AvgPool2D(5, Stride = 1), Dense(2), Loss(Loss.MeanSquaredError)
            """,
        ["recurrent layers in registers and in memory"] = """
            Input(3, Steps = 20), Lstm(64), Gru(96), SimpleRnn(128, Activation.ReLU), Gru(300), Lstm(20), Gru(8), Dense(1), Loss(Loss.MeanSquaredError)
            """,
        ["recurrent layers in one piece"] = "Input(1, Steps = 20), Lstm(20), Gru(16), Gru(8), Dense(1), Loss(Loss.MeanSquaredError)",
        ["depthwise"] = """
            Input(48, 16, 16), Conv2D(48, 3, Groups = 48, Padding = 1, UseBias = false), BatchNorm(Activation = Activation.ReLU), Conv2D(25, 1), Conv2D(50, 5, Groups = 25),
            MaxPool2D(2), Dense(4), Loss(Loss.MeanSquaredError)
            """,
    };

    public static TheoryData<string> Names => [.. Networks.Keys];

    public static TheoryData<string, string> Layers => new()
    {
        { "Input(16, 32, 32), Conv2D(16, 3, Padding = 1)", "Input(512, 32, 32), Conv2D(512, 3, Padding = 1)" },
        { "Input(16, 32, 32), Conv2D(16, 3), MaxPool2D(2)", "Input(256, 66, 66), Conv2D(256, 3), MaxPool2D(2)" },
        { "Input(16, 32, 32), Conv2D(16, 3, Groups = 16)", "Input(512, 32, 32), Conv2D(512, 3, Groups = 512)" },
        { "Input(16, 33), Conv1D(16, 3, Stride = 2)", "Input(256, 16385), Conv1D(256, 3, Stride = 2)" },
        { "Input(16, 32, 32), Conv2D(16, 3), BatchNorm, GlobalAvgPool", "Input(512, 32, 32), Conv2D(512, 3), BatchNorm, GlobalAvgPool" },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_method_stays_within_what_the_JIT_optimises(string name)
    {
        IReadOnlyList<EmittedMethod> methods = EmittedMethod.AllOf(Generate(Networks[name] + ", Momentum, Adam").Output);

        Assert.All(Widths, width => Assert.Contains(methods, method => method.Name.StartsWith($"{width}.", StringComparison.Ordinal)));
        output.WriteLine($"The longest is {methods.MaxBy(method => method.Bytes)}; that of the most locals is {methods.MaxBy(method => method.Locals)}.");
        Assert.All(methods, method => Assert.True(method.Bytes < MostBytes && method.Locals < MostLocals, method.ToString()));
    }

    [Theory]
    [MemberData(nameof(Layers))]
    public void Many_channels_and_positions_take_about_as_much_text_as_a_few(string few, string many)
    {
        Dictionary<string, int> expected = Lengths(few);
        Dictionary<string, int> actual = Lengths(many);
        Assert.Equal(4, expected.Count);
        Assert.Equal(expected.Keys, actual.Keys);
        foreach ((string file, int length) in actual)
        {
            output.WriteLine($"{file}: {expected[file]} characters, {length} with many");

            // They differ in what is left over at the ends of tiles.
            Assert.InRange(length, 0.5 * expected[file], 1.5 * expected[file]);
        }
    }

    private static Dictionary<string, int> Lengths(string attributes) =>
        Generate(attributes + ", Loss(Loss.MeanSquaredError), Sgd").Files.ToDictionary(file => file.Key, file => file.Value.Length);

    private static GeneratorRun Generate(string attributes) => GeneratorRun.Of($"using StaticNet;\n[Network, {attributes}] public partial class Net;");

    /// <summary>A stem, two layers in each block, and a dense one.</summary>
    private static string Residual(int blocks)
    {
        const string Layer = "Conv2D(16, 3, Padding = 1, UseBias = false), BatchNorm";
        IEnumerable<string> body = Enumerable.Range(0, blocks).Select(i =>
            $"{Layer}(Activation = Activation.ReLU), {Layer}, Add(\"x{i}\", Activation = Activation.ReLU, Name = \"x{i + 1}\")");
        return $"""
            Input(3, 32, 32), {Layer}(Activation = Activation.ReLU, Name = "x0"), {string.Join(", ", body)}, GlobalAvgPool,
            Dense(10, Activation.Softmax), Loss(Loss.CrossEntropy)
            """;
    }
}
