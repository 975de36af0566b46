namespace StaticNet.Tests.Training;

public class FitAllocationTests
{
    private const int Runs = 4;

    public static TheoryData<bool, bool, string> Cases()
    {
        var cases = new TheoryData<bool, bool, string>();
        foreach (string schedule in Schedules.Keys)
        {
            cases.Add(true, true, schedule);
            cases.Add(true, false, schedule);
            cases.Add(false, true, schedule);
            cases.Add(false, false, schedule);
        }

        return cases;
    }

    private static readonly Dictionary<string, LearningRateSchedule> Schedules = new()
    {
        ["constant"] = LearningRateSchedule.Constant,
        ["step"] = LearningRateSchedule.Step(2, 0.5f),
        ["warm-up, cosine"] = LearningRateSchedule.LinearWarmupEpochs(1, LearningRateSchedule.Cosine()),
        ["plateau"] = LearningRateSchedule.ReduceOnPlateau(patience: 0),
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Allocates_nothing_in_any_epoch_after_the_first(bool labels, bool shuffle, string schedule)
    {
        // What runs for the first time, or is compiled anew, may allocate, in whatever epoch that is. One run without a byte is enough: what allocates
        // in every epoch does so in every run.
        long[] allocated = AllocatedAfterEpochs(labels, shuffle, Schedules[schedule]);
        for (int run = 2; run <= Runs && allocated.Any(bytes => bytes != allocated[0]); run++)
        {
            allocated = AllocatedAfterEpochs(labels, shuffle, Schedules[schedule]);
        }

        Assert.All(allocated, bytes => Assert.Equal(allocated[0], bytes));
    }

    [Fact]
    public void Does_not_reserve_room_for_epochs_that_may_never_come()
    {
        var trainer = new ScriptedTrainer();
        long before = GC.GetAllocatedBytesForCurrentThread();

        trainer.Fit(TestSamples.Numbered(4), new FitOptions { Epochs = int.MaxValue, EarlyStopping = new EarlyStopping { Patience = 1 } });

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4_000_000);
    }

    private static long[] AllocatedAfterEpochs(bool labels, bool shuffle, LearningRateSchedule schedule)
    {
        Samples samples = labels ? TestSamples.Classes() : TestSamples.Line();
        var trainer = new LinearTrainer(new LinearNetwork(2, labels ? 3 : 2), labels ? TargetKind.Classes : TargetKind.Values)
        {
            L1 = 1e-4f,
            L2 = 1e-4f,
            ClipValue = 1f,
            ClipNorm = 1f,
        };
        const int Epochs = 20;
        var allocated = new long[Epochs];

        trainer.Fit(samples, new FitOptions
        {
            Epochs = Epochs,
            BatchSize = 7,
            Shuffle = shuffle,
            Validation = samples,
            Schedule = schedule,
            EarlyStopping = new EarlyStopping { Patience = Epochs },
            ProgressEverySteps = 2,
            Progress = new Listener(p =>
            {
                if (p.IsEndOfEpoch)
                {
                    allocated[p.Epoch - 1] = GC.GetAllocatedBytesForCurrentThread();
                }
            }),
        });

        return allocated;
    }
}
