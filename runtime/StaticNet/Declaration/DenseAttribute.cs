namespace StaticNet;

/// <summary>A fully connected layer: y = activation(W x + b), W of shape [units, inputs].</summary>
/// <param name="units">The number of outputs, at least 1.</param>
/// <param name="activation">What is applied to each output.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DenseAttribute(int units, Activation activation = Activation.Linear) : LayerAttribute
{
    /// <summary>The number of outputs.</summary>
    public int Units { get; } = units;

    /// <summary>What is applied to each output.</summary>
    public Activation Activation { get; } = activation;

    /// <summary>
    /// The slope of the left half of <see cref="Activation.LeakyReLU"/> (0.01 unless said) or the scale of the left
    /// half of <see cref="Activation.ELU"/> (1 unless said).
    /// </summary>
    public float Alpha { get; set; } = float.NaN;

    /// <summary>The slope lambda of <see cref="Activation.Sigmoid"/>, 1 / (1 + exp(-lambda x)); 1 unless said.</summary>
    public float Slope { get; set; } = 1f;

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
