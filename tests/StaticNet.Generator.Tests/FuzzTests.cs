using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticNet.Generator.Tests.Running;

namespace StaticNet.Generator.Tests;

/// <summary>No declaration, however wild, makes the generator or the analyzer throw.</summary>
public class FuzzTests
{
    private const int NetworksInOneProject = 100;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(14)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(18)]
    [InlineData(19)]
    [InlineData(20)]
    public void Neither_generator_nor_analyzer_throws(int seed)
    {
        var wild = new WildDeclarations(new Random(seed));
        string source = "using StaticNet;\n" + string.Join("\n", Enumerable.Range(0, NetworksInOneProject).Select(wild.Next));
        var project = new Project { Lanes = "16" };
        CSharpCompilation compilation = project.Compile(source);
        GeneratorDriver driver = GeneratorRun.Create(project).RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out ImmutableArray<Diagnostic> reported);
        Assert.Empty(reported);
        GeneratorRun.AssertReportsNothing(driver.GetRunResult());
        Assert.DoesNotContain(AnalyzerRun.Of(compilation), diagnostic => diagnostic.Id == "AD0001");

        // What the generator wrote is at least C#.
        foreach (SyntaxTree tree in output.SyntaxTrees.Skip(1))
        {
            Assert.Empty(tree.GetDiagnostics());
        }
    }

    /// <summary>Draws declarations: some right, most wrong in a way or two, some that are hardly C#.</summary>
    private sealed class WildDeclarations(Random random)
    {
        private static readonly string[] Integers = ["1", "2", "3", "5", "16", "100", "0", "-1", "int.MaxValue", "int.MinValue", "70000", "1 + 1", "'a'", "\"3\"", "null", "2.5", "Missing", "(int)1e9", "default"];
        private static readonly string[] Floats = ["0.5f", "0f", "1f", "-1f", "-0f", "float.NaN", "float.PositiveInfinity", "float.NegativeInfinity", "float.MaxValue", "float.Epsilon", "1", "0.1", "\"x\"", "null", "default", "new float[] { 1 }", "0.99999994f"];
        private static readonly string[] Names = ["\"a\"", "\"b\"", "\"0\"", "\"\"", "null", "\"a b\"", "\"\\n}\"", "\"*/\"", "3", "nameof(System)", "new[] { \"a\" }", "\"\\ud800\""];
        private static readonly string[] Shapes = ["", "null", "new int[0]", "new[] { 3, 4 }", "new[] { 0 }", "int.MaxValue, int.MaxValue, 2", "3, \"4\"", "new int[] { Missing }", "default", "shape: 3", "-1"];
        private static readonly string[] Heads = ["partial class", "public sealed partial class", "internal partial record", "class", "static partial class", "abstract partial class", "partial struct", "partial interface", "file partial class", "partial record struct", "enum", "partial class"];
        private static readonly string[] Bodies = [" { }", " { int x; }", " { public void Predict() { } }", " { class Trainer { } }", "(int seed) { }", "<T> { }", "<T, T> { }", " : System.IDisposable { }", " : Missing { }", " { partial class Inner { } }", " {", ";"];

        public string Next(int index)
        {
            var attributes = new List<string>();
            Add(attributes, 0.95, "Network");
            Add(attributes, 0.05, "Network()");
            Add(attributes, 0.9, $"Input({(random.NextDouble() < 0.7 ? Integer() : Pick(Shapes))})");
            Add(attributes, 0.05, "Input(2)");
            for (int i = random.Next(5); i > 0; i--)
            {
                attributes.Add($"Dense({string.Join(", ", DenseArguments())})");
            }

            Add(attributes, 0.6, $"Loss({Enum("Loss", 5)}{(random.NextDouble() < 0.3 ? ", Delta = " + Float() : string.Empty)})");
            Add(attributes, 0.05, "Loss");
            foreach (string optimizer in new[] { "Sgd", "Momentum", "Nadam", "AdamW", "Adagrad", "AmsGrad" })
            {
                Add(attributes, 0.2, random.NextDouble() < 0.5 ? optimizer : $"{optimizer}({OptimizerArguments()})");
            }

            Add(attributes, 0.02, "Adam, Adam");
            Add(attributes, 0.02, "System.Obsolete, Missing(3)");
            string body = random.NextDouble() < 0.7 ? ";" : Pick(Bodies);
            string head = random.NextDouble() < 0.7 ? Heads[0] : Pick(Heads);
            string lists = random.NextDouble() < 0.9 ? $"[{string.Join("] [", attributes)}]" : $"[{string.Join(", ", attributes)}]";
            string text = $"{lists} {head} N{index}{body}";
            string another = random.NextDouble() < 0.05 ? $" [Network] [Dense(3)] partial class N{index};" : string.Empty;
            return (random.NextDouble() < 0.1 ? $"partial class Outer{index} {{ {text} }}" : text) + another + (body == " {" ? "}" : string.Empty);
        }

        private IEnumerable<string> DenseArguments()
        {
            if (random.NextDouble() < 0.97)
            {
                yield return Integer();
            }

            if (random.NextDouble() < 0.6)
            {
                yield return Enum("Activation", 11);
            }

            string[] named =
            [
                "Name = " + Pick(Names), "Alpha = " + Float(), "Slope = " + Float(), "Initializer = " + Enum("Initializer", 10), "InitializerScale = " + Float(),
                "BiasInitializer = " + Enum("Initializer", 10), "BiasScale = " + Float(), "UseBias = " + Pick("true", "false", "1", "null"), "Units = 3", "Other = 3",
            ];
            foreach (string argument in named.Where(_ => random.NextDouble() < 0.07))
            {
                yield return argument;
            }
        }

        private string OptimizerArguments() =>
            Pick($"LearningRate = {Float()}", Float(), $"Beta1 = {Float()}, Beta2 = {Float()}", $"Epsilon = {Float()}", $"WeightDecay = {Float()}", $"momentum: {Float()}", $"MomentumDecay = {Float()}");

        private string Integer() => random.NextDouble() < 0.75 ? random.Next(1, 70).ToString(CultureInfo.InvariantCulture) : Pick(Integers);

        private string Float() => random.NextDouble() < 0.5 ? random.NextSingle().ToString("R", CultureInfo.InvariantCulture) + "f" : Pick(Floats);

        private string Enum(string name, int members) =>
            random.NextDouble() < 0.9
                ? $"({name}){random.Next(members).ToString(CultureInfo.InvariantCulture)}"
                : Pick($"({name})99", $"({name})(-1)", $"({name})int.MinValue", "0", "1", "null", $"{name}.Missing", "\"ReLU\"", "new[] { 1 }", "default");

        private void Add(List<string> attributes, double chance, string attribute)
        {
            if (random.NextDouble() < chance)
            {
                attributes.Add(attribute);
            }
        }

        private string Pick(params string[] choices) => choices[random.Next(choices.Length)];
    }
}
