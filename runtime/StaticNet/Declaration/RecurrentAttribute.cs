namespace StaticNet;

/// <summary>
/// What recurrent layers share: they go through the steps of a sequence, <c>[Input(features, Steps = n)]</c>, and remember. Formulas, the order of gates and the
/// names of tensors are PyTorch's: "0.weight_ih_l0" [gates * units, inputs], "0.weight_hh_l0" [gates * units, units], "0.bias_ih_l0" and "0.bias_hh_l0"
/// [gates * units].
/// </summary>
public abstract class RecurrentAttribute : LayerAttribute
{
    private protected RecurrentAttribute(int units) => Units = units;

    /// <summary>The number of outputs of a step, and of values remembered.</summary>
    public int Units { get; }

    /// <summary>Whether it hands on its outputs of all steps; false: only that of the last. True unless said.</summary>
    public bool ReturnSequence { get; set; } = true;

    /// <summary>
    /// How the weights of the inputs begin, each gate by itself. <see cref="Initializer.Default"/> is Xavier, and He for a <see cref="SimpleRnnAttribute"/> with ReLU.
    /// </summary>
    public Initializer Initializer { get; set; }

    /// <summary>The one number of the initializer, as in <see cref="WeightedLayerAttribute.InitializerScale"/>.</summary>
    public float InitializerScale { get; set; } = float.NaN;

    /// <summary>
    /// How the weights of the layer's own last outputs begin, each gate by itself; <see cref="Initializer.Orthogonal"/> unless said: multiplied by such a
    /// matrix again and again, what is remembered neither grows nor shrinks.
    /// </summary>
    public Initializer RecurrentInitializer { get; set; } = Initializer.Orthogonal;

    /// <summary>The one number of <see cref="RecurrentInitializer"/>.</summary>
    public float RecurrentScale { get; set; } = float.NaN;

    /// <summary>How biases begin; zero unless said.</summary>
    public Initializer BiasInitializer { get; set; } = Initializer.Zeros;

    /// <summary>The one number of <see cref="BiasInitializer"/>.</summary>
    public float BiasScale { get; set; } = float.NaN;

    /// <summary>Whether the layer has biases, one of the inputs and one of the outputs before; true unless said.</summary>
    public bool UseBias { get; set; } = true;
}
