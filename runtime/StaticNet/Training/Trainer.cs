using System.Runtime.CompilerServices;

namespace StaticNet;

/// <summary>
/// Trains one network with one optimizer. The generator derives one from it for each optimizer attribute; a trainer owns
/// its gradients and the optimizer's state, and nothing it does after construction allocates, but that room is made where a batch is
/// larger than any before: in a network with batch normalisation, and for a copy of the states that sequences go on from. A trainer is for one thread
/// at a time; trainers of different networks run side by side.
/// </summary>
public abstract partial class Trainer
{
    private readonly TensorLayout[] layouts;
    private readonly AlignedBuffer parameters;
    private readonly AlignedBuffer gradients;
    private readonly IReadOnlyList<ParameterTensor> gradientTensors;
    private readonly BatchShape shape;
    private readonly int outputSteps;
    private float learningRate;
    private bool shapesGradients;
    private bool leftNoGradient;

    /// <summary>Called by generated trainers.</summary>
    /// <param name="network">The network to train.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="layouts">Where each tensor lies in them.</param>
    /// <param name="targetKind">What its loss takes as targets.</param>
    /// <param name="learningRate">The rate to begin with.</param>
    protected Trainer(INetwork network, AlignedBuffer parameters, TensorLayout[] layouts, TargetKind targetKind, float learningRate)
    {
        ArgumentNullException.ThrowIfNull(network);
        Network = network;
        outputSteps = network.OutputSteps;
        shape = new BatchShape(network, targetKind);
        this.parameters = parameters;
        this.layouts = layouts;
        gradients = new AlignedBuffer(parameters.Length);
        TargetKind = targetKind;
        LearningRate = learningRate;
        gradientTensors = ParameterTensor.Views(layouts, gradients);
    }

    /// <summary>The network in training.</summary>
    public INetwork Network { get; }

    /// <summary>What the loss takes as targets.</summary>
    public TargetKind TargetKind { get; }

    /// <summary>How far a step goes; finite and at least 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">NaN, infinite or negative.</exception>
    public float LearningRate
    {
        get => learningRate;
        set => learningRate = TrainingGuard.FiniteAndNotNegative(value, nameof(LearningRate));
    }

    /// <summary>L1 penalty: this times the sign of each weight (not of biases and of the scales of normalisations) is added to its gradient. 0: none. Not part of the reported loss.</summary>
    /// <exception cref="ArgumentOutOfRangeException">NaN, infinite or negative.</exception>
    public float L1
    {
        get;
        set
        {
            field = TrainingGuard.FiniteAndNotNegative(value, nameof(L1));
            NoteShaping();
        }
    }

    /// <summary>L2 penalty: this times each weight (not biases and the scales of normalisations) is added to its gradient. 0: none. Not part of the reported loss.</summary>
    /// <exception cref="ArgumentOutOfRangeException">NaN, infinite or negative.</exception>
    public float L2
    {
        get;
        set
        {
            field = TrainingGuard.FiniteAndNotNegative(value, nameof(L2));
            NoteShaping();
        }
    }

    /// <summary>Each component of the gradient is brought into [-this, this]. 0: no clipping. It comes after the penalties.</summary>
    /// <exception cref="ArgumentOutOfRangeException">NaN, infinite or negative.</exception>
    public float ClipValue
    {
        get;
        set
        {
            field = TrainingGuard.FiniteAndNotNegative(value, nameof(ClipValue));
            NoteShaping();
        }
    }

    /// <summary>
    /// A gradient whose Euclidean norm over all parameters is greater is scaled down to it (Pascanu, Mikolov, Bengio, 2013).
    /// 0: no clipping. It comes after <see cref="ClipValue"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">NaN, infinite or negative.</exception>
    public float ClipNorm
    {
        get;
        set
        {
            field = TrainingGuard.FiniteAndNotNegative(value, nameof(ClipNorm));
            NoteShaping();
        }
    }

    /// <summary>What the last step showed of each layer; null unless the network says <see cref="TelemetryAttribute"/>.</summary>
    public virtual TrainingTelemetry? Telemetry => null;

    /// <summary>The number of steps taken.</summary>
    public long StepCount { get; private set; }

    /// <summary>
    /// Whether every step leaves its gradient in <see cref="Gradients"/>; false unless said. Without it, a step that needs neither penalties nor clipping
    /// may move each parameter as soon as its gradient is known, and keep none: that is faster.
    /// </summary>
    public bool KeepsGradients { get; set; }

    /// <summary>
    /// The gradient of the last step or <see cref="Backpropagate(ReadOnlySpan{float}, ReadOnlySpan{float})"/>, laid out as
    /// <see cref="INetwork.Parameters"/>. After a step it holds what the optimizer saw: penalties added, clipped.
    /// </summary>
    /// <exception cref="InvalidOperationException">The last step left no gradient: see <see cref="KeepsGradients"/>.</exception>
    public Span<float> Gradients
    {
        get
        {
            CheckGradientWasLeft();
            return gradients.Span;
        }
    }

    /// <summary>The gradients by name and logical shape: views of <see cref="Gradients"/>.</summary>
    /// <exception cref="InvalidOperationException">The last step left no gradient: see <see cref="KeepsGradients"/>.</exception>
    public IReadOnlyList<ParameterTensor> GradientTensors
    {
        get
        {
            CheckGradientWasLeft();
            return gradientTensors;
        }
    }

    /// <summary>The floats behind <see cref="Gradients"/>, for generated code.</summary>
    protected AlignedBuffer GradientBuffer => gradients;

    /// <summary>
    /// Takes one step on one mini-batch: forward, backward, penalties, clipping, optimizer.
    /// Where the loss is not finite, nothing is changed and the loss is returned as it is.
    /// </summary>
    /// <param name="inputs">The samples, one after another; any number from 1.</param>
    /// <param name="targets">The targets, one sample after another.</param>
    /// <returns>The mean loss over the batch, of sequences over all their output steps, before the step, penalties not counted.</returns>
    /// <exception cref="ArgumentException">No sample, a length that does not fit, or a target outside what the loss takes; nothing was changed.</exception>
    public float Step(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) => StepOn(Checked(inputs, targets, default));

    /// <summary>As <see cref="Step(ReadOnlySpan{float}, ReadOnlySpan{float})"/>, with a class number for each sample.</summary>
    /// <param name="inputs">The samples, one after another; any number from 1.</param>
    /// <param name="labels">For each sample the number of its class, from 0 and below the number of outputs; of sequences, one for each output step.</param>
    /// <returns>The mean loss over the batch before the step.</returns>
    /// <exception cref="ArgumentException">No sample, a length that does not fit, or a label that is no class; nothing was changed.</exception>
    /// <exception cref="NotSupportedException">The loss of the network takes no class numbers.</exception>
    public float Step(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels) => StepOn(Checked(inputs, labels, default));

    /// <summary>Computes the gradient of one mini-batch into <see cref="Gradients"/>, without penalties or clipping, and changes nothing else.</summary>
    /// <inheritdoc cref="Step(ReadOnlySpan{float}, ReadOnlySpan{float})"/>
    public float Backpropagate(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) => GradientOf(Checked(inputs, targets, default));

    /// <summary>As <see cref="Backpropagate(ReadOnlySpan{float}, ReadOnlySpan{float})"/>, with a class number for each sample.</summary>
    /// <inheritdoc cref="Step(ReadOnlySpan{float}, ReadOnlySpan{int})"/>
    public float Backpropagate(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels) => GradientOf(Checked(inputs, labels, default));

    /// <summary>The mean loss over the samples; changes nothing.</summary>
    /// <param name="inputs">The samples, one after another; any number from 1.</param>
    /// <param name="targets">The targets, one sample after another.</param>
    /// <exception cref="ArgumentException">No sample, a length that does not fit, or a target outside what the loss takes.</exception>
    public float Evaluate(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) => MeanLoss(Checked(inputs, targets, default));

    /// <summary>As <see cref="Evaluate(ReadOnlySpan{float}, ReadOnlySpan{float})"/>, with a class number for each sample.</summary>
    /// <param name="inputs">The samples, one after another; any number from 1.</param>
    /// <param name="labels">For each sample the number of its class; of sequences, one for each output step.</param>
    /// <exception cref="ArgumentException">No sample, a length that does not fit, or a label that is no class.</exception>
    /// <exception cref="NotSupportedException">The loss of the network takes no class numbers.</exception>
    public float Evaluate(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels) => MeanLoss(Checked(inputs, labels, default));

    /// <summary>Generated: forward and backward over a checked batch. Fills <see cref="GradientBuffer"/> and returns the mean loss.</summary>
    /// <param name="batch">The samples; where it has states, they are those behind the last steps afterwards.</param>
    protected abstract float Gradient(scoped in TrainingBatch batch);

    /// <summary>Generated: the mean loss over a checked batch.</summary>
    /// <inheritdoc cref="Gradient"/>
    protected abstract float MeanLoss(scoped in TrainingBatch batch);

    /// <summary>
    /// Generated: moves the parameters by <see cref="GradientBuffer"/>, and the running statistics by those of the batch of the last
    /// <see cref="Gradient"/>. Whatever it changes counts as touched afterwards.
    /// </summary>
    /// <param name="learningRate">How far.</param>
    /// <param name="step">The number of this step, from 1.</param>
    protected abstract void Update(float learningRate, long step);

    /// <summary>
    /// Generated, where there is such a step: forward, backward and update in one, in which parameters move as their gradients become known. Changes nothing
    /// where the loss is not finite. False where this batch takes the way over <see cref="Gradient"/> and <see cref="Update"/>.
    /// </summary>
    /// <param name="batch">The samples.</param>
    /// <param name="learningRate">How far.</param>
    /// <param name="step">The number of this step, from 1.</param>
    /// <param name="loss">The mean loss.</param>
    protected virtual bool TryStepAtOnce(scoped in TrainingBatch batch, float learningRate, long step, out float loss)
    {
        loss = 0f;
        return false;
    }

    /// <summary>Takes a share of each weight, and of no bias or scale, away.</summary>
    /// <param name="share">The share, such as the learning rate times the weight decay.</param>
    protected void DecayWeights(float share)
    {
        // Not times 1 - share: of a share of 1e-5, that rounds three thousandths away, in every step to the same side.
        foreach (TensorLayout layout in layouts)
        {
            if (layout.Role == TensorRole.Weight)
            {
                foreach (ref float weight in parameters.Span.Slice(layout.Offset, layout.Extent))
                {
                    weight -= share * weight;
                }
            }
        }
    }

    /// <summary>A workspace for a batch that goes through the layers as a whole.</summary>
    /// <param name="rows">The number of samples; rounded up to whole vectors.</param>
    /// <param name="fixedFloats">The floats it takes whatever the batch.</param>
    /// <param name="rowFloats">The floats it takes for each sample.</param>
    /// <exception cref="ArgumentException">More than fits an array.</exception>
    protected static AlignedBuffer RoomFor(ref int rows, int fixedFloats, int rowFloats)
    {
        const int widestVector = 16;
        const int alignment = 16;
        long rounded = ((long)rows + widestVector - 1) / widestVector * widestVector;
        long length = fixedFloats + (rowFloats * rounded);
        if (length > Array.MaxLength - alignment)
        {
            throw new ArgumentException($"A batch of {rows} samples takes {length} floats between its layers, and there is room for {Array.MaxLength - alignment}; batch normalisation cannot cut it.");
        }

        rows = (int)rounded;
        return new AlignedBuffer((int)length);
    }

    /// <summary>The value, if a weight decay may have it.</summary>
    /// <param name="value">Finite and at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">NaN, infinite or negative.</exception>
    protected static float CheckedDecay(float value) => TrainingGuard.FiniteAndNotNegative(value, "WeightDecay");

    private void NoteShaping() => shapesGradients = L1 != 0f || L2 != 0f || ClipValue != 0f || ClipNorm != 0f;

    private float StepOn(scoped in TrainingBatch batch)
    {
        if (KeepsGradients || shapesGradients || !TryStepAtOnce(batch, learningRate, StepCount + 1, out float loss))
        {
            return Apply(GradientOf(batch));
        }

        leftNoGradient = true;
        if (float.IsFinite(loss))
        {
            StepCount++;
            parameters.Touch();
        }

        return loss;
    }

    private float GradientOf(scoped in TrainingBatch batch)
    {
        leftNoGradient = false;
        return Gradient(batch);
    }

    private void CheckGradientWasLeft()
    {
        if (leftNoGradient)
        {
            throw new InvalidOperationException(
                $"The last step of this trainer moved the parameters as their gradients became known and left no gradient. Set {nameof(KeepsGradients)} to true before a step, or call {nameof(Backpropagate)}.");
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private float Apply(float loss)
    {
        if (float.IsFinite(loss))
        {
            if (L1 != 0f || L2 != 0f)
            {
                GradientShaping.AddPenalties(gradients.Span, parameters.ReadOnlySpan, layouts, L1, L2);
            }

            if (ClipValue != 0f)
            {
                GradientShaping.ClipByValue(gradients.Span, ClipValue);
            }

            if (ClipNorm != 0f)
            {
                GradientShaping.ClipByNorm(gradients.Span, ClipNorm);
            }

            Update(learningRate, ++StepCount);
            parameters.Touch();
        }

        return loss;
    }
}
