using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using StaticNet.Generator;

namespace StaticNet.Benchmarks.Generation;

/// <summary>A project of many networks, each in a file of its own, and one file more, as the compiler and an editor hand it to the generator.</summary>
internal sealed class GeneratorProject
{
    private const int FilesBeside = 20;

    // A perceptron, a convolutional network and one for sequences in turn, no two of the same sizes.
    private static readonly string[] Kinds =
    [
        "[Input(30)] [Dense({0}, Activation.ReLU)] [Dense(16, Activation.Tanh)] [Dense(3, Activation.Softmax)] [Loss(Loss.CrossEntropy)] [Adam(LearningRate = 0.01f)]",
        "[Input(1, 28, 28)] [Conv2D({0}, 5, Padding = 2, Activation = Activation.ReLU)] [MaxPool2D(2)] [Dense(10, Activation.Softmax)] [Loss(Loss.CrossEntropy)] [Momentum(0.9f)]",
        "[Input(2, Steps = 8)] [Gru({0})] [Dense(1)] [Loss(Loss.MeanSquaredError)] [Sgd]",
    ];

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(path) == "StaticNet.dll")
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private readonly CSharpCompilation compilation;
    private SyntaxTree edited;
    private CSharpCompilation current;
    private GeneratorDriver driver;
    private int edits;

    public GeneratorProject(int networks)
    {
        edited = Parse("Edited", "public static class Edited { public static int Value => 0; }");
        compilation = CSharpCompilation.Create(
            "Project",
            [
                .. Enumerable.Range(0, networks).Select(i => Parse($"Network{i}", Network(i))),
                .. Enumerable.Range(0, FilesBeside).Select(i => Parse($"Other{i}", $"namespace App; [System.Serializable] public class Other{i} {{ public int Value => {i}; }}")),
                edited,
            ],
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));

        // References are read once, by whichever comes first.
        compilation.GetDiagnostics();
        current = compilation;
        driver = Create().RunGenerators(current);
        Characters = driver.GetRunResult().Results.Single().GeneratedSources.Sum(source => (long)source.SourceText.Length);
        if (driver.GetRunResult().Results.Single().GeneratedSources.Length != networks * 4)
        {
            throw new InvalidOperationException("A network was not written.");
        }
    }

    /// <summary>The length of all that is generated.</summary>
    public long Characters { get; }

    /// <summary>A first run: all networks are read, planned and written.</summary>
    public GeneratorDriver RunCold() => Create().RunGenerators(compilation.Clone());

    /// <summary>Parses an edit of the file without a network; its own cost is not the generator's.</summary>
    public void Edit()
    {
        SyntaxTree next = Parse("Edited", string.Create(CultureInfo.InvariantCulture, $"public static class Edited {{ public static int Value => {++edits}; }}"));
        current = current.ReplaceSyntaxTree(edited, next);
        edited = next;
    }

    /// <summary>The run after an edit.</summary>
    public GeneratorDriver RunAgain() => driver = driver.RunGenerators(current);

    private static GeneratorDriver Create() => CSharpGeneratorDriver.Create(new NetworkGenerator());

    private static string Network(int i) =>
        $"using StaticNet; namespace App; [Network] {string.Format(CultureInfo.InvariantCulture, Kinds[i % Kinds.Length], 5 + (i / Kinds.Length))} public sealed partial class Network{i};";

    private static SyntaxTree Parse(string name, string text) => CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8), path: $"/project/{name}.cs");
}
