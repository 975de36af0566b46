using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNet.Numerics;

namespace StaticNet;

/// <summary>What an activation gives that is fused with its loss, so that training never computes it.</summary>
internal static class FusedActivation
{
    /// <summary>Applies the activation to rows.</summary>
    /// <param name="z">The values before it.</param>
    /// <param name="y">Where those behind it go; in the padding, anything.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="width">Values of a row.</param>
    /// <param name="stride">Floats from one row to the next, a multiple of 4.</param>
    /// <param name="activation">Softmax, or else sigmoid.</param>
    /// <param name="slope">Of a sigmoid.</param>
    public static void Apply(ref float z, ref float y, nint rows, int width, int stride, Activation activation, float slope)
    {
        if (activation != Activation.Softmax)
        {
            for (nint i = 0; i < rows * stride; i += Vector128<float>.Count)
            {
                VectorMath.Sigmoid(Vector128.LoadUnsafe(ref z, (nuint)i) * slope).StoreUnsafe(ref y, (nuint)i);
            }

            return;
        }

        for (nint row = 0; row < rows; row++)
        {
            Softmax(ref Unsafe.Add(ref z, row * stride), ref Unsafe.Add(ref y, row * stride), width);
        }
    }

    private static void Softmax(ref float z, ref float y, int width)
    {
        float most = float.NegativeInfinity;
        for (int i = 0; i < width; i++)
        {
            most = MathF.Max(most, Unsafe.Add(ref z, i));
        }

        for (int i = 0; i < width; i += Vector128<float>.Count)
        {
            VectorMath.Exp(Vector128.LoadUnsafe(ref z, (nuint)i) - Vector128.Create(most)).StoreUnsafe(ref y, (nuint)i);
        }

        double total = 0d;
        for (int i = 0; i < width; i++)
        {
            total += Unsafe.Add(ref y, i);
        }

        for (int i = 0; i < width; i += Vector128<float>.Count)
        {
            (Vector128.LoadUnsafe(ref y, (nuint)i) * (float)(1d / total)).StoreUnsafe(ref y, (nuint)i);
        }
    }
}
