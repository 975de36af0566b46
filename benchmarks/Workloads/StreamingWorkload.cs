using StaticNet.Generic;

namespace StaticNet.Benchmarks;

/// <summary>One network in both implementations, each with a stream that goes on from call to call, however often it is measured.</summary>
internal abstract class StreamingWorkload
{
    /// <summary>The number of calls in each of the loops below, a step each.</summary>
    public const int Calls = 64;

    // A sequence of the declared length and far on, so that what is remembered has long come from the network itself.
    private const int CheckedSteps = 512;

    /// <summary>The generated network.</summary>
    public abstract INetwork Network { get; }

    /// <summary>Calls that are chained by what the stream remembers.</summary>
    /// <param name="rounds">How often all inputs have their turn.</param>
    /// <returns>A sum over the calls.</returns>
    public abstract float Generic(int rounds = 1);

    /// <inheritdoc cref="Generic"/>
    public abstract float Generated(int rounds = 1);

    /// <summary>Calls of which each has the output of the one before in its input.</summary>
    /// <param name="rounds">How often all inputs have their turn.</param>
    /// <returns>The last output.</returns>
    public abstract float GenericChained(int rounds = 1);

    /// <inheritdoc cref="GenericChained"/>
    public abstract float GeneratedChained(int rounds = 1);

    /// <inheritdoc cref="InferenceWorkload.TimeEach"/>
    public abstract float TimeEach(Span<int> ticks);

    /// <summary>Builds the other implementation of a network, and lets both take the same steps.</summary>
    /// <param name="network">The generated network.</param>
    /// <param name="generated">A stream over it at its beginning.</param>
    /// <exception cref="InvalidOperationException">The outputs differ.</exception>
    public static StreamingWorkload Create<TStream>(INetwork network, TStream generated)
        where TStream : struct, IStream
    {
        SeededBiases.Fill(network);
        var generic = GenericNetwork<float>.FromDeclaration(network.GetType());
        generic.CopyParametersFrom(network);
        var stream = new GenericStream(generic);
        float[] inputs = SeededData.Inputs(CheckedSteps);
        Agreement.Check(
            StreamLoop.Outputs(ref stream, inputs), StreamLoop.Outputs(ref generated, inputs), $"Steps of {network.GetType().Name}");
        return new Streams<TStream>(network, stream, generated);
    }

    private struct GenericStream(GenericNetwork<float> network) : IStream
    {
        private readonly GenericState<float> state = network.CreateState();

        public readonly void Step(ReadOnlySpan<float> input, Span<float> output) => network.Step(state, input, output);
    }

    private sealed class Streams<TStream>(INetwork network, GenericStream generic, TStream generated) : StreamingWorkload
        where TStream : struct, IStream
    {
        private readonly float[] inputs = SeededData.Inputs(Calls);
        private GenericStream generic = generic;
        private TStream generated = generated;

        public override INetwork Network => network;

        public override float Generic(int rounds = 1) => StreamLoop.Run(ref generic, inputs, rounds);

        public override float Generated(int rounds = 1) => StreamLoop.Run(ref generated, inputs, rounds);

        public override float GenericChained(int rounds = 1) => StreamLoop.RunChained(ref generic, inputs, rounds);

        public override float GeneratedChained(int rounds = 1) => StreamLoop.RunChained(ref generated, inputs, rounds);

        public override float TimeEach(Span<int> ticks) => StreamLoop.TimeEach(ref generated, inputs, ticks);
    }
}
