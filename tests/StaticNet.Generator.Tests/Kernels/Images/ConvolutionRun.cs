namespace StaticNet.Generator.Tests.Kernels.Images;

/// <summary>Random images, deltas and parameters for one convolution, and the comparison of what its kernels make of them.</summary>
internal sealed class ConvolutionRun
{
    private const double Tolerance = 1e-5;
    private readonly ConvolutionKernels kernels;
    private readonly ConvolutionCase item;
    private readonly int groups;

    public ConvolutionRun(string name, int lanes, int groups)
    {
        this.groups = groups;
        item = ConvolutionCase.Get(name);
        kernels = ConvolutionKernels.Of(item, lanes);
        Reference = new ConvolutionReference(item.Shape, lanes, groups);
        X = GuardedFloats.Random(Reference.InputLength, seed: 1);
        D = GuardedFloats.Random(Reference.OutputLength, seed: 2);
        Parameters = GuardedFloats.Random(kernels.ParameterLength, seed: 3);
        ClearPadding(Of(Parameters));
    }

    public ConvolutionReference Reference { get; }

    /// <summary>Inputs.</summary>
    public GuardedFloats X { get; }

    /// <summary>Deltas of the outputs.</summary>
    public GuardedFloats D { get; }

    public GuardedFloats Parameters { get; }

    public ReadOnlySpan<float> Weights => Of(Parameters);

    public ReadOnlySpan<float> Biases => Parameters.Span.Slice(kernels.BiasOffset, item.Shape.OutputStride);

    /// <summary>Runs a kernel from one image to another, into memory full of what must be overwritten.</summary>
    public void AssertSweep(string kernel, GuardedFloats source, double[] expected)
    {
        GuardedFloats y = GuardedFloats.Random(expected.Length, seed: 4);
        y.Span.Fill(float.NaN);
        kernels.Kernels.Get<ConvolutionKernels.Sweep>(kernel)(ref source.Start, ref Parameters.Start, ref y.Start, groups);
        AssertNear(expected, y.Span);
        y.AssertGuardsUntouched();
    }

    /// <summary>Runs a kernel of gradients. Floats that are none of these must stay as they are.</summary>
    public void AssertGradients(string kernel, bool accumulate)
    {
        GuardedFloats gradients = GuardedFloats.Random(kernels.ParameterLength, seed: 5);
        ClearPadding(Of(gradients));
        gradients.Span[(kernels.BiasOffset + item.Shape.OutputChannels)..].Clear();
        float[] before = gradients.Span.ToArray();
        kernels.Kernels.Get<ConvolutionKernels.Gradient>(kernel)(ref X.Start, ref D.Start, ref gradients.Start, groups, accumulate);

        double[] expected = [.. before.Select(value => (double)value)];
        Set(ConvolutionKernels.WeightOffset, Reference.WeightGradient(X.Span, D.Span));
        if (kernel == "Gradients")
        {
            Set(kernels.BiasOffset, Reference.BiasGradient(D.Span));
        }

        AssertNear(expected, gradients.Span);
        Span<float> weights = Of(gradients);
        for (int i = 0; i < weights.Length; i++)
        {
            Assert.True(i % item.Shape.OutputStride < item.Shape.OutputChannels || weights[i] == 0f, "Padding is no longer zero.");
        }

        Assert.True(gradients.Span[(kernels.BiasOffset + item.Shape.OutputChannels)..].IndexOfAnyExcept(0f) < 0, "Padding is no longer zero.");
        gradients.AssertGuardsUntouched();

        void Set(int offset, double[] values)
        {
            for (int i = 0; i < values.Length; i++)
            {
                expected[offset + i] = values[i] + (accumulate ? before[offset + i] : 0);
            }
        }
    }

    private Span<float> Of(GuardedFloats parameters) => parameters.Span.Slice(ConvolutionKernels.WeightOffset, item.Shape.Extent);

    private static void AssertNear(ReadOnlySpan<double> expected, ReadOnlySpan<float> actual)
    {
        Assert.Equal(expected.Length, actual.Length);

        // Where terms cancel, their rounding remains: errors are held against the size that values have on average too.
        double size = Math.Sqrt(expected.ToArray().Average(value => value * value));
        for (int i = 0; i < expected.Length; i++)
        {
            double error = expected[i] == actual[i] ? 0 : Math.Abs(expected[i] - actual[i]) / Math.Max(size, Math.Abs(expected[i]));
            Assert.True(error <= Tolerance, $"[{i}]: {actual[i]} instead of {expected[i]}");
        }
    }

    private void ClearPadding(Span<float> rows)
    {
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i] = i % item.Shape.OutputStride < item.Shape.OutputChannels ? rows[i] : 0f;
        }
    }
}
