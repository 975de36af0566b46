using System.Numerics;

namespace StaticNet.Generic;

/// <summary>What training makes small: its value and its gradient with respect to the last layer's outputs or logits.</summary>
internal abstract class LossFunction<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Whether it is fused with the last activation: computed from logits, its gradient with respect to them.</summary>
    public virtual bool IsFused => false;

    public virtual TargetKind TargetKind => TargetKind.Values;

    public static LossFunction<T> Create(Loss loss, LayerAttribute last, double delta)
    {
        var activated = last as ActivatedLayerAttribute;
        Activation activation = activated?.Activation ?? Activation.Linear;
        return loss switch
        {
            Loss.MeanSquaredError => new MeanSquaredError<T>(),
            Loss.MeanAbsoluteError => new MeanAbsoluteError<T>(),
            Loss.Huber when double.IsFinite(delta) && delta > 0 => new Huber<T>(T.CreateChecked(delta)),
            Loss.Huber => throw new ArgumentException($"Huber's delta is finite and above 0, but is {delta}.", nameof(delta)),
            Loss.BinaryCrossEntropy when activation == Activation.Sigmoid => new SigmoidCrossEntropy<T>(T.CreateChecked(AttributeNumber.AsWritten(activated!.Slope))),
            Loss.BinaryCrossEntropy => throw new ArgumentException($"BinaryCrossEntropy wants Sigmoid on the last layer, but there is {activation}.", nameof(loss)),
            Loss.CrossEntropy when activation == Activation.Softmax => new SoftmaxCrossEntropy<T>(),
            Loss.CrossEntropy => throw new ArgumentException($"CrossEntropy wants Softmax on the last layer, but there is {activation}.", nameof(loss)),
            _ => throw new ArgumentException($"{loss} is no loss.", nameof(loss)),
        };
    }

    /// <param name="outputs">Outputs or, where fused, logits: one row a sample.</param>
    /// <param name="targets">As many values.</param>
    /// <param name="count">The number of samples.</param>
    /// <param name="gradient">Where the gradient goes: as many values.</param>
    /// <returns>The mean loss.</returns>
    public abstract T Compute(ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, int count, Span<T> gradient);

    /// <inheritdoc cref="Compute(ReadOnlySpan{T}, ReadOnlySpan{T}, int, Span{T})"/>
    /// <param name="labels">A class number for each sample.</param>
    public virtual T Compute(ReadOnlySpan<T> outputs, ReadOnlySpan<int> labels, Span<T> gradient) =>
        throw new NotSupportedException("The loss takes float targets; class numbers are for Loss.CrossEntropy.");
}
