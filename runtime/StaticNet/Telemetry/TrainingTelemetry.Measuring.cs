using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace StaticNet;

// How the figures come about. The passes over a batch leave sums in their workspace; when the parameters have moved, these become records.
public sealed partial class TrainingTelemetry
{
    private readonly MeasuredLayer[] measured = [];
    private readonly LayerHistory[] histories = [];
    private readonly TensorLayout[] layouts = [];
    private readonly AlignedBuffer earlier = new(0);
    private readonly int place;
    private readonly int floats;

    /// <summary>Called by generated trainers.</summary>
    /// <param name="layouts">The tensors of the network, layer by layer.</param>
    /// <param name="parameterFloats">The floats of its parameters with their padding.</param>
    /// <param name="place">Where in the workspace of a pass what is added up of all layers begins.</param>
    /// <param name="floats">How many floats of the workspace that takes.</param>
    /// <param name="measured">What is measured of each layer.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public TrainingTelemetry(TensorLayout[] layouts, int parameterFloats, int place, int floats, params MeasuredLayer[] measured)
        : this(Array.ConvertAll(measured, layer => layer.Record))
    {
        this.layouts = layouts;
        this.place = place;
        this.floats = floats;
        this.measured = measured;
        histories = Array.ConvertAll(measured, layer => new LayerHistory(layer));
        earlier = new AlignedBuffer(parameterFloats);
    }

    /// <summary>Called by generated trainers before the parameters move.</summary>
    /// <param name="parameters">The parameters.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void Keep(AlignedBuffer parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        parameters.ReadOnlySpan.CopyTo(earlier.Span);
    }

    /// <summary>Called by generated trainers when the parameters have moved: makes the records of the step.</summary>
    /// <param name="workspace">What the passes over the batch have left.</param>
    /// <param name="gradients">The gradient that the optimizer saw.</param>
    /// <param name="parameters">The parameters after the step.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void Measure(AlignedBuffer workspace, AlignedBuffer gradients, AlignedBuffer parameters)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        ArgumentNullException.ThrowIfNull(gradients);
        ArgumentNullException.ThrowIfNull(parameters);
        for (int i = 0; i < measured.Length; i++)
        {
            ref float sums = ref Unsafe.Add(ref workspace.Start, measured[i].Place);
            ref readonly ActivationSums activation = ref ActivationSums.At(ref sums);
            LayerHistory history = histories[i];
            history.Add(ref sums);
            ReadOnlySpan<TensorLayout> tensors = layouts.AsSpan(measured[i].FirstTensor, measured[i].Tensors);
            (float norm, float mean) = ParameterMeasuring.Gradient(tensors, gradients.ReadOnlySpan);
            layers[i] = layers[i] with
            {
                ActivationMean = (float)activation.Mean,
                ActivationDeviation = (float)activation.Deviation,
                Saturated = (float)(activation.Saturated / activation.Count),
                SaturatedSinceStart = history.Saturated,
                Dead = history.DeadInLastStep,
                DeadSinceStart = history.Dead,
                GradientNorm = norm,
                GradientMean = mean,
                UpdateRatio = ParameterMeasuring.UpdateRatio(tensors, earlier.ReadOnlySpan, parameters.ReadOnlySpan),
            };
        }

        Steps++;
    }

    /// <summary>Forgets what was added up in a workspace, of a part of a batch in which nothing is to be learned.</summary>
    internal void Clear(AlignedBuffer workspace) => workspace.Span.Slice(place, floats).Clear();

    /// <summary>Adds what was added up in the workspaces of all parts of a batch to the first, one after another.</summary>
    internal void Merge(ReadOnlySpan<AlignedBuffer> workspaces)
    {
        foreach (AlignedBuffer other in workspaces[1..])
        {
            foreach (MeasuredLayer layer in measured)
            {
                layer.Merge(ref workspaces[0].Start, ref other.Start);
            }
        }
    }

    private void ForgetCounts()
    {
        foreach (LayerHistory history in histories)
        {
            history.Clear();
        }
    }
}
