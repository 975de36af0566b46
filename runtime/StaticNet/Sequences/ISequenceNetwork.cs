namespace StaticNet;

/// <summary>
/// A network whose samples are sequences of <see cref="INetwork.Steps"/> steps, of which some may have fewer. It remembers nothing between calls itself: what a
/// stream remembers from one step to the next belongs to who runs it (<see cref="ISequenceNetwork{TState}"/>).
/// </summary>
public interface ISequenceNetwork : INetwork
{
    /// <summary>
    /// Predicts samples of different lengths, each from an empty state. Steps at or after the length of their sample are padding: their inputs are not looked
    /// at. Allocates nothing, and may run on many threads at once.
    /// </summary>
    /// <param name="inputs">The samples, one after another, each of <see cref="INetwork.InputSize"/> floats step by step, padding included.</param>
    /// <param name="lengths">For each sample the number of its steps, from 0 to <see cref="INetwork.Steps"/>, which stand at the front of its place.</param>
    /// <param name="outputs">
    /// Where the predictions go: <see cref="INetwork.OutputSize"/> floats for each sample. Outputs of padded steps are zero; where only the outputs of the last
    /// step come, it is the last before the padding, and a sample of length 0 gives zeros.
    /// </param>
    /// <exception cref="ArgumentException">No sample, a length that does not fit, or another number of lengths than samples; nothing was written.</exception>
    void Predict(ReadOnlySpan<float> inputs, ReadOnlySpan<int> lengths, Span<float> outputs);
}

/// <summary>A network for sequences that also runs step by step over any number of streams, each with a state of its own.</summary>
/// <typeparam name="TState">
/// What a stream remembers: a value without references, copied by assignment. Its default is the empty state, that before the first step.
/// </typeparam>
public interface ISequenceNetwork<TState> : ISequenceNetwork
    where TState : unmanaged
{
    /// <summary>The empty state, that before the first step.</summary>
    TState CreateState();

    /// <summary>
    /// Takes the next steps of one stream: the same numbers as of a prediction of all its steps at once, of this sequence alone. Allocates nothing; streams with different states may
    /// run on many threads at once.
    /// </summary>
    /// <param name="state">What the stream remembers, before and then after the steps.</param>
    /// <param name="inputs">One step or several, one after another: a multiple of <see cref="INetwork.InputSize"/> / <see cref="INetwork.Steps"/> floats.</param>
    /// <param name="outputs">
    /// Where the predictions go: <see cref="INetwork.OutputSize"/> / <see cref="INetwork.OutputSteps"/> floats for each step, or where only the outputs of the
    /// last step come, so many for all of them.
    /// </param>
    /// <exception cref="ArgumentException">No step, or a length that does not fit; nothing was changed.</exception>
    void Step(ref TState state, ReadOnlySpan<float> inputs, Span<float> outputs);
}
