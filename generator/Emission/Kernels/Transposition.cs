using StaticNet.Generator.Support;

namespace StaticNet.Generator.Emission.Kernels;

/// <summary>Weights [input][unit] as [unit][input], which the gradient of inputs multiplies by: copied once for each batch.</summary>
internal static class Transposition
{
    /// <summary>Writes the copy, under a condition.</summary>
    /// <param name="code">Where to write.</param>
    /// <param name="condition">When the weights have changed since the last copy.</param>
    /// <param name="from">The first weight.</param>
    /// <param name="to">Where the copy goes, rows of padded inputs.</param>
    /// <param name="inputs">Rows of the weights.</param>
    /// <param name="units">Columns of the weights, padded ones between them included.</param>
    /// <param name="stride">Floats from one row of the weights to the next.</param>
    public static void Emit(CodeWriter code, string condition, string from, string to, int inputs, int units, int stride)
    {
        using (code.Open($"if ({condition})"))
        {
            code.Line(
                $"global::StaticNet.Numerics.MatrixTransposition.Transpose(ref {from}, ref {to}, {Invariant.Text(inputs)}, {Invariant.Text(units)}, "
                + $"{Invariant.Text(stride)}, {Invariant.Text(Padding.Of(inputs))});");
        }

        code.Line();
    }
}
