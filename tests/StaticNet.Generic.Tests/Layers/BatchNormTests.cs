namespace StaticNet.Generic.Tests;

public class BatchNormTests
{
    private static readonly double[] Inputs = [1, 5, 2, 3, 6, 8];
    private static readonly double[] Targets = [0, 1, 0, 1, 0, 1];

    [Fact]
    public void Steps_move_the_running_statistics_and_nothing_else_does()
    {
        GenericTrainer<double> trainer = Vectors(out GenericNetwork<double> network);

        trainer.Backpropagate(Inputs, Targets);
        trainer.Evaluate(Inputs, Targets);
        network.Predict(Inputs, new double[6]);
        Assert.Equal([0, 0], network.Statistics[0].Values.ToArray());
        Assert.Equal([1, 1], network.Statistics[1].Values.ToArray());

        trainer.Step(Inputs, Targets);

        // Means 3 and 16/3; variances, divided by n - 1, 7 and 19/3.
        Near.Equal([0.25 * 3, 0.25 * 16 / 3], network.Statistics[0].Values, relative: 1e-15, absolute: 0);
        Near.Equal([0.75 + (0.25 * 7), 0.75 + (0.25 * 19 / 3)], network.Statistics[1].Values, relative: 1e-15, absolute: 0);
    }

    [Fact]
    public void Predictions_and_evaluation_use_running_statistics()
    {
        GenericTrainer<double> trainer = Vectors(out GenericNetwork<double> network);
        network.Statistics[0].CopyFrom([1, 2]);
        network.Statistics[1].CopyFrom([3.5, 8.5]);
        network.Parameters[0].CopyFrom([2, 3]);
        network.Parameters[1].CopyFrom([0.5, -1]);
        var outputs = new double[2];

        network.Predict([3, 5], outputs);

        Near.Equal([(2 * 2 / 2.0) + 0.5, (3 * 3 / 3.0) - 1], outputs, relative: 1e-15, absolute: 0);
        Near.Equal(((2.5 * 2.5) + 1) / 2, trainer.Evaluate([3, 5], [0.0, 1]), relative: 1e-15, absolute: 0);
    }

    [Fact]
    public void A_single_value_becomes_beta_and_has_no_variance()
    {
        GenericTrainer<double> trainer = Vectors(out GenericNetwork<double> network);
        network.Parameters[1].CopyFrom([0.5, -1]);

        double loss = trainer.Step([3, 5], [0.0, 0]);

        Assert.Equal(((0.5 * 0.5) + 1) / 2, loss);
        Assert.Equal([0, 0], trainer.Gradients[0].Values.ToArray());
        Assert.Equal([0.5, -1], trainer.Gradients[1].Values.ToArray());
        Assert.Equal([0.75, 1.25], network.Statistics[0].Values.ToArray());
        Assert.Equal([1, 1], network.Statistics[1].Values.ToArray());
    }

    [Fact]
    public void Channels_of_an_image_are_normalised_over_all_positions()
    {
        var network = new GenericNetwork<double>([2, 1, 3], [new BatchNormAttribute { Momentum = 1 }], Loss.MeanSquaredError);
        new GenericTrainer<double>(network, new Sgd<double>(learningRate: 0)).Step([1, 2, 3, 10, 20, 30, 4, 5, 9, 40, 50, 90], new double[12]);

        Near.Equal([4, 40], network.Statistics[0].Values, relative: 1e-15, absolute: 0);
        Near.Equal([8, 800], network.Statistics[1].Values, relative: 1e-15, absolute: 0);
    }

    [Fact]
    public void A_loss_that_is_not_finite_leaves_statistics_alone()
    {
        GenericTrainer<double> trainer = Vectors(out GenericNetwork<double> network);

        Assert.True(double.IsNaN(trainer.Step([double.NaN, 1, 1, 1], [0.0, 0, 0, 0])));

        Assert.Equal([0, 0], network.Statistics[0].Values.ToArray());
    }

    [Fact]
    public void Penalties_and_weight_decay_leave_scales_alone()
    {
        GenericTrainer<double> trainer = Vectors(out GenericNetwork<double> network);
        trainer.Backpropagate(Inputs, Targets);
        double[] plain = trainer.Gradients[0].Values.ToArray();
        trainer.L1 = 0.5;
        trainer.L2 = 0.5;

        trainer.Step(Inputs, Targets);

        Assert.Equal(TensorRole.Scale, network.Parameters[0].Role);
        Assert.Equal(plain, trainer.Gradients[0].Values.ToArray());
    }

    private static GenericTrainer<double> Vectors(out GenericNetwork<double> network)
    {
        network = new GenericNetwork<double>([2], [new BatchNormAttribute { Epsilon = 0.5f, Momentum = 0.25f }], Loss.MeanSquaredError);
        return new GenericTrainer<double>(network, new Sgd<double>());
    }
}
