namespace StaticNet.Generic.Tests;

public class DropoutTests
{
    private const int Size = 20_000;

    [Fact]
    public void Drops_as_many_as_the_rate_says_and_scales_the_rest()
    {
        double[] factors = Factors(new DropoutAttribute(0.3f), steps: 0);

        Assert.Equal(0.3, factors.Count(factor => factor == 0) / (double)Size, 0.01);
        Assert.All(factors, factor => Assert.True(factor == 0 || Math.Abs(factor - (1 / 0.7)) < 1e-12));
    }

    [Fact]
    public void The_same_seed_and_step_drop_the_same_values()
    {
        Assert.Equal(Factors(new DropoutAttribute(0.5f), steps: 2), Factors(new DropoutAttribute(0.5f), steps: 2));
        Assert.NotEqual(Factors(new DropoutAttribute(0.5f), steps: 2), Factors(new DropoutAttribute(0.5f), steps: 1));
        Assert.NotEqual(Factors(new DropoutAttribute(0.5f), steps: 2), Factors(new DropoutAttribute(0.5f) { Seed = 1 }, steps: 2));
        Assert.NotEqual(Factors(new DropoutAttribute(0.5f), steps: 0), Factors(new DropoutAttribute(0.5f), steps: 0, layersBefore: 1));
    }

    [Fact]
    public void A_rate_of_zero_drops_nothing() => Assert.All(Factors(new DropoutAttribute(0), steps: 0), factor => Assert.Equal(1, factor));

    [Fact]
    public void Predictions_and_evaluation_drop_nothing()
    {
        var network = new GenericNetwork<double>([3], [new DropoutAttribute(0.9f)], Loss.MeanAbsoluteError);
        var outputs = new double[3];

        network.Predict([1, 2, 3], outputs);

        Assert.Equal([1, 2, 3], outputs);
        Assert.Equal(2, new GenericTrainer<double>(network, new Sgd<double>()).Evaluate([1, 2, 3], [0.0, 0, 0]), 1e-15);
    }

    /// <summary>What values are multiplied by in the backward pass after some steps, as the gradient of the betas before them shows.</summary>
    private static double[] Factors(DropoutAttribute dropout, int steps, int layersBefore = 0)
    {
        LayerAttribute[] before = [.. Enumerable.Repeat(new ActivationAttribute(Activation.Linear), layersBefore)];
        var network = new GenericNetwork<double>([Size], [new BatchNormAttribute(), .. before, dropout], Loss.MeanAbsoluteError);
        var trainer = new GenericTrainer<double>(network, new Sgd<double>(learningRate: 0));
        double[] inputs = new double[Size];
        double[] targets = [.. Enumerable.Repeat(-1.0, Size)];
        for (int step = 0; step < steps; step++)
        {
            trainer.Step(inputs, targets);
        }

        // The outputs are 0 and the targets below, so that the gradient of each output is 1 / Size and that of its beta the factor over Size.
        trainer.Backpropagate(inputs, targets);
        return Array.ConvertAll(trainer.Gradients[1].Values.ToArray(), gradient => gradient * Size);
    }
}
