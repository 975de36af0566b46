namespace StaticNet;

/// <summary>What layers share that multiply their inputs by weights and add biases.</summary>
public abstract class WeightedLayerAttribute : ActivatedLayerAttribute
{
    private protected WeightedLayerAttribute()
    {
    }

    /// <summary>How weights begin. <see cref="Initializer.Default"/> follows the activation.</summary>
    public Initializer Initializer { get; set; }

    /// <summary>
    /// The one number of the initializer: the standard deviation of <see cref="Initializer.Normal"/> (0.01 unless said),
    /// the bound of <see cref="Initializer.Uniform"/> (0.05 unless said), the value of <see cref="Initializer.Constant"/>
    /// (0 unless said). The others take none.
    /// </summary>
    public float InitializerScale { get; set; } = float.NaN;

    /// <summary>How biases begin; zero unless said.</summary>
    public Initializer BiasInitializer { get; set; } = Initializer.Zeros;

    /// <summary>The one number of <see cref="BiasInitializer"/>, as <see cref="InitializerScale"/> is of the other.</summary>
    public float BiasScale { get; set; } = float.NaN;

    /// <summary>Whether the layer has biases; true unless said.</summary>
    public bool UseBias { get; set; } = true;
}
