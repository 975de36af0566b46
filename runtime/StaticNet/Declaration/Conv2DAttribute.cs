namespace StaticNet;

/// <summary>
/// A convolution over images: (channels, height, width) becomes (channels of the output, height', width') with
/// height' = floor((height + 2 padding - dilation (kernel - 1) - 1) / stride) + 1, likewise for the width.
/// Its weight has the shape [channels of the output, channels of the input / groups, kernel height, kernel width].
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class Conv2DAttribute : ConvolutionAttribute
{
    /// <summary>Declares a convolution with a square kernel.</summary>
    /// <param name="channels">The number of channels of the output, at least 1.</param>
    /// <param name="kernel">The height and width of the kernel, at least 1.</param>
    public Conv2DAttribute(int channels, int kernel)
        : this(channels, kernel, kernel)
    {
    }

    /// <summary>Declares a convolution.</summary>
    /// <param name="channels">The number of channels of the output, at least 1.</param>
    /// <param name="kernelHeight">The height of the kernel, at least 1.</param>
    /// <param name="kernelWidth">The width of the kernel, at least 1.</param>
    public Conv2DAttribute(int channels, int kernelHeight, int kernelWidth)
        : base(channels)
    {
        KernelHeight = kernelHeight;
        KernelWidth = kernelWidth;
    }

    /// <summary>The height of the kernel.</summary>
    public int KernelHeight { get; }

    /// <summary>The width of the kernel.</summary>
    public int KernelWidth { get; }
}
