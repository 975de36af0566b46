namespace StaticNet;

/// <summary>
/// What the convolutions share (LeCun et al., 1989): each output is the product of a small window of all channels of its group with the same
/// weights everywhere, plus a bias. As in every library of the field the kernel is not mirrored.
/// </summary>
public abstract class ConvolutionAttribute : WeightedLayerAttribute
{
    private protected ConvolutionAttribute(int channels) => Channels = channels;

    /// <summary>The number of channels of the output.</summary>
    public int Channels { get; }

    /// <summary>How far the window moves from one output to the next, at least 1; 1 unless said.</summary>
    public int Stride { get; set; } = 1;

    /// <summary>How many zeros stand around the input on every side, at least 0, or <see cref="StaticNet.Padding.Same"/>; none unless said.</summary>
    public int Padding { get; set; }

    /// <summary>How far apart neighbouring taps of the kernel are in the input, at least 1; 1 unless said.</summary>
    public int Dilation { get; set; } = 1;

    /// <summary>
    /// Into how many groups the channels are split, each output seeing only its group of the input: it divides the channels of the input and of the
    /// output. As many groups as input channels make the convolution depthwise. 1 unless said.
    /// </summary>
    public int Groups { get; set; } = 1;
}
