using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticNet.Generator.Checking;
using StaticNet.Generator.Declaration;
using StaticNet.Generator.Layers;
using StaticNet.Generator.Tests.Running;

namespace StaticNet.Generator.Tests;

/// <summary>What declarations say, and which shapes and names follow from them.</summary>
public class ReadingTests
{
    /// <summary>The first block of ResNet-8 whose shapes change: its shortcut is a projection.</summary>
    private const string Block = """
        Input(16, 32, 32),
        Activation(Activation.ReLU, Name = "in"),
        Conv2D(32, 3, Stride = 2, Padding = 1, UseBias = false),
        BatchNorm(Activation = Activation.ReLU),
        Conv2D(32, 3, Padding = Padding.Same, UseBias = false),
        BatchNorm(Name = "body"),
        Conv2D(32, 1, Stride = 2, UseBias = false, From = "in"),
        BatchNorm,
        Add("body", Activation = Activation.ReLU, Name = "out"),
        GlobalAvgPool,
        Dense(10, Activation = Activation.Softmax),
        Loss(Loss.CrossEntropy), Adam
        """;

    [Theory]
    [InlineData(Block, "16x32x32 16x32x32 32x16x16 32x16x16 32x16x16 32x16x16 32x16x16 32x16x16 32x16x16 32 10")]
    [InlineData("Input(1, 28, 28), Conv2D(6, 5, Padding = 2), MaxPool2D(2), Conv2D(16, 5), MaxPool2D(2), Dense(10)", "1x28x28 6x28x28 6x14x14 16x10x10 16x5x5 10")]
    [InlineData("Input(2, 9, 8), Conv2D(3, 3, 5, Stride = 2, Padding = 1, Dilation = 2), LayerNorm, Dropout(0f)", "2x9x8 3x4x1 3x4x1 3x4x1")]
    [InlineData("Input(2, 9, 8), Conv2D(3, 4, Stride = 3, Padding = Padding.Same), AvgPool2D(3, 2, Stride = 1, Padding = 1)", "2x9x8 3x3x3 3x3x4")]
    [InlineData("Input(4, 7), Conv1D(8, 3, Groups = 4, Padding = Padding.Valid), MaxPool1D(2, Stride = 1), AvgPool1D(2), BatchNorm, GlobalAvgPool", "4x7 8x5 8x4 8x2 8x2 8")]
    [InlineData("Input(1, 1, 1), Conv2D(1, 1), MaxPool2D(1), AvgPool2D(1), GlobalAvgPool", "1x1x1 1x1x1 1x1x1 1x1x1 1")]
    [InlineData("Input(3, 5, 5), Conv2D(2, 1, Name = \"a\"), Concat(\"input\", \"a\", \"input\", Name = \"b\"), Dense(3, From = \"b\", Name = \"c\"), Dense(3, From = \"input\"), Add(\"c\"), Dense(1)", "3x5x5 2x5x5 10x5x5 3 3 3 1")]
    [InlineData("Input(3), Dense(2, Name = \"input\"), Concat(\"input\", From = \"input\")", "3 2 4")]
    [InlineData("Input(2, 3, 4, 5), Dense(2)", "2x3x4x5 2")]
    [InlineData("Input(1, 5, 5), Conv2D(2, 1, Stride = int.MaxValue, Dilation = int.MaxValue), Conv2D(2, 1, Padding = Padding.Same, Stride = int.MaxValue)", "1x5x5 2x1x1 2x1x1")]
    [InlineData("Input(1, 6), MaxPool1D(5, Stride = 3, Padding = Padding.Same)", "1x6 1x2")]
    public void Shapes_follow_from_the_layers(string attributes, string shapes)
    {
        NetworkDeclaration network = Read(attributes);
        Assert.Equal(shapes, string.Join(' ', NetworkChecker.Shapes(network)));
        Assert.Empty(NetworkChecker.Check(network));
    }

    [Theory]
    [InlineData(Block, "in 1 2 4 body 6 7 out 10 12")]
    [InlineData("Input(28, 28), Dense(5, Activation.ReLU), Dense(2)", "0 2")]
    [InlineData("Input(1, 28, 28), Conv2D(6, 5, Activation = Activation.ReLU), MaxPool2D(2), Conv2D(16, 5, Activation = Activation.ReLU), MaxPool2D(2), Dense(120, Activation.ReLU), Dense(10)", "0 2 3 5 7 9")]
    [InlineData("Input(3, 8), BatchNorm, Activation(Activation.ReLU), Activation(Activation.Linear), Dropout(0.5f), LayerNorm(Activation = Activation.Tanh), GlobalAvgPool, Dense(4), Concat(\"input\", From = \"input\", Activation = Activation.ReLU), AvgPool1D(2), Dense(2)", "0 1 2 3 4 6 8 9 11 13")]
    public void Layers_are_numbered_as_in_a_Sequential_of_PyTorch(string attributes, string names) =>
        Assert.Equal(names, string.Join(' ', NetworkChecker.Names(Read(attributes))));

    [Theory]
    [InlineData("Input(3, 8, 8), Conv2D(6, 5, 3)", 6 * (3 * 5 * 3) + 6)]
    [InlineData("Input(6, 8, 8), Conv2D(9, 3, Groups = 3, UseBias = false)", 9 * 2 * 9)]
    [InlineData("Input(4, 8), Conv1D(4, 3, Groups = 4)", 4 * 3 + 4)]
    [InlineData("Input(4, 8), BatchNorm", 8)]
    [InlineData("Input(7), BatchNorm", 14)]
    [InlineData("Input(4, 8), LayerNorm", 64)]
    [InlineData("Input(4, 2, 2), MaxPool2D(2), AvgPool2D(1), Dropout(0.1f), Activation(Activation.ReLU), Add(\"input\", From = \"input\"), GlobalAvgPool", 0)]
    [InlineData("Input(2, 3, 4), Dense(5)", 125)]
    public void Parameters_are_counted(string attributes, int count)
    {
        NetworkDeclaration network = Read(attributes);
        IReadOnlyList<Shape> shapes = NetworkChecker.Shapes(network);
        Assert.Equal(count, network.Layers.Select((layer, i) => layer.Kind.ParameterCount(layer, [shapes[i]])).Sum());
    }

    [Fact]
    public void Arguments_are_read_in_every_form()
    {
        Assert.Equal(Layer("Conv2D(6, 5)"), Layer("Conv2D(kernelWidth: 5, kernelHeight: 5, channels: 6)"));
        Assert.Equal(Layer("MaxPool2D(3)"), Layer("MaxPool2D(3, 3, Stride = 3, Padding = 0)"));
        Assert.Equal(Layer("AvgPool1D(3)"), Layer("AvgPool1D(window: 3, Stride = 3)"));
        Assert.Equal(Layer("Dense(3, Activation.ReLU)"), Layer("Dense(3, Activation = Activation.ReLU)"));
        Assert.Equal(Layer("Dense(3, Activation.ReLU)"), Layer("Dense(3, Activation.Tanh, Activation = Activation.ReLU)"));
        Assert.Equal(Layer("Add(\"a\", \"b\")"), Layer("Add(new[] { \"a\", \"b\" })"));
        Assert.Equal(Layer("Dropout(0.5f)"), Layer("Dropout(rate: 0.5f, Seed = 0)"));
        Assert.NotEqual(Layer("MaxPool2D(3)"), Layer("AvgPool2D(3)"));
        Assert.NotEqual(Layer("Add(\"a\", \"b\")"), Layer("Add(\"b\", \"a\")"));

        var pool = (PoolDeclaration)Layer("MaxPool2D(3, 2, Name = \"p\", From = \"input\", Padding = 1)");
        Assert.Equal(("p", "input", true, false, 3, 2, 3, 2, 1), (pool.Name, pool.From, pool.IsMaximum, pool.IsSignal, pool.WindowHeight, pool.WindowWidth, pool.StrideHeight, pool.StrideWidth, pool.Padding));
        var convolution = (ConvolutionDeclaration)Layer("Conv1D(6, 5, Stride = 2, Padding = Padding.Same, Dilation = 3, Groups = 2, UseBias = false, Activation = Activation.ELU, Alpha = 0.5f)");
        Assert.Equal((true, 6, 1, 5, 2, -1, 3, 2, false), (convolution.IsSignal, convolution.Channels, convolution.KernelHeight, convolution.KernelWidth, convolution.Stride, convolution.Padding, convolution.Dilation, convolution.Groups, convolution.UseBias));
        Assert.Equal((new ActivationChoice("ELU", 0.5f), "HeNormal", "Zeros"), (convolution.Activation, convolution.Weights.Kind, convolution.Biases.Kind));
    }

    /// <summary>What is read where nothing is said is what the attribute says of itself.</summary>
    [Fact]
    public void Defaults_are_those_of_the_attributes()
    {
        foreach ((string written, object attribute) in new (string, object)[]
        {
            ("Dense(7)", new DenseAttribute(7)),
            ("Conv2D(7, 3)", new Conv2DAttribute(7, 3)),
            ("Conv2D(7, 3, 2)", new Conv2DAttribute(7, 3, 2)),
            ("BatchNorm", new BatchNormAttribute()),
            ("LayerNorm", new LayerNormAttribute()),
            ("Dropout(0.25f)", new DropoutAttribute(0.25f)),
            ("Activation(Activation.SiLU)", new ActivationAttribute(Activation.SiLU)),
            ("GlobalAvgPool", new GlobalAvgPoolAttribute()),
        })
        {
            LayerDeclaration layer = Layer(written);
            foreach (PropertyInfo declared in layer.GetType().GetProperties())
            {
                object? said = attribute.GetType().GetProperty(declared.Name)?.GetValue(attribute);
                object? read = declared.GetValue(layer);
                if (said is Activation activation)
                {
                    Assert.Equal(activation.ToString(), ((ActivationChoice)read!).Kind);
                }
                else if (said is not null)
                {
                    Assert.Equal(said, read);
                }
            }
        }
    }

    [Fact]
    public void Enums_and_constants_that_share_their_name_with_an_attribute_or_property_are_found()
    {
        const string Source = """
            using StaticNet;

            [Network]
            [Input(1, 8, 8)]
            [Conv2D(4, 3, Padding = Padding.Same, Activation = Activation.ReLU, Initializer = Initializer.HeUniform)]
            [Activation(Activation.ReLU)]
            [MaxPool2D(2, Padding = Padding.Valid)]
            [Dense(2, Activation.Tanh, Activation = Activation.Softmax)]
            [Loss(Loss.CrossEntropy)]
            [Sgd]
            public sealed partial class Net;
            """;
        CSharpCompilation compilation = new Project().Compile(Source);
        Assert.Empty(compilation.GetDiagnostics());
        Assert.Empty(AnalyzerRun.Of(compilation));
    }

    private static NetworkDeclaration Read(string attributes)
    {
        CSharpCompilation compilation = new Project().Compile($"using StaticNet; [Network, {attributes}] partial class Net;");
        Assert.DoesNotContain(compilation.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        NetworkDeclaration network = DeclarationReader.Read(compilation.GetTypeByMetadataName("Net")!, semantics: null, default);
        Assert.Empty(network.Problems);
        return network;
    }

    private static LayerDeclaration Layer(string attribute) => Read($"Input(1), {attribute}").Layers.Single();
}
