using GradientLab;

namespace StaticNet.Samples.Tests;

public class VanishingTests
{
    [Fact]
    public void Twenty_narrow_layers_of_sigmoids_with_Normal_1_lose_more_than_six_powers_of_ten()
    {
        StackGradients narrow = GradientProbe.Measure(Stacks.Widths[0], Start.Large);

        Assert.Equal(4, narrow.Stack.Width);
        Assert.Equal(20, narrow.Norms.Count);
        Assert.True(narrow.FirstOverLast < 1e-6, $"{narrow.FirstOverLast}");
        Assert.True(narrow.First > 0);
    }

    [Fact]
    public void The_wider_sigmoids_with_Normal_1_are_the_less_is_lost()
    {
        double[] kept = [.. VanishingStory.MeasureWidths().Select(each => each.FirstOverLast)];

        Assert.Equal(kept.Order(), kept);
        Assert.True(kept[^1] > 1e6 * kept[0]);
        Assert.InRange(kept[^1], 0.1, 100);
    }

    [Theory]
    [InlineData("tanh", 20)]
    [InlineData("tanh", 50)]
    [InlineData("ELU", 20)]
    public void Xavier_keeps_the_gradient_of(string activation, int depth) => AssertLevel(activation, Start.Xavier, depth);

    [Theory]
    [InlineData("ReLU", 20)]
    [InlineData("ReLU", 50)]
    public void He_keeps_the_gradient_of(string activation, int depth) => AssertLevel(activation, Start.He, depth);

    [Fact]
    public void No_start_keeps_the_gradient_of_twenty_layers_of_sigmoids()
    {
        Stack deep = Stacks.Get("sigmoid", isNormalized: false, 20);
        Stack shallow = Stacks.Get("sigmoid", isNormalized: false, 2);

        Assert.All(Start.All, start =>
        {
            Assert.Equal("vanishes", VerdictOf(deep, shallow, start));
            Assert.True(GradientProbe.Measure(deep, start).FirstOverLast < 0.02);
        });
    }

    [Theory]
    [InlineData("ReLU")]
    [InlineData("ELU")]
    public void Weights_too_large_or_too_small_reach_all_layers_of_a_kind_that_is_linear_at_0_evenly(string activation)
    {
        Stack deep = Stacks.Get(activation, isNormalized: false, 20);
        Stack shallow = Stacks.Get(activation, isNormalized: false, 2);

        Assert.Equal("explodes evenly", VerdictOf(deep, shallow, Start.Large));
        Assert.Equal("vanishes evenly", VerdictOf(deep, shallow, Start.Small));
        Assert.True(GradientProbe.Measure(deep, Start.Large).First > 1e8);
        Assert.InRange(GradientProbe.Measure(deep, Start.Small).First, 1e-35, 1e-18);
    }

    [Fact]
    public void Tanh_explodes_towards_the_input_with_Normal_1()
    {
        StackGradients deep = GradientProbe.Measure(Stacks.Get("tanh", isNormalized: false, 20), Start.Large);

        Assert.True(deep.FirstOverLast > 1000, $"{deep.FirstOverLast}");
    }

    [Theory]
    [InlineData("sigmoid", "level")]
    [InlineData("tanh", "level")]
    [InlineData("ELU", "level")]
    [InlineData("ReLU", "explodes")]
    public void With_batch_normalisation_the_start_does_not_matter(string activation, string verdict)
    {
        Stack deep = Stacks.Get(activation, isNormalized: true, 20);
        Stack shallow = Stacks.Get(activation, isNormalized: true, 2);
        double[] kept = [.. Start.All.Select(start => GradientProbe.Measure(deep, start).FirstOverLast)];

        // Epsilon keeps them from being the same.
        Assert.InRange(kept.Max() / kept.Min(), 1, 1.5);
        Assert.All(kept, each => Assert.InRange(each, 1, 200));
        Assert.All(Start.All, start => Assert.Equal(verdict, VerdictOf(deep, shallow, start)));
    }

    [Fact]
    public void All_stacks_are_as_deep_and_as_wide_as_they_say()
    {
        Assert.Equal(4 * 2 * 5, Stacks.All.Count);
        Assert.All(Stacks.All.Concat(Stacks.Widths), stack =>
        {
            ParameterTensor[] weights = [.. stack.Create().Network.Tensors.Where(tensor => tensor.Layout.Role == TensorRole.Weight)];
            Assert.Equal(stack.Depth, weights.Length);
            Assert.All(weights, tensor => Assert.Equal((stack.Width, stack.Width), (tensor.Layout.FanIn, tensor.Layout.FanOut)));
        });
    }

    private static void AssertLevel(string activation, Start start, int depth)
    {
        StackGradients deep = GradientProbe.Measure(Stacks.Get(activation, isNormalized: false, depth), start);

        Assert.InRange(deep.FirstOverLast, 0.1, 10);
        Assert.InRange(deep.Norms.Max() / deep.Norms.Min(), 1, 10);
        Assert.Equal("level", VerdictOf(deep.Stack, Stacks.Get(activation, isNormalized: false, 2), start));
    }

    private static string VerdictOf(Stack deep, Stack shallow, Start start) => Verdict.Of(GradientProbe.Measure(deep, start), GradientProbe.Measure(shallow, start));
}
