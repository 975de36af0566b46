namespace StaticNet;

/// <summary>
/// A fully connected layer: y = activation(W x + b), W of shape [units, inputs]. An image before it is read channel by channel, each row by row;
/// a sequence step by step, with the same weights for each.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DenseAttribute : WeightedLayerAttribute
{
    /// <summary>Declares the layer.</summary>
    /// <param name="units">The number of outputs, at least 1.</param>
    /// <param name="activation">What is applied to each output.</param>
    public DenseAttribute(int units, Activation activation = Activation.Linear)
    {
        Units = units;
        Activation = activation;
    }

    /// <summary>The number of outputs.</summary>
    public int Units { get; }
}
