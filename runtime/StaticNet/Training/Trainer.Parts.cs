namespace StaticNet;

// What several threads call at once, each for its part of a batch.
public abstract partial class Trainer
{
    /// <summary>Generated: the floats that a pass over a part of a batch takes as its workspace; 0 where batches cannot be cut into parts.</summary>
    protected virtual int PartFloats => 0;

    /// <summary>Generated, where steps are measured: the workspace of the trainer's own passes, which the first part of a batch uses too; else null.</summary>
    protected virtual AlignedBuffer? Workspace => null;

    internal int FloatsOfPart => PartFloats;

    internal AlignedBuffer? WorkspaceOfFirstPart => Workspace;

    internal AlignedBuffer GradientsOfFirstPart => gradients;

    /// <summary>Generated, where batches can be cut: what a part of a checked batch contributes to the gradient. Changes nothing but the buffers that it is given.</summary>
    /// <param name="batch">The samples of the part.</param>
    /// <param name="first">The number of the first of them in the whole batch.</param>
    /// <param name="batchRows">Over how many rows the whole batch takes its mean: <see cref="TrainingBatch.Rows"/>.</param>
    /// <param name="gradients">Filled with the contribution, laid out as <see cref="GradientBuffer"/>.</param>
    /// <param name="workspace"><see cref="PartFloats"/> floats.</param>
    /// <returns>What it contributes to the mean loss.</returns>
    protected virtual double PartialGradient(scoped in TrainingBatch batch, int first, int batchRows, AlignedBuffer gradients, AlignedBuffer workspace) =>
        throw new NotSupportedException("Batches of this trainer cannot be cut into parts.");

    /// <summary>Generated, where batches can be cut: what a part of a checked batch contributes to the mean loss. Changes nothing but the workspace.</summary>
    /// <param name="batch">The samples of the part.</param>
    /// <param name="batchRows">Over how many rows the whole batch takes its mean: <see cref="TrainingBatch.Rows"/>.</param>
    /// <param name="workspace"><see cref="PartFloats"/> floats.</param>
    protected virtual double PartialLoss(scoped in TrainingBatch batch, int batchRows, AlignedBuffer workspace) =>
        throw new NotSupportedException("Batches of this trainer cannot be cut into parts.");

    /// <summary>Refuses what cannot be trained with several threads.</summary>
    internal void CheckThreads(int threads)
    {
        if (threads > 1 && PartFloats == 0)
        {
            string name = Network.GetType().Name;
            throw new NotSupportedException(
                Network.StatisticTensors.Count > 0
                    ? $"{name} trains with one thread: its batch normalisation takes means over all samples of a batch, which can therefore not be cut into parts. LayerNorm can."
                    : $"{name} trains with one thread: its trainer does not say how to compute a part of a batch.");
        }
    }

    /// <summary>Some of the samples that <see cref="Fit"/> was given, which may have been changed meanwhile.</summary>
    internal TrainingBatch CheckedAgain(scoped in TrainingBatch batch) =>
        batch.Labels.IsEmpty ? Checked(batch.Inputs, batch.Targets, batch.Lengths) : Checked(batch.Inputs, batch.Labels, batch.Lengths);

    internal double GradientOfPart(scoped in TrainingBatch part, int first, int batchRows, AlignedBuffer gradients, AlignedBuffer workspace)
    {
        if (part.Rows == 0)
        {
            // Of sequences without a single step nothing is learned, and they are not looked at.
            gradients.Span.Clear();
            Telemetry?.Clear(workspace);
            return 0d;
        }

        return PartialGradient(CheckedAgain(part), first, batchRows, gradients, workspace);
    }

    internal double LossOfPart(scoped in TrainingBatch part, int batchRows, AlignedBuffer workspace) =>
        part.Rows == 0 ? 0d : PartialLoss(part, batchRows, workspace);

    /// <summary>The rest of a step whose gradient was computed in parts and added up.</summary>
    /// <param name="loss">The mean loss.</param>
    /// <param name="workspaces">Those of the parts.</param>
    internal float StepOnParts(double loss, ReadOnlySpan<AlignedBuffer> workspaces)
    {
        leftNoGradient = false;
        Telemetry?.Merge(workspaces);
        return Apply((float)loss);
    }
}
