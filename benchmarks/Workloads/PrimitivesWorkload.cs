namespace StaticNet.Benchmarks;

/// <summary>One dense network written by hand over TensorPrimitives, asked for one sample a call.</summary>
internal sealed class PrimitivesWorkload
{
    private readonly TensorPrimitivesNetwork network;
    private readonly float[] inputs;
    private readonly float[] output;

    /// <param name="generated">The network to copy.</param>
    /// <exception cref="InvalidOperationException">Both predict different numbers.</exception>
    public PrimitivesWorkload(INetwork generated)
    {
        network = new TensorPrimitivesNetwork(generated);
        inputs = SeededData.Inputs(InferenceWorkload.Calls * generated.InputSize);
        output = new float[generated.OutputSize];
        var expected = new float[generated.OutputSize];
        for (int start = 0; start < inputs.Length; start += generated.InputSize)
        {
            ReadOnlySpan<float> sample = inputs.AsSpan(start, generated.InputSize);
            generated.Predict(sample, expected);
            network.Predict(sample, output);
            Agreement.Check(output, expected, $"Predictions of {generated.GetType().Name} by hand");
        }
    }

    /// <summary>Calls that do not wait for one another.</summary>
    /// <returns>A sum over the calls.</returns>
    public float Run()
    {
        int size = inputs.Length / InferenceWorkload.Calls;
        float sum = 0f;
        for (int start = 0; start < inputs.Length; start += size)
        {
            network.Predict(inputs.AsSpan(start, size), output);
            sum += output[0];
        }

        return sum;
    }
}
