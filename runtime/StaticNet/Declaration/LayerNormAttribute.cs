namespace StaticNet;

/// <summary>
/// Layer normalisation (Ba, Kiros, Hinton, 2016): each sample, or step of a sequence, has its own mean and variance over all of its values, y = gamma (x - mean) / sqrt(variance + epsilon) + beta,
/// with a gamma (1 at the beginning) and a beta (0) for each value; penalties and weight decay leave them alone.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class LayerNormAttribute : ActivatedLayerAttribute
{
    /// <summary>What is added to the variance, greater than 0; 1e-5 unless said.</summary>
    public float Epsilon { get; set; } = 1e-5f;
}
