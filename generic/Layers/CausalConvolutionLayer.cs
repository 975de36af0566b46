using System.Numerics;

namespace StaticNet.Generic;

/// <summary>
/// A convolution over the steps of a sequence. Each step sees itself, by the last tap, and earlier ones: what stood before the first is zero, or what a stream
/// remembers. The patches of all rows make a matrix, a row [channel][tap] each, so that the layer is a product of matrices.
/// </summary>
internal sealed class CausalConvolutionLayer<T> : SequenceLayer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly int inputs;
    private readonly int groups;
    private readonly int kernel;
    private readonly int dilation;
    private readonly GenericTensor<T> weight;
    private readonly GenericTensor<T>? bias;
    private readonly GenericTensor<T>? history;
    private readonly T[] transposed;
    private readonly T[] stepPatch;
    private T[] patches = [];
    private T[] patchGradients = [];

    /// <param name="inputs">The number of channels of the input.</param>
    /// <param name="groups">Into how many groups channels are split.</param>
    /// <param name="dilation">How far apart taps are.</param>
    /// <param name="weight">[channels, channels of a group, kernel].</param>
    /// <param name="bias">[channels], or null.</param>
    /// <param name="history">The inputs that will be seen again, [steps, channels], the oldest first; null where a step sees itself only.</param>
    public CausalConvolutionLayer(int inputs, int groups, int dilation, GenericTensor<T> weight, GenericTensor<T>? bias, GenericTensor<T>? history)
        : base(new SampleShape(weight.Shape[0]))
    {
        this.inputs = inputs;
        this.groups = groups;
        this.dilation = dilation;
        this.weight = weight;
        this.bias = bias;
        this.history = history;
        kernel = weight.Shape[2];
        transposed = new T[weight.Length];
        stepPatch = new T[inputs * kernel];
    }

    private int Outputs => Output.Channels;

    private int GroupOutputs => Outputs / groups;

    private int PatchRow => inputs * kernel;

    private int GroupPatch => PatchRow / groups;

    /// <summary>How many steps back the first tap sees.</summary>
    private int Span => (kernel - 1) * dilation;

    public override void Forward(ReadOnlySpan<T> inputs, Span<T> outputs, BatchRows rows, ReadOnlySpan<GenericState<T>> states)
    {
        int count = rows.CountOf(isSequence: true);
        Gather(inputs, rows, states);
        MatrixRows<T>.Fill(outputs, bias);
        for (int group = 0; group < groups; group++)
        {
            Span<T> weights = transposed.AsSpan(group * GroupOutputs * GroupPatch, GroupOutputs * GroupPatch);
            MatrixRows<T>.Transpose(WeightsOf(weight.Values, group), GroupOutputs, GroupPatch, weights);
            ReadOnlySpan<T> left = patches.AsSpan(group * GroupPatch);
            MatrixProduct<T>.Add(left, PatchRow, 1, weights, GroupOutputs, outputs[(group * GroupOutputs)..], Outputs, count, GroupPatch, GroupOutputs);
        }

        for (int rank = 0; rank < rows.CountOf(isSequence: false) && !states.IsEmpty && history is not null; rank++)
        {
            Remember(inputs, rows, rank, history.In(states[rows.Sample(rank)].Values));
        }
    }

    public override void Backward(ReadOnlySpan<T> inputs, ReadOnlySpan<T> outputGradient, Span<T> gradients, Span<T> inputGradient, BatchRows rows)
    {
        int count = rows.CountOf(isSequence: true);
        Span<T> weightGradient = weight.In(gradients);
        weightGradient.Clear();
        patchGradients.AsSpan(0, inputGradient.IsEmpty ? 0 : count * PatchRow).Clear();
        for (int group = 0; group < groups; group++)
        {
            ReadOnlySpan<T> outer = outputGradient[(group * GroupOutputs)..];
            ReadOnlySpan<T> seen = patches.AsSpan(group * GroupPatch);
            MatrixProduct<T>.Add(outer, 1, Outputs, seen, PatchRow, WeightsOf(weightGradient, group), GroupPatch, GroupOutputs, count, GroupPatch);
            if (!inputGradient.IsEmpty)
            {
                Span<T> to = patchGradients.AsSpan(group * GroupPatch);
                MatrixProduct<T>.Add(outer, Outputs, 1, WeightsOf(weight.Values, group), GroupPatch, to, PatchRow, count, GroupOutputs, GroupPatch);
            }
        }

        if (bias is not null)
        {
            MatrixRows<T>.Sum(outputGradient, bias.In(gradients));
        }

        if (!inputGradient.IsEmpty)
        {
            Scatter(inputGradient, rows);
        }
    }

    public override void Step(ReadOnlySpan<T> inputs, Span<T> outputs, GenericState<T> state)
    {
        Span<T> before = history is null ? default : history.In(state.Values);
        for (int tap = 0; tap < kernel - 1; tap++)
        {
            Put(before.Slice(tap * dilation * inputs.Length, inputs.Length), stepPatch, tap);
        }

        Put(inputs, stepPatch, kernel - 1);
        MatrixRows<T>.Fill(outputs, bias);
        for (int group = 0; group < groups; group++)
        {
            MatrixVector<T>.Add(WeightsOf(weight.Values, group), stepPatch.AsSpan(group * GroupPatch, GroupPatch), outputs.Slice(group * GroupOutputs, GroupOutputs));
        }

        if (!before.IsEmpty)
        {
            before[inputs.Length..].CopyTo(before);
            inputs.CopyTo(before[^inputs.Length..]);
        }
    }

    protected override void Grow(int samples, int steps)
    {
        patches = new T[samples * steps * PatchRow];
        patchGradients = new T[patches.Length];
    }

    private Span<T> WeightsOf(Span<T> weights, int group) => weights.Slice(group * GroupOutputs * GroupPatch, GroupOutputs * GroupPatch);

    private void Gather(ReadOnlySpan<T> values, BatchRows rows, ReadOnlySpan<GenericState<T>> states)
    {
        patches.AsSpan(0, rows.CountOf(isSequence: true) * PatchRow).Clear();
        for (int step = 0; step < rows.Steps; step++)
        {
            for (int tap = 0; tap < kernel; tap++)
            {
                int source = step - ((kernel - 1 - tap) * dilation);
                for (int rank = 0; rank < rows.At(step) && (source >= 0 || !states.IsEmpty); rank++)
                {
                    ReadOnlySpan<T> from = source >= 0
                        ? values.Slice((rows.Start(source) + rank) * inputs, inputs)
                        : history!.In(states[rows.Sample(rank)].Values).Slice((source + Span) * inputs, inputs);
                    Put(from, patches.AsSpan((rows.Start(step) + rank) * PatchRow, PatchRow), tap);
                }
            }
        }
    }

    private void Put(ReadOnlySpan<T> values, Span<T> patch, int tap)
    {
        for (int channel = 0; channel < values.Length; channel++)
        {
            patch[(channel * kernel) + tap] = values[channel];
        }
    }

    /// <summary>Adds each gradient of a patch to that of the input it was read from. No gradient flows into what was there before the first step.</summary>
    private void Scatter(Span<T> inputGradient, BatchRows rows)
    {
        inputGradient.Clear();
        for (int step = 0; step < rows.Steps; step++)
        {
            for (int tap = 0; tap < kernel; tap++)
            {
                int source = step - ((kernel - 1 - tap) * dilation);
                for (int rank = 0; rank < rows.At(step) && source >= 0; rank++)
                {
                    ReadOnlySpan<T> patch = patchGradients.AsSpan((rows.Start(step) + rank) * PatchRow, PatchRow);
                    Span<T> to = inputGradient.Slice((rows.Start(source) + rank) * inputs, inputs);
                    for (int channel = 0; channel < to.Length; channel++)
                    {
                        to[channel] += patch[(channel * kernel) + tap];
                    }
                }
            }
        }
    }

    /// <summary>Moves what is remembered on by the steps of a sample.</summary>
    private void Remember(ReadOnlySpan<T> values, BatchRows rows, int rank, Span<T> remembered)
    {
        int length = rows.Length(rank);
        int kept = Math.Max(0, Span - length);
        remembered.Slice((Span - kept) * inputs, kept * inputs).CopyTo(remembered);
        for (int place = kept; place < Span; place++)
        {
            int row = rows.Start(length - Span + place) + rank;
            values.Slice(row * inputs, inputs).CopyTo(remembered[(place * inputs)..]);
        }
    }
}
