namespace StaticNet.Tests.Training;

public class EarlyStoppingTests
{
    [Fact]
    public void Stops_after_patience_epochs_without_improvement_and_restores_the_best()
    {
        (ScriptedTrainer trainer, TrainingHistory history) = Fit([5, 4, 3, 3, 4, 3.5f, 1], new EarlyStopping { Patience = 3 });

        Assert.Equal(StopReason.EarlyStopped, history.StopReason);
        Assert.Equal(6, history.Epochs.Count);
        Assert.Equal(3, history.BestEpoch);
        Assert.Equal(3f, trainer.Parameter);
    }

    [Fact]
    public void An_improvement_starts_the_count_again()
    {
        (_, TrainingHistory history) = Fit([5, 6, 4, 6, 3, 6, 6], new EarlyStopping { Patience = 2 });

        Assert.Equal(7, history.Epochs.Count);
        Assert.Equal(5, history.BestEpoch);
    }

    [Fact]
    public void Restores_the_best_also_at_the_last_epoch()
    {
        (ScriptedTrainer trainer, TrainingHistory history) = Fit([5, 1, 4], new EarlyStopping());

        Assert.Equal(StopReason.Finished, history.StopReason);
        Assert.Equal(2f, trainer.Parameter);
    }

    [Fact]
    public void Keeps_the_last_parameters_when_told_so()
    {
        (ScriptedTrainer trainer, TrainingHistory history) = Fit([1, 2, 3, 4], new EarlyStopping { Patience = 2, RestoreBest = false });

        Assert.Equal(StopReason.EarlyStopped, history.StopReason);
        Assert.Equal(1, history.BestEpoch);
        Assert.Equal(3f, trainer.Parameter);
    }

    [Fact]
    public void Small_improvements_do_not_count_but_the_lowest_loss_is_still_the_best()
    {
        (ScriptedTrainer trainer, TrainingHistory history) = Fit([5, 4.75f, 4.5f, 1], new EarlyStopping { Patience = 2, MinImprovement = 0.5f });

        Assert.Equal(3, history.Epochs.Count);
        Assert.Equal(3, history.BestEpoch);
        Assert.Equal(3f, trainer.Parameter);
    }

    [Fact]
    public void Small_improvements_that_add_up_count()
    {
        (_, TrainingHistory history) = Fit([5, 4.75f, 4.25f, 4, 3.5f], new EarlyStopping { Patience = 2, MinImprovement = 0.5f });

        Assert.Equal(StopReason.Finished, history.StopReason);
    }

    [Fact]
    public void Watches_the_validation_loss_where_there_is_one()
    {
        float[] validation = [3, 2, 4, 4, 1];
        var trainer = new ScriptedTrainer { Loss = step => 10 - step, EvaluatedLoss = n => validation[n - 1] };

        TrainingHistory history = trainer.Fit(
            TestSamples.Numbered(1),
            new FitOptions { Validation = TestSamples.Numbered(1), EarlyStopping = new EarlyStopping { Patience = 2 } });

        Assert.Equal(4, history.Epochs.Count);
        Assert.Equal(2, history.BestEpoch);
        Assert.Equal(2f, trainer.Parameter);
    }

    [Fact]
    public void Is_off_unless_asked_for()
    {
        (ScriptedTrainer trainer, TrainingHistory history) = Fit([1, 2, 3, 4], stopping: null);

        Assert.Equal(StopReason.Finished, history.StopReason);
        Assert.Equal(4f, trainer.Parameter);
    }

    private static (ScriptedTrainer Trainer, TrainingHistory History) Fit(float[] losses, EarlyStopping? stopping)
    {
        var trainer = new ScriptedTrainer { Loss = step => losses[step - 1] };
        return (trainer, trainer.Fit(TestSamples.Numbered(1), new FitOptions { Epochs = losses.Length, EarlyStopping = stopping }));
    }
}
