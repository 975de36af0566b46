namespace StaticNet.Tests.Networks;

/// <summary>Networks of so many layers that no method holds the calls of all, against the double-precision reference.</summary>
public class DeepNetworkTests
{
    private const int Blocks = 60;

    // Normalised and added to what it came from: values and gradients stay alive through any number of blocks. Their methods are shared, so that text stays short.
    private static readonly Dictionary<string, string> Declarations = new()
    {
        ["Images"] = $"Input(2, 3, 4), Conv2D(3, 2, Name = \"x0\"), {Repeat("Conv2D(3, 1, UseBias = false), BatchNorm(Activation = Activation.Tanh)")}, Dense(2), Loss(Loss.MeanSquaredError)",
        ["Vectors"] = $"Input(5), Dense(5, Name = \"x0\"), {Repeat("BatchNorm(Activation = Activation.GELU)")}, Dense(3, Activation.Softmax), Loss(Loss.CrossEntropy)",
        ["Sequences"] = $"Input(3, Steps = 4), Dense(5, Name = \"x0\"), {Repeat("BatchNorm(Activation = Activation.Tanh)")}, Gru(5, Name = \"g\"), Dense(5), Add(\"g\"), Gru(3, ReturnSequence = false), Dense(2), Loss(Loss.MeanSquaredError)",
    };

    private static readonly Lazy<Dictionary<string, Type>> Compiled = new(() => NetworkCompiler.Compile(string.Join(
        Environment.NewLine,
        Declarations.Select(shape => $"[Network, {shape.Value}, Sgd] public sealed partial class {shape.Key};"))));

    [Theory]
    [InlineData("Images", 1)]
    [InlineData("Images", 33)]
    [InlineData("Vectors", 2)]
    [InlineData("Vectors", 150)]
    public void Equal_the_double_precision_reference(string name, int batch) => GradientCheck.Run(Compiled.Value[name], batch);

    [Fact]
    public void Sequences_equal_it_too() => SequenceGradientCheck.Run(Compiled.Value["Sequences"], 5);

    [Fact]
    public void Their_methods_are_cut()
    {
        Assert.All(Compiled.Value.Values, type =>
        {
            Type lanes = type.GetNestedTypes(System.Reflection.BindingFlags.NonPublic).First(nested => nested.Name.StartsWith("Lanes", StringComparison.Ordinal));
            string[] methods = [.. lanes.GetMethods(System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic).Select(method => method.Name)];
            Assert.Contains("TrainForward2", methods);
            Assert.Contains("TrainBackward2", methods);
            Assert.Contains(methods, method => method is "PredictOne2" or "StepOne2");
            Assert.NotNull(type.GetNestedType("NetworkParts", System.Reflection.BindingFlags.NonPublic));
        });
    }

    private static string Repeat(string layers) =>
        string.Join(", ", Enumerable.Range(0, Blocks).Select(i => $"{layers}, Add(\"x{i}\", Name = \"x{i + 1}\")"));
}
