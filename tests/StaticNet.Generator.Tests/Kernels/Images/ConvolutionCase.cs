using StaticNet.Generator.Checking;
using StaticNet.Generator.Planning;
using StaticNet.Generator.Tests.Running;

namespace StaticNet.Generator.Tests.Kernels.Images;

/// <summary>A convolution to be tested, by name.</summary>
internal sealed record ConvolutionCase(string Name, ConvolutionShape Shape)
{
    /// <summary>Everything a window can do, at sizes that divide by nothing.</summary>
    public static readonly IReadOnlyList<ConvolutionCase> All =
    [
        Make("one number", 1, 1, 1, Axis(1, 1), Axis(1, 1)),
        Make("first of LeNet", 1, 6, 1, Axis(28, 5, before: 2, after: 2), Axis(28, 5, before: 2, after: 2)),
        Make("second of LeNet", 6, 16, 1, Axis(14, 5), Axis(14, 5)),
        Make("kernel as large as the image", 16, 30, 1, Axis(5, 5), Axis(5, 5)),
        Make("3x3", 16, 16, 1, Axis(9, 3, before: 1, after: 1), Axis(11, 3, before: 1, after: 1)),
        Make("3x3 on 4x4", 5, 9, 1, Axis(4, 3, before: 1, after: 1), Axis(4, 3, before: 1, after: 1)),
        Make("3x3 on 2x2", 3, 4, 1, Axis(2, 3, before: 1, after: 1), Axis(2, 3, before: 1, after: 1)),
        Make("3x3 on one pixel", 3, 7, 1, Axis(1, 3, before: 1, after: 1), Axis(1, 3, before: 1, after: 1)),
        Make("3x5", 1, 3, 1, Axis(7, 3, before: 1, after: 1), Axis(13, 5, before: 2, after: 2)),
        Make("5x1", 2, 5, 1, Axis(9, 5, before: 2, after: 2), Axis(6, 1)),
        Make("1x7", 2, 13, 1, Axis(3, 1), Axis(19, 7, before: 3, after: 3)),
        Make("1x1", 6, 10, 1, Axis(5, 1), Axis(7, 1)),
        Make("1x1 with padding", 2, 3, 1, Axis(3, 1, before: 1, after: 1), Axis(4, 1, before: 2, after: 0)),
        Make("1x1 with a stride of 2", 4, 11, 1, Axis(8, 1, stride: 2), Axis(7, 1, stride: 2)),
        Make("1x1 with strides beyond the kernel", 3, 2, 1, Axis(10, 1, stride: 3), Axis(9, 2, stride: 4)),
        Make("stride of 2", 3, 8, 1, Axis(9, 3, stride: 2, before: 1, after: 1), Axis(10, 3, stride: 2, before: 1, after: 1)),
        Make("stride of 2 padded behind only", 3, 5, 1, Axis(8, 3, stride: 2, before: 0, after: 1), Axis(8, 3, stride: 2, before: 0, after: 1)),
        Make("stride of 2 with inputs that no window reaches", 2, 3, 1, Axis(10, 3, stride: 2), Axis(12, 5, stride: 4)),
        Make("strides of 3 and 1", 2, 6, 1, Axis(11, 5, stride: 3, before: 2, after: 2), Axis(9, 3, before: 1, after: 1)),
        Make("strides of 1 and 2", 2, 6, 1, Axis(6, 3, before: 1, after: 1), Axis(17, 4, stride: 2, before: 1, after: 2)),
        Make("dilation of 2", 3, 7, 1, Axis(9, 3, dilation: 2, before: 2, after: 2), Axis(12, 3, dilation: 2, before: 2, after: 2)),
        Make("dilation of 3 and a stride of 2", 2, 5, 1, Axis(13, 3, stride: 2, dilation: 3, before: 3, after: 2), Axis(14, 3, stride: 2, dilation: 3)),
        Make("dilation and stride of 2", 2, 5, 1, Axis(11, 3, stride: 2, dilation: 2, before: 2, after: 2), Axis(10, 3, stride: 2, dilation: 2, before: 2, after: 1)),
        Make("dilation of 4 and a stride of 6", 2, 3, 1, Axis(19, 4, stride: 6, dilation: 4, before: 3, after: 4), Axis(23, 4, stride: 6, dilation: 4)),
        Make("dilation beyond the image", 2, 3, 1, Axis(3, 3, dilation: 5, before: 5, after: 5), Axis(4, 2, dilation: 4, before: 4, after: 4)),
        Make("padding beyond the kernel", 2, 3, 1, Axis(4, 2, before: 4, after: 3), Axis(5, 3, before: 5, after: 4)),
        Make("padding on one side", 2, 4, 1, Axis(6, 3, before: 0, after: 2), Axis(6, 4, before: 3, after: 0)),
        Make("2 groups", 4, 6, 2, Axis(6, 3, before: 1, after: 1), Axis(7, 3, before: 1, after: 1)),
        Make("3 groups and a stride of 2", 6, 15, 3, Axis(7, 3, stride: 2, before: 1, after: 1), Axis(9, 3, stride: 2, before: 1, after: 1)),
        Make("depthwise", 7, 7, 7, Axis(8, 3, before: 1, after: 1), Axis(9, 3, before: 1, after: 1)),
        Make("depthwise 5x5 with a stride of 2", 4, 4, 4, Axis(11, 5, stride: 2, before: 2, after: 2), Axis(12, 5, stride: 2, before: 2, after: 2)),
        Make("depthwise with two outputs each", 3, 6, 3, Axis(5, 3, before: 1, after: 1), Axis(5, 3, before: 1, after: 1)),
        Make("grouped 1x1", 8, 12, 4, Axis(3, 1), Axis(3, 1)),
        Make("signal", 2, 9, 1, SlidingAxis.One, Axis(31, 5, before: 2, after: 2)),
        Make("signal with a stride", 3, 5, 1, SlidingAxis.One, Axis(29, 6, stride: 3, before: 1, after: 2)),
        Make("long signal", 2, 9, 1, SlidingAxis.One, Axis(200, 3, before: 1, after: 1)),
        Make("one row of outputs", 2, 5, 1, Axis(3, 3), Axis(150, 3, before: 1, after: 1)),
        Make("depthwise with one row of outputs", 4, 4, 4, Axis(2, 3, before: 1, after: 0), Axis(300, 3, before: 1, after: 1)),
        Make("large 1x1", 3, 5, 1, Axis(20, 1), Axis(30, 1)),
        Make("column", 2, 5, 1, Axis(17, 3, before: 1, after: 1), Axis(1, 1)),
        Make("more channels than registers", 37, 67, 1, Axis(3, 3, before: 1, after: 1), Axis(4, 3, before: 1, after: 1)),
        Make("wide kernel", 1, 2, 1, Axis(3, 2), Axis(41, 30)),
        Make("long image", 1, 2, 1, Axis(61, 3, before: 1, after: 1), Axis(3, 3, before: 1, after: 1)),
        Make("as wide as padding makes it", 2, 3, 1, SlidingAxis.Make(7, 4, 1, 1, -1), SlidingAxis.Make(9, 4, 2, 1, -1)),
    ];

    public static TheoryData<string, int, int> Theory
    {
        get
        {
            var data = new TheoryData<string, int, int>();
            foreach (ConvolutionCase item in All)
            {
                foreach (int lanes in VectorWidths.Tested)
                {
                    foreach (int groups in new[] { 1, 2, 3 })
                    {
                        data.Add(item.Name, lanes, groups);
                    }
                }
            }

            return data;
        }
    }

    public static ConvolutionCase Get(string name) => All.Single(item => item.Name == name);

    private static SlidingAxis Axis(int input, int kernel, int stride = 1, int dilation = 1, int before = 0, int after = 0) =>
        new(input, kernel, stride, dilation, before, after);

    private static ConvolutionCase Make(string name, int channels, int outputs, int groups, SlidingAxis rows, SlidingAxis columns) =>
        new(name, new ConvolutionShape(channels, outputs, groups, new SlidingWindow(rows, columns)));
}
