namespace StaticNet.Tests.Training;

public class FitProgressTests
{
    [Fact]
    public void Reports_the_end_of_every_epoch()
    {
        var trainer = new ScriptedTrainer { Loss = step => step, EvaluatedLoss = n => 100 * n };

        List<FitProgress> reports = Reports(trainer, everySteps: 0);

        Assert.Equal(
            [
                (1, 3, 5, 5, 3f, 100f, 0.1f),
                (2, 3, 5, 5, 8f, 200f, 0.05f),
                (3, 3, 5, 5, 13f, 300f, 0.025f),
            ],
            reports.Select(p => (p.Epoch, p.Epochs, p.Step, p.Steps, p.Loss, p.ValidationLoss, p.LearningRate)));
        Assert.Equal(reports.Select(p => p.Elapsed).Order(), reports.Select(p => p.Elapsed));
    }

    [Fact]
    public void Reports_steps_when_asked_and_the_last_step_of_an_epoch_once()
    {
        Assert.Equal([2, 4, 5, 2, 4, 5, 2, 4, 5], Reports(new ScriptedTrainer(), everySteps: 2).Select(p => p.Step));
        Assert.Equal([5, 5, 5], Reports(new ScriptedTrainer(), everySteps: 5).Select(p => p.Step));
        Assert.Equal([5, 5, 5], Reports(new ScriptedTrainer(), everySteps: 50).Select(p => p.Step));
    }

    [Fact]
    public void Reports_the_mean_loss_of_the_epoch_so_far()
    {
        List<FitProgress> reports = Reports(new ScriptedTrainer { Loss = step => step }, everySteps: 2);

        Assert.Equal([1.5f, 2.5f, 3f], reports.Take(3).Select(p => p.Loss));
        Assert.Equal([false, false, true], reports.Take(3).Select(p => p.IsEndOfEpoch));
        Assert.Equal([true, true, false], reports.Take(3).Select(p => float.IsNaN(p.ValidationLoss)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Hands_over_the_telemetry_of_the_trainer_where_there_is_one(int everySteps)
    {
        var telemetry = new TrainingTelemetry(new LayerTelemetry { Description = "Dense(1)" });

        Assert.All(Reports(new ScriptedTrainer { Measured = telemetry }, everySteps), p => Assert.Same(telemetry, p.Telemetry));
        Assert.All(Reports(new ScriptedTrainer(), everySteps), p => Assert.Null(p.Telemetry));
    }

    private static List<FitProgress> Reports(ScriptedTrainer trainer, int everySteps)
    {
        var reports = new List<FitProgress>();
        trainer.Fit(TestSamples.Numbered(10), new FitOptions
        {
            Epochs = 3,
            BatchSize = 2,
            Validation = TestSamples.Numbered(1),
            Schedule = LearningRateSchedule.Exponential(0.5f),
            ProgressEverySteps = everySteps,
            Progress = new Listener(reports.Add),
        });
        return reports;
    }
}
