namespace StaticNet.Tests.Training;

/// <summary>What every entry of a trainer says of bad batches, and that it changes nothing then.</summary>
public class TrainingGuardTests
{
    [Fact]
    public void Batches_must_fit_the_network()
    {
        Refuses("A batch has at least one sample of 3 floats, but it is empty", [], []);
        Refuses("A sample has 3 floats, but 4 were given", new float[4], new float[2]);
        Refuses("2 samples have 4 target floats (2 each), but 3 were given", new float[6], new float[3]);
        Refuses("1 samples have 2 target floats (2 each), but 0 were given", new float[3], []);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void Targets_must_be_finite(float bad)
    {
        // Also where a vector of them is checked at once, and in the rest behind whole vectors.
        for (int i = 0; i < 38; i++)
        {
            var targets = new float[38];
            targets[i] = bad;
            Refuses($"Targets are finite, but target {i % 2} of sample {i / 2} is {bad}", new float[19 * 3], targets);
        }
    }

    [Theory]
    [InlineData(-0.001f)]
    [InlineData(1.001f)]
    [InlineData(float.NaN)]
    public void Probabilities_must_be_between_0_and_1(float bad) =>
        Refuses($"Targets are between 0 and 1, but target 1 of sample 0 is {bad}", new float[3], [1f, bad], TargetKind.Probabilities);

    [Fact]
    public void Soft_classes_must_sum_to_1()
    {
        Refuses("The targets of a sample sum to 1, but those of sample 1 sum to 0.75", new float[6], [0.5f, 0.5f, 0.5f, 0.25f], TargetKind.Classes);

        var trainer = new LinearTrainer(new LinearNetwork(3, 2), TargetKind.Classes);
        Assert.True(float.IsFinite(trainer.Step(new float[6], [0.3333f, 0.6666f, 1f, 0f])));
    }

    [Fact]
    public void Labels_must_be_classes_of_the_network()
    {
        RefusesLabels<ArgumentException>("Labels run from 0 to 1, but sample 1 has 2", new float[6], [0, 2], TargetKind.Classes);
        RefusesLabels<ArgumentException>("Labels run from 0 to 1, but sample 0 has -1", new float[6], [-1, 1], TargetKind.Classes);
        RefusesLabels<ArgumentException>("2 samples have 2 labels, but 1 were given", new float[6], [0], TargetKind.Classes);
        RefusesLabels<ArgumentException>("it is empty", [], [], TargetKind.Classes);
        RefusesLabels<NotSupportedException>("class numbers are for Loss.CrossEntropy", new float[6], [0, 1], TargetKind.Values);
        RefusesLabels<NotSupportedException>("class numbers are for Loss.CrossEntropy", new float[6], [0, 1], TargetKind.Probabilities);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(-0.1f)]
    public void Rates_and_limits_must_be_finite_and_not_negative(float bad)
    {
        var trainer = new LinearTrainer(new LinearNetwork(3, 2)) { L1 = 0.5f, L2 = 0.25f, ClipValue = 2f, ClipNorm = 4f };

        Throws("LearningRate", () => trainer.LearningRate = bad);
        Throws("L1", () => trainer.L1 = bad);
        Throws("L2", () => trainer.L2 = bad);
        Throws("ClipValue", () => trainer.ClipValue = bad);
        Throws("ClipNorm", () => trainer.ClipNorm = bad);
        Throws("LearningRate", () => _ = new LinearTrainer(new LinearNetwork(3, 2), learningRate: bad));
        Assert.Equal((0.1f, 0.5f, 0.25f, 2f, 4f), (trainer.LearningRate, trainer.L1, trainer.L2, trainer.ClipValue, trainer.ClipNorm));

        void Throws(string name, Action act) =>
            Assert.Contains($"{name} must be finite and at least 0, but is {bad}", Assert.Throws<ArgumentOutOfRangeException>(act).Message);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void A_step_whose_loss_is_not_finite_changes_nothing(float loss)
    {
        var trainer = new ScriptedTrainer { Loss = _ => loss };

        Assert.Equal(loss, trainer.Step([1f], [1f]));
        Assert.Equal(0f, trainer.Parameter);
        Assert.Equal(0, trainer.StepCount);
    }

    private static void Refuses(string message, float[] inputs, float[] targets, TargetKind kind = TargetKind.Values)
    {
        var trainer = new LinearTrainer(new LinearNetwork(3, 2), kind);
        trainer.Gradients.Fill(9f);
        Assert.Contains(message, Assert.Throws<ArgumentException>(() => trainer.Step(inputs, targets)).Message);
        Assert.Contains(message, Assert.Throws<ArgumentException>(() => trainer.Backpropagate(inputs, targets)).Message);
        Assert.Contains(message, Assert.Throws<ArgumentException>(() => trainer.Evaluate(inputs, targets)).Message);
        AssertUntouched(trainer);
    }

    private static void RefusesLabels<TException>(string message, float[] inputs, int[] labels, TargetKind kind)
        where TException : Exception
    {
        var trainer = new LinearTrainer(new LinearNetwork(3, 2), kind);
        trainer.Gradients.Fill(9f);
        Assert.Contains(message, Assert.Throws<TException>(() => trainer.Step(inputs, labels)).Message);
        Assert.Contains(message, Assert.Throws<TException>(() => trainer.Backpropagate(inputs, labels)).Message);
        Assert.Contains(message, Assert.Throws<TException>(() => trainer.Evaluate(inputs, labels)).Message);
        AssertUntouched(trainer);
    }

    private static void AssertUntouched(LinearTrainer trainer)
    {
        Assert.Equal(0, trainer.StepCount);
        Assert.All(trainer.Gradients.ToArray(), g => Assert.Equal(9f, g));
        Assert.All(trainer.Network.Parameters.ToArray(), p => Assert.Equal(0f, p));
    }
}
