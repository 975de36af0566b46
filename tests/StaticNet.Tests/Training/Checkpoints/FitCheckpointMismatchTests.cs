using static StaticNet.Tests.Training.Checkpoints.CheckpointedNetworks;

namespace StaticNet.Tests.Training.Checkpoints;

/// <summary>Checkpoints of other runs are refused, and nothing changes.</summary>
public class FitCheckpointMismatchTests
{
    private const string File = "run";

    [Fact]
    public void Another_optimizer() =>
        Refused("made with 'Adam', but Tiny is trained with 'Sgd'", Options, optimizer: "Sgd");

    [Fact]
    public void Another_network() =>
        Refused("tensor '0.weight' is F32 [5, 3] in the file, but Other with Adam wants [4, 3].", Options, network: "Other");

    [Fact]
    public void Another_number_of_samples() => Refused("had '11' samples, and this one has '12'", Options, count: 12);

    [Fact]
    public void Another_batch_size() => Refused("had '4' as the batch size, and this one has '5'", path => Options(path, batchSize: 5));

    [Fact]
    public void Another_way_to_order_samples() => Refused("had 'yes' for whether samples are shuffled, and this one has 'no'", path => Options(path, shuffle: false));

    [Fact]
    public void Another_validation() => Refused("had 'no' for whether there are validation samples, and this one has 'yes'", path => Options(path, validates: true));

    [Fact]
    public void Another_schedule() =>
        Refused("had 'StaticNet.ConstantSchedule' as the learning-rate schedule, and this one has 'StaticNet.CosineSchedule'", path => Options(path, schedule: LearningRateSchedule.Cosine()));

    [Fact]
    public void Another_schedule_behind_a_warm_up() => Refused(
        "had 'StaticNet.WarmupSchedule and StaticNet.ConstantSchedule'",
        path => Options(path, schedule: LearningRateSchedule.LinearWarmupSteps(3, LearningRateSchedule.Exponential(0.5f))),
        of: path => Options(path, schedule: LearningRateSchedule.LinearWarmupSteps(3)));

    [Fact]
    public void A_best_epoch_whose_values_were_not_kept() =>
        Refused("without EarlyStopping.RestoreBest", path => Options(path, stopping: new EarlyStopping()));

    [Fact]
    public void A_schedule_that_keeps_another_number_of_values() => Refused(
        "has 1 numbers of the learning-rate schedule, which keeps 2",
        path => Options(path, schedule: new Keeping(2)),
        of: path => Options(path, schedule: new Keeping(1)));

    [Fact]
    public void Values_that_a_schedule_refuses() => Refused(
        "the learning-rate schedule refuses what the checkpoint has of it: Not these.",
        path => Options(path, schedule: new Keeping(1, refuses: true)),
        of: path => Options(path, schedule: new Keeping(1)));

    [Theory]
    [InlineData("fit.samples", null, "of no run of Fit")]
    [InlineData("fit.steps", "-1", "'fit.steps'")]
    [InlineData("fit.steps", "7", "'fit.steps' of the checkpoint is a whole number from 0 to 6")]
    [InlineData("fit.batch", "4", "'fit.batch' of the checkpoint is a whole number from -1 to 3")]
    [InlineData("fit.loss_sum", "NaN", "'fit.loss_sum'")]
    [InlineData("fit.loss_sum", "Infinity", "'fit.loss_sum'")]
    [InlineData("fit.rows", "12", "'fit.rows'")]
    [InlineData("fit.last_loss", "NaN", "'fit.last_loss'")]
    [InlineData("fit.step_rate", "-1", "'fit.step_rate'")]
    [InlineData("fit.best_epoch", "3", "'fit.best_epoch'")]
    [InlineData("fit.lowest_loss", "Infinity", "'fit.lowest_loss'")]
    [InlineData("fit.last_improvement", "NaN", "'fit.last_improvement'")]
    [InlineData("fit.epochs_without_improvement", "9", "'fit.epochs_without_improvement'")]
    [InlineData("fit.random", "0 0 0 0", "'fit.random' of the checkpoint is four whole numbers, not all 0")]
    [InlineData("fit.random", "1 2 3", "'fit.random'")]
    [InlineData("fit.random", "1 2 3 4 5", "'fit.random'")]
    public void Numbers_that_no_run_has(string name, string? text, string message) => Refused(message, Options, change: file => WithText(file, name, text));

    [Fact]
    public void Orders_that_miss_a_sample() => Refused("tensor 'fit/order' has each number from 0 to 10 once, but", Options, change: file =>
    {
        System.Text.Json.JsonElement places = Header(file).GetProperty("fit/order").GetProperty("data_offsets");
        int start = 8 + (int)BitConverter.ToInt64(file) + places[0].GetInt32();
        file.AsSpan(start, 4).CopyTo(file.AsSpan(start + 4));
        return file;
    });

    [Fact]
    public void Parameters_that_are_not_finite() => Refused("tensor '0.bias' has a value that is not finite", Options, change: file =>
    {
        System.Text.Json.JsonElement places = Header(file).GetProperty("0.bias").GetProperty("data_offsets");
        BitConverter.TryWriteBytes(file.AsSpan(8 + (int)BitConverter.ToInt64(file) + places[0].GetInt32()), float.NaN);
        return file;
    });

    [Fact]
    public void A_file_of_a_trainer()
    {
        Refused("is one of a trainer, and of no run of Fit", Options, change: file =>
        {
            Trainer trainer = NewTrainer("Tiny", "Adam", seed: 1);
            Load(trainer, file);
            return Saved(trainer);
        });
    }

    private static FitOptions Options(string path) => Options(path, batchSize: 4);

    private static FitOptions Options(
        string path, int batchSize = 4, bool shuffle = true, bool validates = false, LearningRateSchedule? schedule = null, EarlyStopping? stopping = null) => new()
        {
            Epochs = 2,
            BatchSize = batchSize,
            Shuffle = shuffle,
            Validation = validates ? RandomSamples(NewTrainer("Tiny", "Adam", seed: 1), 3) : null,
            Schedule = schedule ?? LearningRateSchedule.Constant,
            EarlyStopping = stopping,
            Checkpoint = new CheckpointOptions { Path = path, EveryEpochs = 1 },
        };

    private static void Refused(
        string message,
        Func<string, FitOptions> options,
        Func<string, FitOptions>? of = null,
        string network = "Tiny",
        string optimizer = "Adam",
        int count = 11,
        Func<byte[], byte[]>? change = null)
    {
        using var folder = new TestFolder();
        string path = folder.At(File);
        Trainer first = NewTrainer("Tiny", "Adam", seed: 1);
        first.Fit(RandomSamples(first, 11), (of ?? Options)(path));
        byte[] file = System.IO.File.ReadAllBytes(path);
        file = change is null ? file : change(file);
        System.IO.File.WriteAllBytes(path, file);
        Trainer trainer = NewTrainer(network, optimizer, seed: 2);
        byte[] before = Saved(trainer);

        var exception = Assert.Throws<SafetensorsException>(() => trainer.Fit(RandomSamples(trainer, count), options(path)));

        Assert.Contains(message, exception.Message);
        Assert.Equal(path, exception.FileName);
        Assert.Equal(before, Saved(trainer));
        Assert.Equal(file, System.IO.File.ReadAllBytes(path));
    }

    private sealed class Keeping(int size, bool refuses = false) : LearningRateSchedule
    {
        public override LearningRateRun Start(LearningRatePlan plan) => new Run(plan.BaseRate, size, refuses);

        private sealed class Run(float rate, int size, bool refuses) : LearningRateRun
        {
            public override int StateSize => size;

            public override float RateAt(long step) => rate;

            public override void LoadState(ReadOnlySpan<double> state)
            {
                if (refuses)
                {
                    throw new ArgumentException("Not these.");
                }
            }
        }
    }
}
