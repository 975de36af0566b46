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
        ClearPadding(Parameters.Span.Slice(ConvolutionKernels.WeightOffset, item.Shape.Extent));
    }

    public ConvolutionReference Reference { get; }

    /// <summary>Inputs.</summary>
    public GuardedFloats X { get; }

    /// <summary>Deltas of the outputs.</summary>
    public GuardedFloats D { get; }

    public GuardedFloats Parameters { get; }

    public ReadOnlySpan<float> Weights => Parameters.Span.Slice(ConvolutionKernels.WeightOffset, item.Shape.Extent);

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
