namespace StaticNet;

/// <summary>
/// What the last step showed of a layer. Activations are those of training, after the layer's activation function, over all samples, units, places and valid steps;
/// for a last layer whose activation is fused with its loss, what the activation gives. Padding is never counted.
/// </summary>
/// <remarks>
/// A unit is a column of a dense or recurrent layer, or a channel of an image or a signal. It is dead where it gave exactly 0 for everything (ReLU: its gradient
/// is 0, so it can learn nothing; Maas, Hannun, Ng, 2013). A value of a sigmoid or tanh is saturated where it lies within 1 % of the range's ends (Glorot,
/// Bengio, 2010): the derivative there is below a twentieth of its greatest.
/// </remarks>
public readonly record struct LayerTelemetry
{
    /// <summary>The position of the layer among those declared, from 0.</summary>
    public int Layer { get; init; }

    /// <summary>The layer's kind and size, and its name if it has one: "Dense(16, ReLU)".</summary>
    public string Description { get; init; }

    /// <summary>The function that its values have gone through.</summary>
    public Activation Activation { get; init; }

    /// <summary>The mean of its values in the last step.</summary>
    public float ActivationMean { get; init; }

    /// <summary>The standard deviation of its values in the last step, over the whole of them (divided by their number).</summary>
    public float ActivationDeviation { get; init; }

    /// <summary>The part of the values that was saturated in the last step, 0 to 1; 0 for activations other than sigmoid and tanh.</summary>
    public float Saturated { get; init; }

    /// <summary>The part of all values since the start that was saturated, 0 to 1.</summary>
    public float SaturatedSinceStart { get; init; }

    /// <summary>The part of the units that were 0 for every sample of the last step, 0 to 1; 0 for activations other than ReLU.</summary>
    public float Dead { get; init; }

    /// <summary>The part of the units that were 0 for every sample of every step since the start, 0 to 1.</summary>
    public float DeadSinceStart { get; init; }

    /// <summary>The number of its parameters; 0 for a layer without any, whose gradient and update are 0 too.</summary>
    public int ParameterCount { get; init; }

    /// <summary>The Euclidean norm of the gradient of its parameters, as the optimizer saw it.</summary>
    public float GradientNorm { get; init; }

    /// <summary>The mean of the absolute values of the same gradient.</summary>
    public float GradientMean { get; init; }

    /// <summary>
    /// The norm of what the step added to its weights over the norm they had, biases left out. About 1e-3 is healthy (Karpathy, CS231n). Positive infinity
    /// where weights were all 0 and moved; 0 where nothing moved.
    /// </summary>
    public float UpdateRatio { get; init; }
}
