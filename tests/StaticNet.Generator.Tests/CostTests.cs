using Microsoft.CodeAnalysis;
using StaticNet.Generator.Declaration;
using StaticNet.Generator.Emission;
using StaticNet.Generator.Planning;
using StaticNet.Generator.Tests.Running;

namespace StaticNet.Generator.Tests;

/// <summary>What the plan says that layers cost, against counts by hand, and the kernels that are chosen by it.</summary>
public class CostTests
{
    private const string LeNet5 = """
        Input(1, 28, 28), Conv2D(6, 5, Padding = 2, Activation = Activation.ReLU), MaxPool2D(2), Conv2D(16, 5, Activation = Activation.ReLU), MaxPool2D(2),
        Dense(120, Activation.ReLU), Dense(84, Activation.ReLU), Dense(10, Activation.Softmax), Loss(Loss.CrossEntropy), Adam
        """;

    [Fact]
    public void Products_are_counted_as_in_the_literature()
    {
        // 117,600, 240,000, 48,000, 10,080 and 840 products.
        NetworkPlan plan = Plan(LeNet5);
        Assert.Equal(
            [0, 235_200, 4 * 6 * 14 * 14, 480_000, 4 * 16 * 5 * 5, 0, 96_000, 20_160, 1_680],
            plan.Layers.Select(layer => LayerCost.Of(layer, plan).ForwardFlops));
        Assert.Equal(plan.Layers.Sum(layer => layer.ForwardFlops), plan.Cost.ForwardFlops);
    }

    [Fact]
    public void The_way_back_is_twice_the_way_forward_but_for_the_first_layer()
    {
        NetworkPlan plan = Plan("Input(784), Dense(128, Activation.ReLU), Dense(10, Activation.Softmax), Loss(Loss.CrossEntropy), Sgd");
        LayerCost first = LayerCost.Of(plan.Layers[0], plan);
        LayerCost second = LayerCost.Of(plan.Layers[1], plan);
        Assert.Equal((200_704, 200_704, 200_704), (first.PredictionFlops, first.ForwardFlops, first.BackwardFlops));
        Assert.Equal((2_560, 2_560, 5_120), (second.PredictionFlops, second.ForwardFlops, second.BackwardFlops));
        Assert.Equal(4 * ((784 * 128) + 128), first.ParameterBytes);
        Assert.Equal(4 * ((128 * 16) + 16), second.ParameterBytes);
        Assert.Equal(4 * (784 + 128), first.PredictionBytes);
        Assert.Equal(4 * (784 + 128 + 128), first.TrainingBytes);
        Assert.Equal(4 * (128 + 16 + 16 + 128), second.TrainingBytes);
    }

    [Theory]
    [InlineData("Gru(16)", 3)]
    [InlineData("Lstm(16)", 4)]
    [InlineData("SimpleRnn(16)", 1)]
    public void Gradients_of_recurrent_layers_go_back_through_what_they_remember(string layer, int gates)
    {
        NetworkPlan plan = Plan($"Input(5, Steps = 10), {layer}, Loss(Loss.MeanSquaredError), Sgd");
        LayerCost cost = LayerCost.Of(plan.Last, plan);
        long step = 2 * gates * 16;
        Assert.Equal(10 * step * (5 + 16), cost.ForwardFlops);
        Assert.Equal(10 * step * (5 + 16 + 16), cost.BackwardFlops);
    }

    [Fact]
    public void What_prediction_leaves_out_costs_nothing_there()
    {
        NetworkPlan plan = Plan("Input(3, 8, 8), Conv2D(4, 3, UseBias = false), BatchNorm, Dropout(0.5f), Dense(2), Loss(Loss.MeanSquaredError), Sgd");
        Assert.Equal(
            ["EnterPlan 0", "ConvolutionPlan 7776", "BatchNormPlan 0", "DropoutPlan 0", "FlattenPlan 0", "NarrowDensePlan 576"],
            plan.Layers.Select(layer => $"{layer.GetType().Name} {LayerCost.Of(layer, plan).PredictionFlops}"));
        Assert.All(plan.Layers.Where(layer => layer.Tensors.Any()), layer => Assert.NotEqual(0, LayerCost.Of(layer, plan).ForwardFlops));
    }

    [Fact]
    public void Without_a_loss_nothing_is_counted_for_training()
    {
        NetworkPlan plan = Plan("Input(30), Dense(16, Activation.ReLU), Dense(1)");
        Assert.Equal((0, 0, 0), (plan.Cost.ForwardFlops, plan.Cost.BackwardFlops, plan.Cost.TrainingBytes));
        Assert.Equal(2 * ((30 * 16) + 16), plan.Cost.PredictionFlops);
    }

    [Theory]
    [InlineData(3, "NarrowDensePlan")]
    [InlineData(4, "WideDensePlan")]
    public void Dense_layers_of_few_units_are_dot_products(int units, string plan) => Assert.Equal(plan, Plan($"Input(9), Dense({units})").Last.GetType().Name);

    [Theory]
    [InlineData("Input(128), Dense(64)", "4: 2048, 16 no; 8: 1024, 8 no; 16: 512, 4 yes")]
    [InlineData("Input(130), Dense(64)", "4: 2080, 16 no; 8: 1040, 8 no; 16: 520, 4 no")]
    [InlineData("Input(2), Dense(6, Activation.ReLU), Dense(1, Activation.Sigmoid)", "4: 6, 2 yes; 8: 3, 1 yes; 16: 3, 1 yes")]
    public void One_piece_is_chosen_within_its_budget(string attributes, string expected)
    {
        NetworkPlan plan = Plan(attributes);
        InlineBudget[] budgets = [.. Lanes.All.Select(lanes => InlineBudget.Of(plan.Prediction, lanes))];
        Assert.Equal(expected, string.Join("; ", budgets.Select(budget => $"{budget.Lanes}: {budget.Products}, {budget.Registers} {(budget.Fits ? "yes" : "no")}")));
        Assert.Equal(Lanes.All.Select(plan.IsInline), budgets.Select(budget => budget.Fits));
    }

    [Fact]
    public void The_plan_prints_costs_and_the_budget()
    {
        string text = Plan(LeNet5).ToString();
        Assert.Contains("bytes of parameters; predicting 235200 FLOPs", text);
        Assert.Contains("all layers:", text);
        Assert.Contains("in one piece with 8 lanes: layers that have methods of their own", text);
        Assert.Contains("in one piece with 8 lanes: 264 of 512 vector products, 2 of 6 layers, 4 of 12 sums in registers, 1 of 4 vectors of functions", Plan("Input(64), Dense(32, Activation.ReLU), Dense(2, Activation.Sigmoid)").ToString());
    }

    private static NetworkPlan Plan(string attributes)
    {
        INamedTypeSymbol type = new Project().Compile($"using StaticNet; [Network, {attributes}] partial class Net;").GetTypeByMetadataName("Net")!;
        return NetworkPlan.Make(DeclarationReader.Read(type, semantics: null, default));
    }
}
