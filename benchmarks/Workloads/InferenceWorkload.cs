using System.Diagnostics;
using StaticNet.Generic;

namespace StaticNet.Benchmarks;

/// <summary>One network in both implementations, asked for one sample a call.</summary>
internal abstract class InferenceWorkload
{
    /// <summary>The number of calls in each of the loops below; each call has a sample of its own.</summary>
    public const int Calls = 8;

    private readonly GenericNetwork<float> generic;

    protected InferenceWorkload(INetwork network)
    {
        Network = network;
        generic = GenericNetwork<float>.FromDeclaration(network.GetType());
        generic.CopyParametersFrom(network);
        InputSize = network.InputSize;
        Inputs = SeededData.Inputs(Calls * InputSize);
        Output = new float[network.OutputSize];
        CheckAgreement(network);
    }

    /// <summary>The generated network.</summary>
    public INetwork Network { get; }

    protected int InputSize { get; }

    protected float[] Inputs { get; }

    protected float[] Output { get; }

    /// <summary>Calls that do not wait for one another.</summary>
    /// <param name="rounds">How often all samples have their turn.</param>
    /// <returns>A sum over the calls, so that none of them can be left out.</returns>
    public abstract float Generated(int rounds = 1);

    /// <summary>Calls of which each takes an output of the one before: what is measured is true latency.</summary>
    /// <param name="rounds">How often all samples have their turn.</param>
    /// <returns>The last output.</returns>
    public abstract float GeneratedChained(int rounds = 1);

    /// <summary>Generated calls, each timed by itself.</summary>
    /// <param name="ticks">Where the time of each goes, in ticks of <see cref="Stopwatch"/>.</param>
    /// <returns>A sum over the calls.</returns>
    public abstract float TimeEach(Span<int> ticks);

    /// <inheritdoc cref="Generated"/>
    public float Generic(int rounds = 1)
    {
        ReadOnlySpan<float> inputs = Inputs;
        Span<float> output = Output;
        int size = InputSize;
        float sum = 0f;
        for (int round = 0; round < rounds; round++)
        {
            for (int start = 0; start < inputs.Length; start += size)
            {
                generic.Predict(inputs.Slice(start, size), output);
                sum += output[0];
            }
        }

        return sum;
    }

    /// <inheritdoc cref="GeneratedChained"/>
    public float GenericChained(int rounds = 1)
    {
        Span<float> inputs = Inputs;
        Span<float> output = Output;
        int size = InputSize;
        for (int round = 0; round < rounds; round++)
        {
            for (int start = 0; start < inputs.Length; start += size)
            {
                inputs[start] = output[0];
                generic.Predict(inputs.Slice(start, size), output);
            }
        }

        return output[0];
    }

    private void CheckAgreement(INetwork network)
    {
        var expected = new float[Calls * network.OutputSize];
        var actual = new float[expected.Length];
        generic.Predict(Inputs, expected);
        for (int call = 0; call < Calls; call++)
        {
            network.Predict(Inputs.AsSpan(call * InputSize, InputSize), actual.AsSpan(call * network.OutputSize, network.OutputSize));
        }

        Agreement.Check(expected, actual, $"Predictions of {network.GetType().Name}");
    }
}

/// <inheritdoc cref="InferenceWorkload"/>
internal sealed class InferenceWorkload<TNetwork>(INetwork network, TNetwork generated) : InferenceWorkload(network)
    where TNetwork : struct, IPredict
{
    public override float Generated(int rounds = 1)
    {
        TNetwork network = generated;
        ReadOnlySpan<float> inputs = Inputs;
        Span<float> output = Output;
        int size = InputSize;
        float sum = 0f;
        for (int round = 0; round < rounds; round++)
        {
            for (int start = 0; start < inputs.Length; start += size)
            {
                network.Predict(inputs.Slice(start, size), output);
                sum += output[0];
            }
        }

        return sum;
    }

    public override float TimeEach(Span<int> ticks)
    {
        TNetwork network = generated;
        ReadOnlySpan<float> inputs = Inputs;
        Span<float> output = Output;
        int size = InputSize;
        int start = 0;
        float sum = 0f;
        for (int call = 0; call < ticks.Length; call++)
        {
            long began = Stopwatch.GetTimestamp();
            network.Predict(inputs.Slice(start, size), output);
            ticks[call] = (int)Math.Min(int.MaxValue, Stopwatch.GetTimestamp() - began);
            sum += output[0];
            start = start + size < inputs.Length ? start + size : 0;
        }

        return sum;
    }

    public override float GeneratedChained(int rounds = 1)
    {
        TNetwork network = generated;
        Span<float> inputs = Inputs;
        Span<float> output = Output;
        int size = InputSize;
        for (int round = 0; round < rounds; round++)
        {
            for (int start = 0; start < inputs.Length; start += size)
            {
                inputs[start] = output[0];
                network.Predict(inputs.Slice(start, size), output);
            }
        }

        return output[0];
    }
}
