using GradientLab;

namespace StaticNet.Samples.Tests;

public class LocalMinimaTests
{
    private static readonly IReadOnlyList<Expedition> Expeditions = LocalMinimaStory.Measure();

    [Fact]
    public void The_surface_has_four_minima_of_different_depth()
    {
        IReadOnlyList<(WeightPair Weights, float Error)> minima = LocalMinimaStory.FindMinima();

        Assert.Equal(4, minima.Count);
        Assert.Equal(2.94, minima[0].Weights.W1, 0.1);
        Assert.Equal(2.51, minima[0].Weights.W2, 0.1);
        for (int i = 0; i < minima.Count; i++)
        {
            (WeightPair weights, float error) = minima[i];
            WeightPair gradient = Landscapes.Dents.GradientAt(weights);
            Assert.InRange(Math.Abs(gradient.W1) + Math.Abs(gradient.W2), 0, 1e-3);
            Assert.All(Around(weights), neighbour => Assert.True(Landscapes.Dents.ErrorAt(neighbour) > error));
            Assert.True(i == 0 || error > minima[i - 1].Error + 0.01);
        }
    }

    [Theory]
    [InlineData(0, 1)] // with the same rate
    [InlineData(2, 3)] // with rates that go equally far on a steady slope
    public void With_inertia_a_greater_share_of_starts_reaches_the_lowest_minimum(int plain, int inert)
    {
        Assert.Equal((Solver.Sgd, Solver.Momentum), (Expeditions[plain].Solver, Expeditions[inert].Solver));
        Assert.True(Expeditions[inert].LowestShare >= Expeditions[plain].LowestShare + 0.3, $"{Expeditions[inert].LowestShare} against {Expeditions[plain].LowestShare}");
        Assert.True(Expeditions[inert].LowestShare >= 0.75);
    }

    [Fact]
    public void Without_inertia_every_minimum_has_its_basin()
    {
        Assert.All(Enumerable.Range(0, 4), minimum => Assert.True(Expeditions[0].Minima.Count(reached => reached == minimum) >= 0.1 * Expeditions[0].Minima.Count));
    }

    private static IEnumerable<WeightPair> Around(WeightPair weights)
    {
        const float reach = 0.15f;
        return [
            weights with { W1 = weights.W1 + reach }, weights with { W1 = weights.W1 - reach },
            weights with { W2 = weights.W2 + reach }, weights with { W2 = weights.W2 - reach },
            new(weights.W1 + reach, weights.W2 + reach), new(weights.W1 - reach, weights.W2 - reach)];
    }
}
