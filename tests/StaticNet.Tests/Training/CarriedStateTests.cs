namespace StaticNet.Tests.Training;

/// <summary>Sequences that go on from states: truncated backpropagation through time.</summary>
public class CarriedStateTests
{
    private const float Padding = float.NaN;

    private delegate float Entry(SequenceTrainer trainer, float[] inputs, Span<float> states, int[] lengths);

    private static readonly Entry[] WithTargets =
    [
        (trainer, inputs, states, lengths) => trainer.StepFrom(inputs, new float[inputs.Length], states, lengths),
        (trainer, inputs, states, lengths) => trainer.BackpropagateFrom(inputs, new float[inputs.Length], states, lengths),
        (trainer, inputs, states, lengths) => trainer.EvaluateFrom(inputs, new float[inputs.Length], states, lengths),
    ];

    private static readonly Entry[] WithLabels =
    [
        (trainer, inputs, states, lengths) => trainer.StepFrom(inputs, new int[inputs.Length], states, lengths),
        (trainer, inputs, states, lengths) => trainer.BackpropagateFrom(inputs, new int[inputs.Length], states, lengths),
        (trainer, inputs, states, lengths) => trainer.EvaluateFrom(inputs, new int[inputs.Length], states, lengths),
    ];

    [Fact]
    public void States_go_in_and_come_out()
    {
        ForEachEntry((trainer, entry) =>
        {
            float[] states = [10, 20, 30, 40, 50, 60, 70, 80, 90];

            Assert.Equal(2.5f, entry(trainer, [1, 2, 3, 4, Padding, Padding, Padding, Padding, Padding], states, [3, 1, 0]));
            Assert.Equal([16, 26, 36, 44, 54, 64, 70, 80, 90], states);
            Assert.Equal(5f, entry(trainer, [1, 2, 3, 4, 5, 6, 7, 8, 9], states, []));
            Assert.Equal([22, 32, 42, 59, 69, 79, 94, 104, 114], states);
        });
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.NegativeInfinity)]
    public void Where_the_loss_is_not_finite_states_stay_as_they_were(float bad)
    {
        ForEachEntry((trainer, entry) =>
        {
            float[] states = [10, 20, 30, 40, 50, 60];

            // Of a larger batch before, the copy has room for more states than are given.
            entry(trainer, new float[9], new float[9], []);
            long steps = trainer.StepCount;
            float parameter = trainer.Network.Parameters[0];

            Assert.Equal(bad, entry(trainer, [1, 2, 3, 4, bad, 6], states, [3, 2]));
            Assert.Equal([10, 20, 30, 40, 50, 60], states);
            Assert.Equal((steps, parameter), (trainer.StepCount, trainer.Network.Parameters[0]));
        });
    }

    [Fact]
    public void A_step_moves_the_parameters_and_the_others_do_not()
    {
        foreach (Entry[] entries in new[] { WithTargets, WithLabels })
        {
            var trainer = Trainer(entries);
            entries[1](trainer, new float[3], new float[3], []);
            entries[2](trainer, new float[3], new float[3], []);
            Assert.Equal((0, 0f), (trainer.StepCount, trainer.Network.Parameters[0]));
            entries[0](trainer, new float[3], new float[3], []);
            Assert.Equal((1, 1f), (trainer.StepCount, trainer.Network.Parameters[0]));
        }
    }

    [Fact]
    public void There_is_a_state_for_each_sample()
    {
        ForEachEntry((trainer, entry) =>
        {
            foreach (int floats in new[] { 0, 3, 5, 7, 9 })
            {
                var exception = Assert.Throws<ArgumentException>(() => entry(trainer, new float[6], new float[floats], []));
                Assert.Equal("states", exception.ParamName);
                Assert.Contains($"2 samples go on from 2 states (3 floats each), but {floats / 3} were given ({floats} floats)", exception.Message);
            }

            Assert.Contains("it is empty", Assert.Throws<ArgumentException>(() => entry(trainer, [], [], [])).Message);
            Assert.Contains("has 3 floats, but 4 were given", Assert.Throws<ArgumentException>(() => entry(trainer, new float[4], new float[3], [])).Message);
            Assert.Contains("sample 1 has 4", Assert.Throws<ArgumentException>(() => entry(trainer, new float[6], new float[6], [1, 4])).Message);
            Assert.Empty(trainer.Seen);
        });
    }

    [Fact]
    public void Room_for_the_copy_is_made_once_for_the_largest_batch()
    {
        var trainer = new SequenceTrainer(new SequenceNetwork(steps: 3)) { Remembers = false };
        float[] inputs = new float[6];
        float[] states = new float[6];
        trainer.StepFrom(inputs, inputs, states, 3, 1);

        SteadyState.AllocatesNothing(() =>
        {
            trainer.StepFrom(inputs.AsSpan(0, 3), inputs.AsSpan(0, 3), states.AsSpan(0, 3), 2);
            trainer.StepFrom(inputs, inputs, states, 3, 1);
        });
    }

    private static void ForEachEntry(Action<SequenceTrainer, Entry> check)
    {
        foreach (Entry[] entries in new[] { WithTargets, WithLabels })
        {
            foreach (Entry entry in entries)
            {
                check(Trainer(entries), entry);
            }
        }
    }

    private static SequenceTrainer Trainer(Entry[] entries) => new(new SequenceNetwork(steps: 3), entries == WithLabels ? TargetKind.Classes : TargetKind.Values);
}
