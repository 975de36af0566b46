namespace StaticNet.Generator.Tests.Kernels.Images;

/// <summary>Each kernel of a convolution against its definition, for every case, vector width and 1, 2 and 3 groups of samples.</summary>
public class LaneConvolutionTests
{
    public static TheoryData<string, int, int> Cases => ConvolutionCase.Theory;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Outputs_are_those_of_the_definition(string name, int lanes, int groups) =>
        new ConvolutionRun(name, lanes, groups).AssertOutputs();

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_gradient_of_the_inputs_is_that_of_the_definition(string name, int lanes, int groups) =>
        new ConvolutionRun(name, lanes, groups).AssertInputGradient();

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_gradients_of_the_parameters_are_those_of_the_definition(string name, int lanes, int groups) =>
        new ConvolutionRun(name, lanes, groups).AssertParameterGradients();
}
