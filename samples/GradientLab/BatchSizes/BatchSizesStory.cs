using Samples.Shared;
using Spectre.Console;
using StaticNet;
using StaticNet.Data;

namespace GradientLab;

/// <summary>
/// The same descent with the gradient of all samples, of a few and of one at a time. A gradient of few samples is that of all plus noise, whose variance falls as the batch grows
/// (Robbins, Monro, 1951; Bottou, Online learning and stochastic approximations, 1998).
/// </summary>
public sealed class BatchSizesStory : IStory
{
    private const int SampleCount = 64;
    private const int MiniBatch = 8;
    private const int Passes = 120;
    private const float LearningRate = 0.05f;

    // What the samples would need to be learned without an error: noise is what makes their gradients disagree.
    private const float Noise = 0.5f;
    private const double Near = 1.1;
    // What is less is no rise but the rounding of floats.
    private const float Rounding = 1 + 1e-6f;
    private const int PictureWidth = 36;
    private const int DrawnPasses = 20;

    private static readonly WeightPair Truth = new(1f, -0.5f);
    private static readonly WeightPair Start = new(-1.2f, 1.2f);

    /// <inheritdoc/>
    public string Name => "batch-sizes";

    /// <inheritdoc/>
    public string Title => "Batch sizes: all samples, a few, one at a time";

    /// <summary>Measures all samples, mini-batches, single samples, and single samples with a falling rate, in this order.</summary>
    public static IReadOnlyList<BatchRun> Measure()
    {
        Surface surface = Bowl();
        float lowest = Descent.Run(surface, Solver.Sgd, 0.3f, Start, steps: 200).Errors[^1];
        return
        [
            Run("all samples", surface, SampleCount, LearningRateSchedule.Constant, lowest),
            Run("mini-batches", surface, MiniBatch, LearningRateSchedule.Constant, lowest),
            Run("one at a time", surface, 1, LearningRateSchedule.Constant, lowest),
            Run("one, falling rate", surface, 1, LearningRateSchedule.Cosine(), lowest),
        ];
    }

    /// <inheritdoc/>
    public void Tell(Stage stage)
    {
        Surface surface = Bowl();
        IReadOnlyList<BatchRun> runs = Measure();
        stage.Say(Screen.Invariant($"""
            A linear neuron of two weights learns {SampleCount} noisy samples, {Passes} times each, with a rate of {LearningRate}. All runs visit as many samples; they differ in how many share a step.
            """));
        Table table = Screen.Table("gradient of", "batch", "steps", "near after", "turn", "rises, %", "excess");
        foreach (BatchRun run in runs)
        {
            table.AddRow(
                run.Name,
                Screen.Invariant($"{run.BatchSize}"),
                Screen.Invariant($"{run.Points.Count - 1:#,0}"),
                Screen.Invariant($"{run.PassesUntilNear:0.0}"),
                Screen.Invariant($"{run.Turn:0}"),
                Screen.Invariant($"{100 * run.Rises:0}"),
                Screen.Invariant($"{run.Excess:0.000000}"));
        }

        stage.Show(table);
        stage.Say("""
            Near after: passes over the samples until within a tenth of the lowest error. Turn: the mean angle between a step and the next until there, in degrees; 0 is straight on, 90 is any
            direction. Rises: steps of the whole run after which
            the error over all samples was greater. Excess: how far above the lowest error the last quarter of the run is, on average.
            """);
        stage.Show(Picture.Gallery(PictureWidth, [.. runs.Select(run => (
            ContourView.Of(surface, PictureWidth, new DrawnPath([.. run.Points.Take(1 + (DrawnPasses * SampleCount / run.BatchSize))], Color.White, 'o')),
            Markup.Escape(Screen.Invariant($"{run.Name}: turn {run.Turn:0}"))))]));
        stage.Say(Screen.Invariant($"{ContourView.Legend} The first {DrawnPasses} passes."));
        stage.Say(Screen.Invariant($"""
            All samples give a smooth path and few steps: {runs[0].PassesUntilNear:0} passes until it is near. One at a time is there after {runs[2].PassesUntilNear:0.0}, since samples are alike and each pass holds
            {SampleCount} steps, but never comes to rest: near the bottom the samples disagree, and each pulls its own way. A falling rate averages that away. Mini-batches lie between, and fill the vectors of
            the processor: that is why they are what is used.
            """));
        stage.Curve("paths", ["gradient_of", "step", "w1", "w2", "error"], runs.SelectMany(run => run.Points.Index().Select(point =>
            (IReadOnlyList<object>)[run.Name, point.Index, point.Item.W1, point.Item.W2, run.Errors[point.Index]])));
    }

    private static Surface Bowl()
    {
        var random = new RandomSource(7);
        var rows = new (float, float, float)[SampleCount];
        for (int i = 0; i < SampleCount; i++)
        {
            (float x1, float x2) = ((float)random.NextNormal(), (float)random.NextNormal());
            rows[i] = (x1, x2, (Truth.W1 * x1) + (Truth.W2 * x2) + (Noise * (float)random.NextNormal()));
        }

        return new Surface("noisy samples", LinearNeuron.With, Surface.SamplesOf(rows), new Window(new WeightPair(0f, 0.25f), 2f));
    }

    private static BatchRun Run(string name, Surface surface, int batchSize, LearningRateSchedule schedule, float lowest)
    {
        Trainer trainer = surface.Begin(Solver.Sgd, LearningRate, Start);
        int stepsPerPass = SampleCount / batchSize;
        LearningRateRun rates = schedule.Start(new LearningRatePlan(LearningRate, Passes * stepsPerPass, stepsPerPass));
        var points = new List<WeightPair> { Start };
        for (int pass = 0; pass < Passes; pass++)
        {
            Dataset shuffled = surface.Samples.Shuffle(pass);
            for (int first = 0; first < SampleCount; first += batchSize)
            {
                trainer.LearningRate = rates.RateAt(trainer.StepCount);
                trainer.Step(shuffled.Inputs.Slice(2 * first, 2 * batchSize), shuffled.Targets.Slice(first, batchSize));
                points.Add(Surface.WeightsOf(trainer));
            }
        }

        float[] errors = [.. points.Select(surface.ErrorAt)];
        int rises = Enumerable.Range(1, errors.Length - 1).Count(i => errors[i] > Rounding * errors[i - 1]);
        int near = Array.FindIndex(errors, error => error <= Near * lowest);
        return near < 0 ? throw new InvalidOperationException($"The run \"{name}\" never comes near the lowest error.") : new BatchRun(
            name,
            batchSize,
            points,
            errors,
            Descent.TurnOf(points[..(near + 1)]),
            rises / (errors.Length - 1.0),
            near / (double)stepsPerPass,
            errors[^(errors.Length / 4)..].Average(error => (double)error - lowest));
    }
}
