using System.Numerics;
using System.Numerics.Tensors;

namespace StaticNet.Generic;

/// <summary>What Adam's family shares: running means of the gradient and of its square, corrected for their start at 0.</summary>
public abstract class AdamFamily<T> : Optimizer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly double beta1;
    private readonly double beta2;
    private readonly T floor;

    private protected AdamFamily(double learningRate, double beta1, double beta2, double epsilon, int stateCount)
        : base(learningRate, stateCount)
    {
        this.beta1 = beta1;
        this.beta2 = beta2;
        floor = T.CreateChecked(epsilon);
        Means = new RunningMean<T>(beta1);
        Squares = new RunningMean<T>(beta2);
    }

    private protected RunningMean<T> Means { get; }

    private protected RunningMean<T> Squares { get; }

    /// <summary>-rate / (1 - beta1^t).</summary>
    private protected T CorrectedDescent { get; private set; }

    /// <summary>1 - beta2^t.</summary>
    private protected T SquareCorrection { get; private set; }

    private protected override void Begin(GenericNetwork<T> network, double rate, long step)
    {
        CorrectedDescent = T.CreateChecked(-rate / (1 - Math.Pow(beta1, step)));
        SquareCorrection = T.CreateChecked(1 - Math.Pow(beta2, step));
    }

    /// <summary>sqrt(squares / (1 - beta2^t)) + epsilon.</summary>
    private protected void Denominator(ReadOnlySpan<T> squares, Span<T> denominator)
    {
        TensorPrimitives.Divide(squares, SquareCorrection, denominator);
        TensorPrimitives.Sqrt(denominator, denominator);
        TensorPrimitives.Add(denominator, floor, denominator);
    }
}
