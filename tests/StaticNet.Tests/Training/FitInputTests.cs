namespace StaticNet.Tests.Training;

public class FitInputTests
{
    private static readonly Samples Good = TestSamples.Line();

    [Fact]
    public void Options_say_what_they_take()
    {
        AssertRange("Epochs must be at least 1, but is 0", () => new FitOptions { Epochs = 0 });
        AssertRange("BatchSize must be at least 1, but is -2", () => new FitOptions { BatchSize = -2 });
        AssertRange("ProgressEverySteps must be at least 0, but is -1", () => new FitOptions { ProgressEverySteps = -1 });
        AssertRange("Patience must be at least 1, but is 0", () => new EarlyStopping { Patience = 0 });
        AssertRange("MinImprovement must be finite and at least 0, but is NaN", () => new EarlyStopping { MinImprovement = float.NaN });
        AssertRange("MinImprovement must be finite and at least 0, but is -1", () => new EarlyStopping { MinImprovement = -1f });
        Assert.Equal("Schedule", Assert.Throws<ArgumentNullException>(() => new FitOptions { Schedule = null! }).ParamName);
    }

    [Fact]
    public void Defaults_are_those_of_the_documentation()
    {
        var options = new FitOptions();
        Assert.Equal((10, 32, true, 0, 0), (options.Epochs, options.BatchSize, options.Shuffle, options.Seed, options.ProgressEverySteps));
        Assert.Same(LearningRateSchedule.Constant, options.Schedule);
        Assert.Null(options.Validation);
        Assert.Null(options.EarlyStopping);
        var stopping = new EarlyStopping();
        Assert.Equal((5, 0f, true), (stopping.Patience, stopping.MinImprovement, stopping.RestoreBest));
    }

    [Fact]
    public void Samples_must_fit_the_network()
    {
        AssertRefused<ArgumentException>("takes samples of 2 floats, but those of samples have 3", Samples.WithTargets(new float[6], 3, new float[4], 2));
        AssertRefused<ArgumentException>("has 2 outputs, but the samples of samples have 1 targets", Samples.WithTargets(new float[4], 2, new float[2], 1));
        AssertRefused<ArgumentException>("samples must have at least one sample, but has 0", Samples.WithTargets(Array.Empty<float>(), 2, Array.Empty<float>(), 2));
        AssertRefused<NotSupportedException>("takes float targets", TestSamples.Classes());
        Assert.Equal("samples", Assert.Throws<ArgumentNullException>(() => new LinearTrainer(new LinearNetwork(2, 2)).Fit(null!)).ParamName);
        Assert.Equal("samples", Assert.Throws<ArgumentNullException>(() => new LinearTrainer(new LinearNetwork(2, 2)).Evaluate(null!)).ParamName);
    }

    [Fact]
    public void Samples_must_be_what_they_say()
    {
        AssertRefused<ArgumentException>("says it has 3 samples, so 6 input floats (2 each), but there are 4", new Odd(3, 2, 2, new float[4], new float[4], []));
        AssertRefused<ArgumentException>("says it has 2 samples, so 4 target floats (2 each), but there are 6", new Odd(2, 2, 2, new float[4], new float[6], []));
        AssertRefused<ArgumentException>("so 2 labels (1 each), but there are 1", new Odd(2, 2, 0, new float[4], [], new int[1]));
        AssertRefused<ArgumentException>("either targets or labels, but has both", new Odd(2, 2, 2, new float[4], new float[4], new int[2]));
        AssertRefused<ArgumentException>("either targets or labels, but has neither", new Odd(2, 2, 2, new float[4], [], []));
    }

    [Fact]
    public void Every_target_is_checked_before_the_first_step()
    {
        float[] targets = [1f, 0f, 0f, 1f, 1f, float.NaN];

        AssertRefused<ArgumentException>("Targets are finite, but target 1 of sample 2 is NaN", Samples.WithTargets(new float[6], 2, targets, 2));
        targets[5] = 1.5f;
        AssertRefused<ArgumentException>(
            "Targets are between 0 and 1, but target 1 of sample 2 is 1.5", Samples.WithTargets(new float[6], 2, targets, 2), TargetKind.Probabilities);
        targets[5] = 0.5f;
        AssertRefused<ArgumentException>("sum to 1, but those of sample 2 sum to 1.5", Samples.WithTargets(new float[6], 2, targets, 2), TargetKind.Classes);
        AssertRefused<ArgumentException>("run from 0 to 1, but sample 2 has 2", Samples.WithLabels(new float[6], 2, new[] { 0, 1, 2 }), TargetKind.Classes);
    }

    [Fact]
    public void Validation_samples_are_checked_before_the_first_step()
    {
        var trainer = new LinearTrainer(new LinearNetwork(2, 2));
        var options = new FitOptions { Validation = Samples.WithTargets(new float[6], 3, new float[4], 2) };

        var exception = Assert.Throws<ArgumentException>(() => trainer.Fit(Good, options));

        Assert.Equal("Validation", exception.ParamName);
        Assert.Contains("those of Validation have 3", exception.Message);
        AssertUntouched(trainer);
    }

    [Fact]
    public void Parameters_must_be_finite_before()
    {
        var trainer = new LinearTrainer(new LinearNetwork(2, 2));
        trainer.Network.Tensors[1][1] = float.NaN;

        Assert.Contains("LinearNetwork must be finite before training", Assert.Throws<InvalidOperationException>(() => trainer.Fit(Good)).Message);
        Assert.Equal(0, trainer.StepCount);
    }

    [Fact]
    public void A_rate_that_would_overflow_is_refused_before_the_first_step()
    {
        var trainer = new LinearTrainer(new LinearNetwork(2, 2));
        var options = new FitOptions { Epochs = 1000, Schedule = LearningRateSchedule.Exponential(2f) };

        Assert.Contains("must stay finite", Assert.Throws<ArgumentOutOfRangeException>(() => trainer.Fit(Good, options)).Message);
        AssertUntouched(trainer);
    }

    private static void AssertRefused<TException>(string message, ISamples samples, TargetKind kind = TargetKind.Values)
        where TException : Exception
    {
        var trainer = new LinearTrainer(new LinearNetwork(2, 2), kind);

        Assert.Contains(message, Assert.Throws<TException>(() => trainer.Fit(samples)).Message);
        Assert.Contains(message, Assert.Throws<TException>(() => trainer.Evaluate(samples)).Message);
        AssertUntouched(trainer);
    }

    private static void AssertUntouched(Trainer trainer)
    {
        Assert.Equal(0, trainer.StepCount);
        Assert.All(trainer.Network.Parameters.ToArray(), p => Assert.Equal(0f, p));
    }

    private static void AssertRange(string message, Func<object> act) => Assert.Contains(message, Assert.Throws<ArgumentOutOfRangeException>(act).Message);

    private sealed class Odd(int count, int inputSize, int targetSize, float[] inputs, float[] targets, int[] labels) : ISamples
    {
        public int Count => count;

        public int InputSize => inputSize;

        public int TargetSize => targetSize;

        public ReadOnlySpan<float> Inputs => inputs;

        public ReadOnlySpan<float> Targets => targets;

        public ReadOnlySpan<int> Labels => labels;
    }
}
