using System.Numerics;

namespace StaticNet.Generic;

/// <summary>What a layer applies to its logits, over any number of rows at once.</summary>
internal abstract class ActivationFunction<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Whether the derivative needs the logits; where not, outputs may take their place.</summary>
    public virtual bool NeedsLogits => false;

    /// <summary>What stands behind a layer: nothing, unless its attribute takes an activation.</summary>
    public static ActivationFunction<T> Create(LayerAttribute attribute)
    {
        if (attribute is not ActivatedLayerAttribute layer)
        {
            return new Linear<T>();
        }

        double alpha = float.IsNaN(layer.Alpha) ? (layer.Activation == Activation.LeakyReLU ? 0.01 : 1) : AttributeNumber.AsWritten(layer.Alpha);
        return layer.Activation switch
        {
            Activation.Linear => new Linear<T>(),
            Activation.Sigmoid => new Sigmoid<T>(T.CreateChecked(AttributeNumber.AsWritten(layer.Slope))),
            Activation.Tanh => new HyperbolicTangent<T>(),
            Activation.ReLU => new Rectifier<T>(),
            Activation.LeakyReLU => new LeakyRectifier<T>(T.CreateChecked(alpha)),
            Activation.ELU => new ExponentialLinear<T>(T.One, T.CreateChecked(alpha)),
            Activation.SELU => ExponentialLinear<T>.SelfNormalizing(),
            Activation.GELU => new GaussianErrorLinear<T>(),
            Activation.SiLU => new SigmoidLinear<T>(),
            Activation.Softplus => new Softplus<T>(),
            Activation.Softmax => new Softmax<T>(),
            _ => throw new ArgumentException($"{layer.Activation} is no activation."),
        };
    }

    /// <summary>From logits to outputs, which may be the same span.</summary>
    /// <param name="logits">Whole rows.</param>
    /// <param name="outputs">As many values.</param>
    /// <param name="width">The length of a row.</param>
    public abstract void Apply(ReadOnlySpan<T> logits, Span<T> outputs, int width);

    /// <summary>Turns dL/doutputs into dL/dlogits in place.</summary>
    /// <param name="logits">Whole rows; anything where <see cref="NeedsLogits"/> is false.</param>
    /// <param name="outputs">As many values.</param>
    /// <param name="gradient">As many values.</param>
    /// <param name="width">The length of a row.</param>
    public abstract void Backward(ReadOnlySpan<T> logits, ReadOnlySpan<T> outputs, Span<T> gradient, int width);
}
