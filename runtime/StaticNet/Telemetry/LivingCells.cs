using System.Runtime.CompilerServices;

namespace StaticNet;

/// <summary>The marks of the columns or channels of a layer that gave another value than 0, behind the sums of its values in the workspace of a pass.</summary>
internal static class LivingCells
{
    /// <summary>The mark of the first cell: 0, or -1 where it lives.</summary>
    public static ref int At(ref float place) => ref Unsafe.As<float, int>(ref Unsafe.Add(ref place, ActivationSums.Floats));
}
