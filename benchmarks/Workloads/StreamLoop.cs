using System.Diagnostics;

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

    /// <summary>Steps, each timed by itself.</summary>
    /// <param name="stream">The stream, which goes on.</param>
    /// <param name="inputs">One after another, again and again.</param>
    /// <param name="ticks">Where the time of each goes, in ticks of <see cref="Stopwatch"/>.</param>
    /// <returns>A sum over the steps.</returns>
    public static float TimeEach<TStream>(ref TStream stream, ReadOnlySpan<float> inputs, Span<int> ticks)
        where TStream : struct, IStream
    {
        Span<float> output = stackalloc float[1];
        int input = 0;
        float sum = 0f;
        for (int call = 0; call < ticks.Length; call++)
        {
            long began = Stopwatch.GetTimestamp();
            stream.Step(inputs.Slice(input, 1), output);
            ticks[call] = (int)Math.Min(int.MaxValue, Stopwatch.GetTimestamp() - began);
            sum += output[0];
            input = input + 1 < inputs.Length ? input + 1 : 0;
        }

        return sum;
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
