using System.Text.RegularExpressions;
using StaticNet.Generator.Tests.Running;
using Xunit.Abstractions;

namespace StaticNet.Generator.Tests.Limits;

/// <summary>
/// What is written for a layer does not depend on how large it is, so that building takes time in proportion to the layers: the text and the methods are
/// what compilers work on.
/// </summary>
public partial class EmittedTextLimitTests(ITestOutputHelper output)
{
    private const string Trained = "Loss(Loss.MeanSquaredError), Adam";

    // Three widths, and what a network of one layer or two has beside: recurrent layers take most.
    private const int MostCharacters = 400_000;

    // Each layer beyond the first.
    private const int MostCharactersOfFurther = 150_000;

    /// <summary>Layers of more than a few vectors, and the same of many more.</summary>
    public static TheoryData<string, string> Layers => new()
    {
        { "Input(64), Dense(64, Activation.Tanh)", "Input(4096), Dense(4096, Activation.Tanh)" },
        { "Input(65), Dense(67)", "Input(4095), Dense(4093)" },
        { "Input(64), Dense(3)", "Input(4096), Dense(3)" },
        { "Input(3), Dense(130, Activation.Softmax)", "Input(3), Dense(4098, Activation.Softmax)" },
        { "Input(16, 20, 20), Conv2D(32, 3, Padding = 1)", "Input(128, 100, 100), Conv2D(512, 3, Padding = 1)" },
        { "Input(32, 20, 20), Conv2D(32, 3, Groups = 32)", "Input(512, 50, 50), Conv2D(512, 3, Groups = 512)" },
        { "Input(16, 20, 20), Conv2D(32, 7, Stride = 2)", "Input(16, 101, 99), Conv2D(128, 19, Stride = 2)" },
        { "Input(16, 21, 21), MaxPool2D(3)", "Input(64, 120, 120), MaxPool2D(30)" },
        { "Input(16, 20, 20), AvgPool2D(3, Stride = 1)", "Input(64, 120, 120), AvgPool2D(30, Stride = 1)" },
        { "Input(32, 20, 20), BatchNorm, GlobalAvgPool", "Input(512, 50, 50), BatchNorm, GlobalAvgPool" },
        { "Input(100), LayerNorm", "Input(4096), LayerNorm" },
        { "Input(100), Dropout(0.5f), Dense(9)", "Input(4096), Dropout(0.5f), Dense(9)" },
        { "Input(40, Steps = 5), Lstm(64)", "Input(1000, Steps = 50), Lstm(1024)" },
        { "Input(40, Steps = 5), Gru(64)", "Input(1000, Steps = 50), Gru(1024)" },
        { "Input(40, Steps = 5), SimpleRnn(130)", "Input(1000, Steps = 50), SimpleRnn(4096)" },
        { "Input(32, Steps = 9), Conv1D(64, 3)", "Input(256, Steps = 90), Conv1D(512, 19)" },
        { "Input(100), Dense(100, Name = \"a\"), Dense(100), Concat(\"a\"), Dense(2)", "Input(2000), Dense(2000, Name = \"a\"), Dense(2000), Concat(\"a\"), Dense(2)" },
    };

    public static TheoryData<string, string, string, string> Deepening => new()
    {
        { "Input(64)", "Dense(64, Activation.ReLU)", "Dense(1)", "weights of their own" },
        { "Input(3, 16, 16), Conv2D(16, 3)", "Conv2D(16, 3, Padding = 1, UseBias = false), BatchNorm(Activation = Activation.ReLU)", "Dense(1)", "methods that are shared" },
        { "Input(5, Steps = 20)", "Conv1D(16, 3)", "Dense(1)", "steps" },
    };

    [Theory]
    [MemberData(nameof(Layers))]
    public void A_large_layer_takes_no_more_text_than_a_small_one(string small, string large)
    {
        IReadOnlyDictionary<string, string> expected = Generate($"{small}, {Trained}");
        IReadOnlyDictionary<string, string> actual = Generate($"{large}, {Trained}");
        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), actual.Keys.Order(StringComparer.Ordinal));
        int before = expected.Values.Sum(text => text.Length);
        int after = actual.Values.Sum(text => text.Length);
        output.WriteLine($"{before} characters in {Methods(expected)} methods; {after} in {Methods(actual)} when large");
        Assert.True(after < (1.25 * before) + 4_000, $"{after} characters, {before} for the small one.");
        Assert.True(Methods(actual) <= Methods(expected) + 12, $"{Methods(actual)} methods, {Methods(expected)} for the small one.");
        int layers = large.Split("), ").Length - 1;
        Assert.InRange(after, 0, MostCharacters + ((layers - 1) * MostCharactersOfFurther));
    }

    [Theory]
    [MemberData(nameof(Deepening))]
    public void Text_grows_in_proportion_to_the_layers(string input, string layer, string last, string what)
    {
        // Two to begin with: the first layer has no gradient of its input.
        (int Layers, int Characters, int Methods)[] sizes = [.. new[] { 2, 18, 34, 64 }.Select(count =>
        {
            IReadOnlyDictionary<string, string> files = Generate($"{input}, {LargeNetworks.Repeat(count, _ => layer)}, {last}, {Trained}");
            return (count, files.Values.Sum(text => text.Length), Methods(files));
        })];
        double before = (double)(sizes[1].Characters - sizes[0].Characters) / (sizes[1].Layers - sizes[0].Layers);
        for (int i = 1; i < sizes.Length; i++)
        {
            double each = (double)(sizes[i].Characters - sizes[i - 1].Characters) / (sizes[i].Layers - sizes[i - 1].Layers);
            output.WriteLine($"{sizes[i].Layers} layers with {what}: {sizes[i].Characters} characters in {sizes[i].Methods} methods, {each:0} for each further layer");

            // Offsets get longer, and calls of parts are added.
            Assert.InRange(each, 0.8 * before, 1.2 * before);
        }
    }

    [Theory]
    [MemberData(nameof(MethodLimitTests.Networks), MemberType = typeof(MethodLimitTests))]
    [InlineData("a small network")]
    [InlineData("a small classifier")]
    [InlineData("a small network for sequences")]
    public void No_method_is_written_that_nothing_calls(string name)
    {
        IReadOnlyDictionary<string, string> files = Generate(name switch
        {
            "a small network" => "Input(2), Dense(6, Activation.ReLU), Dense(1, Activation.Sigmoid), Loss(Loss.BinaryCrossEntropy), Momentum",
            "a small classifier" => "Input(30), Dense(16, Activation.Tanh), Dense(3, Activation.Softmax), Loss(Loss.CrossEntropy), Adam",
            "a small network for sequences" => "Input(1, Steps = 8), Gru(16, ReturnSequence = false), Dense(1), Loss(Loss.MeanSquaredError), Sgd",
            _ => LargeNetworks.All[name],
        });
        foreach ((string file, string text) in files.Where(file => file.Key.Contains(".Lanes", StringComparison.Ordinal)))
        {
            string all = text + files["Net.g.cs"];
            IEnumerable<string> called = Call().Matches(all).Select(match => match.Groups[1].Value);
            Assert.Empty(MethodName().Matches(text).Select(match => match.Groups[1].Value).Except(called));
        }
    }

    private static IReadOnlyDictionary<string, string> Generate(string attributes)
    {
        var project = new Project();
        var driver = GeneratorRun.Create(project).RunGenerators(project.Compile($"using StaticNet;\n[Network, {attributes}] public partial class Net;"));
        GeneratorRun.AssertReportsNothing(driver.GetRunResult());
        var files = driver.GetRunResult().Results.Single().GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString());
        Assert.Equal(4, files.Count);
        return files;
    }

    private static int Methods(IReadOnlyDictionary<string, string> files) => files.Values.Sum(text => Method().Count(text));

    [GeneratedRegex(@"^ *(internal|private|public) static \w+ \w+\(", RegexOptions.Multiline)]
    private static partial Regex Method();

    [GeneratedRegex(@"^ *(?:internal|private|public) static \w+ (\w+)\(", RegexOptions.Multiline)]
    private static partial Regex MethodName();

    // Whatever is followed by a parenthesis and is not being declared.
    [GeneratedRegex(@"(?<!static \w+ )\b(\w+)\(")]
    private static partial Regex Call();
}
