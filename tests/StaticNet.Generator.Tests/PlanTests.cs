using Microsoft.CodeAnalysis;
using StaticNet.Generator.Checking;
using StaticNet.Generator.Declaration;
using StaticNet.Generator.Emission;
using StaticNet.Generator.Planning;
using StaticNet.Generator.Tests.Running;

namespace StaticNet.Generator.Tests;

/// <summary>The plan of a network, read as a value: where everything lies, under which name, and which kernels compute it.</summary>
public class PlanTests
{
    private const string Deep = "Input(2, 5), Dense(7, Activation.ReLU), Dense(3, Activation.GELU, UseBias = false), Dense(40, Activation.SiLU), Dense(1), Dense(17, Activation.Softmax), Loss(Loss.CrossEntropy), Adam";

    private const string Residual = "Input(2, 6, 6), Conv2D(4, 3, Padding = 1, Activation = Activation.LeakyReLU, Name = \"in\"), Conv2D(4, 3, Padding = 1, UseBias = false), BatchNorm(Activation = Activation.ReLU), Conv2D(4, 3, Padding = 1, UseBias = false), BatchNorm(Activation = Activation.ReLU), Add(\"in\", Activation = Activation.ReLU), Conv2D(4, 3, Padding = 1, UseBias = false, Activation = Activation.ReLU), MaxPool2D(2), GlobalAvgPool, Dense(5), Loss(Loss.MeanSquaredError), Sgd";

    public static TheoryData<string> Networks =>
    [
        Residual,
        "Input(3, 4, 5), BatchNorm, Conv2D(2, 3), Loss(Loss.MeanSquaredError)",
        "Input(5), Dense(4, Name = \"a\"), Dense(4), Add(\"a\", \"a\", Name = \"b\"), Dense(3, From = \"a\"), Concat(\"b\", \"input\"), Dense(2), Loss(Loss.MeanSquaredError)",
        Deep,
        "Input(1), Dense(1)",
        "Input(784), Dense(128, Activation.ReLU), Dense(10, Activation.Softmax), Loss(Loss.CrossEntropy), Sgd",
        "Input(30), Dense(3, Activation.Softplus), Dense(3, Activation.GELU), Dense(3), Loss(Loss.Huber)",
        "Input(3), Dense(4, UseBias = false), Dense(2, UseBias = false), Loss(Loss.MeanSquaredError)",
    ];

    [Theory]
    [MemberData(nameof(Networks))]
    public void Tensors_begin_at_cache_lines_and_do_not_overlap(string attributes)
    {
        NetworkPlan plan = Plan(attributes);
        int end = 0;
        foreach (TensorPlan tensor in plan.Tensors)
        {
            Assert.Equal(0, tensor.Offset % 16);
            Assert.True(tensor.Offset >= end, $"{tensor.Name} at {tensor.Offset} begins before {end}.");
            Assert.Equal(tensor.Shape.Length, tensor.Strides.Length);
            int last = tensor.Shape.Zip(tensor.Strides, (size, stride) => (size - 1) * stride).Sum();
            Assert.True(last < tensor.Extent, $"{tensor.Name} reaches {last} in {tensor.Extent} floats.");
            end = tensor.Offset + tensor.Extent;
        }

        // A convolution without biases leaves room for those of a normalisation that is folded into it.
        Assert.InRange(plan.ParameterFloats, end, end + 31);
        Assert.Equal(plan.ParameterCount, plan.Tensors.Sum(tensor => tensor.Shape.Aggregate(1, (product, size) => product * size)));
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Values_of_the_training_workspace_do_not_overlap(string attributes)
    {
        NetworkPlan plan = Plan(attributes);
        TrainingWorkspace work = plan.Workspace;
        var places = new List<(int Offset, int Length)>();
        foreach (LayerPlan layer in plan.Layers)
        {
            places.Add((work.Output(layer.Output).PerRow, layer.Output.TrainingStride));
            bool keepsInputs = layer.Activation.Kind is "GELU" or "SiLU" or "Softplus";
            Assert.Equal(keepsInputs, work.Sums(layer.Index) != work.Output(layer.Output));
            if (keepsInputs)
            {
                places.Add((work.Sums(layer.Index).PerRow, layer.Output.TrainingStride));
            }
        }

        AssertApart(places, work.RowFloats);
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Deltas_that_are_wanted_at_the_same_time_do_not_overlap(string attributes)
    {
        NetworkPlan plan = Plan(attributes);
        TrainingWorkspace work = plan.Workspace;
        var values = plan.Layers.Select(layer => (work.Output(layer.Output).PerRow, layer.Output.TrainingStride)).ToList();
        var wanted = new Dictionary<int, ValuePlan> { [plan.Last.Output.Id] = plan.Last.Output };
        foreach (LayerPlan layer in plan.Layers.Reverse().Where(layer => wanted.ContainsKey(layer.Output.Id)))
        {
            foreach (ValuePlan input in layer.Inputs.Where(work.NeedsDelta))
            {
                wanted[input.Id] = input;
            }

            List<(int Offset, int Length)> places = [.. values, .. wanted.Values.Select(value => (work.Delta(value).PerRow, value.TrainingStride))];
            int further = Enumerable.Range(0, layer.Inputs.Count).FirstOrDefault(i => work.NeedsDelta(layer.Inputs[i]) && !work.IsFirstContribution(layer, i), -1);
            if (further >= 0)
            {
                places.Add((work.Contribution(layer.Index).PerRow, layer.Inputs[further].TrainingStride));
            }

            AssertApart(places, work.RowFloats);
            wanted.Remove(layer.Output.Id);
        }

        Assert.Empty(wanted);
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Values_that_are_wanted_at_the_same_time_when_predicting_do_not_overlap(string attributes)
    {
        NetworkPlan plan = Plan(attributes);
        AssertApart(plan.Prediction, value => value.RowStride);
        AssertApart(plan.Many, value => value.IsVector ? value.RowStride : value.TrainingStride);
    }

    private static void AssertApart(PredictionPlan prediction, Func<ValuePlan, int> length)
    {
        for (int i = 0; i < prediction.Steps.Count; i++)
        {
            IEnumerable<ValuePlan> wanted = prediction.Steps.Take(i + 1).Select(step => step.Layer.Output)
                .Where(value => value == prediction.Steps[i].Layer.Output || prediction.Steps.Skip(i).Any(step => step.Inputs.Contains(value)));
            AssertApart([.. wanted.Select(value => (prediction.Offset(value), length(value)))], prediction.RowFloats);
        }
    }

    [Fact]
    public void Wide_layers_store_inputs_by_units_and_narrow_ones_units_by_inputs()
    {
        TensorPlan[] tensors = [.. Plan("Input(10), Dense(4), Dense(9), Dense(3), Dense(1)").Tensors];
        Assert.Equal(
            [
                "0.weight [4, 10] by [1, 4] in 40", "0.bias [4] by [1] in 4",
                "1.weight [9, 4] by [1, 16] in 64", "1.bias [9] by [1] in 16",
                "2.weight [3, 9] by [16, 1] in 48", "2.bias [3] by [1] in 4",
                "3.weight [1, 3] by [4, 1] in 4", "3.bias [1] by [1] in 4",
            ],
            tensors.Select(tensor => $"{tensor.Name} [{string.Join(", ", tensor.Shape)}] by [{string.Join(", ", tensor.Strides)}] in {tensor.Extent}"));
    }

    [Fact]
    public void Tensors_are_numbered_as_in_a_Sequential_where_activations_are_modules_and_Linear_is_none() =>
        Assert.Equal(
            ["0.weight", "0.bias", "2.weight", "hidden.weight", "hidden.bias", "4.weight", "4.bias", "6.weight", "6.bias"],
            Plan("Input(3), Dense(2, Activation.ReLU), Dense(3, UseBias = false), Dense(4, Name = \"hidden\"), Dense(5, Activation.Tanh), Dense(6, Activation.Softmax)")
                .Tensors.Select(tensor => tensor.Name));

    [Fact]
    public void Fans_and_initializers_follow_the_layer_and_its_activation() =>
        Assert.Equal(
            [
                "10->7 HeNormal 0", "10->7 Zeros 0", "7->3 XavierNormal 0", "7->3 Constant -2", "3->5 LeCunNormal 0", "3->5 Zeros 0", "5->1 Normal 0.01", "5->1 Uniform 0.5",
            ],
            Plan("Input(2, 5), Dense(7, Activation.ReLU), Dense(3, BiasInitializer = Initializer.Constant, BiasScale = -2f), Dense(5, Activation.SELU), Dense(1, Initializer = Initializer.Normal, BiasInitializer = Initializer.Uniform, BiasScale = 0.5f)")
                .Tensors.Select(tensor => FormattableString.Invariant($"{tensor.FanIn}->{tensor.FanOut} {tensor.Initializer.Kind} {tensor.Initializer.Scale}")));

    [Theory]
    [InlineData("Input(2), Dense(6, Activation.ReLU), Dense(1, Activation.Sigmoid)", "4 8 16")]
    [InlineData("Input(30), Dense(16, Activation.ReLU), Dense(1)", "4 8 16")]
    [InlineData("Input(64), Dense(64, Activation.ReLU)", "8 16")]
    [InlineData("Input(784), Dense(128, Activation.ReLU), Dense(10, Activation.Softmax)", "")]
    [InlineData("Input(4), Dense(32, Activation.Tanh)", "8 16")]
    [InlineData("Input(1), Dense(1), Dense(1), Dense(1), Dense(1), Dense(1), Dense(1)", "4 8 16")]
    [InlineData("Input(1), Dense(1), Dense(1), Dense(1), Dense(1), Dense(1), Dense(1), Dense(1)", "")]
    public void Small_networks_predict_inline_where_values_stay_in_registers(string attributes, string inline)
    {
        NetworkPlan plan = Plan(attributes);
        Assert.Equal(inline, string.Join(" ", Lanes.All.Where(plan.IsInline).Select(lanes => lanes.Count)));
    }

    [Fact]
    public void The_plan_prints()
    {
        string text = Plan("Input(3), Dense(5, Activation.Tanh, Name = \"hidden\"), Dense(2, Activation.Softmax), Loss(Loss.CrossEntropy), Sgd").ToString();
        Assert.Contains("Net: 3 -> 2, 32 parameters in 80 floats", text);
        Assert.Contains("hidden.weight [5, 3] at 0, 24 floats, strides [1, 8], XavierNormal", text);
        Assert.Contains("4 lanes inline, 8 lanes inline, 16 lanes inline", text);
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Models_hold_nothing_of_the_compiler(string attributes) => Models.AssertFreeOfTheCompiler(Plan(attributes).Declaration);

    [Fact]
    public void Layers_that_differ_only_in_where_their_parameters_lie_share_methods()
    {
        NetworkPlan plan = Plan(Residual);
        Assert.Equal(
            ["Layer0", "Layer1", "Layer2", "Layer3", "Layer2", "Layer3", "Layer6", "Layer7", "Layer8", "Layer9", "Layer10", "Layer11"],
            plan.Layers.Select(layer => layer.MethodName));
    }

    [Fact]
    public void Prediction_leaves_out_what_does_nothing_and_folds_normalisations_into_convolutions()
    {
        PredictionPlan prediction = Plan(Residual).Prediction;
        Assert.Equal(
            ["ConvolutionPlan Predict1 LeakyReLU", "ConvolutionPlan Predict2 ReLU", "ConvolutionPlan Predict2 ReLU", "AddPlan Layer6 ReLU", "ConvolutionPlan Predict7 ReLU", "PoolPlan Predict8 Linear", "GlobalAvgPoolPlan Predict9 Linear", "WideDensePlan Layer11 Linear"],
            prediction.Steps.Select(step => $"{step.Layer.GetType().Name} {step.Form.Name} {step.Form.Activation.Kind}"));
        Assert.True(prediction.Steps[0].Form.IsInputPacked);
    }

    [Fact]
    public void Many_images_are_predicted_by_the_methods_of_training_where_nothing_is_folded()
    {
        PredictionPlan many = Plan(Residual).Many;
        Assert.Equal(
            [
                "EnterPlan Layer0 Linear", "ConvolutionPlan Layer1 LeakyReLU", "ConvolutionPlan PredictMany2 ReLU", "ConvolutionPlan PredictMany2 ReLU", "AddPlan Layer6 ReLU",
                "ConvolutionPlan Layer7 ReLU", "PoolPlan Layer8 Linear", "GlobalAvgPoolPlan Layer9 Linear", "FlattenPlan Layer10 Linear", "WideDensePlan Layer11 Linear",
            ],
            many.Steps.Select(step => $"{step.Layer.GetType().Name} {step.Form.Name} {step.Form.Activation.Kind}"));
        Assert.False(many.Steps[1].Form.IsInputPacked);
    }

    private static void AssertApart(IEnumerable<(int Offset, int Length)> places, int most)
    {
        int end = 0;
        foreach ((int offset, int length) in places.OrderBy(place => place.Offset))
        {
            Assert.True(offset >= end, $"A place at {offset} begins before {end}.");
            end = offset + length;
        }

        Assert.InRange(end, 0, most);
    }

    private static NetworkPlan Plan(string attributes)
    {
        INamedTypeSymbol type = new Project().Compile($"using StaticNet; [Network, {attributes}] partial class Net;").GetTypeByMetadataName("Net")!;
        NetworkDeclaration declaration = DeclarationReader.Read(type, semantics: null, default);
        Assert.Empty(NetworkChecker.Check(declaration));
        return NetworkPlan.Make(declaration);
    }
}
