using StaticNet.Generator.Checking;
using StaticNet.Generator.Declaration;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Layers;

/// <summary>What [Conv2D] and [Conv1D] declare; a signal has kernels of height 1.</summary>
internal sealed record ConvolutionDeclaration(
    AttributeSource Source,
    string? Name,
    string? From,
    bool IsSignal,
    int Channels,
    int KernelHeight,
    int KernelWidth,
    int Stride,
    int Padding,
    int Dilation,
    int Groups,
    ActivationChoice Activation,
    InitializerChoice Weights,
    InitializerChoice Biases,
    bool UseBias)
    : LayerDeclaration(Source, Name, From, Activation)
{
    public override LayerKind Kind => ConvolutionLayer.Of(IsSignal);

    public override string Size =>
        $"{Invariant.Text(Channels)}, {(IsSignal || KernelHeight == KernelWidth ? string.Empty : $"{Invariant.Text(KernelHeight)}, ")}{Invariant.Text(KernelWidth)}";

    /// <summary>How many steps before its own an output sees, of a sequence; where that is enormous, so is the answer, and no more.</summary>
    public long History => Math.Min(int.MaxValue, (KernelWidth - 1L) * Dilation);

    /// <summary>How its kernel slides over an image, or over a signal. Over a sequence it does not slide, but goes along.</summary>
    public SlidingWindow Window(Shape input) => new(
        IsSignal ? SlidingAxis.One : SlidingAxis.Make(input.Height, KernelHeight, Stride, Dilation, Padding),
        SlidingAxis.Make(input.Width, KernelWidth, Stride, Dilation, Padding));
}
