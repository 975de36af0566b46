using System.Numerics;

namespace StaticNet.Generic;

/// <summary>
/// Trains a <see cref="GenericNetwork{T}"/> as <see cref="Trainer"/> does a generated one. Buffers grow to the greatest batch
/// met; from then on nothing allocates. For one thread at a time.
/// </summary>
public sealed class GenericTrainer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly GenericNetwork<T> network;
    private readonly Optimizer<T> optimizer;
    private readonly LossFunction<T> loss;
    private readonly GraphBuffers<T> buffers;
    private readonly TensorStore<T> gradients;
    private T[] targetRows = [];
    private int[] labelRows = [];

    /// <summary>Prepares training.</summary>
    /// <param name="network">The network; it must have a loss.</param>
    /// <param name="optimizer">An optimizer no other trainer uses.</param>
    /// <exception cref="ArgumentException">The network has no loss.</exception>
    /// <exception cref="InvalidOperationException">The optimizer serves another trainer.</exception>
    public GenericTrainer(GenericNetwork<T> network, Optimizer<T> optimizer)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(optimizer);
        loss = network.Loss ?? throw new ArgumentException("The network has no loss, so there is nothing to train.", nameof(network));
        optimizer.Attach(network.Values.Length);
        this.network = network;
        this.optimizer = optimizer;
        buffers = new GraphBuffers<T>(network.Graph, network.Steps, isForTraining: true);
        gradients = network.MakeGradients();
        LearningRate = T.CreateChecked(optimizer.LearningRate);
    }

    /// <summary>Prepares training with the optimizer that an attribute declares.</summary>
    public GenericTrainer(GenericNetwork<T> network, OptimizerAttribute optimizer)
        : this(network, Optimizer<T>.From(optimizer))
    {
    }

    /// <summary>How far a step goes.</summary>
    public T LearningRate { get; set => field = Checked(value, nameof(LearningRate)); }

    /// <inheritdoc cref="Trainer.L1"/>
    public T L1 { get; set => field = Checked(value, nameof(L1)); }

    /// <inheritdoc cref="Trainer.L2"/>
    public T L2 { get; set => field = Checked(value, nameof(L2)); }

    /// <inheritdoc cref="Trainer.ClipValue"/>
    public T ClipValue { get; set => field = Checked(value, nameof(ClipValue)); }

    /// <inheritdoc cref="Trainer.ClipNorm"/>
    public T ClipNorm { get; set => field = Checked(value, nameof(ClipNorm)); }

    /// <summary>The number of steps taken.</summary>
    public long StepCount { get; private set; }

    /// <summary>The gradients of the last step or backward pass, tensor by tensor as <see cref="GenericNetwork{T}.Parameters"/>.</summary>
    public IReadOnlyList<GenericTensor<T>> Gradients => gradients.Tensors;

    /// <summary>
    /// The values that a layer gave in the last pass over a batch, its activation applied: a row for each sample, or for each step of each sample that has it, in
    /// an order of its own; within a row channel by channel.
    /// </summary>
    /// <param name="layer">The number of the layer among those declared, activations that are declared by themselves included.</param>
    public T[] Activations(int layer)
    {
        if (!loss.IsFused || layer < network.Graph.Nodes.Length - 1)
        {
            return buffers.Outputs(layer).ToArray();
        }

        T[] values = buffers.LastLogits.ToArray();
        network.Graph.Nodes[layer].Activation.Apply(values, values, network.StepOutputSize);
        return values;
    }

    /// <summary>Takes one step on one mini-batch: forward, backward, penalties, clipping, optimizer. Where the loss is not finite, nothing is changed.</summary>
    /// <param name="inputs">The samples, one after another; any number from 1.</param>
    /// <param name="targets">The targets, one sample after another, those of a sequence step by step.</param>
    /// <param name="lengths">For each sample its number of steps, at least one of them above 0; empty: all have all. Whatever stands behind, it contributes nothing.</param>
    /// <returns>The mean loss over the rows of the batch, samples or steps, before the step.</returns>
    /// <exception cref="ArgumentException">No sample, a length that does not fit, or a target outside what the loss takes; nothing was changed.</exception>
    public T Step(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, ReadOnlySpan<int> lengths = default) => Apply(Backpropagate(inputs, targets, lengths));

    /// <summary>As the step on targets, with a class number for each sample or, where each step is predicted, for each step of it.</summary>
    /// <inheritdoc cref="Step(ReadOnlySpan{T}, ReadOnlySpan{T}, ReadOnlySpan{int})"/>
    public T Step(ReadOnlySpan<T> inputs, ReadOnlySpan<int> labels, ReadOnlySpan<int> lengths = default) => Apply(Backpropagate(inputs, labels, lengths));

    /// <summary>
    /// One step of truncated backpropagation through time (Williams, Peng, 1990): each sample begins with what its state remembers, which is overwritten with what it
    /// ends with. No gradient flows into the state.
    /// </summary>
    /// <inheritdoc cref="Step(ReadOnlySpan{T}, ReadOnlySpan{T}, ReadOnlySpan{int})"/>
    /// <param name="states">A state for each sample.</param>
    public T Step(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, ReadOnlySpan<GenericState<T>> states, ReadOnlySpan<int> lengths = default) =>
        Apply(Backpropagate(inputs, targets, states, lengths));

    /// <inheritdoc cref="Step(ReadOnlySpan{T}, ReadOnlySpan{T}, ReadOnlySpan{GenericState{T}}, ReadOnlySpan{int})"/>
    public T Step(ReadOnlySpan<T> inputs, ReadOnlySpan<int> labels, ReadOnlySpan<GenericState<T>> states, ReadOnlySpan<int> lengths = default) =>
        Apply(Backpropagate(inputs, labels, states, lengths));

    /// <summary>Computes the gradient of one mini-batch into <see cref="Gradients"/>, without penalties or clipping, and changes nothing else.</summary>
    /// <inheritdoc cref="Step(ReadOnlySpan{T}, ReadOnlySpan{T}, ReadOnlySpan{int})"/>
    public T Backpropagate(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, ReadOnlySpan<int> lengths = default) =>
        Backward(inputs, Loss(inputs, targets, [], lengths, isTraining: true));

    /// <inheritdoc cref="Backpropagate(ReadOnlySpan{T}, ReadOnlySpan{T}, ReadOnlySpan{int})"/>
    public T Backpropagate(ReadOnlySpan<T> inputs, ReadOnlySpan<int> labels, ReadOnlySpan<int> lengths = default) =>
        Backward(inputs, Loss(inputs, labels, [], lengths, isTraining: true));

    /// <summary>Computes the gradient of one mini-batch whose samples begin with states, and moves these on.</summary>
    /// <inheritdoc cref="Step(ReadOnlySpan{T}, ReadOnlySpan{T}, ReadOnlySpan{GenericState{T}}, ReadOnlySpan{int})"/>
    public T Backpropagate(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, ReadOnlySpan<GenericState<T>> states, ReadOnlySpan<int> lengths = default)
    {
        CheckStates(states, inputs.Length);
        return Backward(inputs, Loss(inputs, targets, states, lengths, isTraining: true));
    }

    /// <inheritdoc cref="Backpropagate(ReadOnlySpan{T}, ReadOnlySpan{T}, ReadOnlySpan{GenericState{T}}, ReadOnlySpan{int})"/>
    public T Backpropagate(ReadOnlySpan<T> inputs, ReadOnlySpan<int> labels, ReadOnlySpan<GenericState<T>> states, ReadOnlySpan<int> lengths = default)
    {
        CheckStates(states, inputs.Length);
        return Backward(inputs, Loss(inputs, labels, states, lengths, isTraining: true));
    }

    /// <summary>The mean loss as predictions have it; changes nothing.</summary>
    /// <inheritdoc cref="Step(ReadOnlySpan{T}, ReadOnlySpan{T}, ReadOnlySpan{int})"/>
    public T Evaluate(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, ReadOnlySpan<int> lengths = default) => Loss(inputs, targets, [], lengths, isTraining: false);

    /// <inheritdoc cref="Evaluate(ReadOnlySpan{T}, ReadOnlySpan{T}, ReadOnlySpan{int})"/>
    public T Evaluate(ReadOnlySpan<T> inputs, ReadOnlySpan<int> labels, ReadOnlySpan<int> lengths = default) => Loss(inputs, labels, [], lengths, isTraining: false);

    /// <summary>The mean loss over samples that begin with states, which are moved on.</summary>
    /// <inheritdoc cref="Step(ReadOnlySpan{T}, ReadOnlySpan{T}, ReadOnlySpan{GenericState{T}}, ReadOnlySpan{int})"/>
    public T Evaluate(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, ReadOnlySpan<GenericState<T>> states, ReadOnlySpan<int> lengths = default)
    {
        CheckStates(states, inputs.Length);
        return Loss(inputs, targets, states, lengths, isTraining: false);
    }

    /// <inheritdoc cref="Evaluate(ReadOnlySpan{T}, ReadOnlySpan{T}, ReadOnlySpan{GenericState{T}}, ReadOnlySpan{int})"/>
    public T Evaluate(ReadOnlySpan<T> inputs, ReadOnlySpan<int> labels, ReadOnlySpan<GenericState<T>> states, ReadOnlySpan<int> lengths = default)
    {
        CheckStates(states, inputs.Length);
        return Loss(inputs, labels, states, lengths, isTraining: false);
    }

    private static T Checked(T value, string name) => T.IsFinite(value) && value >= T.Zero
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} must be finite and at least 0, but is {value}.");

    private void CheckStates(ReadOnlySpan<GenericState<T>> states, int values)
    {
        BatchGuard.Length(states.Length, BatchGuard.Count(values, network.InputSize), 1, nameof(states));
        foreach (GenericState<T> state in states)
        {
            network.CheckState(state);
        }
    }

    private T Loss(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, ReadOnlySpan<GenericState<T>> states, ReadOnlySpan<int> lengths, bool isTraining)
    {
        int count = BatchGuard.Count(inputs.Length, network.InputSize);
        BatchGuard.TrainingLengths(lengths, count, network.Steps);
        BatchGuard.Targets(loss.TargetKind, targets, count, network.StepOutputSize, network.OutputSteps, lengths);
        Span<T> predicted = Forward(inputs, count, states, lengths, isTraining);
        return loss.Compute(predicted, Arranged(targets, network.StepOutputSize, ref targetRows), buffers.LastCount, buffers.LastGradient);
    }

    private T Loss(ReadOnlySpan<T> inputs, ReadOnlySpan<int> labels, ReadOnlySpan<GenericState<T>> states, ReadOnlySpan<int> lengths, bool isTraining)
    {
        if (loss.TargetKind != TargetKind.Classes)
        {
            throw new NotSupportedException("The loss takes float targets; class numbers are for Loss.CrossEntropy.");
        }

        int count = BatchGuard.Count(inputs.Length, network.InputSize);
        BatchGuard.TrainingLengths(lengths, count, network.Steps);
        BatchGuard.Labels(labels, count, network.StepOutputSize, network.OutputSteps, lengths);
        Span<T> predicted = Forward(inputs, count, states, lengths, isTraining);
        return loss.Compute(predicted, Arranged(labels, 1, ref labelRows), buffers.LastGradient);
    }

    /// <summary>Returns what the loss is computed from: the logits of the last layer where it is fused, its outputs otherwise.</summary>
    private Span<T> Forward(ReadOnlySpan<T> inputs, int count, ReadOnlySpan<GenericState<T>> states, ReadOnlySpan<int> lengths, bool isTraining)
    {
        buffers.Arrange(count, lengths);
        if (isTraining)
        {
            network.Graph.ForwardTraining(buffers.Enter(inputs), buffers, loss.IsFused, StepCount, states);
        }
        else
        {
            network.Graph.Forward(buffers.Enter(inputs), buffers, loss.IsFused, states);
        }

        return loss.IsFused ? buffers.LastLogits : buffers.LastOutputs;
    }

    private T Backward(ReadOnlySpan<T> inputs, T value)
    {
        network.Graph.Backward(buffers.Entered(inputs), buffers, gradients.Values, loss.IsFused);
        return value;
    }

    /// <summary>Targets or labels as rows.</summary>
    private ReadOnlySpan<TValue> Arranged<TValue>(ReadOnlySpan<TValue> values, int size, ref TValue[] room)
    {
        if (buffers.Rows.AreInOrder)
        {
            return values;
        }

        if (room.Length < values.Length)
        {
            room = new TValue[values.Length];
        }

        Span<TValue> rows = room.AsSpan(0, buffers.LastCount * size);
        buffers.Rows.Gather(values, size, network.Graph.EndsInSequence, rows);
        return rows;
    }

    private T Apply(T value)
    {
        if (T.IsFinite(value))
        {
            network.Graph.UpdateStatistics();
            if (L1 != T.Zero || L2 != T.Zero)
            {
                GradientShaping<T>.AddPenalties(Gradients, network.Parameters, L1, L2);
            }

            if (ClipValue != T.Zero)
            {
                GradientShaping<T>.ClipByValue(gradients.Values, ClipValue);
            }

            if (ClipNorm != T.Zero)
            {
                GradientShaping<T>.ClipByNorm(gradients.Values, ClipNorm);
            }

            optimizer.Update(network, gradients.Values, double.CreateChecked(LearningRate), ++StepCount);
        }

        return value;
    }
}
