namespace StaticNet.Tests.Training;

public class SamplesTests
{
    [Fact]
    public void Shows_the_memory_it_was_given()
    {
        float[] inputs = [1, 2, 3, 4, 5, 6];
        float[] targets = [7, 8];
        int[] labels = [0, 3];

        Samples withTargets = Samples.WithTargets(inputs, 3, targets, 1);
        Samples withLabels = Samples.WithLabels(inputs.AsMemory(2), 2, labels);

        Assert.Equal((2, 3, 1), (withTargets.Count, withTargets.InputSize, withTargets.TargetSize));
        Assert.True(withTargets.Inputs == inputs);
        Assert.True(withTargets.Targets == targets);
        Assert.True(withTargets.Labels.IsEmpty);
        Assert.Equal((2, 2, 0), (withLabels.Count, withLabels.InputSize, withLabels.TargetSize));
        Assert.True(withLabels.Inputs == inputs.AsSpan(2));
        Assert.True(withLabels.Targets.IsEmpty);
        Assert.True(withLabels.Labels == labels);
    }

    [Fact]
    public void Refuses_lengths_that_do_not_fit()
    {
        Throws<ArgumentException>("inputs", "A sample has 2 floats, but 5 were given", () => Samples.WithTargets(new float[5], 2, new float[2], 1));
        Throws<ArgumentException>("inputs", "A sample has 2 floats, but 5 were given", () => Samples.WithLabels(new float[5], 2, new int[2]));
        Throws<ArgumentException>("targets", "2 samples have 6 target floats (3 each), but 5 were given", () => Samples.WithTargets(new float[4], 2, new float[5], 3));
        Throws<ArgumentException>("labels", "2 samples have 2 labels, but 3 were given", () => Samples.WithLabels(new float[4], 2, new int[3]));
        Throws<ArgumentOutOfRangeException>("inputSize", "0", () => Samples.WithTargets(new float[4], 0, new float[5], 3));
        Throws<ArgumentOutOfRangeException>("inputSize", "-1", () => Samples.WithLabels(new float[4], -1, new int[5]));
        Throws<ArgumentOutOfRangeException>("targetSize", "0", () => Samples.WithTargets(new float[4], 2, Array.Empty<float>(), 0));
    }

    private static void Throws<TException>(string parameter, string message, Func<object> act)
        where TException : ArgumentException
    {
        var exception = Assert.Throws<TException>(act);
        Assert.Equal(parameter, exception.ParamName);
        Assert.Contains(message, exception.Message);
    }
}
