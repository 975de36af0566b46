using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace StaticNet;

/// <summary>
/// Makes batch normalisation part of the layer before it: with running statistics it is y = scale x + shift for each channel, and
/// scale (W x + b) + shift = (scale W) x + (scale b + shift). For generated code; it runs once when parameters have changed.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class NormalizationFolding
{
    /// <summary>scale = gamma / sqrt(variance + epsilon), shift = beta - scale mean.</summary>
    public static void ScaleAndShift(
        ref float gamma, ref float beta, ref float mean, ref float variance, float epsilon, ref float scale, ref float shift, int channels)
    {
        for (int i = 0; i < channels; i++)
        {
            double factor = Unsafe.Add(ref gamma, i) / Math.Sqrt((double)Unsafe.Add(ref variance, i) + epsilon);
            Unsafe.Add(ref scale, i) = (float)factor;
            Unsafe.Add(ref shift, i) = (float)(Unsafe.Add(ref beta, i) - (factor * Unsafe.Add(ref mean, i)));
        }
    }

    /// <summary>Multiplies column i of a matrix by scale i, all columns up to the stride; those of padding are zero.</summary>
    public static void ScaleColumns(ref float weights, ref float scaled, int rows, int stride, ref float scale)
    {
        for (int row = 0; row < rows; row++)
        {
            for (int i = 0; i < stride; i++)
            {
                nint at = ((nint)row * stride) + i;
                Unsafe.Add(ref scaled, at) = Unsafe.Add(ref weights, at) * Unsafe.Add(ref scale, i);
            }
        }
    }

    /// <summary>Multiplies row i of a matrix by scale i.</summary>
    public static void ScaleRows(ref float weights, ref float scaled, int rows, int stride, ref float scale)
    {
        for (int row = 0; row < rows; row++)
        {
            for (int i = 0; i < stride; i++)
            {
                nint at = ((nint)row * stride) + i;
                Unsafe.Add(ref scaled, at) = Unsafe.Add(ref weights, at) * Unsafe.Add(ref scale, row);
            }
        }
    }

    /// <summary>scaled = scale bias + shift.</summary>
    public static void ScaleBiases(ref float biases, ref float scaled, ref float scale, ref float shift, int channels)
    {
        for (int i = 0; i < channels; i++)
        {
            Unsafe.Add(ref scaled, i) = (Unsafe.Add(ref biases, i) * Unsafe.Add(ref scale, i)) + Unsafe.Add(ref shift, i);
        }
    }
}
