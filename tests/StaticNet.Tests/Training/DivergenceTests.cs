namespace StaticNet.Tests.Training;

public class DivergenceTests
{
    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void Restores_exactly_the_newest_parameters_with_a_finite_loss(float bad)
    {
        // The parameters 7 of step 7 gave the loss of step 8, which is not finite; those of step 6 a finite one.
        var trainer = new ScriptedTrainer { Loss = step => step == 8 ? bad : 1f };

        var exception = Assert.Throws<TrainingDivergedException>(() => trainer.Fit(
            TestSamples.Numbered(96),
            new FitOptions { Epochs = 9, BatchSize = 32, Schedule = LearningRateSchedule.Exponential(0.5f) }));

        Assert.Equal((3, 8L, bad), (exception.Epoch, exception.Step, exception.Loss));
        Assert.Contains("in epoch 3 at step 8", exception.Message);
        Assert.Contains("lower than 0.025", exception.Message);
        Assert.Contains("ClipNorm", exception.Message);
        Assert.All(trainer.Network.Parameters.ToArray(), p => Assert.Equal(6f, p));
        Assert.Equal(0.1f, trainer.LearningRate);
    }

    [Theory]
    [InlineData(1, 40, 32)]
    [InlineData(1, 33, 0)]
    [InlineData(1, 34, 32)]
    [InlineData(8, 8, 4)]
    [InlineData(8, 9, 4)]
    [InlineData(8, 10, 8)]
    [InlineData(20, 10, 8)]
    [InlineData(64, 10, 8)]
    public void Restored_parameters_are_at_most_32_samples_old(int batchSize, int badStep, float expected)
    {
        var trainer = new ScriptedTrainer { Loss = step => step == badStep ? float.NaN : 1f };

        Assert.Throws<TrainingDivergedException>(() => trainer.Fit(TestSamples.Numbered(640), new FitOptions { BatchSize = batchSize }));

        Assert.Equal(expected, trainer.Parameter);
        Assert.InRange(badStep - 1 - trainer.Parameter, 0f, Math.Max(1f, 32f / batchSize));
    }

    [Fact]
    public void Leaves_everything_as_it_was_when_the_first_loss_is_not_finite()
    {
        var trainer = new ScriptedTrainer { Loss = _ => float.NaN };
        trainer.Network.Parameters.Fill(0.25f);

        var exception = Assert.Throws<TrainingDivergedException>(() => trainer.Fit(TestSamples.Numbered(4)));

        Assert.Equal((1, 1L), (exception.Epoch, exception.Step));
        Assert.All(trainer.Network.Parameters.ToArray(), p => Assert.Equal(0.25f, p));
        Assert.Equal(0, trainer.StepCount);
    }

    [Fact]
    public void A_validation_loss_that_is_not_finite_counts_too()
    {
        var trainer = new ScriptedTrainer { EvaluatedLoss = n => n == 2 ? float.PositiveInfinity : 1f };

        var exception = Assert.Throws<TrainingDivergedException>(() => trainer.Fit(
            TestSamples.Numbered(64),
            new FitOptions { BatchSize = 32, Validation = TestSamples.Numbered(4) }));

        Assert.Equal((2, 4L, float.PositiveInfinity), (exception.Epoch, exception.Step, exception.Loss));
        Assert.Contains("validation loss", exception.Message);
        Assert.Equal(3f, trainer.Parameter);
    }

    [Fact]
    public void A_finite_validation_loss_makes_parameters_good()
    {
        var trainer = new ScriptedTrainer { Loss = step => step == 3 ? float.NaN : 1f };

        Assert.Throws<TrainingDivergedException>(() => trainer.Fit(
            TestSamples.Numbered(64),
            new FitOptions { BatchSize = 32, Validation = TestSamples.Numbered(4) }));

        Assert.Equal(2f, trainer.Parameter);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.NegativeInfinity)]
    public void Parameters_that_are_not_finite_are_found_where_no_loss_shows_it(float bad)
    {
        // As when a ReLU turns what comes of them into zeros.
        var trainer = new ScriptedTrainer { ParametersAfter = step => step >= 4 ? bad : step };

        var exception = Assert.Throws<TrainingDivergedException>(() => trainer.Fit(TestSamples.Numbered(10), new FitOptions { BatchSize = 1 }));

        Assert.Equal((1, 10L, 1f), (exception.Epoch, exception.Step, exception.Loss));
        Assert.Contains("parameters are no longer finite", exception.Message);
        Assert.Equal(0f, trainer.Parameter);
    }

    [Fact]
    public void The_last_step_of_all_is_judged_too()
    {
        var trainer = new ScriptedTrainer { ParametersAfter = step => step == 2 ? float.NaN : step };

        Assert.Throws<TrainingDivergedException>(() => trainer.Fit(TestSamples.Numbered(64), new FitOptions { Epochs = 1 }));

        Assert.Equal(1f, trainer.Parameter);
    }

    [Fact]
    public void The_last_step_before_a_cancellation_is_judged_too()
    {
        using var cancellation = new CancellationTokenSource();
        var trainer = new ScriptedTrainer
        {
            ParametersAfter = step =>
            {
                cancellation.Cancel();
                return float.NaN;
            },
        };

        Assert.Throws<TrainingDivergedException>(() => trainer.Fit(TestSamples.Numbered(64), new FitOptions { Cancellation = cancellation.Token }));

        Assert.Equal(0f, trainer.Parameter);
    }

    [Fact]
    public void A_rate_far_too_high_ends_with_finite_parameters()
    {
        var network = new LinearNetwork(2, 2);
        var trainer = new LinearTrainer(network, learningRate: 100f);
        Samples samples = TestSamples.Line();

        var exception = Assert.Throws<TrainingDivergedException>(() => trainer.Fit(samples, new FitOptions { Epochs = 1000, BatchSize = 4 }));

        Assert.False(float.IsFinite(exception.Loss));
        Assert.All(network.Parameters.ToArray(), p => Assert.True(float.IsFinite(p)));
    }

    [Fact]
    public void A_better_trainer_learns_on_from_the_restored_parameters()
    {
        var network = new LinearNetwork(2, 2);
        Samples samples = TestSamples.Line();
        Assert.Throws<TrainingDivergedException>(() => new LinearTrainer(network, learningRate: 1e30f).Fit(samples, new FitOptions { BatchSize = 50 }));

        TrainingHistory history = new LinearTrainer(network).Fit(samples, new FitOptions { Epochs = 200 });

        Assert.True(history.Epochs[^1].TrainingLoss < 1e-3f);
    }
}
