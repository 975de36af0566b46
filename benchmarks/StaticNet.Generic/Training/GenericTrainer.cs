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
        buffers = new GraphBuffers<T>(network.Graph, isForTraining: true);
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

    /// <inheritdoc cref="Trainer.Step(ReadOnlySpan{float}, ReadOnlySpan{float})"/>
    public T Step(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets) => Apply(Backpropagate(inputs, targets));

    /// <inheritdoc cref="Trainer.Step(ReadOnlySpan{float}, ReadOnlySpan{int})"/>
    public T Step(ReadOnlySpan<T> inputs, ReadOnlySpan<int> labels) => Apply(Backpropagate(inputs, labels));

    /// <inheritdoc cref="Trainer.Backpropagate(ReadOnlySpan{float}, ReadOnlySpan{float})"/>
    public T Backpropagate(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets)
    {
        int count = Count(inputs, targets);
        T value = loss.Compute(ForwardTraining(inputs, count), targets, count, buffers.LastGradient(count));
        network.Graph.Backward(inputs, buffers, gradients.Values, count, loss.IsFused);
        return value;
    }

    /// <inheritdoc cref="Trainer.Backpropagate(ReadOnlySpan{float}, ReadOnlySpan{int})"/>
    public T Backpropagate(ReadOnlySpan<T> inputs, ReadOnlySpan<int> labels)
    {
        int count = Count(inputs, labels);
        T value = loss.Compute(ForwardTraining(inputs, count), labels, buffers.LastGradient(count));
        network.Graph.Backward(inputs, buffers, gradients.Values, count, loss.IsFused);
        return value;
    }

    /// <inheritdoc cref="Trainer.Evaluate(ReadOnlySpan{float}, ReadOnlySpan{float})"/>
    public T Evaluate(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets)
    {
        int count = Count(inputs, targets);
        return loss.Compute(Forward(inputs, count), targets, count, buffers.LastGradient(count));
    }

    /// <inheritdoc cref="Trainer.Evaluate(ReadOnlySpan{float}, ReadOnlySpan{int})"/>
    public T Evaluate(ReadOnlySpan<T> inputs, ReadOnlySpan<int> labels)
    {
        int count = Count(inputs, labels);
        return loss.Compute(Forward(inputs, count), labels, buffers.LastGradient(count));
    }

    private static T Checked(T value, string name) => T.IsFinite(value) && value >= T.Zero
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} must be finite and at least 0, but is {value}.");

    private int Count(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets)
    {
        int count = BatchGuard.Count(inputs.Length, network.InputSize);
        BatchGuard.Targets(loss.TargetKind, targets, count, network.OutputSize);
        return count;
    }

    private int Count(ReadOnlySpan<T> inputs, ReadOnlySpan<int> labels)
    {
        if (loss.TargetKind != TargetKind.Classes)
        {
            throw new NotSupportedException("The loss takes float targets; class numbers are for Loss.CrossEntropy.");
        }

        int count = BatchGuard.Count(inputs.Length, network.InputSize);
        BatchGuard.Labels(labels, count, network.OutputSize);
        return count;
    }

    /// <summary>Returns what the loss is computed from: the logits of the last layer where it is fused, its outputs otherwise.</summary>
    private Span<T> Forward(ReadOnlySpan<T> inputs, int count)
    {
        buffers.EnsureCapacity(count);
        network.Graph.Forward(inputs, buffers, count, loss.IsFused);
        return loss.IsFused ? buffers.LastLogits(count) : buffers.LastOutputs(count);
    }

    private Span<T> ForwardTraining(ReadOnlySpan<T> inputs, int count)
    {
        buffers.EnsureCapacity(count);
        network.Graph.ForwardTraining(inputs, buffers, count, loss.IsFused, StepCount);
        return loss.IsFused ? buffers.LastLogits(count) : buffers.LastOutputs(count);
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
