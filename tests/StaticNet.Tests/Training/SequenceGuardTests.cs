namespace StaticNet.Tests.Training;

/// <summary>What every entry of a trainer says of bad batches of sequences, and that it changes nothing then.</summary>
public class SequenceGuardTests
{
    [Fact]
    public void Lengths_must_fit_the_samples()
    {
        Refuses<ArgumentException>("2 samples have 2 lengths, but 1 were given", new(3), [1]);
        Refuses<ArgumentException>("2 samples have 2 lengths, but 3 were given", new(3), [1, 1, 1]);
        Refuses<ArgumentException>("Lengths run from 0 to 3 steps, but sample 1 has 4", new(3), [1, 4]);
        Refuses<ArgumentException>("Lengths run from 0 to 3 steps, but sample 0 has -1", new(3), [-1, 2]);
        Refuses<ArgumentException>("At least one sample of a batch has a step, but all lengths are 0", new(3), [0, 0]);
        Refuses<ArgumentException>("At least one sample of a batch has a step, but all lengths are 0", new(3, isLastOnly: true), [0, 0]);
    }

    [Fact]
    public void Batch_normalisation_takes_no_lengths() =>
        Refuses<NotSupportedException>(
            "SequenceNetwork takes no lengths: its batch normalisation would count padded steps into its means and variances", new(3, statisticCount: 4), [3, 2]);

    [Fact]
    public void Networks_without_steps_take_no_lengths()
    {
        var trainer = new ScriptedTrainer();

        foreach (Func<float> act in new Func<float>[]
        {
            () => trainer.Step([1f], [1f], [1]), () => trainer.Backpropagate([1f], [1f], [1]), () => trainer.Evaluate([1f], [1f], [1]),
        })
        {
            Assert.Contains("the samples of LinearNetwork are none: its input has no Steps", Assert.Throws<NotSupportedException>(() => act()).Message);
        }

        Assert.Equal(0, trainer.StepCount);
    }

    [Fact]
    public void Targets_of_valid_steps_are_checked_and_named()
    {
        var network = new SequenceNetwork(steps: 2, stepOutputs: 2);
        float[] inputs = new float[4];

        Throws("target 1 of sample 1 is NaN", () => new SequenceTrainer(network).Step(inputs, [0, 0, 0, 0, 0, float.NaN, 0, 0], [0, 1]));
        Throws("target 3 of sample 0 is NaN", () => new SequenceTrainer(network).Step(inputs, [0, 0, 0, float.NaN, 0, 0, 0, 0], [2, 1]));
        Throws("target 2 of sample 1 is 2", () => new SequenceTrainer(network, TargetKind.Probabilities).Step(inputs, [0, 0, 9, 9, 0, 0, 2f, 0], [1, 2]));
        Throws(
            "The targets of a step sum to 1, but those of step 1 of sample 1 sum to 0.5",
            () => new SequenceTrainer(network, TargetKind.Classes).Step(inputs, [1, 0, 9, 9, 0, 1, 0.5f, 0], [1, 2]));
        Throws(
            "The targets of a step sum to 1, but those of step 0 of sample 1 sum to 0.5",
            () => new SequenceTrainer(network, TargetKind.Classes).Step(inputs, new[] { 1, 0, 0, 1, 0.5f, 0, 1, 0 }));
        Throws("2 samples have 8 target floats (4 each), but 7 were given", () => new SequenceTrainer(network).Step(inputs, new float[7], [1, 2]));
    }

    [Fact]
    public void Labels_of_valid_steps_are_checked_and_named()
    {
        var network = new SequenceNetwork(steps: 2, stepOutputs: 3);
        var trainer = new SequenceTrainer(network, TargetKind.Classes);
        float[] inputs = new float[4];

        Throws("Labels run from 0 to 2, but step 1 of sample 1 has 3", () => trainer.Step(inputs, new[] { 0, 9, 1, 3 }, [1, 2]));
        Throws("Labels run from 0 to 2, but step 0 of sample 1 has -1", () => trainer.Step(inputs, new[] { 0, 0, -1, 0 }));
        Throws("2 samples have 4 labels (2 each), but 2 were given", () => trainer.Step(inputs, new[] { 0, 1 }));
        Throws("2 samples have 4 labels (2 each), but 5 were given", () => trainer.Evaluate(inputs, new int[5], [1, 2]));
        Throws("it is empty", () => trainer.Step([], Array.Empty<int>(), []));
        Assert.Contains("class numbers are for Loss.CrossEntropy", Assert.Throws<NotSupportedException>(() => new SequenceTrainer(network).Step(inputs, new int[4], [1, 2])).Message);

        var last = new SequenceTrainer(new SequenceNetwork(steps: 2, stepOutputs: 3, isLastOnly: true), TargetKind.Classes);
        Throws("Labels run from 0 to 2, but sample 1 has 3", () => last.Step(inputs, new[] { 9, 3 }, [0, 2]));
        Assert.Equal(0f, last.Step(inputs, new[] { 9, 2 }, [0, 2]));
    }

    private static void Throws(string message, Func<float> act) => Assert.Contains(message, Assert.Throws<ArgumentException>(() => act()).Message);

    // Two samples with targets, soft classes and class numbers.
    private static void Refuses<TException>(string message, SequenceNetwork network, int[] lengths)
        where TException : Exception
    {
        foreach (TargetKind kind in Enum.GetValues<TargetKind>())
        {
            var trainer = new SequenceTrainer(network, kind);
            float[] inputs = new float[2 * network.InputSize];
            float[] targets = [.. Enumerable.Repeat(1f, 2 * network.OutputSize)];
            Assert.Contains(message, Assert.Throws<TException>(() => trainer.Step(inputs, targets, lengths)).Message);
            Assert.Contains(message, Assert.Throws<TException>(() => trainer.Backpropagate(inputs, targets, lengths)).Message);
            Assert.Contains(message, Assert.Throws<TException>(() => trainer.Evaluate(inputs, targets, lengths)).Message);
            if (kind == TargetKind.Classes)
            {
                int[] labels = new int[2 * network.OutputSteps];
                Assert.Contains(message, Assert.Throws<TException>(() => trainer.Step(inputs, labels, lengths)).Message);
                Assert.Contains(message, Assert.Throws<TException>(() => trainer.Backpropagate(inputs, labels, lengths)).Message);
                Assert.Contains(message, Assert.Throws<TException>(() => trainer.Evaluate(inputs, labels, lengths)).Message);
            }

            Assert.Empty(trainer.Seen);
            Assert.Equal(0, trainer.StepCount);
        }
    }
}
