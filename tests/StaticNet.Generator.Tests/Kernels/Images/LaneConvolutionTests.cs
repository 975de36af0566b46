namespace StaticNet.Generator.Tests.Kernels.Images;

public class LaneConvolutionTests
{
    public static TheoryData<string, int, int> Cases => ConvolutionCase.Theory;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Outputs_are_those_of_the_definition(string name, int lanes, int groups)
    {
        var run = new ConvolutionRun(name, lanes, groups);
        double[] expected = run.Reference.Outputs(run.X.Span, run.Weights, run.Biases);
        run.AssertSweep("Forward", run.X, expected);
        run.AssertSweep("Rectified", run.X, [.. expected.Select(value => Math.Max(0, value))]);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Without_biases_there_is_nothing_but_the_sum(string name, int lanes, int groups)
    {
        var run = new ConvolutionRun(name, lanes, groups);
        run.AssertSweep("Unbiased", run.X, run.Reference.Outputs(run.X.Span, run.Weights, []));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_gradient_of_the_inputs_is_that_of_the_definition(string name, int lanes, int groups)
    {
        var run = new ConvolutionRun(name, lanes, groups);
        run.AssertSweep("Inputs", run.D, run.Reference.InputGradient(run.D.Span, run.Weights));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_gradients_of_the_parameters_are_those_of_the_definition(string name, int lanes, int groups)
    {
        var run = new ConvolutionRun(name, lanes, groups);
        run.AssertGradients("Gradients", accumulate: false);
        run.AssertGradients("Gradients", accumulate: true);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Without_biases_only_the_gradient_of_the_weights_is_written(string name, int lanes, int groups) =>
        new ConvolutionRun(name, lanes, groups).AssertGradients("WeightGradients", accumulate: false);
}
