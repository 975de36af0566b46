namespace StaticNet;

/// <summary>
/// Batch normalisation (Ioffe, Szegedy, 2015): y = gamma (x - mean) / sqrt(variance + epsilon) + beta, for each feature of a vector and for each channel
/// of an image, of sequences over all steps. A training step takes mean and variance (divided by n) from its batch; predictions take running ones, which are folded into the layer
/// before where that is dense or a convolution without activation, and then cost nothing. gamma (1 at the beginning) and beta (0) are learned; penalties
/// and weight decay leave them alone.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class BatchNormAttribute : ActivatedLayerAttribute
{
    /// <summary>What is added to the variance, greater than 0; 1e-5 unless said.</summary>
    public float Epsilon { get; set; } = 1e-5f;

    /// <summary>
    /// How much of a batch's mean and variance (divided by n - 1) enters the running ones with each step, from 0 to 1: running = (1 - momentum) running + momentum batch,
    /// as in PyTorch; 0.1 unless said. A batch with a single value for a channel has no variance, and leaves the running one as it is.
    /// </summary>
    public float Momentum { get; set; } = 0.1f;
}
