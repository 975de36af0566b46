using GradientLab;
using StaticNet.Data;

namespace StaticNet.Samples.Tests;

public class ScaleAndCentreTests
{
    private static readonly IReadOnlyList<ScalingPair> Pairs = ScaleAndCentreStory.Measure();

    [Fact]
    public void The_samples_are_the_courses_and_scalers_make_the_normalised_ones()
    {
        Assert.Equal(2, Pairs.Count);
        Holds([0.1f, 10, 0.1f, -10], [2, 2], Pairs[0].Raw);
        Holds([1, 1, 1, -1], [2, 2], Pairs[0].Normalized);
        Holds([101, 101, 101, 99], [2, 0], Pairs[1].Raw);
        Holds([1, 1, 1, -1], [2, 0], Pairs[1].Normalized);
    }

    [Fact]
    public void Curvatures_are_differences_of_the_networks_gradients()
    {
        foreach (ScalingTrial trial in Pairs.SelectMany(pair => new[] { pair.Raw, pair.Normalized }))
        {
            // The gradient of a bowl is linear: a whole unit is as good a difference as any.
            WeightPair origin = trial.Surface.GradientAt(new WeightPair(0, 0));
            WeightPair along1 = trial.Surface.GradientAt(new WeightPair(1, 0));
            WeightPair along2 = trial.Surface.GradientAt(new WeightPair(0, 1));
            double rounding = 1e-5 * trial.Curvature.Highest;
            Assert.Equal(along1.W1 - origin.W1, trial.Curvature.Along1, rounding);
            Assert.Equal(along1.W2 - origin.W2, trial.Curvature.Mixed, rounding);
            Assert.Equal(along2.W1 - origin.W1, trial.Curvature.Mixed, rounding);
            Assert.Equal(along2.W2 - origin.W2, trial.Curvature.Along2, rounding);

            // The eigenvalues have the sum and the product that they must have.
            Curvature curvature = trial.Curvature;
            Assert.Equal(curvature.Along1 + curvature.Along2, curvature.Highest + curvature.Lowest, 1e-9 * curvature.Highest);
            Assert.Equal((curvature.Along1 * curvature.Along2) - (curvature.Mixed * curvature.Mixed), curvature.Highest * curvature.Lowest, 1e-6 * curvature.Highest);
        }
    }

    [Fact]
    public void Raw_bowls_have_condition_numbers_of_10_000_and_40_000_and_normalised_ones_are_round()
    {
        Assert.Equal(10_000, Pairs[0].Raw.Curvature.Condition, 1.0);
        Assert.Equal(40_006, Pairs[1].Raw.Curvature.Condition, 1.0);
        Assert.All(Pairs, pair => Assert.Equal(1, pair.Normalized.Curvature.Condition, 1e-6));
    }

    [Fact]
    public void Normalised_samples_take_at_least_ten_times_fewer_steps_each_with_its_best_rate()
    {
        foreach (ScalingPair pair in Pairs)
        {
            Assert.True(pair.Raw.Best.Descent.HasArrived && pair.Normalized.Best.Descent.HasArrived);
            Assert.True(pair.Ratio >= 10, $"{pair.Raw.Surface.Name}: {pair.Ratio}");

            // It is the best that the raw samples can have: at the brink of diverging. Even the worst rate of the other side is better.
            Assert.Equal(0.99, pair.Raw.Best.Share);
            Assert.True(pair.Raw.Best.Descent.Steps >= 10 * pair.Normalized.Rates.Where(trial => trial.Descent.HasArrived).Max(trial => trial.Descent.Steps));
        }
    }

    [Fact]
    public void Rates_beyond_2_by_the_greatest_curvature_diverge_and_those_below_arrive_or_go_down()
    {
        foreach (RateTrial trial in Pairs.SelectMany(pair => pair.Raw.Rates.Concat(pair.Normalized.Rates)))
        {
            Assert.Equal(trial.Share > 1, trial.Diverges);
        }
    }

    [Fact]
    public void Descent_ends_at_the_weights_that_solve_the_samples()
    {
        Solves(20, 0, Pairs[0].Raw, tolerance: 0.35);
        Solves(2, 0, Pairs[0].Normalized, tolerance: 0.05);
        Solves(-99.0 / 101, 1, Pairs[1].Raw, tolerance: 0.05);
        Solves(1, 1, Pairs[1].Normalized, tolerance: 0.05);
    }

    private static void Holds(float[] inputs, float[] targets, ScalingTrial trial)
    {
        Dataset samples = trial.Surface.Samples;
        Assert.Equal(inputs, samples.Inputs.ToArray());
        Assert.Equal(targets, samples.Targets.ToArray());
    }

    private static void Solves(double w1, double w2, ScalingTrial trial, double tolerance)
    {
        Assert.Equal(w1, trial.Best.Descent.End.W1, tolerance);
        Assert.Equal(w2, trial.Best.Descent.End.W2, tolerance);
    }
}
