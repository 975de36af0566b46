using System.Numerics;
using System.Runtime.CompilerServices;

namespace StaticNet;

/// <summary>
/// Takes a trainer's steps with several threads. Each computes the gradient of its part of the batch, with the scale of the whole, into floats of its own; then each
/// adds up a range of the parameters over all parts, the first part first. So the same number of threads gives the same bits.
/// </summary>
internal sealed class TeamTrainer : IDisposable
{
    // To wake up for fewer floats takes longer than to add them.
    private const int FewFloats = 8_192;

    // Far enough apart for a cache line each.
    private const int Apart = 16;

    private readonly Trainer trainer;
    private readonly BatchSource batches;
    private readonly ThreadTeam team;
    private readonly AlignedBuffer[] gradients;
    private readonly AlignedBuffer[] workspaces;
    private readonly double[] losses;
    private readonly Action<int> computeGradient;
    private readonly Action<int> addUp;
    private readonly Action<int> computeLoss;
    private ISamples? evaluated;
    private int number;
    private int count;
    private int rows;

    public TeamTrainer(Trainer trainer, BatchSource batches, int threads)
    {
        this.trainer = trainer;
        this.batches = batches;
        team = new ThreadTeam(threads);
        gradients = new AlignedBuffer[threads];
        workspaces = new AlignedBuffer[threads];
        losses = new double[threads * Apart];
        for (int i = 0; i < threads; i++)
        {
            gradients[i] = i == 0 ? trainer.GradientsOfFirstPart : new AlignedBuffer(gradients[0].Length);
            workspaces[i] = (i == 0 ? trainer.WorkspaceOfFirstPart : null) ?? new AlignedBuffer(trainer.FloatsOfPart);
        }

        computeGradient = ComputeGradient;
        addUp = AddUp;
        computeLoss = ComputeLoss;
    }

    public void Start() => team.Start();

    public void Dispose() => team.Dispose();

    /// <summary>Takes a step on the batch of this number, which has at least one valid step of a sequence.</summary>
    /// <returns>The mean loss before the step. Where it is not finite, nothing was changed.</returns>
    public float Step(int number)
    {
        this.number = number;
        count = batches.CountOf(number);
        rows = batches.RowsOf(number);
        try
        {
            team.Run(computeGradient);
        }
        catch (ArgumentException)
        {
            // Samples were changed meanwhile. What is wrong is said as of the whole batch, whoever saw it.
            _ = trainer.CheckedAgain(batches[number]);
            throw;
        }

        int parts = BatchParts.NumberOf(count, team.Size);
        if (parts > 1)
        {
            if (gradients[0].Length > FewFloats)
            {
                team.Run(addUp);
            }
            else
            {
                AddUp(0, gradients[0].Length);
            }
        }

        return trainer.StepOnParts(SumOfLosses(), workspaces.AsSpan(0, parts));
    }

    /// <summary>The mean loss over samples; see <see cref="Trainer.Evaluate(ISamples)"/>.</summary>
    public float Evaluate(ISamples samples)
    {
        count = SamplesGuard.Check(trainer.Network, trainer.TargetKind, samples, nameof(FitOptions.Validation));
        rows = TrainingBatch.RowsOf(samples.Lengths, count, trainer.Network.OutputSteps);
        evaluated = samples;
        team.Run(computeLoss);
        return (float)SumOfLosses();
    }

    private void ComputeGradient(int part)
    {
        (int first, int length) = BatchParts.Get(count, team.Size, part);
        losses[part * Apart] = length == 0 ? 0d : trainer.GradientOfPart(batches.Part(number, first, length), first, rows, gradients[part], workspaces[part]);
    }

    private void ComputeLoss(int part)
    {
        (int first, int length) = BatchParts.Get(count, team.Size, part);
        losses[part * Apart] = length == 0 ? 0d : trainer.LossOfPart(BatchSource.Slice(evaluated!, first, length, trainer.Network.OutputSteps), rows, workspaces[part]);
    }

    private double SumOfLosses()
    {
        double sum = 0d;
        for (int i = 0; i < losses.Length; i += Apart)
        {
            sum += losses[i];
        }

        return sum;
    }

    private void AddUp(int thread)
    {
        (int first, int length) = BatchParts.Get(gradients[0].Length, team.Size, thread);
        AddUp(first, first + length);
    }

    // Vectors of all parts before the next vector, so that each sum is written once.
    private void AddUp(int first, int end)
    {
        int parts = BatchParts.NumberOf(count, team.Size);
        ref float sums = ref gradients[0].Start;
        int i = first;
        for (; i <= end - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector<float> sum = Vector.LoadUnsafe(ref sums, (nuint)i);
            for (int part = 1; part < parts; part++)
            {
                sum += Vector.LoadUnsafe(ref gradients[part].Start, (nuint)i);
            }

            sum.StoreUnsafe(ref sums, (nuint)i);
        }

        for (; i < end; i++)
        {
            float sum = Unsafe.Add(ref sums, i);
            for (int part = 1; part < parts; part++)
            {
                sum += Unsafe.Add(ref gradients[part].Start, i);
            }

            Unsafe.Add(ref sums, i) = sum;
        }
    }
}
