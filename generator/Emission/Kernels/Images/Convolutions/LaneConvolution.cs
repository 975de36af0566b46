using StaticNet.Generator.Planning;

namespace StaticNet.Generator.Emission.Kernels.Images;

/// <summary>
/// A convolution with the batch in the lanes: y[o][oy][ox] = the activation of the bias of o and the sum over channels c of the group of o and taps
/// (ky, kx) of w[o, c, ky, kx] * x[c][oy * stride - before + ky * dilation][ox * stride - before + kx * dilation], for each group of samples.
/// </summary>
internal sealed class LaneConvolution
{
    /// <summary>The method's name; it takes (ref float x, ref float p, ref float y, int groups).</summary>
    public required string Name { get; init; }

    /// <summary>A comment over the method.</summary>
    public required string Comment { get; init; }

    public required ConvolutionShape Shape { get; init; }

    /// <summary>Where the weights begin after the first parameter.</summary>
    public required int WeightOffset { get; init; }

    /// <summary>Where the biases begin, or null.</summary>
    public int? BiasOffset { get; init; }

    /// <summary>What is done to the sum, a variable, before it is stored.</summary>
    public required Func<Lanes, string, string> Finish { get; init; }

    public void Emit(CodeWriter code, Lanes lanes)
    {
        ConvolutionShape shape = Shape.Flattened();
        new LaneSweep
        {
            Name = Name,
            Comment = Comment,
            Source = "x",
            Rows = LaneAxis.Forward("row", shape.Window.Rows),
            Columns = LaneAxis.Forward("column", shape.Window.Columns),
            ChannelGroups = shape.Groups,
            Units = shape.GroupOutputs,
            Depth = shape.GroupInputs,
            Taps = shape.Window.Taps,
            Height = shape.Window.Rows.Output,
            Width = shape.Window.Columns.Output,
            WeightOffset = WeightOffset,
            BiasOffset = BiasOffset,
            Steps = new LaneWeightSteps(shape.GroupOutputs, 1, shape.ChannelStride, shape.Window.Columns.Kernel * shape.OutputStride, shape.OutputStride),
            Finish = Finish,
        }.Emit(code, lanes);
    }
}
