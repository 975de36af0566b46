namespace StaticNet.Tests.Training;

/// <summary>What trainers are given of batches of sequences: valid steps and no others.</summary>
public class SequenceBatchTests
{
    private const float Padding = float.NaN;

    [Fact]
    public void Without_lengths_all_steps_count()
    {
        var trainer = new SequenceTrainer(new SequenceNetwork(steps: 3));

        Assert.Equal(3.5f, trainer.Step([1, 2, 3, 4, 5, 6], new float[6]));
        Assert.Equal(3.5f, trainer.Step([1, 2, 3, 4, 5, 6], new float[6], default));
        Assert.All(trainer.Seen, seen => Assert.Equal((2, 6, 0), (seen.Count, seen.Rows, seen.Lengths.Length)));
    }

    [Fact]
    public void With_lengths_the_loss_is_a_mean_over_valid_steps()
    {
        var trainer = new SequenceTrainer(new SequenceNetwork(steps: 3));
        float[] inputs = [1, 2, 3, 4, Padding, Padding, Padding, Padding, Padding];
        float[] targets = [0, 0, 0, 0, Padding, Padding, float.PositiveInfinity, Padding, Padding];
        int[] lengths = [3, 1, 0];

        Assert.Equal(2.5f, trainer.Evaluate(inputs, targets, lengths));
        Assert.Equal(2.5f, trainer.Backpropagate(inputs, targets, lengths));
        Assert.Equal(0, trainer.StepCount);
        Assert.Equal(2.5f, trainer.Step(inputs, targets, lengths));
        Assert.Equal(1, trainer.StepCount);
        Assert.All(trainer.Seen, seen =>
        {
            Assert.Equal((3, 4), (seen.Count, seen.Rows));
            Assert.Equal(inputs, seen.Inputs);
            Assert.Equal(targets, seen.Targets);
            Assert.Equal(lengths, seen.Lengths);
            Assert.Empty(seen.Labels);
        });
    }

    [Fact]
    public void Where_only_the_last_output_comes_samples_without_a_step_do_not_count()
    {
        var trainer = new SequenceTrainer(new SequenceNetwork(steps: 3, stepOutputs: 2, isLastOnly: true));
        float[] targets = [0, 0, 0, 0, Padding, Padding];

        Assert.Equal(3.5f, trainer.Step([1, 2, 3, 4, Padding, Padding, Padding, Padding, Padding], targets, [3, 1, 0]));
        Assert.Equal(2, trainer.Seen[0].Rows);
        Assert.Equal(6f, trainer.Evaluate([1, 2, 3, 4, 5, 9], new float[4]));
        Assert.Equal(2, trainer.Seen[1].Rows);
    }

    [Fact]
    public void Each_output_step_has_a_label()
    {
        var trainer = new SequenceTrainer(new SequenceNetwork(steps: 2, stepOutputs: 3), TargetKind.Classes);
        int[] labels = [0, 2, 1, -1, 99, int.MinValue];
        int[] lengths = [2, 1, 0];

        Assert.Equal(2f, trainer.Step([1, 2, 3, Padding, Padding, Padding], labels, lengths));
        Assert.Equal(2f, trainer.Backpropagate([1, 2, 3, Padding, Padding, Padding], labels, lengths));
        Assert.Equal(2f, trainer.Evaluate([1, 2, 3, Padding, Padding, Padding], labels, lengths));
        Assert.All(trainer.Seen, seen =>
        {
            Assert.Equal(labels, seen.Labels);
            Assert.Equal(lengths, seen.Lengths);
            Assert.Empty(seen.Targets);
            Assert.Equal((3, 3), (seen.Count, seen.Rows));
        });
        Assert.Equal(2.5f, trainer.Step([1, 2, 3, 4], new[] { 0, 1, 2, 0 }));
    }

    [Fact]
    public void Soft_classes_of_padded_steps_need_no_sum()
    {
        var trainer = new SequenceTrainer(new SequenceNetwork(steps: 2, stepOutputs: 2), TargetKind.Classes);

        Assert.Equal(2f, trainer.Step([1, 2, 3, 4], new[] { 0.5f, 0.5f, 1f, 0f, 0.25f, 0.75f, 5f, Padding }, [2, 1]));
    }

    [Fact]
    public void Sequences_of_a_single_step_take_lengths_too()
    {
        foreach (bool isLastOnly in new[] { false, true })
        {
            var trainer = new SequenceTrainer(new SequenceNetwork(steps: 1, isLastOnly: isLastOnly));

            Assert.Equal(2f, trainer.Step([1, Padding, 3], [0, Padding, 0], [1, 0, 1]));
            Assert.Equal(2, trainer.Seen[0].Rows);
        }
    }

    [Fact]
    public void Allocates_nothing()
    {
        var trainer = new ScriptedTrainer(inputSize: 4);
        float[] inputs = new float[8];
        float[] targets = new float[2];

        SteadyState.AllocatesNothing(() =>
        {
            trainer.Evaluate(inputs, targets);
            trainer.Backpropagate(inputs, targets);
        });
    }
}
