using Microsoft.CodeAnalysis;
using StaticNet.Generator.Tests.Limits;
using StaticNet.Generator.Tests.Running;

namespace StaticNet.Generator.Tests;

/// <summary>What [Telemetry] changes of what is written: nothing where it does not stand.</summary>
public class TelemetryTests
{
    public static TheoryData<string> Networks =>
    [
        "Input(2), Dense(3, Activation.ReLU), Dense(1), Loss(Loss.MeanSquaredError), Sgd, AdamW, Nadam",
        "Input(12), Dense(40, Activation.ReLU, Name = \"first\"), Dropout(0.3f), LayerNorm, Dense(40, Activation.Sigmoid), Add(\"first\"), Dense(5, Activation.Softmax), Loss(Loss.CrossEntropy), Adam",
        "Input(2, 9, 8), Conv2D(5, 3, Activation = Activation.ReLU), BatchNorm, MaxPool2D(2, Stride = 1), GlobalAvgPool, Dense(1, Activation.Sigmoid), Loss(Loss.BinaryCrossEntropy), Momentum",
        "Input(2, 9, 8), Conv2D(5, 3, Activation = Activation.ReLU), Loss(Loss.MeanSquaredError), Adagrad",
        "Input(3, Steps = 5), Conv1D(4, 2), SimpleRnn(5, Activation.ReLU), Gru(3, ReturnSequence = false), Dense(3, Activation.Softmax), Loss(Loss.CrossEntropy), RmsProp",
        "Input(3, Steps = 5), Dense(4, UseBias = false), BatchNorm, Lstm(5), Dense(2), Loss(Loss.Huber), Adadelta",
    ];

    [Theory]
    [MemberData(nameof(Networks))]
    public void Compiles_without_a_warning(string attributes)
    {
        GeneratorRun run = GeneratorRun.Of(new Project { Documentation = DocumentationMode.Diagnose, AllowUnsafe = true }, Source(attributes, "Telemetry, "));
        Assert.Empty(AnalyzerRun.Of(run.Output));
        Assert.All(run.Files.Where(file => file.Key.Contains("Lanes", StringComparison.Ordinal)), file => Assert.Contains("ActivationMeasuring", file.Value));
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Without_it_nothing_of_it_is_written_even_where_another_network_is_measured(string attributes)
    {
        string plain = Source(attributes, string.Empty);
        GeneratorRun alone = GeneratorRun.Of(plain);
        GeneratorRun beside = GeneratorRun.Of(plain, Source(attributes, "Telemetry, ").Replace("class Net", "class Other"));
        Assert.All(alone.Files, file => Assert.Equal(file.Value, beside.Files[file.Key]));
        Assert.All(alone.Files.Values, text =>
        {
            Assert.DoesNotContain("Telemetry", text);
            Assert.DoesNotContain("Measur", text);
        });
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Taking_it_away_gives_the_text_of_before(string attributes)
    {
        var project = new Project { Lanes = "8" };
        Compilation measured = project.Compile(Source(attributes, "Telemetry, "));
        GeneratorDriver driver = GeneratorRun.Create(project).RunGenerators(measured);
        Compilation plain = project.Compile(Source(attributes, string.Empty));
        GeneratorRunResult result = driver.RunGenerators(plain).GetRunResult().Results.Single();
        Assert.Equal(
            GeneratorRun.Of(project, Source(attributes, string.Empty)).Files,
            result.GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString()).OrderBy(file => file.Key, StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void A_measured_network_never_moves_its_parameters_before_the_gradient_is_whole(string attributes)
    {
        GeneratorRun run = GeneratorRun.Of(Source(attributes, "Telemetry, "));
        Assert.All(run.Files.Values, text => Assert.DoesNotContain("TryStepAtOnce", text));
    }

    [Fact]
    public void No_method_grows_with_the_layers_that_are_measured()
    {
        LargeBuild build = LargeBuild.Of($"Telemetry, {LargeNetworks.Residual(300)}, GlobalAvgPool, Dense(10, Activation.Softmax), Loss(Loss.CrossEntropy), Sgd");
        Assert.All(build.Methods, method => Assert.True(method.Bytes < 30_000 && method.Counts.Instructions < 10_000 && method.Locals < 256, method.ToString()));
    }

    private static string Source(string attributes, string telemetry) => $$"""
        using StaticNet;

        namespace App;

        /// <summary>A network.</summary>
        [Network, {{telemetry}}{{attributes}}]
        public sealed partial class Net;
        """;
}
