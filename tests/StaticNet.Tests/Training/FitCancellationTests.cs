namespace StaticNet.Tests.Training;

public class FitCancellationTests
{
    [Fact]
    public void Stops_before_the_next_step_and_returns_the_whole_epochs()
    {
        using var cancellation = new CancellationTokenSource();
        var trainer = new ScriptedTrainer
        {
            Loss = step =>
            {
                if (step == 7)
                {
                    cancellation.Cancel();
                }

                return step;
            },
        };

        TrainingHistory history = trainer.Fit(
            TestSamples.Numbered(10),
            new FitOptions { Epochs = 5, BatchSize = 2, Schedule = LearningRateSchedule.Exponential(0.5f), Cancellation = cancellation.Token });

        Assert.Equal(StopReason.Cancelled, history.StopReason);
        Assert.Equal(7, history.Steps);
        Assert.Equal([3f], history.Epochs.Select(e => e.TrainingLoss));
        Assert.Equal(1, history.BestEpoch);
        Assert.Equal(7f, trainer.Parameter);
        Assert.Equal(0.1f, trainer.LearningRate);
    }

    [Fact]
    public void Takes_no_step_when_cancelled_before()
    {
        var trainer = new ScriptedTrainer();

        TrainingHistory history = trainer.Fit(TestSamples.Numbered(10), new FitOptions { Cancellation = new CancellationToken(canceled: true) });

        Assert.Equal((StopReason.Cancelled, 0L, 0, 0), (history.StopReason, history.Steps, history.Epochs.Count, history.BestEpoch));
        Assert.Equal(0f, trainer.Parameter);
    }

    [Fact]
    public void Keeps_the_parameters_of_the_last_step_also_where_the_best_would_be_restored()
    {
        using var cancellation = new CancellationTokenSource();
        var trainer = new ScriptedTrainer { Loss = step => step };

        TrainingHistory history = trainer.Fit(TestSamples.Numbered(1), new FitOptions
        {
            Cancellation = cancellation.Token,
            EarlyStopping = new EarlyStopping(),
            Progress = new Listener(p =>
            {
                if (p.Epoch == 3)
                {
                    cancellation.Cancel();
                }
            }),
        });

        Assert.Equal(StopReason.Cancelled, history.StopReason);
        Assert.Equal(1, history.BestEpoch);
        Assert.Equal(3f, trainer.Parameter);
    }

    [Fact]
    public void Is_finished_when_cancelled_after_the_last_step()
    {
        using var cancellation = new CancellationTokenSource();

        TrainingHistory history = new ScriptedTrainer().Fit(
            TestSamples.Numbered(1),
            new FitOptions { Epochs = 1, Cancellation = cancellation.Token, Progress = new Listener(_ => cancellation.Cancel()) });

        Assert.Equal(StopReason.Finished, history.StopReason);
        Assert.Single(history.Epochs);
    }
}
