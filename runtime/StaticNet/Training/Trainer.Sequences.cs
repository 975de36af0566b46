using System.Runtime.CompilerServices;

namespace StaticNet;

public abstract partial class Trainer
{
    // What the states were before a pass: its loss may not be finite.
    private float[] earlierStates = [];

    /// <summary>
    /// Takes one step on sequences of different lengths, as <see cref="Step(ReadOnlySpan{float}, ReadOnlySpan{float})"/>. A sample's steps at or after its length
    /// are padding: whatever their inputs and targets are, they contribute nothing to the loss or the gradient. Of a network whose outputs are those of the
    /// last step, it is the last before the padding, and samples of length 0 do not count.
    /// </summary>
    /// <param name="inputs">The samples, one after another, each of <see cref="INetwork.InputSize"/> floats step by step; any number from 1.</param>
    /// <param name="targets">The targets, one sample after another, each of <see cref="INetwork.OutputSize"/> floats step by step.</param>
    /// <param name="lengths">
    /// For each sample the number of its steps, from 0 to <see cref="INetwork.Steps"/>, at least one of them above 0; empty, where all samples have all steps.
    /// </param>
    /// <returns>The mean loss over the valid output steps before the step, penalties not counted.</returns>
    /// <exception cref="ArgumentException">No sample, a length that does not fit, or a target outside what the loss takes; nothing was changed.</exception>
    /// <exception cref="NotSupportedException">
    /// Lengths for a network whose samples are no sequences, or for one with batch normalisation, which would take padding for values.
    /// </exception>
    public float Step(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<int> lengths) =>
        StepOn(Checked(inputs, targets, lengths));

    /// <summary>As <see cref="Step(ReadOnlySpan{float}, ReadOnlySpan{float}, ReadOnlySpan{int})"/>, with class numbers.</summary>
    /// <param name="inputs">The samples, one after another, each of <see cref="INetwork.InputSize"/> floats step by step; any number from 1.</param>
    /// <param name="labels">For each sample, one after another, <see cref="INetwork.OutputSteps"/> class numbers, from 0 and below the number of outputs of a step.</param>
    /// <param name="lengths">
    /// For each sample the number of its steps, from 0 to <see cref="INetwork.Steps"/>, at least one of them above 0; empty, where all samples have all steps.
    /// </param>
    /// <returns>The mean loss over the valid output steps before the step, penalties not counted.</returns>
    /// <exception cref="ArgumentException">No sample, a length that does not fit, or a label that is no class; nothing was changed.</exception>
    /// <exception cref="NotSupportedException">
    /// The loss of the network takes no class numbers; lengths for a network whose samples are no sequences, or for one with batch normalisation.
    /// </exception>
    public float Step(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, ReadOnlySpan<int> lengths) =>
        StepOn(Checked(inputs, labels, lengths));

    /// <summary>Computes the gradient over sequences of different lengths into <see cref="Gradients"/>, without penalties or clipping, and changes nothing else.</summary>
    /// <inheritdoc cref="Step(ReadOnlySpan{float}, ReadOnlySpan{float}, ReadOnlySpan{int})"/>
    public float Backpropagate(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<int> lengths) =>
        GradientOf(Checked(inputs, targets, lengths));

    /// <summary>As <see cref="Backpropagate(ReadOnlySpan{float}, ReadOnlySpan{float}, ReadOnlySpan{int})"/>, with class numbers.</summary>
    /// <inheritdoc cref="Step(ReadOnlySpan{float}, ReadOnlySpan{int}, ReadOnlySpan{int})"/>
    public float Backpropagate(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, ReadOnlySpan<int> lengths) =>
        GradientOf(Checked(inputs, labels, lengths));

    /// <summary>The mean loss over the valid output steps of sequences of different lengths; changes nothing.</summary>
    /// <inheritdoc cref="Step(ReadOnlySpan{float}, ReadOnlySpan{float}, ReadOnlySpan{int})"/>
    public float Evaluate(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<int> lengths) =>
        MeanLoss(Checked(inputs, targets, lengths));

    /// <summary>As <see cref="Evaluate(ReadOnlySpan{float}, ReadOnlySpan{float}, ReadOnlySpan{int})"/>, with class numbers.</summary>
    /// <inheritdoc cref="Step(ReadOnlySpan{float}, ReadOnlySpan{int}, ReadOnlySpan{int})"/>
    public float Evaluate(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, ReadOnlySpan<int> lengths) =>
        MeanLoss(Checked(inputs, labels, lengths));

    /// <summary>For generated code: a step on sequences that go on from states and leave theirs there, unless the loss is not finite.</summary>
    /// <param name="inputs">The samples.</param>
    /// <param name="targets">The targets.</param>
    /// <param name="lengths">The number of steps of each sample, or empty.</param>
    /// <param name="states">The states, one after another.</param>
    /// <param name="stateFloats">The floats of one state, at least 1.</param>
    /// <exception cref="ArgumentException">Another number of states than samples, or what any step refuses; nothing was changed.</exception>
    /// <exception cref="NotSupportedException">Lengths, or class numbers, for a network that takes none.</exception>
    protected float StepFrom(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<int> lengths, Span<float> states, int stateFloats) =>
        Apply(GradientFrom(Checked(inputs, targets, lengths), states, stateFloats));

    /// <summary>As the other, with class numbers.</summary>
    /// <param name="inputs">The samples.</param>
    /// <param name="labels">The class numbers.</param>
    /// <param name="lengths">The number of steps of each sample, or empty.</param>
    /// <param name="states">The states, one after another.</param>
    /// <param name="stateFloats">The floats of one state, at least 1.</param>
    /// <exception cref="ArgumentException">Another number of states than samples, or what any step refuses; nothing was changed.</exception>
    /// <exception cref="NotSupportedException">Lengths, or class numbers, for a network that takes none.</exception>
    protected float StepFrom(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, ReadOnlySpan<int> lengths, Span<float> states, int stateFloats) =>
        Apply(GradientFrom(Checked(inputs, labels, lengths), states, stateFloats));

    /// <summary>For generated code: the gradient over sequences that go on from states and leave theirs there, unless the loss is not finite.</summary>
    /// <inheritdoc cref="StepFrom(ReadOnlySpan{float}, ReadOnlySpan{float}, ReadOnlySpan{int}, Span{float}, int)"/>
    protected float BackpropagateFrom(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<int> lengths, Span<float> states, int stateFloats) =>
        GradientFrom(Checked(inputs, targets, lengths), states, stateFloats);

    /// <inheritdoc cref="StepFrom(ReadOnlySpan{float}, ReadOnlySpan{int}, ReadOnlySpan{int}, Span{float}, int)"/>
    protected float BackpropagateFrom(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, ReadOnlySpan<int> lengths, Span<float> states, int stateFloats) =>
        GradientFrom(Checked(inputs, labels, lengths), states, stateFloats);

    /// <summary>For generated code: the mean loss over sequences that go on from states and leave theirs there, unless the loss is not finite.</summary>
    /// <inheritdoc cref="StepFrom(ReadOnlySpan{float}, ReadOnlySpan{float}, ReadOnlySpan{int}, Span{float}, int)"/>
    protected float EvaluateFrom(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<int> lengths, Span<float> states, int stateFloats) =>
        MeanLossFrom(Checked(inputs, targets, lengths), states, stateFloats);

    /// <inheritdoc cref="StepFrom(ReadOnlySpan{float}, ReadOnlySpan{int}, ReadOnlySpan{int}, Span{float}, int)"/>
    protected float EvaluateFrom(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, ReadOnlySpan<int> lengths, Span<float> states, int stateFloats) =>
        MeanLossFrom(Checked(inputs, labels, lengths), states, stateFloats);

    private float GradientFrom(scoped in TrainingBatch batch, Span<float> states, int stateFloats)
    {
        KeepStates(batch.Count, states, stateFloats);
        return CheckedStates(GradientOf(batch.From(states)), states);
    }

    private float MeanLossFrom(scoped in TrainingBatch batch, Span<float> states, int stateFloats)
    {
        KeepStates(batch.Count, states, stateFloats);
        return CheckedStates(MeanLoss(batch.From(states)), states);
    }

    private void KeepStates(int count, Span<float> states, int stateFloats)
    {
        TrainingGuard.States(states.Length, count, stateFloats);
        if (earlierStates.Length < states.Length)
        {
            earlierStates = new float[states.Length];
        }

        states.CopyTo(earlierStates);
    }

    private float CheckedStates(float loss, Span<float> states)
    {
        if (!float.IsFinite(loss))
        {
            earlierStates.AsSpan(0, states.Length).CopyTo(states);
        }

        return loss;
    }

    // Where lengths are a constant, default, nothing of them is left after inlining.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TrainingBatch Checked(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<int> lengths)
    {
        if (!lengths.IsEmpty || !shape.Passes(inputs, targets, out int count))
        {
            count = TrainingGuard.Batch(Network, TargetKind, inputs, targets, lengths);
        }

        return new TrainingBatch(inputs, targets, default, lengths, default, count, TrainingBatch.RowsOf(lengths, count, outputSteps));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TrainingBatch Checked(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, ReadOnlySpan<int> lengths)
    {
        if (!lengths.IsEmpty || !shape.Passes(inputs, labels, out int count))
        {
            count = TrainingGuard.Batch(Network, TargetKind, inputs, labels, lengths);
        }

        return new TrainingBatch(inputs, default, labels, lengths, default, count, TrainingBatch.RowsOf(lengths, count, outputSteps));
    }
}
