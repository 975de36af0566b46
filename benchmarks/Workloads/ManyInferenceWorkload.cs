using StaticNet.Generic;

namespace StaticNet.Benchmarks;

/// <summary>One network in both implementations, asked for many samples in one call.</summary>
internal sealed class ManyInferenceWorkload
{
    private readonly GenericNetwork<float> generic;
    private readonly float[] inputs;
    private readonly float[] outputs;

    /// <param name="network">The generated network.</param>
    /// <param name="samples">The samples of a call.</param>
    public ManyInferenceWorkload(INetwork network, int samples)
    {
        Network = network;
        Samples = samples;
        generic = GenericNetwork<float>.FromDeclaration(network.GetType());
        generic.CopyParametersFrom(network);
        inputs = SeededData.Inputs(samples * network.InputSize);
        outputs = new float[samples * network.OutputSize];
        var expected = new float[outputs.Length];
        generic.Predict(inputs, expected);
        network.Predict(inputs, outputs);
        Agreement.Check(expected, outputs, $"Predictions of {network.GetType().Name}");
    }

    /// <summary>The generated network.</summary>
    public INetwork Network { get; }

    /// <summary>The samples of a call.</summary>
    public int Samples { get; }

    /// <summary>Calls with the same samples.</summary>
    /// <param name="rounds">How many.</param>
    /// <returns>The last output.</returns>
    public float Generated(int rounds = 1)
    {
        for (int round = 0; round < rounds; round++)
        {
            Network.Predict(inputs, outputs);
        }

        return outputs[^1];
    }

    /// <inheritdoc cref="Generated"/>
    public float Generic(int rounds = 1)
    {
        for (int round = 0; round < rounds; round++)
        {
            generic.Predict(inputs, outputs);
        }

        return outputs[^1];
    }
}
