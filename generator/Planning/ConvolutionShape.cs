using StaticNet.Generator.Checking;
using StaticNet.Generator.Emission;

namespace StaticNet.Generator.Planning;

/// <summary>
/// A convolution in numbers. Its weight for output o, channel c of the group of o and tap (ky, kx) stands at
/// ((c * kernel height + ky) * kernel width + kx) * <see cref="OutputStride"/> + o: neighbouring outputs are neighbours in memory, so that they can be
/// loaded as vectors or, one by one, from the same cache line.
/// </summary>
internal sealed record ConvolutionShape(int InputChannels, int OutputChannels, int Groups, SlidingWindow Window)
{
    /// <summary>Input channels that each output sees.</summary>
    public int GroupInputs => InputChannels / Groups;

    /// <summary>Outputs of each group.</summary>
    public int GroupOutputs => OutputChannels / Groups;

    /// <summary>Floats from the weights of one tap to those of the next.</summary>
    public int OutputStride => Padding.Of(OutputChannels);

    /// <summary>Floats from the weights of one input channel to those of the next.</summary>
    public int ChannelStride => Window.Taps * OutputStride;

    /// <summary>Floats of all weights, padding included.</summary>
    public int Extent => GroupInputs * ChannelStride;

    /// <summary>Whether each channel has a kernel of its own and one output.</summary>
    public bool IsDepthwise => GroupInputs == 1 && GroupOutputs == 1;
}
