using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticNet;

/// <summary>
/// The weights of a convolution in groups, [tap][input of the group][output], as those of one without groups, [tap][input][output], in which zeros stand between
/// the groups, and back. For generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GroupedWeights
{
    /// <summary>Writes the weights without groups.</summary>
    /// <param name="weights">The weights with groups.</param>
    /// <param name="whole">Where those without go.</param>
    /// <param name="taps">Taps of the kernel.</param>
    /// <param name="groupInputs">Inputs of a group.</param>
    /// <param name="groupOutputs">Outputs of a group.</param>
    /// <param name="groups">The number of groups.</param>
    /// <param name="stride">Floats from one row of outputs to the next.</param>
    public static void Expand(ref float weights, ref float whole, int taps, int groupInputs, int groupOutputs, int groups, int stride)
    {
        MemoryMarshal.CreateSpan(ref whole, taps * groups * groupInputs * stride).Clear();
        for (int row = 0; row < taps * groupInputs; row++)
        {
            for (int group = 0; group < groups; group++)
            {
                Part(ref weights, row * stride, group, groupOutputs).CopyTo(Part(ref whole, WholeRow(row, groupInputs, groups, group) * stride, group, groupOutputs));
            }
        }
    }

    /// <summary>Takes the gradient of the weights with groups out of that without.</summary>
    /// <param name="whole">The gradient of the weights without groups.</param>
    /// <param name="weights">Where that of the weights with groups goes.</param>
    /// <param name="taps">Taps of the kernel.</param>
    /// <param name="groupInputs">Inputs of a group.</param>
    /// <param name="groupOutputs">Outputs of a group.</param>
    /// <param name="groups">The number of groups.</param>
    /// <param name="stride">Floats from one row of outputs to the next.</param>
    public static void Extract(ref float whole, ref float weights, int taps, int groupInputs, int groupOutputs, int groups, int stride)
    {
        for (int row = 0; row < taps * groupInputs; row++)
        {
            for (int group = 0; group < groups; group++)
            {
                Part(ref whole, WholeRow(row, groupInputs, groups, group) * stride, group, groupOutputs).CopyTo(Part(ref weights, row * stride, group, groupOutputs));
            }
        }
    }

    // Rows are counted by tap and by input of the group; without groups by tap and by input.
    private static int WholeRow(int row, int groupInputs, int groups, int group)
    {
        (int tap, int input) = Math.DivRem(row, groupInputs);
        return (((tap * groups) + group) * groupInputs) + input;
    }

    private static Span<float> Part(ref float rows, int row, int group, int groupOutputs) =>
        MemoryMarshal.CreateSpan(ref Unsafe.Add(ref rows, row + (group * groupOutputs)), groupOutputs);
}
