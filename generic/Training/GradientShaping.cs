using System.Numerics;
using System.Numerics.Tensors;

namespace StaticNet.Generic;

/// <summary>What may happen to a gradient between the backward pass and the optimizer, as <see cref="Trainer"/> documents it.</summary>
internal static class GradientShaping<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    public static void AddPenalties(IReadOnlyList<GenericTensor<T>> gradients, IReadOnlyList<GenericTensor<T>> parameters, T l1, T l2)
    {
        for (int k = 0; k < parameters.Count; k++)
        {
            if (parameters[k].Role == TensorRole.Weight)
            {
                Span<T> gradient = gradients[k].Values;
                Span<T> weights = parameters[k].Values;
                TensorPrimitives.MultiplyAddEstimate(weights, l2, gradient, gradient);
                if (l1 != T.Zero)
                {
                    AddSigns(gradient, weights, l1);
                }
            }
        }
    }

    public static void ClipByValue(Span<T> gradients, T limit) => TensorPrimitives.Clamp(gradients, -limit, limit, gradients);

    public static void ClipByNorm(Span<T> gradients, T limit)
    {
        T norm = TensorPrimitives.Norm<T>(gradients);
        if (norm > limit)
        {
            TensorPrimitives.Multiply(gradients, limit / norm, gradients);
        }
    }

    private static void AddSigns(Span<T> gradient, ReadOnlySpan<T> weights, T l1)
    {
        for (int i = 0; i < gradient.Length; i++)
        {
            gradient[i] += weights[i] > T.Zero ? l1 : weights[i] < T.Zero ? -l1 : T.Zero;
        }
    }
}
