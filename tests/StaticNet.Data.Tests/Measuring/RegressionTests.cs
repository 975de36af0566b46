namespace StaticNet.Data.Tests;

public class RegressionTests
{
    // scikit-learn 1.2.1: mean_squared_error and r2_score, of one output and of two (uniform average).
    [Fact]
    public void Finds_what_scikit_learn_finds()
    {
        float[] actual = [3, -0.5f, 2, 7];
        float[] predicted = [2.5f, 0, 2, 8];
        Assert.Equal(0.375, Regression.MeanSquaredError(actual, predicted), 1e-15);
        Assert.Equal(0.9486081370449679, Regression.R2(actual, predicted), 1e-15);

        float[] actualPairs = [0.5f, 1, -1, 1, 7, -6];
        float[] predictedPairs = [0, 2, -1, 2, 8, -5];
        Assert.Equal(0.7083333333333334, Regression.MeanSquaredError(actualPairs, predictedPairs), 1e-15);
        Assert.Equal(0.9368005266622779, Regression.R2(actualPairs, predictedPairs, outputSize: 2), 1e-15);
    }

    [Fact]
    public void R2_of_constant_targets_is_1_if_all_is_exact_and_0_otherwise()
    {
        Assert.Equal(1, Regression.R2([2, 2, 2], [2, 2, 2]));
        Assert.Equal(0, Regression.R2([2, 2, 2], [2, 2, 3]));
        Assert.Equal(1, Regression.R2([2], [2]));
    }

    [Fact]
    public void R2_is_0_for_the_mean_and_below_for_worse()
    {
        Assert.Equal(0, Regression.R2([1, 2, 3], [2, 2, 2]));
        Assert.Equal(-3, Regression.R2([1, 2, 3], [3, 2, 1]));
    }

    [Fact]
    public void Refuses_what_does_not_fit()
    {
        Refuses("at least one sample", () => Regression.MeanSquaredError([], []));
        Refuses("1 of one and 2 of the other", () => Regression.MeanSquaredError([1], [1, 2]));
        Refuses("at least one sample", () => Regression.R2([], []));
        Refuses("1 of one and 2 of the other", () => Regression.R2([1], [1, 2]));
        Refuses("A sample has 2 outputs, but 3 floats", () => Regression.R2([1, 2, 3], [1, 2, 3], 2));
        Refuses("outputSize", () => Regression.R2([1], [1], 0));
    }

    private static void Refuses(string message, Func<object> measure) =>
        Assert.Contains(message, Assert.ThrowsAny<ArgumentException>(measure).Message);
}
