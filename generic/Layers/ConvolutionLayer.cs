using System.Numerics;
using System.Numerics.Tensors;

namespace StaticNet.Generic;

/// <inheritdoc cref="ConvolutionAttribute"/>
internal sealed class ConvolutionLayer<T> : OneInputLayer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly GenericTensor<T> weight;
    private readonly GenericTensor<T>? bias;
    private readonly int groups;
    private readonly bool isPointwise;
    private readonly PatchMatrix<T> patches;

    public ConvolutionLayer(
        SampleShape input, SampleShape output, WindowAxis vertical, WindowAxis horizontal, int groups, GenericTensor<T> weight, GenericTensor<T>? bias)
        : base(input, output)
    {
        this.weight = weight;
        this.bias = bias;
        this.groups = groups;
        patches = new PatchMatrix<T>(input.Channels / groups, vertical, horizontal);

        // A kernel of one tap that visits every input: the image is the matrix of patches.
        isPointwise = vertical == WindowAxis.Create(vertical.Input, 1, 1, 1, 0) with { Dilation = vertical.Dilation }
            && horizontal == WindowAxis.Create(horizontal.Input, 1, 1, 1, 0) with { Dilation = horizontal.Dilation };
    }

    public override bool HasParameters => true;

    private int GroupInputs => Input.Size / groups;

    private int GroupOutputs => Output.Size / groups;

    /// <summary>Output channels of a group: the rows of the product.</summary>
    private int Rows => Output.Channels / groups;

    public override void Forward(ReadOnlySpan<T> inputs, Span<T> outputs, int count)
    {
        for (int i = 0; i < count * groups; i++)
        {
            int group = i % groups;
            Span<T> output = outputs.Slice(i * GroupOutputs, GroupOutputs);
            FillWithBias(output, group);
            ReadOnlySpan<T> matrix = Patches(inputs.Slice(i * GroupInputs, GroupInputs), out int stride);
            MatrixProduct<T>.Add(WeightsOf(weight.Values, group), patches.Rows, 1, matrix, stride, output, patches.Columns, Rows, patches.Rows, patches.Columns);
        }
    }

    public override void Backward(ReadOnlySpan<T> inputs, ReadOnlySpan<T> outputGradient, Span<T> gradients, Span<T> inputGradient, int count)
    {
        Span<T> weightGradient = weight.In(gradients);
        weightGradient.Clear();
        inputGradient.Clear();
        for (int i = 0; i < count * groups; i++)
        {
            int group = i % groups;
            ReadOnlySpan<T> output = outputGradient.Slice(i * GroupOutputs, GroupOutputs);
            AddWeightGradient(inputs.Slice(i * GroupInputs, GroupInputs), output, WeightsOf(weightGradient, group));
            if (!inputGradient.IsEmpty)
            {
                AddInputGradient(WeightsOf(weight.Values, group), output, inputGradient.Slice(i * GroupInputs, GroupInputs));
            }
        }

        if (bias is not null)
        {
            AddBiasGradient(outputGradient, bias.In(gradients));
        }
    }

    private void FillWithBias(Span<T> output, int group)
    {
        for (int row = 0; row < Rows; row++)
        {
            output.Slice(row * patches.Columns, patches.Columns).Fill(bias is null ? T.Zero : bias.Values[(group * Rows) + row]);
        }
    }

    private ReadOnlySpan<T> Patches(ReadOnlySpan<T> image, out int stride)
    {
        if (isPointwise)
        {
            stride = patches.Columns;
            return image;
        }

        stride = patches.Stride;
        patches.Gather(image);
        return patches.Values;
    }

    private Span<T> WeightsOf(Span<T> weights, int group) => weights.Slice(group * Rows * patches.Rows, Rows * patches.Rows);

    private void AddWeightGradient(ReadOnlySpan<T> image, ReadOnlySpan<T> outputGradient, Span<T> weightGradient)
    {
        ReadOnlySpan<T> matrix = Patches(image, out int stride);
        DotProducts<T>.Add(outputGradient, patches.Columns, matrix, stride, weightGradient, Rows, patches.Rows, patches.Columns);
    }

    private void AddInputGradient(ReadOnlySpan<T> weights, ReadOnlySpan<T> outputGradient, Span<T> imageGradient)
    {
        if (isPointwise)
        {
            MatrixProduct<T>.Add(weights, 1, patches.Rows, outputGradient, patches.Columns, imageGradient, patches.Columns, patches.Rows, Rows, patches.Columns);
            return;
        }

        patches.Values.Clear();
        MatrixProduct<T>.Add(weights, 1, patches.Rows, outputGradient, patches.Columns, patches.Values, patches.Stride, patches.Rows, Rows, patches.Columns);
        patches.Scatter(imageGradient);
    }

    private void AddBiasGradient(ReadOnlySpan<T> outputGradient, Span<T> biasGradient)
    {
        biasGradient.Clear();
        for (int start = 0; start < outputGradient.Length; start += Output.Size)
        {
            for (int channel = 0; channel < Output.Channels; channel++)
            {
                biasGradient[channel] += TensorPrimitives.Sum(outputGradient.Slice(start + (channel * patches.Columns), patches.Columns));
            }
        }
    }
}
