namespace StaticNet.Benchmarks;

/// <summary>The loops over the steps of a stream, the same for both implementations.</summary>
internal static class StreamLoop
{
    /// <summary>Calls that are chained by what the stream remembers, and by nothing else.</summary>
    /// <param name="stream">The stream, which goes on.</param>
    /// <param name="inputs">One input for each call.</param>
    /// <param name="rounds">How often all inputs have their turn.</param>
    /// <returns>A sum over the calls, so that none of them can be left out.</returns>
    public static float Run<TStream>(ref TStream stream, ReadOnlySpan<float> inputs, int rounds = 1)
        where TStream : struct, IStream
    {
        Span<float> output = stackalloc float[1];
        float sum = 0f;
        for (int round = 0; round < rounds; round++)
        {
            for (int call = 0; call < inputs.Length; call++)
            {
                stream.Step(inputs.Slice(call, 1), output);
                sum += output[0];
            }
        }

        return sum;
    }

    /// <summary>
    /// Calls of which each has the output of the one before added to its input. (By itself an output that becomes the input would lead
    /// to a standstill.)
    /// </summary>
    /// <inheritdoc cref="Run"/>
    public static float RunChained<TStream>(ref TStream stream, ReadOnlySpan<float> inputs, int rounds = 1)
        where TStream : struct, IStream
    {
        Span<float> input = stackalloc float[1];
        Span<float> output = stackalloc float[1];
        output.Clear();
        for (int round = 0; round < rounds; round++)
        {
            for (int call = 0; call < inputs.Length; call++)
            {
                input[0] = inputs[call] + output[0];
                stream.Step(input, output);
            }
        }

        return output[0];
    }

    /// <summary>All outputs, from where the stream is.</summary>
    public static float[] Outputs<TStream>(ref TStream stream, ReadOnlySpan<float> inputs)
        where TStream : struct, IStream
    {
        var outputs = new float[inputs.Length];
        for (int call = 0; call < inputs.Length; call++)
        {
            stream.Step(inputs.Slice(call, 1), outputs.AsSpan(call, 1));
        }

        return outputs;
    }
}
