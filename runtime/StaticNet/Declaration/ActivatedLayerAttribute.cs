namespace StaticNet;

/// <summary>What layers share that apply an activation to their outputs.</summary>
public abstract class ActivatedLayerAttribute : LayerAttribute
{
    private protected ActivatedLayerAttribute()
    {
    }

    /// <summary>What is applied to each output; nothing unless said.</summary>
    public Activation Activation { get; set; }

    /// <summary>
    /// The slope of the left half of <see cref="Activation.LeakyReLU"/> (0.01 unless said) or the scale of the left
    /// half of <see cref="Activation.ELU"/> (1 unless said).
    /// </summary>
    public float Alpha { get; set; } = float.NaN;

    /// <summary>The slope lambda of <see cref="Activation.Sigmoid"/>, 1 / (1 + exp(-lambda x)); 1 unless said.</summary>
    public float Slope { get; set; } = 1f;
}
