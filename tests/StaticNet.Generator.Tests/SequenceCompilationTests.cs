using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using StaticNet.Generator.Tests.Running;

namespace StaticNet.Generator.Tests;

/// <summary>Generated code of networks for sequences compiles without a warning, and their members can be used as the documents show.</summary>
public class SequenceCompilationTests
{
    private const string Everything = """
        using StaticNet;

        namespace Matrix;

        /// <summary>Every kind of layer that reads steps.</summary>
        [Network]
        [Input(3, Steps = 9)]
        [Dense(7, Activation.Tanh)]
        [Conv1D(6, 3, Dilation = 2, Activation = Activation.ReLU, Name = "c")]
        [Conv1D(6, 2, Groups = 3, UseBias = false)]
        [BatchNorm(Activation = Activation.LeakyReLU)]
        [Add("c")]
        [SimpleRnn(5)]
        [SimpleRnn(1, Activation.ReLU, UseBias = false)]
        [Gru(17, Initializer = Initializer.HeUniform, RecurrentInitializer = Initializer.Normal)]
        [Dropout(0.25f)]
        [LayerNorm]
        [Lstm(8, ForgetBias = 0.5f)]
        [Activation(Activation.GELU)]
        [Concat("c")]
        [Dense(4, Activation.Softmax)]
        [Loss(Loss.CrossEntropy)]
        [Sgd, Momentum(0.5f), Adam, AdamW(WeightDecay = 0.1f)]
        public sealed partial class Everything;
        """;

    public static TheoryData<string, LanguageVersion, NullableContextOptions, bool> Projects => CompilationTests.Projects;

    public static TheoryData<string> Networks =>
    [
        "Input(2, Steps = 8), SimpleRnn(3)",
        "Input(2, Steps = 8), SimpleRnn(20, Activation.ReLU), Loss(Loss.MeanSquaredError), Sgd",
        "Input(1, Steps = 1), Gru(1), Loss(Loss.Huber), Adam",
        "Input(2, Steps = 8), Gru(16), Dense(1, Activation.Sigmoid), Loss(Loss.BinaryCrossEntropy), Adam",
        "Input(5, Steps = 8), Lstm(9, UseBias = false), Lstm(9, ReturnSequence = false), Dense(3, Activation.Softmax), Loss(Loss.CrossEntropy), Momentum",
        "Input(5, Steps = 8), Lstm(9, ReturnSequence = false)",
        "Input(5, Steps = 8), Gru(9, ReturnSequence = false), Loss(Loss.MeanAbsoluteError), Sgd",
        "Input(1, Steps = 300), Dense(8, Activation.Tanh), Conv1D(4, 3, Dilation = 2, Activation = Activation.Tanh), Gru(8), Dense(1), Loss(Loss.MeanSquaredError), Adam",
        "Input(4, Steps = 8), Conv1D(4, 1), Loss(Loss.MeanSquaredError), Sgd",
        "Input(4, Steps = 8), Conv1D(4, 20, Groups = 4, Dilation = 3, UseBias = false)",
        "Input(4, Steps = 8), Dense(3, Activation.Softplus), Loss(Loss.MeanSquaredError), Sgd",
        "Input(4, Steps = 8), Activation(Activation.ReLU), Loss(Loss.MeanSquaredError), Sgd",
        "Input(4, Steps = 8), Dropout(0.5f)",
        "Input(4, Steps = 8), BatchNorm, Gru(3), BatchNorm(Activation = Activation.SiLU), LayerNorm, Dropout(0.5f), Dense(2, Activation.Softmax), Loss(Loss.CrossEntropy), Sgd",
        "Input(3, Steps = 8), Gru(3, Name = \"a\"), Lstm(3), Add(\"a\", \"input\", Activation = Activation.ELU), Concat(\"a\", \"input\"), Gru(5, ReturnSequence = false, Name = \"l\"), Dense(5), Add(\"l\"), LayerNorm, Loss(Loss.Huber), Sgd",
    ];

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
    [MemberData(nameof(Networks))]
    public void Compiles_with_every_kind_of_layer(string attributes)
    {
        GeneratorRun run = GeneratorRun.Of($"using StaticNet; [Network, {attributes}] public partial class Net;", Uses(attributes.Contains("Sgd")));
        Assert.Equal(4, run.Files.Count);
        Assert.Empty(AnalyzerRun.Of(run.Output));
    }

    [Theory]
    [InlineData("public partial class Outer<T> where T : class { #N public sealed partial class Net<U>; }")]
    [InlineData("public ref partial struct Outer { #N public partial class Net; }")]
    [InlineData("public partial interface IOuter { #N public partial class Net; }")]
    [InlineData("#N internal sealed partial record Net;")]
    [InlineData("#N public partial class First; #N public partial class Second : First;")]
    [InlineData("#N public partial class Net { public void Step(float x) { } public State CreateState(float first) { State state = CreateState(); state.Values[0] = first; return state; } }")]
    public void A_network_for_sequences_may_stand_wherever_a_class_may(string source)
    {
        const string Network = "[Network, Input(3, Steps = 5), Gru(4), Dense(1), Loss(Loss.Huber), Sgd]";
        GeneratorRun run = GeneratorRun.Of(new Project { Lanes = "8" }, "using StaticNet;\n" + source.Replace("#N", Network));
        Assert.Empty(AnalyzerRun.Of(run.Output));
    }

    [Fact]
    public void Networks_without_steps_have_nothing_of_sequences()
    {
        GeneratorRun run = GeneratorRun.Of("using StaticNet; [Network, Input(4, 9), Conv1D(3, 2), BatchNorm, Dense(2), Loss(Loss.Huber), Sgd] public partial class Net;");
        INamedTypeSymbol type = run.Output.GetTypeByMetadataName("Net")!;
        foreach (string name in new[] { "State", "CreateState", "Step", "Steps", "StepInputSize", "StepOutputSize", "StateLayouts" })
        {
            Assert.Empty(type.GetMembers(name));
        }

        Assert.DoesNotContain("SequenceSteps", string.Concat(run.Files.Values));
    }

    private static string Uses(bool hasTrainer)
    {
        string training = """
            Net.SgdTrainer trainer = new Net.SgdTrainer(net);
            Net.State[] states = new Net.State[2];
            float loss = trainer.Step(x, y) + trainer.Step(x, y, lengths) + trainer.Step(x, y, states) + trainer.Step(x, y, states, lengths);
            loss += trainer.Backpropagate(x, y, lengths) + trainer.Backpropagate(x, y, states, lengths);
            loss += trainer.Evaluate(x, y, lengths) + trainer.Evaluate(x, y, states, lengths);
            """;
        return $$"""
            using System;
            using System.Collections.Generic;
            using StaticNet;

            internal static class Uses
            {
                internal static float All(float[] x, float[] y, int[] lengths)
                {
                    Net net = new Net(1);
                    net.Predict(x, y);
                    net.Predict(x, lengths, y);
                    Net.State state = net.CreateState();
                    net.Step(ref state, x.AsSpan(0, Net.StepInputSize), y.AsSpan(0, Net.StepOutputSize));
                    Net.State copy = state;
                    copy.Values.Clear();
                    bool isSame = copy.Equals(state) || copy == default(Net.State);
                    IReadOnlyList<TensorLayout> layouts = Net.StateLayouts;
                    ISequenceNetwork<Net.State> any = net;
                    any.Step(ref copy, x, y);
                    any.Predict(x, lengths, y);
                    {{(hasTrainer ? training : string.Empty)}}
                    return isSame ? layouts.Count : Net.Steps + Net.InputSize + Net.OutputSize + any.OutputSteps + any.CreateState().Values[0];
                }
            }
            """;
    }
}
