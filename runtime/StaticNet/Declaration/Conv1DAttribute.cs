namespace StaticNet;

/// <summary>
/// A convolution over signals: (channels, length) becomes (channels of the output, length') with
/// length' = floor((length + 2 padding - dilation (kernel - 1) - 1) / stride) + 1.
/// Over a sequence (<see cref="InputAttribute.Steps"/>) it is causal (van den Oord et al., 2016) and makes as many steps as it gets: an output sees its own
/// step and those dilation, 2 dilation, ... (kernel - 1) dilation before; what is before the first is zero. The stride is then 1, and no padding is said.
/// Its weight has the shape [channels of the output, channels of the input / groups, kernel].
/// </summary>
/// <param name="channels">The number of channels of the output, at least 1.</param>
/// <param name="kernel">The length of the kernel, at least 1.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class Conv1DAttribute(int channels, int kernel) : ConvolutionAttribute(channels)
{
    /// <summary>The length of the kernel.</summary>
    public int Kernel { get; } = kernel;
}
