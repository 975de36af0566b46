using System.Runtime.InteropServices;

namespace StaticNet.Tests.Networks;

/// <summary>
/// Streams over a network, and training from their states. The type of a state is one of each generated class, so for networks compiled at run time only
/// reflection knows it: here it is asked once.
/// </summary>
internal abstract class Streams
{
    public static Streams Of(INetwork network, int count) =>
        (Streams)Activator.CreateInstance(typeof(StreamsOf<>).MakeGenericType(network.GetType().GetNestedType("State")!), network, count)!;

    /// <summary>Takes the next steps of one stream.</summary>
    public abstract void Step(int stream, ReadOnlySpan<float> inputs, Span<float> outputs);

    /// <summary>The trainer's Step, Backpropagate or Evaluate from the states, which are moved on: all that the trainer has, made ready to be called.</summary>
    public abstract Func<SequenceBatch, float> From(Trainer trainer, string method);

    /// <summary>All floats of a stream.</summary>
    public abstract Span<float> Values(int stream);

    /// <summary>What a stream remembers, by tensor.</summary>
    public float[] Read(INetwork network, int stream, string name)
    {
        TensorLayout layout = Layouts(network).Single(layout => layout.Name == name);
        float[] values = Values(stream).ToArray();
        return [.. Enumerable.Range(0, layout.Length).Select(i => values[layout.Offset + (i * layout.Strides[^1])])];
    }

    public static IReadOnlyList<TensorLayout> Layouts(INetwork network) => (IReadOnlyList<TensorLayout>)network.GetType().GetProperty("StateLayouts")!.GetValue(null)!;

    private sealed class StreamsOf<TState>(INetwork network, int count) : Streams
        where TState : unmanaged
    {
        private readonly ISequenceNetwork<TState> typed = (ISequenceNetwork<TState>)network;
        private readonly TState[] states = [.. Enumerable.Range(0, count).Select(_ => ((ISequenceNetwork<TState>)network).CreateState())];

        private delegate float OnTargets(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<TState> states, ReadOnlySpan<int> lengths);

        private delegate float OnLabels(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, Span<TState> states, ReadOnlySpan<int> lengths);

        public override void Step(int stream, ReadOnlySpan<float> inputs, Span<float> outputs) => typed.Step(ref states[stream], inputs, outputs);

        public override Span<float> Values(int stream) => MemoryMarshal.Cast<TState, float>(states.AsSpan(stream, 1));

        public override Func<SequenceBatch, float> From(Trainer trainer, string method)
        {
            OnTargets onTargets = Find<OnTargets, float>(trainer, method)!;
            OnLabels? onLabels = Find<OnLabels, int>(trainer, method);
            return batch => batch.Labels is null
                ? onTargets(batch.Inputs, batch.Targets, states, batch.Lengths)
                : onLabels!(batch.Inputs, batch.Labels, states, batch.Lengths);
        }

        private static TDelegate? Find<TDelegate, TTarget>(Trainer trainer, string method)
            where TDelegate : Delegate =>
            trainer.GetType().GetMethod(method, [typeof(ReadOnlySpan<float>), typeof(ReadOnlySpan<TTarget>), typeof(Span<TState>), typeof(ReadOnlySpan<int>)])?
                .CreateDelegate<TDelegate>(trainer);
    }
}
