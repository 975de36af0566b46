namespace StaticNet.Tests.Training;

/// <summary>Fit over sequences: lengths and labels stay with their samples, and means are over valid steps.</summary>
public class FitSequencesTests
{
    private const int Steps = 4;

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void Every_sample_comes_with_its_own_length_and_targets(bool hasLabels, bool shuffle)
    {
        (Samples samples, int[] lengths) = Numbered(23, hasLabels);
        var trainer = new SequenceTrainer(new SequenceNetwork(Steps, stepOutputs: hasLabels ? 100 : 1), hasLabels ? TargetKind.Classes : TargetKind.Values);

        trainer.Fit(samples, new FitOptions { Epochs = 3, BatchSize = 5, Shuffle = shuffle });

        Assert.Equal(15, trainer.Seen.Count);
        for (int epoch = 0; epoch < 3; epoch++)
        {
            List<int> order = [];
            foreach (var (inputs, targets, labels, seenLengths, count, rows) in trainer.Seen.Skip(5 * epoch).Take(5))
            {
                Assert.Equal(seenLengths.Sum(), rows);
                for (int i = 0; i < count; i++)
                {
                    int sample = (int)inputs[i * Steps];
                    order.Add(sample);
                    Assert.Equal(lengths[sample], seenLengths[i]);
                    Assert.Equal(samples.Inputs.Slice(sample * Steps, Steps), inputs.AsSpan(i * Steps, Steps));
                    if (hasLabels)
                    {
                        Assert.Equal(samples.Labels.Slice(sample * Steps, Steps), labels.AsSpan(i * Steps, Steps));
                    }
                    else
                    {
                        Assert.Equal(samples.Targets.Slice(sample * Steps, Steps), targets.AsSpan(i * Steps, Steps));
                    }
                }
            }

            Assert.Equal(Enumerable.Range(0, 23), order.Order());
            Assert.Equal(!shuffle, order.SequenceEqual(Enumerable.Range(0, 23)));
        }
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(false, 5)]
    [InlineData(false, 100)]
    [InlineData(true, 5)]
    public void Losses_are_means_over_valid_output_steps(bool isLastOnly, int batchSize)
    {
        (Samples samples, int[] lengths) = Numbered(23, hasLabels: false, isLastOnly);
        var trainer = new SequenceTrainer(new SequenceNetwork(Steps, isLastOnly: isLastOnly));
        double sum = 0;
        int rows = 0;
        for (int sample = 0; sample < lengths.Length; sample++)
        {
            for (int i = 0; i < lengths[sample]; i++)
            {
                if (!isLastOnly || i == lengths[sample] - 1)
                {
                    sum += samples.Inputs[(sample * Steps) + i];
                    rows++;
                }
            }
        }

        var options = new FitOptions { Epochs = 2, BatchSize = batchSize, Validation = samples };
        TrainingHistory history = trainer.Fit(samples, options);

        Assert.All(history.Epochs, epoch => Assert.Equal(sum / rows, epoch.TrainingLoss, 1e-5));
        Assert.All(history.Epochs, epoch => Assert.Equal(sum / rows, epoch.ValidationLoss, 1e-5));
        Assert.Equal(sum / rows, trainer.Evaluate(samples), 1e-5);
    }

    [Fact]
    public void A_batch_without_a_single_step_is_passed_over()
    {
        Samples samples = Samples.WithTargets(new float[] { 1, 2, 9, 9, 9, 9, 3, 9 }, 2, new float[8], 2, lengths: new[] { 2, 0, 0, 1 });
        var trainer = new SequenceTrainer(new SequenceNetwork(steps: 2));

        TrainingHistory history = trainer.Fit(samples, new FitOptions { Epochs = 2, BatchSize = 1, Shuffle = false, ProgressEverySteps = 1 });

        Assert.Equal(4, history.Steps);
        Assert.Equal(4, trainer.StepCount);
        Assert.All(history.Epochs, epoch => Assert.Equal(2f, epoch.TrainingLoss));
        Assert.All(trainer.Seen, seen => Assert.NotEqual(0, seen.Rows));
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void Allocates_nothing_in_any_epoch_after_the_first(bool hasLabels, bool shuffle)
    {
        Samples samples = Numbered(23, hasLabels).Samples;
        var trainer = new SequenceTrainer(new SequenceNetwork(Steps, stepOutputs: hasLabels ? 100 : 1), hasLabels ? TargetKind.Classes : TargetKind.Values) { Remembers = false };
        var allocated = new long[10];

        trainer.Fit(samples, new FitOptions
        {
            Epochs = allocated.Length,
            BatchSize = 5,
            Shuffle = shuffle,
            Validation = samples,
            Progress = new Listener(p => allocated[p.Epoch - 1] = GC.GetAllocatedBytesForCurrentThread()),
        });

        Assert.All(allocated, bytes => Assert.Equal(allocated[0], bytes));
    }

    [Fact]
    public void Sequences_without_lengths_have_all_steps()
    {
        Samples samples = Samples.WithLabels(new float[] { 1, 2, 3, 4, 5, 6 }, 2, new[] { 0, 1, 2, 0, 1, 2 }, labelsPerSample: 2);
        var trainer = new SequenceTrainer(new SequenceNetwork(steps: 2, stepOutputs: 3), TargetKind.Classes);

        TrainingHistory history = trainer.Fit(samples, new FitOptions { Epochs = 1, BatchSize = 2, Shuffle = false });

        Assert.Equal(3.5f, history.Epochs[0].TrainingLoss);
        Assert.Equal([0, 1, 2, 0], trainer.Seen[0].Labels);
        Assert.Equal((1, 2), (trainer.Seen[1].Count, trainer.Seen[1].Rows));
        Assert.Equal([1, 2], trainer.Seen[1].Labels);
        Assert.Empty(trainer.Seen[1].Lengths);
    }

    [Fact]
    public void Lengths_and_labels_are_checked_before_the_first_step()
    {
        float[] inputs = new float[6];
        AssertRefused("Lengths run from 0 to 2 steps, but sample 1 has 3", Samples.WithTargets(inputs, 2, new float[6], 2, new[] { 1, 3, 1 }));
        AssertRefused("all lengths are 0", Samples.WithTargets(inputs, 2, new float[6], 2, new int[3]));
        AssertRefused("says it has 3 samples, so 6 labels (2 each), but there are 3", Samples.WithLabels(inputs, 2, new int[3]), TargetKind.Classes);
        AssertRefused("step 1 of sample 2 has 7", Samples.WithLabels(inputs, 2, new[] { 0, 9, 0, 0, 0, 7 }, 2, new[] { 1, 2, 2 }), TargetKind.Classes);
        AssertRefused("says it has 3 samples, so 3 lengths (1 each), but there are 2", new OddLengths());

        var plain = new LinearTrainer(new LinearNetwork(2, 2));
        Assert.Throws<NotSupportedException>(() => plain.Fit(Samples.WithTargets(inputs, 2, new float[6], 2, new[] { 1, 1, 1 })));
        Assert.Equal(0, plain.StepCount);
    }

    [Fact]
    public void Factories_take_lengths_and_labels_for_each_step()
    {
        int[] lengths = [1, 2];
        int[] labels = [0, 1, 2, 3, 4, 5];
        Samples withTargets = Samples.WithTargets(new float[4], 2, new float[2], 1, lengths);
        Samples withLabels = Samples.WithLabels(new float[4], 2, labels, labelsPerSample: 3, lengths);

        Assert.True(withTargets.Lengths == lengths);
        Assert.True(withLabels.Lengths == lengths);
        Assert.True(withLabels.Labels == labels);
        Assert.True(Samples.WithLabels(new float[4], 2, new int[2]).Lengths.IsEmpty);
        Throws("lengths", "2 samples have 2 lengths, but 3 were given", () => Samples.WithTargets(new float[4], 2, new float[2], 1, new int[3]));
        Throws("lengths", "2 samples have 2 lengths, but 1 were given", () => Samples.WithLabels(new float[4], 2, new int[2], 1, new int[1]));
        Throws("labels", "2 samples have 6 labels (3 each), but 2 were given", () => Samples.WithLabels(new float[4], 2, new int[2], 3));
        Throws("labelsPerSample", "0", () => Samples.WithLabels(new float[4], 2, new int[2], 0));

        static void Throws(string parameter, string message, Func<object> act)
        {
            var exception = Assert.ThrowsAny<ArgumentException>(act);
            Assert.Equal(parameter, exception.ParamName);
            Assert.Contains(message, exception.Message);
        }
    }

    // The first input of a sample is its number; its length depends on it, and what is behind must not be looked at.
    private static (Samples Samples, int[] Lengths) Numbered(int count, bool hasLabels, bool isLastOnly = false)
    {
        var inputs = new float[count * Steps];
        var labels = new int[count * Steps];
        int[] lengths = [.. Enumerable.Range(0, count).Select(sample => 1 + (sample * 7 % Steps))];
        for (int i = 0; i < inputs.Length; i++)
        {
            (int sample, int step) = Math.DivRem(i, Steps);
            bool isValid = step < lengths[sample];
            inputs[i] = isValid ? sample + (0.125f * step) : 1e9f + i;
            labels[i] = isValid ? i : -i;
        }

        float[] targets = [.. labels.Select(label => label < 0 ? float.PositiveInfinity : label)];
        Samples samples = hasLabels ? Samples.WithLabels(inputs, Steps, labels, Steps, lengths)
            : isLastOnly ? Samples.WithTargets(inputs, Steps, new float[count], 1, lengths)
            : Samples.WithTargets(inputs, Steps, targets, Steps, lengths);
        return (samples, lengths);
    }

    private static void AssertRefused(string message, ISamples samples, TargetKind kind = TargetKind.Values)
    {
        var trainer = new SequenceTrainer(new SequenceNetwork(steps: 2, stepOutputs: kind == TargetKind.Classes ? 3 : 1), kind);
        Assert.Contains(message, Assert.Throws<ArgumentException>(() => trainer.Fit(samples)).Message);
        Assert.Contains(message, Assert.Throws<ArgumentException>(() => trainer.Evaluate(samples)).Message);
        Assert.Empty(trainer.Seen);
    }

    private sealed class OddLengths : ISamples
    {
        public int Count => 3;

        public int InputSize => 2;

        public int TargetSize => 2;

        public ReadOnlySpan<float> Inputs => new float[6];

        public ReadOnlySpan<float> Targets => new float[6];

        public ReadOnlySpan<int> Labels => [];

        public ReadOnlySpan<int> Lengths => new int[2];
    }
}
