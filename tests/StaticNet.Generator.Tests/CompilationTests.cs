using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticNet.Generator.Tests.Running;

namespace StaticNet.Generator.Tests;

/// <summary>Generated code compiles without a warning wherever a network may stand and whatever the project sets.</summary>
public class CompilationTests
{
    private const string Everything = """
        using StaticNet;

        namespace Matrix;

        /// <summary>Every kind of everything.</summary>
        [Network]
        [Input(2, 5)]
        [Dense(7, Activation.Linear)]
        [Dense(3, Activation.Sigmoid, Slope = 2f, UseBias = false)]
        [Dense(9, Activation.Tanh, Name = "middle")]
        [Dense(1, Activation.ReLU)]
        [Dense(17, Activation.LeakyReLU, Alpha = 0.2f)]
        [Dense(33, Activation.ELU, Alpha = 0.5f)]
        [Dense(130, Activation.SELU)]
        [Dense(2, Activation.GELU, Initializer = Initializer.Normal, InitializerScale = 1e-20f)]
        [Dense(8, Activation.SiLU, BiasInitializer = Initializer.Constant, BiasScale = -0.1f)]
        [Dense(4, Activation.Softplus, UseBias = false)]
        [Dense(5, Activation.Softmax)]
        [Loss(Loss.CrossEntropy)]
        [Sgd, Momentum(0.5f), Nesterov, Adagrad, Adadelta, RmsProp, Adam, AdamW(WeightDecay = 0.1f), AdaMax, Nadam, AmsGrad]
        public sealed partial class Everything;
        """;

    // Half of all: any three settings meet in every way.
    public static TheoryData<string, LanguageVersion, NullableContextOptions, bool> Projects
    {
        get
        {
            var data = new TheoryData<string, LanguageVersion, NullableContextOptions, bool>();
            foreach (string framework in new[] { Frameworks.Net9, Frameworks.Net10 })
            {
                foreach (LanguageVersion language in new[] { LanguageVersion.CSharp13, LanguageVersion.Latest })
                {
                    foreach (NullableContextOptions nullable in new[] { NullableContextOptions.Disable, NullableContextOptions.Enable })
                    {
                        bool allowUnsafe = framework == Frameworks.Net10 ^ language == LanguageVersion.Latest ^ nullable == NullableContextOptions.Enable;
                        data.Add(framework, language, nullable, allowUnsafe);
                    }
                }
            }

            return data;
        }
    }

    public static TheoryData<string> Losses => [.. Enum.GetNames<Loss>()];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Compiles_without_a_warning_whatever_the_project_sets(string framework, LanguageVersion language, NullableContextOptions nullable, bool allowUnsafe)
    {
        var project = new Project { Framework = framework, Language = language, Nullable = nullable, AllowUnsafe = allowUnsafe };
        GeneratorRun run = GeneratorRun.Of(project, Everything);
        Assert.Equal(4, run.Files.Count);
        Assert.Empty(AnalyzerRun.Of(run.Output));
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public void Compiles_with_every_loss_over_every_activation_it_takes(string loss)
    {
        string[] activations = loss switch
        {
            nameof(Loss.CrossEntropy) => [nameof(Activation.Softmax)],
            nameof(Loss.BinaryCrossEntropy) => [nameof(Activation.Sigmoid)],
            _ => Enum.GetNames<Activation>(),
        };
        IEnumerable<string> networks = activations.SelectMany(activation => new[] { 2, 40 }.Select(units => $"""
            [Network, Input(3), Dense({units}, Activation.{activation}, Slope = 0.5f), Loss(Loss.{loss}, Delta = 2f), Sgd]
            public partial class {activation}{units};
            """));
        GeneratorRun run = GeneratorRun.Of(new Project { Lanes = "16" }, "using StaticNet;\n" + string.Join("\n", networks));
        Assert.Empty(AnalyzerRun.Of(run.Output));
        Assert.Equal(activations.Length * 2 * 2, run.Files.Count);
    }

    [Theory]
    [InlineData("8", "N.g.cs N.Lanes8.g.cs")]
    [InlineData("16;4", "N.g.cs N.Lanes16.g.cs N.Lanes4.g.cs")]
    [InlineData("none that is known", "N.g.cs N.Lanes16.g.cs N.Lanes4.g.cs N.Lanes8.g.cs")]
    public void Writes_the_vector_widths_that_the_project_asks_for(string lanes, string files)
    {
        GeneratorRun run = GeneratorRun.Of(new Project { Lanes = lanes }, "[StaticNet.Network, StaticNet.Input(2), StaticNet.Dense(70), StaticNet.Loss(StaticNet.Loss.Huber), StaticNet.Sgd] public partial class N;");
        Assert.Equal(files.Split(' ').Order(StringComparer.Ordinal), run.Files.Keys);
    }
}
