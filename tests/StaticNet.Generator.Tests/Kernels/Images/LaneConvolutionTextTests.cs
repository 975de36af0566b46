using StaticNet.Generator.Checking;
using StaticNet.Generator.Emission;
using StaticNet.Generator.Emission.Kernels.Images;
using StaticNet.Generator.Planning;

namespace StaticNet.Generator.Tests.Kernels.Images;

/// <summary>The text of the kernels grows with no size: compilers give up on methods that are too large.</summary>
public class LaneConvolutionTextTests
{
    private const int MostLinesOfAMethod = 800;
    private const int MostVariablesOfAMethod = 250;

    public static TheoryData<int, int, int, int, int> Shapes => new()
    {
        { 1, 1, 1, 1, 1 },
        { 512, 509, 1, 3, 1 },
        { 211, 211, 211, 3, 2 },
        { 64, 96, 2, 1, 1 },
        { 3, 13, 1, 11, 1 },
        { 3, 47, 1, 31, 13 },
        { 26, 23, 1, 2, 7 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Methods_stay_small(int channels, int outputs, int groups, int kernel, int stride)
    {
        var axis = new SlidingAxis(97, kernel, stride, 1, kernel / 2, kernel / 2);
        var shape = new ConvolutionShape(channels, outputs, groups, new SlidingWindow(axis, axis));
        foreach (Lanes lanes in Lanes.All)
        {
            var code = new CodeWriter();
            new LaneConvolution { Name = "Forward", Comment = "Forward", Shape = shape, WeightOffset = 0, BiasOffset = shape.Extent, Finish = (_, sum) => sum }.Emit(code, lanes);
            new LaneConvolutionGradient { Name = "Gradients", Comment = "Gradients", Shape = shape, WeightOffset = 0, BiasOffset = shape.Extent }.Emit(code, lanes);
            new LaneConvolutionInputs { Name = "Inputs", Comment = "Inputs", Shape = shape, WeightOffset = 0 }.Emit(code, lanes);
            foreach (string method in code.ToString().Split("[MethodImpl(")[1..])
            {
                string[] lines = method.Split('\n');
                Assert.InRange(lines.Length, 1, MostLinesOfAMethod);
                Assert.InRange(lines.Count(line => line.Contains($"{lanes.Type} ", StringComparison.Ordinal)), 0, MostVariablesOfAMethod);
            }
        }
    }
}
