using StaticNet.Generator.Checking;
using StaticNet.Generator.Planning;

namespace StaticNet.Generator.Emission.Kernels.Images;

/// <summary>
/// The gradient of a convolution's inputs, with the batch in the lanes: y[c][iy][ix] = the sum over outputs o of the group of c and taps (ky, kx) of
/// w[o, c, ky, kx] * d[o][(iy + before - ky * dilation) / stride][(ix + before - kx * dilation) / stride], where these are whole and inside.
/// </summary>
internal sealed class LaneConvolutionInputs
{
    /// <summary>The method's name; it takes (ref float d, ref float p, ref float y, int groups).</summary>
    public required string Name { get; init; }

    /// <summary>A comment over the method.</summary>
    public required string Comment { get; init; }

    public required ConvolutionShape Shape { get; init; }

    /// <summary>Where the weights begin after the first parameter.</summary>
    public required int WeightOffset { get; init; }

    public void Emit(CodeWriter code, Lanes lanes)
    {
        ConvolutionShape shape = Shape.Flattened();
        LanePhase? rowPhase = Phase(shape.Window.Rows);
        LanePhase? columnPhase = Phase(shape.Window.Columns);
        new LaneSweep
        {
            Name = Name,
            Comment = Comment,
            Source = "d",
            Rows = rowPhase is null ? LaneAxis.Backward("row", shape.Window.Rows) : LaneAxis.Backward("row", rowPhase, isTiled: false),
            Columns = columnPhase is null ? LaneAxis.Backward("column", shape.Window.Columns) : LaneAxis.Backward("column", columnPhase, columnPhase.LeastInside > 0),
            RowPhase = rowPhase,
            ColumnPhase = columnPhase,
            ChannelGroups = shape.Groups,
            Units = shape.GroupInputs,
            Depth = shape.GroupOutputs,
            Taps = shape.Window.Taps,
            Height = shape.Window.Rows.Input,
            Width = shape.Window.Columns.Input,
            WeightOffset = WeightOffset,
            Steps = new LaneWeightSteps(shape.GroupOutputs, shape.ChannelStride, 1, shape.Window.Columns.Kernel * shape.OutputStride, shape.OutputStride),
            Finish = (_, sum) => sum,
        }.Emit(code, lanes);
    }

    private static LanePhase? Phase(SlidingAxis axis) => axis.Stride == 1 ? null : new LanePhase(axis);
}
