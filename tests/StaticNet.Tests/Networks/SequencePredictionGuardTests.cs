namespace StaticNet.Tests.Networks;

public class SequencePredictionGuardTests
{
    [Theory]
    [InlineData(2, 3, true, 1)]
    [InlineData(10, 15, true, 5)]
    [InlineData(2, 3, false, 1)]
    [InlineData(10, 3, false, 5)]
    public void Steps_are_counted(int inputs, int outputs, bool isSequence, int steps) =>
        Assert.Equal(steps, PredictionGuard.Steps(inputs, 2, outputs, 3, isSequence));

    [Theory]
    [InlineData(0, 0, true, "inputs", "At least one step of 2 floats is expected, but the inputs are empty")]
    [InlineData(1, 3, true, "inputs", "A step has 2 floats, but 1 were given")]
    [InlineData(5, 6, false, "inputs", "A step has 2 floats, but 5 were given")]
    [InlineData(4, 3, true, "outputs", "2 steps give 6 outputs (3 each), but there is room for 3")]
    [InlineData(4, 6, false, "outputs", "2 steps give 3 outputs (those of the last only), but there is room for 6")]
    public void Steps_that_do_not_fit_are_refused(int inputs, int outputs, bool isSequence, string parameter, string message)
    {
        var exception = Assert.Throws<ArgumentException>(() => PredictionGuard.Steps(inputs, 2, outputs, 3, isSequence));
        Assert.Equal(parameter, exception.ParamName);
        Assert.Contains(message, exception.Message);
    }

    [Fact]
    public void Lengths_are_one_for_each_sample_and_within_the_steps()
    {
        PredictionGuard.Lengths([0, 3, 1], 3, 3);
        PredictionGuard.Lengths([0], 1, 3);
        Refuses("2 samples have 2 lengths, but 0 were given", [], 2);
        Refuses("2 samples have 2 lengths, but 3 were given", [1, 1, 1], 2);
        Refuses("Lengths run from 0 to 3 steps, but sample 1 has 4", [3, 4], 2);
        Refuses("Lengths run from 0 to 3 steps, but sample 0 has -1", [-1, 0], 2);

        static void Refuses(string message, int[] lengths, int count)
        {
            var exception = Assert.Throws<ArgumentException>(() => PredictionGuard.Lengths(lengths, count, 3));
            Assert.Equal("lengths", exception.ParamName);
            Assert.Contains(message, exception.Message);
        }
    }

    [Fact]
    public void A_network_is_no_sequence_unless_it_says_so()
    {
        INetwork network = new FirstLesson();

        Assert.Equal((1, 1), (network.Steps, network.OutputSteps));
        Assert.IsNotAssignableFrom<ISequenceNetwork>(network);
    }
}
