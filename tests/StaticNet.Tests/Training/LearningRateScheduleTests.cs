namespace StaticNet.Tests.Training;

public class LearningRateScheduleTests
{
    private const float Tolerance = 1e-8f;
    private static readonly LearningRatePlan TenEpochs = new(0.1f, Steps: 30, StepsPerEpoch: 3);

    // The literals of this class are what torch 1.13 gives for a base rate of 0.1, the rate of each epoch before scheduler.step().
    [Fact]
    public void Step_is_StepLR() =>
        // StepLR(optimizer, 3, 0.5)
        AssertEpochs(
            [0.1f, 0.1f, 0.1f, 0.05f, 0.05f, 0.05f, 0.025f, 0.025f, 0.025f, 0.0125f],
            LearningRateSchedule.Step(3, 0.5f));

    [Fact]
    public void Exponential_is_ExponentialLR() =>
        // ExponentialLR(optimizer, 0.875)
        AssertEpochs(
            [0.1f, 0.0875f, 0.0765625f, 0.0669921875f, 0.0586181641f, 0.0512908936f, 0.0448795319f, 0.0392695904f, 0.0343608916f, 0.0300657801f],
            LearningRateSchedule.Exponential(0.875f));

    [Fact]
    public void Cosine_is_CosineAnnealingLR_at_the_beginning_of_every_epoch()
    {
        // CosineAnnealingLR(optimizer, 10) and CosineAnnealingLR(optimizer, 10, 0.01)
        AssertEpochs(
            [0.1f, 0.0975528258f, 0.0904508497f, 0.0793892626f, 0.0654508497f, 0.05f, 0.0345491503f, 0.0206107374f, 0.00954915028f, 0.00244717419f],
            LearningRateSchedule.Cosine(),
            onlyFirstSteps: true);
        AssertEpochs(
            [0.1f, 0.0977975432f, 0.0914057647f, 0.0814503364f, 0.0689057647f, 0.055f, 0.0410942353f, 0.0285496636f, 0.0185942353f, 0.0122024568f],
            LearningRateSchedule.Cosine(0.01f, epochs: 10),
            onlyFirstSteps: true);
    }

    [Fact]
    public void Cosine_changes_within_an_epoch_and_stays_at_its_end()
    {
        LearningRateRun run = LearningRateSchedule.Cosine(0.01f, epochs: 4).Start(TenEpochs);
        float[] rates = [.. Enumerable.Range(0, 30).Select(step => run.RateAt(step))];

        Assert.All(Enumerable.Range(1, 12), step => Assert.True(rates[step] < rates[step - 1]));
        Assert.Equal(0.01 + (0.09 * 0.5 * (1 + Math.Cos(Math.PI * 5 / 12))), rates[5], 1e-8);
        Assert.All(rates[12..], rate => Assert.Equal(0.01f, rate));
    }

    [Fact]
    public void Warmup_is_LinearLR_over_steps_and_then_another_schedule_from_its_start()
    {
        // LinearLR(optimizer, start_factor=1/4, end_factor=1, total_iters=3), then StepLR of 3 steps an epoch.
        LearningRateRun run = LearningRateSchedule.LinearWarmupSteps(4, LearningRateSchedule.Step(1, 0.5f)).Start(TenEpochs);

        Assert.Equal(
            [0.025f, 0.05f, 0.075f, 0.1f, 0.1f, 0.1f, 0.1f, 0.05f, 0.05f, 0.05f, 0.025f],
            Enumerable.Range(0, 11).Select(step => run.RateAt(step)),
            (a, b) => Math.Abs(a - b) < Tolerance);
    }

    [Fact]
    public void Warmup_over_epochs_takes_all_their_steps_and_leaves_the_rest_to_the_cosine()
    {
        LearningRateRun run = LearningRateSchedule.LinearWarmupEpochs(2, LearningRateSchedule.Cosine()).Start(TenEpochs);
        LearningRateRun rest = LearningRateSchedule.Cosine().Start(TenEpochs with { Steps = 24 });

        Assert.Equal(Enumerable.Range(1, 6).Select(n => 0.1f * n / 6), Enumerable.Range(0, 6).Select(step => run.RateAt(step)), (a, b) => Math.Abs(a - b) < Tolerance);
        Assert.Equal(Enumerable.Range(0, 24).Select(step => rest.RateAt(step)), Enumerable.Range(6, 24).Select(step => run.RateAt(step)));
    }

    [Fact]
    public void Warmup_longer_than_the_run_only_rises()
    {
        LearningRateRun run = LearningRateSchedule.LinearWarmupEpochs(20, LearningRateSchedule.Cosine()).Start(TenEpochs);

        Assert.Equal(0.1f * 30 / 60, Enumerable.Range(0, 30).Select(step => run.RateAt(step)).Last(), Tolerance);
    }

    [Fact]
    public void ReduceOnPlateau_is_ReduceLROnPlateau()
    {
        // ReduceLROnPlateau(optimizer, factor=0.5, patience=2, min_lr=0.02, threshold=1e-4, eps=0)
        float[] losses = [1f, 0.9f, 0.89995f, 0.9f, 0.91f, 0.8f, 0.85f, 0.85f, 0.85f, 0.85f, 0.85f, 0.85f, 0.85f, 0.85f, 0.85f, 0.7f, 0.7f, 0.7f];
        float[] expected =
        [
            0.1f, 0.1f, 0.1f, 0.1f, 0.1f, 0.05f, 0.05f, 0.05f, 0.05f, 0.025f, 0.025f, 0.025f, 0.02f, 0.02f, 0.02f, 0.02f, 0.02f, 0.02f,
        ];
        var trainer = new ScriptedTrainer { Loss = step => losses[step - 1] };

        trainer.Fit(
            TestSamples.Numbered(1),
            new FitOptions { Epochs = losses.Length, Schedule = LearningRateSchedule.ReduceOnPlateau(0.5f, patience: 2, minRate: 0.02f, threshold: 1e-4f) });

        Assert.Equal(expected, trainer.Rates, (a, b) => Math.Abs(a - b) < Tolerance);
    }

    [Fact]
    public void ReduceOnPlateau_never_raises_a_rate_below_its_lowest()
    {
        LearningRateRun run = LearningRateSchedule.ReduceOnPlateau(patience: 0, minRate: 0.5f).Start(TenEpochs);
        run.EpochEnded(1f);
        run.EpochEnded(1f);

        Assert.Equal(0.1f, run.RateAt(0));
    }

    [Fact]
    public void ReduceOnPlateau_after_a_warmup_does_not_judge_it()
    {
        var trainer = new ScriptedTrainer();

        trainer.Fit(
            TestSamples.Numbered(1),
            new FitOptions { Epochs = 6, Schedule = LearningRateSchedule.LinearWarmupEpochs(2, LearningRateSchedule.ReduceOnPlateau(0.5f, patience: 1)) });

        Assert.Equal([0.05f, 0.1f, 0.1f, 0.1f, 0.1f, 0.05f], trainer.Rates);
    }

    [Fact]
    public void ReduceOnPlateau_watches_the_validation_loss_where_there_is_one()
    {
        var trainer = new ScriptedTrainer { Loss = step => 1f / step };

        trainer.Fit(
            TestSamples.Numbered(1),
            new FitOptions { Epochs = 3, Validation = TestSamples.Numbered(1), Schedule = LearningRateSchedule.ReduceOnPlateau(0.5f, patience: 0) });

        Assert.Equal([0.1f, 0.1f, 0.05f], trainer.Rates);
    }

    [Fact]
    public void A_schedule_remembers_nothing_of_a_run()
    {
        LearningRateSchedule schedule = LearningRateSchedule.ReduceOnPlateau(0.5f, patience: 0);

        Assert.Equal(Rates(), Rates());

        List<float> Rates()
        {
            var trainer = new ScriptedTrainer();
            trainer.Fit(TestSamples.Numbered(1), new FitOptions { Epochs = 5, Schedule = schedule });
            return trainer.Rates;
        }
    }

    [Fact]
    public void Own_schedules_may_be_written()
    {
        var trainer = new ScriptedTrainer();

        trainer.Fit(TestSamples.Numbered(4), new FitOptions { Epochs = 2, BatchSize = 2, Schedule = new Triangle(0.5f) });

        Assert.Equal([0f, 0.05f, 0f, 0.05f], trainer.Rates);
    }

    [Fact]
    public void An_own_schedule_without_a_rate_ends_training_at_the_last_whole_step()
    {
        var trainer = new ScriptedTrainer();
        var options = new FitOptions { Epochs = 2, BatchSize = 2, Schedule = new Triangle(float.NaN) };

        Assert.Contains("LearningRate must be finite", Assert.Throws<ArgumentOutOfRangeException>(() => trainer.Fit(TestSamples.Numbered(4), options)).Message);
        Assert.Equal([0f], trainer.Rates);
        Assert.Equal(1f, trainer.Parameter);
        Assert.Equal(0.1f, trainer.LearningRate);
    }

    [Fact]
    public void Refuses_what_makes_no_rate()
    {
        Refuses("everyEpochs must be at least 1, but is 0", () => LearningRateSchedule.Step(0, 0.5f));
        Refuses("factor must be finite and greater than 0, but is 0", () => LearningRateSchedule.Step(1, 0f));
        Refuses("factor must be finite and greater than 0, but is NaN", () => LearningRateSchedule.Exponential(float.NaN));
        Refuses("factor must be finite and greater than 0, but is ∞", () => LearningRateSchedule.Exponential(float.PositiveInfinity));
        Refuses("toRate must be finite and at least 0, but is -1", () => LearningRateSchedule.Cosine(-1f));
        Refuses("epochs must be at least 1, but is 0", () => LearningRateSchedule.Cosine(epochs: 0));
        Refuses("steps must be at least 1, but is 0", () => LearningRateSchedule.LinearWarmupSteps(0));
        Refuses("epochs must be at least 1, but is -3", () => LearningRateSchedule.LinearWarmupEpochs(-3));
        Refuses("factor must be greater than 0 and less than 1, but is 1", () => LearningRateSchedule.ReduceOnPlateau(1f));
        Refuses("factor must be greater than 0 and less than 1, but is NaN", () => LearningRateSchedule.ReduceOnPlateau(float.NaN));
        Refuses("patience must be at least 0, but is -1", () => LearningRateSchedule.ReduceOnPlateau(patience: -1));
        Refuses("minRate must be finite and at least 0, but is NaN", () => LearningRateSchedule.ReduceOnPlateau(minRate: float.NaN));
        Refuses("threshold must be at least 0 and less than 1, but is 1", () => LearningRateSchedule.ReduceOnPlateau(threshold: 1f));

        static void Refuses(string message, Func<object> act) =>
            Assert.Contains(message, Assert.Throws<ArgumentOutOfRangeException>(act).Message.Replace("Infinity", "∞"));
    }

    private static void AssertEpochs(float[] expected, LearningRateSchedule schedule, bool onlyFirstSteps = false)
    {
        LearningRateRun run = schedule.Start(TenEpochs);
        for (int step = 0; step < 30; step++)
        {
            float rate = run.RateAt(step);
            if (step % 3 == 0 || !onlyFirstSteps)
            {
                Assert.Equal(expected[step / 3], rate, Tolerance);
            }
        }
    }

    private sealed class Triangle(float factor) : LearningRateSchedule
    {
        public override LearningRateRun Start(LearningRatePlan plan) => new Run(plan.BaseRate * factor);

        private sealed class Run(float top) : LearningRateRun
        {
            public override float RateAt(long step) => step % 2 == 0 ? 0f : top;
        }
    }
}
