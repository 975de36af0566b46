namespace StaticNet.Tests.Networks;

/// <summary>Whatever is refused: the exception says what was expected and what came, and nothing has changed.</summary>
public class BadInputTests
{
    private const float Untouched = -77.25f;
    private readonly Classes classes = new(seed: 1);
    private readonly FirstLesson lesson = new(seed: 1);
    private readonly OptimizerProblem regression = new(seed: 1);

    [Theory]
    [InlineData(0, 5, "one sample of 12 floats", "empty")]
    [InlineData(11, 5, "12 floats", "11")]
    [InlineData(13, 5, "12 floats", "13")]
    [InlineData(24, 5, "2 samples give 10 outputs", "5")]
    [InlineData(12, 4, "1 samples give 5 outputs", "4")]
    [InlineData(12, 0, "1 samples give 5 outputs", "0")]
    [InlineData(12, 6, "1 samples give 5 outputs", "6")]
    public void Predict_refuses_lengths_that_do_not_fit(int inputs, int outputs, string expected, string actual)
    {
        float[] parameters = classes.Parameters.ToArray();
        var output = new float[outputs];
        output.AsSpan().Fill(Untouched);

        var exception = Assert.Throws<ArgumentException>(() => classes.Predict(new float[inputs], output));

        Assert.Contains(expected, exception.Message);
        Assert.Contains(actual, exception.Message);
        Assert.All(output, y => Assert.Equal(Untouched, y));
        Assert.Equal(parameters, classes.Parameters.ToArray());
    }

    [Theory]
    [InlineData(0, 0, "at least one sample of 3 floats", "empty")]
    [InlineData(0, 2, "at least one sample of 3 floats", "empty")]
    [InlineData(4, 2, "3 floats", "4")]
    [InlineData(6, 2, "2 samples have 4 target floats", "2")]
    [InlineData(6, 5, "2 samples have 4 target floats", "5")]
    [InlineData(3, 0, "1 samples have 2 target floats", "0")]
    public void Training_refuses_lengths_that_do_not_fit(int inputs, int targets, string expected, string actual) =>
        Refuses<ArgumentException>(new OptimizerProblem.AdamTrainer(regression), new float[inputs], new float[targets], expected, actual);

    [Theory]
    [InlineData(float.NaN, "NaN")]
    [InlineData(float.PositiveInfinity, "Infinity")]
    [InlineData(float.NegativeInfinity, "-Infinity")]
    public void Values_are_finite(float target, string actual) =>
        Refuses<ArgumentException>(new OptimizerProblem.AdamTrainer(regression), new float[6], [0, 0, 0, target], "finite", "target 1 of sample 1", actual);

    [Theory]
    [InlineData(float.NaN, "NaN")]
    [InlineData(-0.001f, "-0.001")]
    [InlineData(1.001f, "1.001")]
    [InlineData(float.PositiveInfinity, "Infinity")]
    public void Probabilities_lie_between_0_and_1(float target, string actual) =>
        Refuses<ArgumentException>(new FirstLesson.SgdTrainer(lesson), new float[6], [0, 1, target], "between 0 and 1", "sample 2", actual);

    [Theory]
    [InlineData(float.NaN, "between 0 and 1", "NaN")]
    [InlineData(-0.5f, "between 0 and 1", "-0.5")]
    [InlineData(1.5f, "between 0 and 1", "1.5")]
    [InlineData(0.5f, "sum to 1", "sample 1 sum to 0.5")]
    [InlineData(0f, "sum to 1", "sample 1 sum to 0")]
    public void Distributions_over_classes_sum_to_1(float target, string expected, string actual) =>
        Refuses<ArgumentException>(new Classes.AdamTrainer(classes), new float[24], [0, 1, 0, 0, 0, 0, 0, target, 0, 0], expected, actual);

    [Theory]
    [InlineData(-1)]
    [InlineData(5)]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    public void Labels_are_classes(int label) =>
        Refuses<ArgumentException>(new Classes.AdamTrainer(classes), new float[24], [4, label], "from 0 to 4", $"sample 1 has {label}");

    [Theory]
    [InlineData(12, 2, "1 samples have 1 labels", "2")]
    [InlineData(24, 1, "2 samples have 2 labels", "1")]
    [InlineData(0, 0, "at least one sample", "empty")]
    [InlineData(23, 2, "12 floats", "23")]
    public void There_is_one_label_for_each_sample(int inputs, int labels, string expected, string actual) =>
        Refuses<ArgumentException>(new Classes.AdamTrainer(classes), new float[inputs], new int[labels], expected, actual);

    [Fact]
    public void Labels_are_for_cross_entropy()
    {
        Refuses<NotSupportedException>(new OptimizerProblem.AdamTrainer(regression), new float[3], [0], nameof(OptimizerProblem), "CrossEntropy");
        Refuses<NotSupportedException>(new FirstLesson.SgdTrainer(lesson), new float[2], [0], nameof(FirstLesson), "CrossEntropy");
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    [InlineData(-0.001f)]
    public void Rates_and_strengths_are_finite_and_not_negative(float value)
    {
        var trainer = new OptimizerProblem.AdamWTrainer(regression) { LearningRate = 0.5f, L1 = 0.25f, L2 = 0.125f, ClipNorm = 3f, ClipValue = 2f, WeightDecay = 0.0625f };
        var setters = new Dictionary<string, Action>
        {
            ["LearningRate"] = () => trainer.LearningRate = value,
            ["L1"] = () => trainer.L1 = value,
            ["L2"] = () => trainer.L2 = value,
            ["ClipNorm"] = () => trainer.ClipNorm = value,
            ["ClipValue"] = () => trainer.ClipValue = value,
            ["WeightDecay"] = () => trainer.WeightDecay = value,
        };

        foreach ((string name, Action set) in setters)
        {
            var exception = Assert.Throws<ArgumentOutOfRangeException>(set);
            Assert.Equal(name, exception.ParamName);
            Assert.Contains($"{name} must be finite and at least 0, but is {value}", exception.Message);
        }

        Assert.Equal((0.5f, 0.25f, 0.125f, 3f, 2f, 0.0625f), (trainer.LearningRate, trainer.L1, trainer.L2, trainer.ClipNorm, trainer.ClipValue, trainer.WeightDecay));
    }

    [Fact]
    public void A_step_with_a_loss_that_is_not_finite_changes_no_parameter()
    {
        var trainer = new OptimizerProblem.AdamTrainer(regression);
        float[] before = regression.Parameters.ToArray();

        float loss = trainer.Step([1f, float.NaN, 1f], [0f, 0f]);

        Assert.True(float.IsNaN(loss));
        Assert.Equal(before, regression.Parameters.ToArray());
        Assert.Equal(0, trainer.StepCount);
    }

    private static void Refuses<TException>(Trainer trainer, float[] inputs, float[] targets, params string[] message)
        where TException : Exception =>
        Refuses<TException>(trainer, message, [() => trainer.Step(inputs, targets), () => trainer.Evaluate(inputs, targets), () => trainer.Backpropagate(inputs, targets)]);

    private static void Refuses<TException>(Trainer trainer, float[] inputs, int[] labels, params string[] message)
        where TException : Exception =>
        Refuses<TException>(trainer, message, [() => trainer.Step(inputs, labels), () => trainer.Evaluate(inputs, labels), () => trainer.Backpropagate(inputs, labels)]);

    private static void Refuses<TException>(Trainer trainer, string[] message, Action[] calls)
        where TException : Exception
    {
        trainer.Gradients.Fill(Untouched);
        float[] parameters = trainer.Network.Parameters.ToArray();
        foreach (Action call in calls)
        {
            var exception = Assert.Throws<TException>(call);
            Assert.All(message, part => Assert.Contains(part, exception.Message));
        }

        Assert.Equal(parameters, trainer.Network.Parameters.ToArray());
        Assert.All(trainer.Gradients.ToArray(), g => Assert.Equal(Untouched, g));
        Assert.Equal(0, trainer.StepCount);
    }
}
