using System.Numerics;
using System.Numerics.Tensors;

namespace StaticNet.Generic;

/// <inheritdoc cref="NadamAttribute"/>
public sealed class Nadam<T>(
    double learningRate = 0.002, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double momentumDecay = 0.004)
    : AdamFamily<T>(learningRate, beta1, beta2, epsilon, stateCount: 2)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly double momentum = beta1;
    private double momentumProduct = 1;
    private T gradientDescent;
    private T meanDescent;

    private protected override void Begin(GenericNetwork<T> network, double rate, long step)
    {
        base.Begin(network, rate, step);
        double now = MomentumAt(step);
        double next = MomentumAt(step + 1);
        momentumProduct *= now;
        gradientDescent = T.CreateChecked(-rate * (1 - now) / (1 - momentumProduct));
        meanDescent = T.CreateChecked(-rate * next / (1 - (momentumProduct * next)));
    }

    private protected override void Update(Span<T> parameters, ReadOnlySpan<T> gradients, Span<T> scratch, int start)
    {
        Span<T> means = State(0, start, gradients.Length);
        Span<T> squares = State(1, start, gradients.Length);
        Means.Add(means, gradients);
        Squares.AddSquares(squares, gradients, scratch);
        Span<T> direction = SecondScratch(gradients.Length);
        TensorPrimitives.Multiply(means, meanDescent, direction);
        TensorPrimitives.MultiplyAddEstimate(gradients, gradientDescent, direction, direction);
        Denominator(squares, scratch);
        TensorPrimitives.Divide(direction, scratch, scratch);
        TensorPrimitives.Add(parameters, scratch, parameters);
    }

    private double MomentumAt(long step) => momentum * (1 - (0.5 * Math.Pow(0.96, step * momentumDecay)));
}
