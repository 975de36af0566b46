using StaticNet.Generator.Checking;
using StaticNet.Generator.Planning;

namespace StaticNet.Generator.Emission.Kernels.Images;

/// <summary>Shapes that mean the same in memory and give longer rows.</summary>
internal static class LaneShapes
{
    /// <summary>An image that is looked at pixel by pixel is one row; one that is a single column lies on its side.</summary>
    public static ConvolutionShape Flattened(this ConvolutionShape shape)
    {
        (SlidingAxis rows, SlidingAxis columns) = (shape.Window.Rows, shape.Window.Columns);
        if (SeesOne(rows) && SeesOne(columns))
        {
            return shape with { Window = new SlidingWindow(SlidingAxis.One, SlidingAxis.One with { Input = rows.Input * columns.Input }) };
        }

        return SeesOne(columns) && columns.Input == 1 ? shape with { Window = new SlidingWindow(SlidingAxis.One, rows) } : shape;
    }

    private static bool SeesOne(SlidingAxis axis) => axis.Kernel == 1 && axis.Before == 0 && axis.Output == axis.Input;
}
