using static StaticNet.Tests.Training.Checkpoints.CheckpointedNetworks;

namespace StaticNet.Tests.Training.Checkpoints;

/// <summary>Runs that were interrupted end as runs that were not: parameters, statistics, the optimizer's state and numbers, and the history, bit for bit.</summary>
public class FitResumeTests
{
    private static readonly Dictionary<string, InterruptedRun> Runs = new()
    {
        ["unshuffled"] = new("Drops", "Adam") { Shuffle = false },
        ["single samples"] = new("Tiny", "Momentum") { Count = 5, BatchSize = 1 },
        ["one batch"] = new("Tiny", "Adam") { BatchSize = 100, Epochs = 18 },
        ["batch norm, samples one by one"] = new("Normalized", "Nadam") { Count = 7, BatchSize = 3 },
        ["sequences"] = new("Gated", "Adam") { HasLengths = true },
        ["sequences, unshuffled"] = new("Gated", "AmsGrad") { HasLengths = true, Shuffle = false, Validates = true },
        ["last steps, some empty"] = new("Last", "RmsProp") { HasLengths = true, BatchSize = 2, Epochs = 2, LearningRate = 1e-3f },
        ["two threads"] = new("Drops", "AdamW") { Count = 45, BatchSize = 10, Threads = 2, Validates = true },
        ["sequences, two threads"] = new("Gated", "Nesterov") { HasLengths = true, Threads = 2 },
        ["penalty"] = new("Tiny", "Adam") { L2 = 0.01f },
        ["step"] = new("Tiny", "Adam") { Schedule = LearningRateSchedule.Step(2, 0.5f) },
        ["exponential"] = new("Tiny", "Sgd") { Schedule = LearningRateSchedule.Exponential(0.7f) },
        ["cosine"] = new("Tiny", "Adam") { Schedule = LearningRateSchedule.Cosine(1e-3f) },
        ["cosine of some epochs"] = new("Tiny", "Adam") { Schedule = LearningRateSchedule.Cosine(epochs: 3) },
        ["warm-up"] = new("Tiny", "Adam") { Schedule = LearningRateSchedule.LinearWarmupSteps(8, LearningRateSchedule.Cosine()) },
        ["warm-up of epochs"] = new("Tiny", "Adam") { Schedule = LearningRateSchedule.LinearWarmupEpochs(1, LearningRateSchedule.ReduceOnPlateau(0.5f, patience: 0, threshold: 0.5f)), Validates = true },
        ["plateau"] = new("Tiny", "Momentum") { Schedule = LearningRateSchedule.ReduceOnPlateau(0.3f, patience: 1, threshold: 0.9f) },
        ["own schedule"] = new("Tiny", "Sgd") { Schedule = new Halving() },
        ["best restored"] = new("Tiny", "Momentum") { LearningRate = 0.3f, EarlyStopping = new EarlyStopping { Patience = 40 }, Validates = true },
        ["best of batch norm restored"] = new("Normalized", "Adam") { EarlyStopping = new EarlyStopping { Patience = 40 }, Validates = true },
        ["stops early"] = new("Tiny", "Adam") { Epochs = 30, EarlyStopping = new EarlyStopping { Patience = 4, MinImprovement = 0.5f } },
        ["stops early, not restored"] = new("Tiny", "Adam") { Epochs = 30, EarlyStopping = new EarlyStopping { Patience = 5, MinImprovement = 0.5f, RestoreBest = false } },
    };

    public static TheoryData<string> RunNames => [.. Runs.Keys];

    public static TheoryData<string, string> Optimized()
    {
        var cases = new TheoryData<string, string>();
        foreach (string optimizer in Optimizers)
        {
            cases.Add("Tiny", optimizer);
            cases.Add("Drops", optimizer);
            cases.Add("Normalized", optimizer);
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Optimized))]
    public void Every_optimizer_goes_on_where_it_was_cancelled(string network, string optimizer)
    {
        using var folder = new TestFolder();
        var run = new InterruptedRun(network, optimizer);
        (byte[] saved, object history) = run.Uninterrupted();

        // After the first step, in the middle, at ends of epochs, twice in one epoch, and after the last step but one.
        foreach (int[] steps in new int[][] { [1], [7], [10], [4, 5, 6, 8], [19] })
        {
            (byte[] Saved, object History) actual = run.Cancelled(folder.At($"{folder.Names.Length}"), steps);
            Assert.Equal(history, actual.History);
            Assert.Equal(saved, actual.Saved);
        }
    }

    [Theory]
    [MemberData(nameof(RunNames))]
    public void Every_run_goes_on_where_it_was_cancelled(string name)
    {
        using var folder = new TestFolder();
        InterruptedRun run = Runs[name];
        (byte[] saved, object history) = run.Uninterrupted();
        int epoch = run.StepsOfEpoch;

        foreach (int[] steps in new int[][] { [(2 * epoch) - 1], [epoch], [1, epoch + 1, (2 * epoch) - 1] })
        {
            (byte[] Saved, object History) actual = run.Cancelled(folder.At($"{folder.Names.Length}"), [.. steps.Distinct()]);
            Assert.Equal(history, actual.History);
            Assert.Equal(saved, actual.Saved);
        }
    }

    [Theory]
    [MemberData(nameof(RunNames))]
    public void Every_run_goes_on_from_the_file_before_it_was_killed(string name)
    {
        using var folder = new TestFolder();
        InterruptedRun run = Runs[name];
        (byte[] saved, object history) = run.Uninterrupted();
        int epoch = run.StepsOfEpoch;
        int[] steps = [.. new[] { 2, epoch, epoch + 2, 2 * epoch }.Distinct().Order()];

        foreach ((int everySteps, int everyEpochs) in new[] { (1, 0), (3, 0), (epoch, 0), (0, 1), (2, 2) })
        {
            (byte[] Saved, object History) actual = run.Killed(folder.At($"{folder.Names.Length}"), everySteps, everyEpochs, steps);
            Assert.Equal(history, actual.History);
            Assert.Equal(saved, actual.Saved);
        }
    }

    [Fact]
    public void Early_stopping_stopped_early()
    {
        Assert.Contains(nameof(StopReason.EarlyStopped), Runs["stops early"].Uninterrupted().History.ToString());
        Assert.Contains(nameof(StopReason.EarlyStopped), Runs["stops early, not restored"].Uninterrupted().History.ToString());
    }

    [Theory]
    [InlineData("stops early")]
    [InlineData("best restored")]
    [InlineData("own schedule")]
    public void A_run_that_has_ended_returns_at_once(string name)
    {
        using var folder = new TestFolder();
        InterruptedRun run = Runs[name];
        (byte[] saved, object history) = run.Killed(folder.At("a"), everySteps: 0, everyEpochs: 3);
        DateTime written = File.GetLastWriteTimeUtc(folder.At("a"));

        // Nothing is reported, so nobody dies.
        Assert.Throws<Xunit.Sdk.ThrowsException>(() => run.Killed(folder.At("a"), 0, 3, 1));
        (byte[] Saved, object History) again = run.Killed(folder.At("a"), 0, 3);

        Assert.Equal(history, again.History);
        Assert.Equal(saved, again.Saved);
        Assert.Equal(written, File.GetLastWriteTimeUtc(folder.At("a")));
    }

    [Fact]
    public void A_longer_run_goes_on_from_a_shorter_one()
    {
        using var folder = new TestFolder();
        InterruptedRun run = Runs["penalty"];
        run.Killed(folder.At("a"), everySteps: 0, everyEpochs: 3);

        InterruptedRun longer = run with { Epochs = run.Epochs + 3 };

        Assert.Equal(longer.Uninterrupted(), longer.Killed(folder.At("a"), 0, 3), Same);
    }

    [Theory]
    [InlineData("plateau", 7)]
    [InlineData("best restored", 10)]
    [InlineData("two threads", 11)]
    [InlineData("sequences", 4)]
    public void Reports_go_on_as_well(string name, int step)
    {
        using var folder = new TestFolder();
        InterruptedRun run = Runs[name];
        List<FitProgress> all = [];
        List<FitProgress> rest = [];
        run.Reported(folder.At("all"), all.Add);

        run.Cancelled(folder.At("a"), rest.Add, step);

        Assert.Equal(run.Epochs * run.StepsOfEpoch, all.Count);
        Assert.Equal(all.Skip(step).Select(WithoutTime), rest.Select(WithoutTime));

        static FitProgress WithoutTime(FitProgress progress) => progress with { Elapsed = default };
    }

    private static bool Same((byte[] Saved, object History) a, (byte[] Saved, object History) b) => a.Saved.AsSpan().SequenceEqual(b.Saved) && a.History.Equals(b.History);

    // Halves its rate every third time that an epoch ends, and a bit with every step that it was asked for.
    private sealed class Halving : LearningRateSchedule
    {
        public override LearningRateRun Start(LearningRatePlan plan) => new Run(plan.BaseRate);

        private sealed class Run(float baseRate) : LearningRateRun
        {
            private double rate = baseRate;
            private int epochs;

            public override int StateSize => 2;

            public override float RateAt(long step)
            {
                rate *= 0.99;
                return (float)rate;
            }

            public override void EpochEnded(float loss) => rate *= ++epochs % 3 == 0 ? 0.5 : 1.0;

            public override void SaveState(Span<double> state) => (state[0], state[1]) = (rate, epochs);

            public override void LoadState(ReadOnlySpan<double> state) => (rate, epochs) = (state[0], (int)state[1]);
        }
    }
}
