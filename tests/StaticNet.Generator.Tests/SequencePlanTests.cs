using Microsoft.CodeAnalysis;
using StaticNet.Generator.Checking;
using StaticNet.Generator.Declaration;
using StaticNet.Generator.Layers;
using StaticNet.Generator.Planning;
using StaticNet.Generator.Tests.Running;

namespace StaticNet.Generator.Tests;

/// <summary>The plan of networks for sequences: tensors of gates, what a stream remembers, what training keeps.</summary>
public class SequencePlanTests
{
    private const string Stacked = "Input(3, Steps = 9), SimpleRnn(5, Activation.ReLU), Gru(4, Name = \"g\"), Lstm(17, ForgetBias = 0.5f, ReturnSequence = false), Dense(2), Loss(Loss.MeanSquaredError)";

    public static TheoryData<string> Networks =>
    [
        Stacked,
        "Input(1, Steps = 1), Gru(1)",
        "Input(1, Steps = 300), Dense(8, Activation.Tanh), Conv1D(4, 3, Dilation = 2, Activation = Activation.Tanh), Gru(8), Dense(1), Loss(Loss.MeanSquaredError)",
        "Input(20, Steps = 7), Conv1D(10, 1), Conv1D(20, 5, Groups = 5), Add(\"input\"), Lstm(3), Lstm(40, UseBias = false), Dense(2, Activation.Sigmoid), Loss(Loss.BinaryCrossEntropy)",
        "Input(2, Steps = 4), Dense(3), LayerNorm(Activation = Activation.GELU), Loss(Loss.Huber)",
    ];

    [Theory]
    [MemberData(nameof(Networks))]
    public void A_stream_remembers_no_more_than_was_checked(string attributes)
    {
        NetworkPlan plan = Plan(attributes);
        int end = 0;
        foreach (TensorPlan tensor in plan.State)
        {
            Assert.Equal(0, tensor.Offset % 16);
            Assert.Equal("State", tensor.Role.ToString());
            Assert.True(tensor.Offset >= end, $"{tensor.Name} at {tensor.Offset} begins before {end}.");
            end = tensor.Offset + tensor.Extent;
        }

        Assert.InRange(plan.StateFloats, end, Math.Max(16, Sum(plan, (kind, layer, inputs) => kind.StateFloats(layer, inputs))));
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Training_keeps_no_more_than_was_checked(string attributes)
    {
        NetworkPlan plan = Plan(attributes);
        long values = NetworkChecker.Shapes(plan.Declaration).Sum(shape => shape.TrainingFloats);
        long kept = plan.Layers.Sum(layer => (long)layer.Kept + (layer.Output.IsSequence ? layer.Output.TrainingStride : 0));
        Assert.InRange(kept, 1, values + Sum(plan, (kind, layer, inputs) => kind.KeptFloats(layer, inputs)));
    }

    [Fact]
    public void Tensors_are_those_of_PyTorch_with_gates_in_blocks()
    {
        Assert.Equal(
            [
                "0.weight_ih_l0 [5, 3] by [1, 8] in 24, 1 blocks 8", "0.weight_hh_l0 [5, 5] by [1, 8] in 40, 1 blocks 8", "0.bias_ih_l0 [5] by [1] in 8, 1 blocks 8", "0.bias_hh_l0 [5] by [1] in 8, 1 blocks 8",
                "g.weight_ih_l0 [12, 5] by [1, 16] in 80, 3 blocks 4", "g.weight_hh_l0 [12, 4] by [1, 16] in 64, 3 blocks 4", "g.bias_ih_l0 [12] by [1] in 16, 3 blocks 4", "g.bias_hh_l0 [12] by [1] in 16, 3 blocks 4",
                "2.weight_ih_l0 [68, 4] by [1, 96] in 384, 4 blocks 24", "2.weight_hh_l0 [68, 17] by [1, 96] in 1632, 4 blocks 24", "2.bias_ih_l0 [68] by [1] in 96, 4 blocks 24", "2.bias_hh_l0 [68] by [1] in 96, 4 blocks 24",
                "3.weight [2, 17] by [24, 1] in 48, 1 blocks 0", "3.bias [2] by [1] in 4, 1 blocks 0",
            ],
            Plan(Stacked).Tensors.Select(tensor =>
                $"{tensor.Name} [{string.Join(", ", tensor.Shape)}] by [{string.Join(", ", tensor.Strides)}] in {tensor.Extent}, {tensor.Blocks} blocks {tensor.BlockStride}"));
    }

    [Fact]
    public void Gates_begin_each_by_itself_and_forget_gates_open() =>
        Assert.Equal(
            [
                "3->5 HeNormal ", "5->5 Orthogonal ", "3->5 Zeros ", "3->5 Zeros ",
                "5->4 XavierNormal ", "4->4 Orthogonal ", "5->4 Zeros ", "5->4 Zeros ",
                "4->17 XavierNormal ", "17->17 Orthogonal ", "4->17 Zeros 0.5 to 17 from 17", "4->17 Zeros ",
                "17->2 XavierNormal ", "17->2 Zeros ",
            ],
            Plan(Stacked).Tensors.Select(tensor => FormattableString.Invariant(
                $"{tensor.FanIn}->{tensor.FanOut} {tensor.Initializer.Kind} {(tensor.Addition is { } added ? FormattableString.Invariant($"{added.Value} to {added.Count} from {added.First}") : string.Empty)}")));

    [Fact]
    public void What_is_remembered_has_the_names_of_layers() =>
        Assert.Equal(
            ["0.h [5] at 0", "g.h [4] at 16", "2.h [17] at 32", "2.c [17] at 64"],
            Plan(Stacked).State.Select(tensor => $"{tensor.Name} [{tensor.Shape[0]}] at {tensor.Offset}"));

    [Fact]
    public void The_last_step_is_a_layer_of_its_own_and_a_vector_behind_it()
    {
        LayerPlan[] layers = [.. Plan(Stacked).Layers];
        Assert.Equal("9 steps of 17, 17, 2", string.Join(", ", layers[^3..].Select(layer => layer.Output.Shape)));
        Assert.IsType<LastStepPlan>(layers[^2]);
    }

    private static long Sum(NetworkPlan plan, Func<LayerKind, LayerDeclaration, IReadOnlyList<Shape>, long> count)
    {
        IReadOnlyList<Shape> shapes = NetworkChecker.Shapes(plan.Declaration);
        IReadOnlyList<IReadOnlyList<int>> reads = NetworkGraph.Inputs(plan.Declaration);
        return plan.Declaration.Layers.Select((layer, i) => count(layer.Kind, layer, [.. reads[i].Select(value => shapes[value])])).Sum();
    }

    private static NetworkPlan Plan(string attributes)
    {
        INamedTypeSymbol type = new Project().Compile($"using StaticNet; [Network, {attributes}] partial class Net;").GetTypeByMetadataName("Net")!;
        NetworkDeclaration declaration = DeclarationReader.Read(type, semantics: null, default);
        Assert.Empty(NetworkChecker.Check(declaration));
        return NetworkPlan.Make(declaration);
    }
}
