using System.Text.RegularExpressions;
using StaticNet.Generator.Tests.Running;

namespace StaticNet.Generator.Tests;

/// <summary>What is wrong with a declaration is said once, and not again at every use of the network.</summary>
public class BrokenNetworkTests
{
    public static TheoryData<int> Declarations => [.. Enumerable.Range(0, Broken.All.Count)];

    [Theory]
    [MemberData(nameof(Declarations))]
    public void Uses_of_a_broken_network_compile(int index)
    {
        (string marked, _, string compilerIds) = Broken.All[index];

        // Without [Network], in a static class or in a file of its own there is nothing to write members into.
        if (compilerIds is "none" or "static" or "file")
        {
            GeneratorRun nothing = GeneratorRun.Of("using StaticNet;\n" + MarkedSource.Parse(marked).Text);
            Assert.Empty(nothing.Files);
            return;
        }

        string declaration = MarkedSource.Parse(marked).Text;
        string name = Regex.Match(declaration, @"partial class (?!Outer)(@?\w+)") is { Success: true } match ? match.Groups[1].Value : "Net";
        string type = declaration.Contains("Outer") ? $"Outer.{name}" : name;
        GeneratorRun run = GeneratorRun.OfBroken(compilerIds.Length == 0 ? [] : [compilerIds], new Project(), "using StaticNet;\n" + declaration, Uses(type, declaration, UsesOfSequences(type, marked)));
        Assert.Single(run.Files);
    }

    [Fact]
    public void A_broken_network_says_so_when_it_is_run_nonetheless()
    {
        GeneratorRun run = GeneratorRun.Of("using StaticNet; [Network, Dense(0)] public partial class Net;");
        Assert.Contains("throw new global::System.InvalidOperationException(\"The declaration of this network has errors.\")", run.Files["Net.g.cs"]);
    }

    // What sequences add, but for the names that the author took.
    private static string UsesOfSequences(string type, string marked)
    {
        if (!marked.Contains("Steps ="))
        {
            return string.Empty;
        }

        bool hasState = IsFree("State");
        (bool IsUsed, string Statement)[] statements =
        [
            (IsFree("Steps") && IsFree("StepInputSize") && IsFree("StepOutputSize"), $"y = new float[{type}.Steps + {type}.StepInputSize + {type}.StepOutputSize];"),
            (IsFree("StateLayouts"), $"System.Console.WriteLine({type}.StateLayouts[0].Name);"),
            (IsFree("Predict"), "net.Predict(x, new int[1], y);"),
            (hasState, $"{type}.State state = default; System.Span<{type}.State> states = new {type}.State[2]; states[0] = state; state.Values.Clear();"),
            (hasState, $"ISequenceNetwork<{type}.State> sequences = net; sequences.Step(ref state, x, y); sequences.Predict(x, new int[1], y);"),
            (hasState, "y[0] = state.Equals(states[1]) || state == states[1] || state != states[0] ? 1f : 2f;"),
            (hasState && IsFree("CreateState"), "state = net.CreateState();"),
            (hasState && IsFree("Step"), "net.Step(ref state, x, y); net.Step(ref states[1], x, y);"),
            (hasState && marked.Contains("Sgd]"), $$"""
                {
                    var trainer = new {{type}}.SgdTrainer(net);
                    y[0] = trainer.Step(x, y, states) + trainer.Step(x, new int[1], states, new int[1]);
                    y[0] = trainer.Backpropagate(x, y, states, new int[1]) + trainer.Backpropagate(x, new int[1], states);
                    y[0] = trainer.Evaluate(x, y, states) + trainer.Evaluate(x, new int[1], states, new int[1]);
                }
                """),
        ];
        return string.Join("\n", statements.Where(item => item.IsUsed).Select(item => item.Statement));

        bool IsFree(string name) => !marked.Contains($"SN0016:{name}|");
    }

    private static string Uses(string type, string declaration, string furtherUses)
    {
        IEnumerable<string> trainers = Regex.Matches(declaration, @"[\[ ,|](Sgd|AdamW|Adam|Momentum)\b(?=[\](,\s])").Select(match => match.Groups[1].Value).Distinct();
        string statements = string.Concat(trainers.Select(trainer => $$"""
            {
                var trainer = new {{type}}.{{trainer}}Trainer(net) { LearningRate = 0.1f, L2 = 0.1f{{(trainer == "AdamW" ? ", WeightDecay = 0.1f" : string.Empty)}} };
                trainer.Step(x, y);
                trainer.Step(x, new int[1]);
                trainer.Evaluate(x, y);
                trainer.Network.Predict(x, y);
                trainer.Fit(samples, new FitOptions { Epochs = 3 });
            }

            """));
        return $$"""
            using StaticNet;

            internal static class Uses
            {
                internal static void All(float[] x, float[] y, ISamples samples)
                {
                    var net = new {{type}}(1);
                    {{(declaration.Contains("Predict|}") || declaration.Contains("void Predict") ? string.Empty : $"net.Predict(x, y); y = new float[{type}.OutputSize + {type}.InputSize + {type}.ParameterCount];")}}
                    INetwork any = net;
                    any.Predict(x, y);
                    any.Parameters.Clear();
                    {{statements}}
                    {{furtherUses}}
                }
            }
            """;
    }
}
