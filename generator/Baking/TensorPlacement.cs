using StaticNet.Generator.Planning;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Baking;

/// <summary>Brings the values of a tensor from their logical order to where they lie, as TensorLayout of the runtime finds them.</summary>
internal static class TensorPlacement
{
    /// <param name="bits">The values, the last index running fastest.</param>
    /// <param name="tensor">Where they lie.</param>
    /// <param name="all">The parameters, or the statistics, of the network.</param>
    public static void Copy(EquatableArray<int> bits, TensorPlan tensor, float[] all)
    {
        // The bits stay what they are, those of what is no number too.
        var values = new float[bits.Count];
        Buffer.BlockCopy(bits.ToArray(), 0, values, 0, bits.Count * sizeof(float));
        var indices = new int[tensor.Shape.Length];
        int rowLength = tensor.Shape[indices.Length - 1];
        for (int first = 0; first < values.Length; first += rowLength)
        {
            int position = tensor.Offset;
            for (int d = 0; d < indices.Length; d++)
            {
                position += Distance(tensor, d, indices[d]);
            }

            // A row at a time; of a tensor of one dimension it may be cut into blocks.
            for (int i = 0; i < rowLength; i++)
            {
                all[position + Distance(tensor, indices.Length - 1, i)] = values[first + i];
            }

            for (int d = indices.Length - 2; d >= 0 && ++indices[d] == tensor.Shape[d]; d--)
            {
                indices[d] = 0;
            }
        }
    }

    private static int Distance(TensorPlan tensor, int dimension, int index)
    {
        if (dimension > 0 || tensor.Blocks == 1)
        {
            return index * tensor.Strides[dimension];
        }

        int size = tensor.Shape[0] / tensor.Blocks;
        return (index / size * tensor.BlockStride) + (index % size * tensor.Strides[0]);
    }
}
