using static StaticNet.Tests.Training.Checkpoints.CheckpointedNetworks;

namespace StaticNet.Tests.Training.Checkpoints;

/// <summary>Checkpoints in which something has been changed: they load, or are refused and leave all as it was.</summary>
public class CheckpointMutationTests
{
    private const int Mutations = 4_000;

    // What is there twice or thrice: the header as it is and in pieces, the staged values, the order and what was seen of it.
    private const int BytesOfFile = 12;
    private const int BytesBesides = 300_000;

    [Theory]
    [InlineData("Tiny", "Nadam", 1)]
    [InlineData("Normalized", "AmsGrad", 2)]
    [InlineData("Gated", "AdamW", 3)]
    public void A_trainer_takes_all_of_a_file_or_nothing(string network, string optimizer, int seed)
    {
        Trainer trainer = NewTrainer(network, optimizer, seed: 1);
        Samples samples = RandomSamples(trainer, 5);
        trainer.Step(samples.Inputs, samples.Targets);
        byte[] good = Saved(trainer);
        Trainer target = NewTrainer(network, optimizer, seed: 2);
        byte[] before = Saved(target);

        int refused = Mutate(good, seed, file => Load(target, file), () => Saved(target), before, () => Load(target, before));

        Assert.InRange(refused, Mutations / 4, Mutations - 1);
    }

    [Theory]
    [InlineData(true, 4)]
    [InlineData(false, 5)]
    public void A_run_takes_all_of_a_file_or_nothing(bool shuffle, int seed)
    {
        using var folder = new TestFolder();
        string path = folder.At("run");
        Trainer trainer = NewTrainer("Tiny", "Adam", seed: 1);
        Samples samples = RandomSamples(trainer, 11);
        trainer.Fit(samples, Options(epochs: 3));
        byte[] good = File.ReadAllBytes(path);
        Trainer target = NewTrainer("Tiny", "Adam", seed: 2);
        byte[] before = Saved(target);

        // Fewer epochs than have been trained: what is taken over is returned at once.
        int refused = Mutate(
            good,
            seed,
            file =>
            {
                File.WriteAllBytes(path, file);
                TrainingHistory history = target.Fit(samples, Options(epochs: 1));
                Assert.Equal(3, history.Epochs.Count);
                Assert.All(history.Epochs, epoch => Assert.True(float.IsFinite(epoch.TrainingLoss) && float.IsFinite(epoch.LearningRate)));
                Assert.All(target.Network.Parameters.ToArray(), value => Assert.True(float.IsFinite(value)));
            },
            () => Saved(target),
            before,
            () => Load(target, before));

        Assert.InRange(refused, Mutations / 4, Mutations - 1);

        FitOptions Options(int epochs) => new()
        {
            Epochs = epochs,
            BatchSize = 4,
            Shuffle = shuffle,
            Validation = samples,
            Schedule = LearningRateSchedule.LinearWarmupSteps(2, LearningRateSchedule.ReduceOnPlateau()),
            EarlyStopping = new EarlyStopping { Patience = 50 },
            Checkpoint = new CheckpointOptions { Path = path, EveryEpochs = 1 },
        };
    }

    private static int Mutate(byte[] good, int seed, Action<byte[]> load, Func<byte[]> look, byte[] before, Action restore)
    {
        var random = new RandomSource(seed);
        int refused = 0;
        for (int i = 0; i < Mutations; i++)
        {
            byte[] file = Mutated(good, random);
            long allocated = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                load(file);
                restore();
            }
            catch (SafetensorsException)
            {
                allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
                Assert.InRange(allocated, 0, (BytesOfFile * file.Length) + BytesBesides);
                Assert.Equal(before, look());
                refused++;
            }
        }

        return refused;
    }

    private static byte[] Mutated(byte[] good, RandomSource random)
    {
        List<byte> file = [.. good];
        int header = 8 + (int)BitConverter.ToInt64(good);
        for (int left = 1 + random.Next(2); left > 0; left--)
        {
            // Half of them where the file says what it is.
            int place = random.Next(random.Next(2) == 0 ? Math.Min(header, file.Count) : file.Count);
            switch (random.Next(6))
            {
                case 0:
                    file[place] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    file[place] = (byte)random.Next(256);
                    break;
                case 2 when file.Count > 1:
                    file.RemoveRange(place, Math.Min(1 + random.Next(4), file.Count - place));
                    break;
                case 3:
                    file.InsertRange(place, Enumerable.Range(0, 1 + random.Next(4)).Select(_ => (byte)random.Next(256)));
                    break;
                case 4:
                    ReplaceDigit(file, place, random);
                    break;
                default:
                    file[place] = 0xFF;
                    break;
            }
        }

        return [.. file];
    }

    // Numbers stay numbers, others than they were.
    private static void ReplaceDigit(List<byte> file, int from, RandomSource random)
    {
        int place = file.FindIndex(from, value => value is >= (byte)'0' and <= (byte)'9');
        if (place >= 0)
        {
            file[place] = (byte)('0' + random.Next(10));
        }
    }
}
