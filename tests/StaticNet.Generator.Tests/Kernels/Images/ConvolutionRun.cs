namespace StaticNet.Generator.Tests.Kernels.Images;

/// <summary>Random images, deltas and parameters for one convolution, and the comparison of what its kernels make of them.</summary>
internal sealed class ConvolutionRun
{
    private const double Tolerance = 1e-5;
    private readonly ConvolutionCase item;
    private readonly ConvolutionKernels kernels;
    private readonly ConvolutionReference reference;
    private readonly int groups;
    private readonly GuardedFloats x;
    private readonly GuardedFloats d;
    private readonly GuardedFloats parameters;

    public ConvolutionRun(string name, int lanes, int groups)
    {
        this.groups = groups;
        item = ConvolutionCase.Get(name);
        kernels = ConvolutionKernels.Of(item, lanes);
        reference = new ConvolutionReference(item.Shape, lanes, groups);
        x = GuardedFloats.Random(reference.InputLength, seed: 1);
        d = GuardedFloats.Random(reference.OutputLength, seed: 2);
        parameters = RandomParameters(seed: 3);
    }

    private float[] Weights => parameters.Span.Slice(ConvolutionKernels.WeightOffset, item.Shape.Extent).ToArray();

    private float[] Biases => parameters.Span.Slice(kernels.BiasOffset, item.Shape.OutputStride).ToArray();

    public void AssertOutputs()
    {
        double[] unbiased = reference.Outputs(x.Span.ToArray(), Weights);
        double[] expected = reference.WithBiases(unbiased, Biases);
        AssertSweep("Unbiased", x, unbiased);
        AssertSweep("Biased", x, expected);
        AssertSweep("Rectified", x, [.. expected.Select(value => Math.Max(0, value))]);
    }

    public void AssertInputGradient() => AssertSweep("Inputs", d, reference.InputGradient(d.Span.ToArray(), Weights));

    public void AssertParameterGradients()
    {
        double[] weights = reference.WeightGradient(x.Span.ToArray(), d.Span.ToArray());
        double[] biases = reference.BiasGradient(d.Span.ToArray());
        AssertGradients("Gradients", weights, biases, accumulate: false);
        AssertGradients("Gradients", weights, biases, accumulate: true);
        AssertGradients("WeightGradients", weights, null, accumulate: false);
        AssertGradients("WeightGradients", weights, null, accumulate: true);
    }

    // Into memory full of what must be overwritten.
    private void AssertSweep(string kernel, GuardedFloats source, double[] expected)
    {
        var y = new GuardedFloats(expected.Length);
        y.Span.Fill(float.NaN);
        kernels.Compiled.Get<ConvolutionKernels.Sweep>(kernel)(ref source.Start, ref parameters.Start, ref y.Start, groups);
        AssertNear(expected, y.Span);
        y.AssertGuardsUntouched();
    }

    // Among other parameters, which must stay as they are; the gradients that are not to be added to are NaN before.
    private void AssertGradients(string kernel, double[] weights, double[]? biases, bool accumulate)
    {
        GuardedFloats gradients = RandomParameters(seed: 5);
        double[] expected = [.. gradients.Span.ToArray().Select(value => (double)value)];
        Expect(ConvolutionKernels.WeightOffset, weights);
        Expect(kernels.BiasOffset, biases ?? []);
        kernels.Compiled.Get<ConvolutionKernels.Gradient>(kernel)(ref x.Start, ref d.Start, ref gradients.Start, groups, accumulate);
        AssertNear(expected, gradients.Span);
        AssertPaddingIsZero(gradients.Span.Slice(ConvolutionKernels.WeightOffset, item.Shape.Extent));
        AssertPaddingIsZero(gradients.Span.Slice(kernels.BiasOffset, item.Shape.OutputStride));
        gradients.AssertGuardsUntouched();

        void Expect(int offset, double[] values)
        {
            for (int i = 0; i < values.Length; i++)
            {
                expected[offset + i] = values[i] + (accumulate ? expected[offset + i] : 0);
            }

            if (!accumulate)
            {
                gradients.Span.Slice(offset, values.Length).Fill(float.NaN);
            }
        }
    }

    private static void AssertNear(double[] expected, ReadOnlySpan<float> actual)
    {
        Assert.Equal(expected.Length, actual.Length);

        // Where terms cancel, their rounding remains: errors are held against the size that values have on average too.
        double size = Math.Sqrt(expected.Average(value => value * value));
        for (int i = 0; i < expected.Length; i++)
        {
            double allowed = Tolerance * Math.Max(size, Math.Abs(expected[i]));
            Assert.True(Math.Abs(expected[i] - actual[i]) <= allowed, $"[{i}]: {actual[i]} instead of {expected[i]}");
        }
    }

    private GuardedFloats RandomParameters(int seed)
    {
        GuardedFloats floats = GuardedFloats.Random(kernels.ParameterLength, seed);
        foreach (Range range in new[] { ConvolutionKernels.WeightOffset..(ConvolutionKernels.WeightOffset + item.Shape.Extent), kernels.BiasOffset.. })
        {
            Span<float> rows = floats.Span[range];
            for (int i = 0; i < rows.Length; i++)
            {
                rows[i] = IsPadding(i) ? 0f : rows[i];
            }
        }

        return floats;
    }

    private void AssertPaddingIsZero(ReadOnlySpan<float> rows)
    {
        for (int i = 0; i < rows.Length; i++)
        {
            Assert.True(!IsPadding(i) || rows[i] == 0f, $"Padding at {i} is {rows[i]}.");
        }
    }

    private bool IsPadding(int i) => i % item.Shape.OutputStride >= item.Shape.OutputChannels;
}
