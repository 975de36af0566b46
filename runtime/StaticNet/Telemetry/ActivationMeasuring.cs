using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace StaticNet;

/// <summary>
/// Adds up, in the workspace of a pass over a batch, what <see cref="TrainingTelemetry"/> says of the values of a layer. Places begin at multiples of 16 floats and
/// are zero before the first call. For generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ActivationMeasuring
{
    /// <summary>Adds values that lie in padded rows: a row for each sample, or [step][sample].</summary>
    /// <param name="place">Where in the workspace the layer's sums are.</param>
    /// <param name="y">The first row.</param>
    /// <param name="lengths">The number of valid steps of each sample, or a null reference where there is nothing to leave out.</param>
    /// <param name="steps">How many rows there are for each sample.</param>
    /// <param name="rows">The number of samples.</param>
    /// <param name="width">Values of a row.</param>
    /// <param name="stride">Floats from one row to the next.</param>
    /// <param name="activation">What the values have gone through.</param>
    public static void Rows(ref float place, ref float y, ref int lengths, int steps, int rows, int width, int stride, Activation activation)
    {
        var valid = new ValidRows(ref lengths, steps, rows);
        while (valid.Next())
        {
            Add(ref place, ref Unsafe.Add(ref y, valid.First * stride), valid.Count, width, stride, activation);
        }
    }

    /// <summary>As <see cref="Rows"/>, of values to which the activation has not been applied.</summary>
    /// <param name="place">Where in the workspace the layer's sums are.</param>
    /// <param name="z">The first row.</param>
    /// <param name="lengths">The number of valid steps of each sample, or a null reference where there is nothing to leave out.</param>
    /// <param name="steps">How many rows there are for each sample.</param>
    /// <param name="rows">The number of samples.</param>
    /// <param name="width">Values of a row.</param>
    /// <param name="stride">Floats from one row to the next.</param>
    /// <param name="activation">Sigmoid or softmax.</param>
    /// <param name="slope">Of a sigmoid.</param>
    /// <param name="block">Room for some rows.</param>
    /// <param name="blockRows">For how many, at least 1.</param>
    public static void FusedRows(
        ref float place,
        ref float z,
        ref int lengths,
        int steps,
        int rows,
        int width,
        int stride,
        Activation activation,
        float slope,
        ref float block,
        int blockRows)
    {
        var valid = new ValidRows(ref lengths, steps, rows);
        while (valid.Next())
        {
            for (nint row = 0; row < valid.Count; row += blockRows)
            {
                nint count = Math.Min(blockRows, valid.Count - row);
                FusedActivation.Apply(ref Unsafe.Add(ref z, (valid.First + row) * stride), ref block, count, width, stride, activation, slope);
                Add(ref place, ref block, count, width, stride, activation);
            }
        }
    }

    /// <summary>Adds values of images or signals with samples in the lanes: [group][channel][place][sample of the group].</summary>
    /// <param name="place">Where in the workspace the layer's sums are.</param>
    /// <param name="y">The first group.</param>
    /// <param name="rows">The number of samples; the last group may have fewer than lanes.</param>
    /// <param name="channels">The number of channels.</param>
    /// <param name="positions">The number of places of a channel.</param>
    /// <param name="lanes">Samples of a group.</param>
    /// <param name="activation">What the values have gone through.</param>
    public static void Groups(ref float place, ref float y, int rows, int channels, int positions, int lanes, Activation activation)
    {
        nint groupFloats = (nint)channels * positions * lanes;
        int whole = rows / lanes;
        int rest = rows % lanes;
        var values = new StridedRuns(ref y, whole, groupFloats, groupFloats);
        var others = new StridedRuns(ref Unsafe.Add(ref y, whole * groupFloats), rest == 0 ? 0 : (nint)channels * positions, rest, lanes);
        Add(ref place, values, activation);
        Add(ref place, others, activation);
        if (activation != Activation.ReLU)
        {
            return;
        }

        ref int marks = ref LivingCells.At(ref place);
        nint channelFloats = (nint)positions * lanes;
        for (int channel = 0; channel < channels; channel++)
        {
            ref float first = ref Unsafe.Add(ref y, channel * channelFloats);
            var ofWhole = new StridedRuns(ref first, whole, channelFloats, groupFloats);
            var ofRest = new StridedRuns(ref Unsafe.Add(ref first, whole * groupFloats), rest == 0 ? 0 : positions, rest, lanes);
            if (Unsafe.Add(ref marks, channel) == 0 && (ofWhole.HasLife() || ofRest.HasLife()))
            {
                Unsafe.Add(ref marks, channel) = -1;
            }
        }
    }

    private static void Add(ref float place, ref float y, nint rows, int width, int stride, Activation activation)
    {
        var values = new StridedRuns(ref y, rows, width, stride);
        Add(ref place, values, activation);
        if (activation == Activation.ReLU)
        {
            values.MarkColumns(ref LivingCells.At(ref place), width);
        }
    }

    private static void Add(ref float place, scoped StridedRuns values, Activation activation)
    {
        ref ActivationSums sums = ref ActivationSums.At(ref place);
        values.AddTo(ref sums);
        if (Saturation.TryGetLimits(activation, out float low, out float high))
        {
            sums.AddSaturated(values.CountOutside(low, high));
        }
    }
}
