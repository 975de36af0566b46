using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticNet.Generator.Checking;
using StaticNet.Generator.Declaration;
using StaticNet.Generator.Layers;
using StaticNet.Generator.Tests.Running;

namespace StaticNet.Generator.Tests;

/// <summary>What declarations say of sequences and of what reads them, and which shapes, names and sizes follow.</summary>
public class SequenceReadingTests
{
    [Theory]
    [InlineData("Input(2, Steps = 8), Gru(16), Dense(1, Activation.Sigmoid), Loss(Loss.BinaryCrossEntropy), Adam", "8 steps of 2, 8 steps of 16, 8 steps of 1")]
    [InlineData("Input(1, Steps = 1), SimpleRnn(4, Activation.ReLU), Lstm(5, ReturnSequence = false), LayerNorm, Dense(2)", "1 steps of 1, 1 steps of 4, 5, 5, 2")]
    [InlineData("Input(3, Steps = 9), Dense(7, Activation.Softmax), Loss(Loss.CrossEntropy)", "9 steps of 3, 9 steps of 7")]
    [InlineData("Input(3, Steps = 9), Conv1D(6, 3, Dilation = 1000, Groups = 3), BatchNorm(Activation = Activation.ReLU), LayerNorm, Dropout(0.5f), Activation(Activation.Tanh)", "9 steps of 3, 9 steps of 6, 9 steps of 6, 9 steps of 6, 9 steps of 6, 9 steps of 6")]
    [InlineData("Input(3, Steps = 9), Dense(6, Name = \"a\"), Dense(6), Add(\"a\"), Concat(\"input\", \"a\"), Conv1D(1, 1, Dilation = int.MaxValue)", "9 steps of 3, 9 steps of 6, 9 steps of 6, 9 steps of 6, 9 steps of 15, 9 steps of 1")]
    [InlineData("Input(3, Steps = 9), Lstm(4, ReturnSequence = false, Name = \"l\"), SimpleRnn(4, From = \"input\"), Gru(2, ReturnSequence = false), Concat(\"l\", \"l\"), Dense(3, Activation.Softmax)", "9 steps of 3, 4, 9 steps of 4, 2, 10, 3")]
    [InlineData("Input(2, Steps = 400000), Conv1D(2, 2), Activation(Activation.ReLU)", "400000 steps of 2, 400000 steps of 2, 400000 steps of 2")]
    public void Shapes_follow_from_the_layers(string attributes, string shapes)
    {
        NetworkDeclaration network = Read(attributes);
        Assert.Equal(shapes, string.Join(", ", NetworkChecker.Shapes(network)));
        Assert.Empty(NetworkChecker.Check(network));
    }

    [Theory]
    [InlineData("Input(2, Steps = 8), SimpleRnn(16, Activation.ReLU), Gru(8), Lstm(4, Name = \"l\"), Dense(3, Activation.Tanh), Conv1D(2, 3, Activation = Activation.ReLU), Dense(1)", "0 1 l 3 5 7")]
    [InlineData("Input(2, Steps = 8), Dense(4), Dropout(0.1f), BatchNorm, Gru(8, ReturnSequence = false), Activation(Activation.ReLU), Dense(1), Dense(2)", "0 1 2 3 4 5 6")]
    public void A_recurrent_layer_is_one_module_and_nothing_is_flattened(string attributes, string names) =>
        Assert.Equal(names, string.Join(' ', NetworkChecker.Names(Read(attributes))));

    [Theory]
    [InlineData("Input(3, Steps = 9), SimpleRnn(5)", (5 * (3 + 5)) + (2 * 5), 16)]
    [InlineData("Input(3, Steps = 9), Gru(17)", 3 * ((17 * (3 + 17)) + (2 * 17)), 32)]
    [InlineData("Input(3, Steps = 9), Lstm(4, UseBias = false, ReturnSequence = false)", 4 * 4 * (3 + 4), 32)]
    [InlineData("Input(6, Steps = 9), Conv1D(8, 3, Groups = 2, Dilation = 5)", (8 * 3 * 3) + 8, 96)]
    [InlineData("Input(6, Steps = 9), Conv1D(8, 1, Dilation = 5)", (8 * 6) + 8, 0)]
    [InlineData("Input(1, Steps = 9), Conv1D(8, 4)", (8 * 4) + 8, 16)]
    [InlineData("Input(6, Steps = 9), Dense(5)", 35, 0)]
    [InlineData("Input(6, Steps = 9), LayerNorm", 12, 0)]
    [InlineData("Input(6, Steps = 9), BatchNorm", 12, 0)]
    [InlineData("Input(6, Steps = 9), Dropout(0.1f)", 0, 0)]
    public void Parameters_and_state_are_those_of_a_step(string attributes, int count, int state)
    {
        NetworkDeclaration network = Read(attributes);
        IReadOnlyList<Shape> shapes = NetworkChecker.Shapes(network);
        LayerDeclaration layer = network.Layers[0];
        Assert.Equal(count, layer.Kind.ParameterCount(layer, [shapes[0]]));
        Assert.Equal(state, layer.Kind.StateFloats(layer, [shapes[0]]));
    }

    [Theory]
    [InlineData("Input(1, Steps = 1), Conv1D(1, 2, Dilation = 32767)", true)]
    [InlineData("Input(1, Steps = 1), Conv1D(1, 2, Dilation = 32768)", false)]
    [InlineData("Input(8, Steps = 2), Conv1D(1, 16384), Dense(3)", true)]
    [InlineData("Input(8, Steps = 2), Conv1D(1, 16384), Gru(1)", false)]
    public void A_state_may_take_up_to_half_a_megabyte(string attributes, bool isSmallEnough) =>
        Assert.Equal(isSmallEnough, NetworkChecker.Check(Read(attributes)).Count == 0);

    [Fact]
    public void Arguments_are_read_in_every_form()
    {
        Assert.Equal(Layer("SimpleRnn(3)"), Layer("SimpleRnn(activation: Activation.Tanh, units: 3, ReturnSequence = true)"));
        Assert.Equal(Layer("Gru(3)"), Layer("Gru(units: 3, Initializer = Initializer.XavierNormal, RecurrentInitializer = Initializer.Orthogonal, RecurrentScale = 1f, UseBias = true)"));
        Assert.Equal(Layer("Lstm(3)"), Layer("Lstm(3, ForgetBias = 1, BiasInitializer = Initializer.Zeros)"));
        Assert.NotEqual(Layer("Gru(3)"), Layer("Lstm(3, ForgetBias = 0)"));
        Assert.NotEqual(Layer("Gru(3)"), Layer("Gru(3, ReturnSequence = false)"));
        Assert.Equal(4, Read("Input(shape: 2, Steps = 4), Gru(3)").Steps);
        Assert.Equal(4, Read("Input(new[] { 2 }, Steps = 1 + 3), Gru(3)").Steps);
        Assert.Null(Read("Input(2), Dense(3)").Steps);

        var lstm = (RecurrentDeclaration)Layer("Lstm(7, Name = \"l\", From = \"input\", ReturnSequence = false, ForgetBias = -0.5f, UseBias = false, Initializer = Initializer.HeUniform, RecurrentInitializer = Initializer.Normal, RecurrentScale = 0.25f)");
        Assert.Equal(("l", "input", "Lstm", 7, false, -0.5f, false), (lstm.Name, lstm.From, lstm.Cell, lstm.Units, lstm.ReturnSequence, lstm.ForgetBias, lstm.UseBias));
        Assert.Equal((new InitializerChoice("HeUniform", 0f), new InitializerChoice("Normal", 0.25f)), (lstm.Weights, lstm.RecurrentWeights));
        Assert.True(lstm.CellActivation.IsNone && lstm.Activation.IsNone);
        var simple = (RecurrentDeclaration)Layer("SimpleRnn(7, Activation.ReLU)");
        Assert.Equal(("ReLU", "HeNormal", "Orthogonal", "Zeros"), (simple.CellActivation.Kind, simple.Weights.Kind, simple.RecurrentWeights.Kind, simple.Biases.Kind));
        Assert.Equal("XavierNormal", ((RecurrentDeclaration)Layer("SimpleRnn(7)")).Weights.Kind);
    }

    /// <summary>What is read where nothing is said is what the attribute says of itself.</summary>
    [Theory]
    [InlineData("SimpleRnn(7)", typeof(SimpleRnnAttribute))]
    [InlineData("Gru(7)", typeof(GruAttribute))]
    [InlineData("Lstm(7)", typeof(LstmAttribute))]
    public void Defaults_are_those_of_the_attributes(string written, Type type)
    {
        var layer = (RecurrentDeclaration)Layer(written);
        ConstructorInfo constructor = type.GetConstructors().Single();
        var attribute = (RecurrentAttribute)constructor.Invoke([.. constructor.GetParameters().Select(parameter => parameter.HasDefaultValue ? parameter.DefaultValue : 7)]);
        Assert.Equal((attribute.Units, attribute.ReturnSequence, attribute.UseBias), (layer.Units, layer.ReturnSequence, layer.UseBias));
        Assert.Equal((attribute.RecurrentInitializer.ToString(), attribute.BiasInitializer.ToString()), (layer.RecurrentWeights.Kind, layer.Biases.Kind));
        Assert.Equal((attribute as LstmAttribute)?.ForgetBias ?? 0f, layer.ForgetBias);
        Assert.Equal((attribute as SimpleRnnAttribute)?.Activation.ToString() ?? "Linear", layer.CellActivation.Kind);
    }

    /// <summary>Names that only sequences take are free elsewhere.</summary>
    [Fact]
    public void Other_networks_may_have_members_of_these_names()
    {
        const string Body = "public struct State; public State CreateState() => default; public int Steps => 1; public void Step(ref State state, System.ReadOnlySpan<float> x, System.Span<float> y) { } public void Predict(System.ReadOnlySpan<float> x, System.ReadOnlySpan<int> lengths, System.Span<float> y) { }";
        GeneratorRun run = GeneratorRun.Of(new Project { Lanes = "8" }, $"using StaticNet; [Network, Input(2), Dense(3), Loss(Loss.Huber), Sgd] public partial class Net {{ {Body} }}");
        Assert.Empty(AnalyzerRun.Of(run.Output));
    }

    private static NetworkDeclaration Read(string attributes)
    {
        CSharpCompilation compilation = new Project().Compile($"using StaticNet; [Network, {attributes}] partial class Net;");
        Assert.DoesNotContain(compilation.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        NetworkDeclaration network = DeclarationReader.Read(compilation.GetTypeByMetadataName("Net")!, semantics: null, default);
        Assert.Empty(network.Problems);
        return network;
    }

    private static LayerDeclaration Layer(string attribute) => Read($"Input(1, Steps = 2), {attribute}").Layers.Single();
}
