using GradientLab;

namespace StaticNet.Samples.Tests;

public class DyingReLUsTests
{
    private static readonly DyingReLUsMeasurement Measured = DyingReLUsStory.Measure();

    [Fact]
    public void Half_of_the_ReLUs_die_under_a_rate_that_is_too_high_and_none_comes_back()
    {
        UnitHistory relu = Measured.Relu;
        Assert.Equal(0, relu.Dead[0]);
        Assert.InRange(relu.Dead[DyingReLUsMeasurement.HighEpochs], relu.Units * 0.45, relu.Units);
        Assert.InRange(relu.Dead[^1], relu.Units * 0.45, relu.Units);
        Assert.Equal(relu.Dead.Order(), relu.Dead);
        Assert.Equal(0, relu.Returned);
    }

    [Fact]
    public void Leaky_ReLUs_and_ELUs_stay_alive_on_the_same_way()
    {
        Assert.All(Measured.LeakyRelu.Dead, dead => Assert.Equal(0, dead));
        Assert.All(Measured.Elu.Dead, dead => Assert.InRange(dead, 0, Measured.Elu.Units / 20));
    }

    [Fact]
    public void At_a_good_rate_ReLUs_live() => Assert.All(Measured.CalmRelu.Dead, dead => Assert.InRange(dead, 0, Measured.CalmRelu.Units / 20));

    [Fact]
    public void Networks_with_dead_units_learn_less()
    {
        Assert.InRange(Measured.Relu.Losses[^1], 1.3 * Measured.Elu.Losses[^1], 10);
        Assert.InRange(Measured.Relu.Losses[^1], 2 * Measured.LeakyRelu.Losses[^1], 10);
        Assert.InRange(Measured.Relu.Losses[^1], 3 * Measured.CalmRelu.Losses[^1], 10);
        Assert.InRange(Measured.Relu.Accuracy, 0.5, 0.93);
        Assert.InRange(Measured.LeakyRelu.Accuracy, 0.95, 1);
        Assert.InRange(Measured.CalmRelu.Accuracy, 0.99, 1);
    }
}
