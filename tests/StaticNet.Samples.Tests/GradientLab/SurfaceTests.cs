using GradientLab;

namespace StaticNet.Samples.Tests;

// The surfaces are errors of generated networks. What they are said to be stands here once more, in double.
public class SurfaceTests
{
    private static readonly double LogOf2 = Math.Log(2);

    private static readonly (Surface Surface, Func<double, double, double> Formula, double Turn)[] Cases =
    [
        (Landscapes.Valley, Valley, 0),
        (Landscapes.TurnedValley, Valley, Landscapes.Turn),
        (Landscapes.Saddle, Saddle, 0),
        (Landscapes.TurnedSaddle, Saddle, Landscapes.Turn),
        (Landscapes.Dents, Dents, 0),
    ];

    private static readonly (double W1, double W2)[] Points = [(0, 0), (1, -0.5), (-2, 2), (0.1, 0.3), (2.9, 2.5), (-0.7, 0.01), (4, -3), (-1.5, -1)];

    [Fact]
    public void Errors_of_the_networks_are_the_formulas()
    {
        foreach ((Surface surface, Func<double, double, double> formula, double turn) in Cases)
        {
            foreach ((double w1, double w2) in Points)
            {
                WeightPair weights = new WeightPair((float)w1, (float)w2).Turned(turn);
                Near(formula(w1, w2), surface.ErrorAt(weights), $"{surface.Name} at {weights}");
            }
        }
    }

    [Fact]
    public void Gradients_of_the_networks_are_the_differences_of_the_formulas()
    {
        const double reach = 1e-5;
        foreach ((Surface surface, Func<double, double, double> formula, double turn) in Cases)
        {
            foreach ((double w1, double w2) in Points)
            {
                WeightPair gradient = surface.GradientAt(new WeightPair((float)w1, (float)w2).Turned(turn)).Turned(-turn);
                Near((formula(w1 + reach, w2) - formula(w1 - reach, w2)) / (2 * reach), gradient.W1, $"{surface.Name} along w1 at ({w1}, {w2})");
                Near((formula(w1, w2 + reach) - formula(w1, w2 - reach)) / (2 * reach), gradient.W2, $"{surface.Name} along w2 at ({w1}, {w2})");
            }
        }
    }

    [Fact]
    public void Every_solver_steps_on_every_neuron_by_the_gradient_of_that_neuron()
    {
        var start = new WeightPair(0.4f, -0.6f);
        foreach (Surface surface in new[] { Landscapes.Valley, Landscapes.Saddle, Landscapes.Dents })
        {
            WeightPair gradient = surface.GradientAt(start);
            foreach (Solver solver in Enum.GetValues<Solver>())
            {
                Descent descent = Descent.Run(surface, solver, 1e-3f, start, steps: 1);

                // The first step of any of them is against the gradient, in each weight.
                Assert.True((descent.End.W1 - start.W1) * gradient.W1 < 0, $"{solver} on {surface.Name}");
                Assert.True((descent.End.W2 - start.W2) * gradient.W2 < 0, $"{solver} on {surface.Name}");
            }
        }
    }

    [Fact]
    public void A_turn_is_0_straight_on_90_around_a_corner_and_180_back()
    {
        Assert.Equal(0, Descent.TurnOf([new(0, 0), new(1, 1), new(3, 3)]), 6);
        Assert.Equal(90, Descent.TurnOf([new(0, 0), new(1, 0), new(1, 5)]), 6);
        Assert.Equal(180, Descent.TurnOf([new(0, 0), new(1, 0), new(-1, 0)]), 6);
        Assert.Equal(45, Descent.TurnOf([new(0, 0), new(1, 0), new(2, 0), new(2, -1)]), 6);

        // Standing still is no direction, and one step turns nowhere.
        Assert.Equal(0, Descent.TurnOf([new(0, 0), new(0, 0), new(1, 0)]));
        Assert.Equal(0, Descent.TurnOf([new(0, 0), new(1, 0)]));
    }

    private static double Valley(double w1, double w2) => (Square((0.2 * w1) - 0.4) + Square((2 * w2) - 1)) / 2;

    private static double Saddle(double w1, double w2) =>
        (Square(Softplus(w1) - 3) + Square(Softplus(-w1) - 3) + Square(Softplus(8 * w2) - LogOf2) + Square(Softplus(-8 * w2) - LogOf2)) / 4;

    private static double Dents(double w1, double w2) =>
        (Square(Math.Tanh(4 * w1)) + (2 * Square(Math.Tanh(w1 / 2) - 0.9)) + Square(Math.Tanh(4 * w2)) + (2 * Square(Math.Tanh(w2 / 2) - 0.85))) / 6;

    private static double Softplus(double value) => Math.Log(1 + Math.Exp(value));

    private static double Square(double value) => value * value;

    private static void Near(double expected, double actual, string where) =>
        Assert.True(Math.Abs(expected - actual) <= 2e-5 * (1 + Math.Abs(expected)), $"{where}: {expected} expected, {actual} found");
}
