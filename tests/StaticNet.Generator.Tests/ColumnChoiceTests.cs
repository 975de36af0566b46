using Microsoft.CodeAnalysis;
using StaticNet.Generator.Checking;
using StaticNet.Generator.Declaration;
using StaticNet.Generator.Layers;
using StaticNet.Generator.Planning;
using StaticNet.Generator.Tests.Running;

namespace StaticNet.Generator.Tests;

public class ColumnChoiceTests
{
    [Fact]
    public void Few_channels_of_wide_images_have_columns_in_the_lanes_and_take_the_pool_with_them()
    {
        PredictionStep[] steps = Convolutions("Input(1, 28, 28), Conv2D(6, 5, Padding = 2, Activation = Activation.ReLU), MaxPool2D(2), Conv2D(16, 5), MaxPool2D(2), Dense(10)", out PredictionPlan plan);

        Assert.NotNull(steps[0].Form.Columns!.Pool);
        Assert.True(steps[0].Form.Columns!.LeavesPlanes);
        Assert.Null(steps[1].Form.Columns);
        Assert.Equal(14 * 16, steps[1].Form.InputPlanes!.Value.ChannelStride);
        Assert.Single(plan.Steps, step => step.Layer is PoolPlan);
    }

    [Theory]
    [InlineData("Input(3, 32, 32), Conv2D(16, 3, Padding = 1), Dense(2)")]
    [InlineData("Input(16, 32, 32), Conv2D(16, 3, Padding = 1), Dense(2)")]
    [InlineData("Input(64, 4, 4), Conv2D(3, 3, Padding = 1), Dense(2)")]
    public void Channels_that_fill_lanes_stay_there(string attributes) => Assert.All(Convolutions(attributes, out _), step => Assert.Null(step.Form.Columns));

    [Theory]
    [InlineData(27, "MaxPool2D(3, Stride = 2)")]
    [InlineData(28, "MaxPool2D(2, Stride = 1)")]
    [InlineData(28, "AvgPool2D(2, Padding = 1)")]
    [InlineData(28, "GlobalAvgPool")]
    public void Other_pools_stay_layers_of_their_own_and_read_channels_last(int size, string pool)
    {
        PredictionStep step = Assert.Single(Convolutions($"Input(1, {size}, {size}), Conv2D(6, 5, Activation = Activation.ReLU), {pool}, Dense(2)", out PredictionPlan plan));

        Assert.True(step.Form.Columns is null or { LeavesPlanes: false, Pool: null });
        Assert.Contains(plan.Steps, each => each.Layer is PoolPlan or GlobalAvgPoolPlan);
    }

    [Fact]
    public void A_long_activation_comes_before_its_pool()
    {
        PredictionStep step = Assert.Single(Convolutions("Input(1, 28, 28), Conv2D(6, 5, Activation = Activation.Tanh), MaxPool2D(2), Dense(2)", out PredictionPlan plan));

        Assert.Null(step.Form.Columns?.Pool);
        Assert.Contains(plan.Steps, each => each.Layer is PoolPlan);
    }

    [Fact]
    public void A_value_that_others_read_too_is_not_pooled_away()
    {
        PredictionStep step = Convolutions("Input(1, 28, 28), Conv2D(2, 5, Padding = 2, Activation = Activation.ReLU, Name = \"a\"), MaxPool2D(2), Dense(2, Name = \"b\"), Dense(2, From = \"a\"), Add(\"b\")", out _)[0];

        Assert.Null(step.Form.Columns?.Pool);
    }

    private static PredictionStep[] Convolutions(string attributes, out PredictionPlan plan)
    {
        INamedTypeSymbol type = new Project().Compile($"using StaticNet; [Network, {attributes}] partial class Net;").GetTypeByMetadataName("Net")!;
        NetworkDeclaration declaration = DeclarationReader.Read(type, semantics: null, default);
        Assert.Empty(NetworkChecker.Check(declaration));
        plan = NetworkPlan.Make(declaration).Prediction;
        return [.. plan.Steps.Where(step => step.Layer is ConvolutionPlan)];
    }
}
