using Samples.Shared;
using Spectre.Console;
using StaticNet.Data;

namespace GradientLab;

/// <summary>
/// The two pairs of samples of Hinton's course (Hinton, Srivastava, Swersky, Neural networks for machine learning, lecture 6b, 2012), as they come and normalised. With E(w) = 1/n sum (w·x - t)² each is a bowl, long
/// where inputs differ in size or lie far from 0, and round once they are normalised.
/// </summary>
public sealed class ScaleAndCentreStory : IStory
{
    private const int StepLimit = 150_000;
    private const float Tolerance = 1e-3f;
    private const int PictureWidth = 36;

    // The start is off both axes of every bowl, so that no rate is good by luck.
    private static readonly WeightPair Start = new(0f, 1f);

    // Of 2 / the greatest curvature. The last is beyond what converges.
    private static readonly double[] Shares = [0.5, 0.9, 0.99, 1.01];

    /// <inheritdoc/>
    public string Name => "scale-and-centre";

    /// <inheritdoc/>
    public string Title => "Scale and centre: why inputs are normalised";

    /// <summary>Measures both pairs: inputs of unlike size, and inputs far from 0.</summary>
    public static IReadOnlyList<ScalingPair> Measure()
    {
        // What the scalers subtract and divide by is the course's: a standard deviation of the first input, a constant, would be 0.
        ScalingPair size = Pair(
            ("sizes, raw", "sizes, scaled"),
            Surface.SamplesOf((0.1f, 10f, 2f), (0.1f, -10f, 2f)),
            new StandardScaler([0, 0], [0.1f, 10]),
            new Window(new WeightPair(10f, 0f), 15f),
            new Window(new WeightPair(1f, 0f), 2.5f));
        ScalingPair place = Pair(
            ("offset, raw", "offset, centred"),
            Surface.SamplesOf((101f, 101f, 2f), (101f, 99f, 0f)),
            new StandardScaler([100, 100], [1, 1]),
            new Window(new WeightPair(-0.5f, 0.5f), 2.5f),
            new Window(new WeightPair(1f, 1f), 2.5f));
        return [size, place];
    }

    /// <inheritdoc/>
    public void Tell(Stage stage)
    {
        IReadOnlyList<ScalingPair> pairs = Measure();
        ScalingTrial[] trials = [.. pairs.SelectMany(pair => new[] { pair.Raw, pair.Normalized })];
        stage.Say("""
            A linear neuron of two weights learns two samples. Its error is a bowl over the weights, whose shape is that of the inputs: H = 2/n sum x x'.
            How long the bowl is, its condition number, is the greatest curvature divided by the lowest.
            """);
        stage.Show(Table(trials));
        stage.Say(Screen.Invariant($"""
            Steps of gradient descent until the error is {Tolerance:0.000}, from w = ({Start.W1:0}, {Start.W2:0}), at rates that are shares of the greatest that converges, 2 / greatest curvature: beyond it, at 1.01,
            every bowl throws descent out. A wall of the valley decides that rate, and along the valley's floor such a step is almost nothing. Each bowl is judged by its best rate.
            """));
        stage.Show(Picture.Gallery(PictureWidth, [.. trials.Select(trial => (
            ContourView.Of(trial.Surface, PictureWidth, new DrawnPath(trial.Best.Descent.Points, Color.White, 'o')),
            Markup.Escape(Screen.Invariant($"{trial.Surface.Name}: steps {trial.Best.Descent.Steps:#,0}"))))]));
        stage.Say(ContourView.Legend);
        stage.Say(Screen.Invariant($"""
            Scaled, the first pair takes {pairs[0].Ratio:#,0} times fewer steps; centred, the second takes {pairs[1].Ratio:#,0} times fewer. The targets and the network are the same: the gradient of a round bowl
            points at its bottom, and that of a long one at the wall across. Steps grow as the condition number does. So give inputs mean 0 and deviation 1 (StandardScaler of StaticNet.Data); a bias
            stands for an input that is always the same.
            """));
        stage.Curve("steps", ["samples", "condition", "share_of_limit", "rate", "steps", "arrived"], trials.SelectMany(trial => trial.Rates.Select(rate =>
            (IReadOnlyList<object>)[trial.Surface.Name, trial.Curvature.Condition, rate.Share, rate.Rate, rate.Descent.Steps, rate.Descent.HasArrived])));
        stage.Curve("errors", ["samples", "step", "error"], trials.SelectMany(trial => Thinned(trial.Best.Descent.Errors).Select(step =>
            (IReadOnlyList<object>)[trial.Surface.Name, step.Index, step.Item])));
    }

    private static ScalingPair Pair((string Raw, string Normalized) names, Dataset samples, StandardScaler scaler, Window raw, Window normalized)
    {
        Dataset scaled = samples.Slice(0, samples.Count);
        scaler.Transform(scaled);
        return new ScalingPair(
            Trial(new Surface(names.Raw, LinearNeuron.With, samples, raw)),
            Trial(new Surface(names.Normalized, LinearNeuron.With, scaled, normalized)));
    }

    private static ScalingTrial Trial(Surface surface)
    {
        Curvature curvature = Curvature.Of(surface.Samples);
        return new ScalingTrial(surface, curvature, [.. Shares.Select(share =>
        {
            float rate = (float)(share * 2 / curvature.Highest);
            return new RateTrial(share, rate, Descent.Run(surface, Solver.Sgd, rate, Start, StepLimit, Tolerance));
        })]);
    }

    private static Table Table(IReadOnlyList<ScalingTrial> trials)
    {
        Table table = Screen.Table(["samples", "cond.", .. Shares.Select(share => Screen.Invariant($"at {share:0.00}")), "best"]);
        foreach (ScalingTrial trial in trials)
        {
            table.AddRow([
                trial.Surface.Name,
                Screen.Invariant($"{trial.Curvature.Condition:#,0}"),
                .. trial.Rates.Select(Cell),
                Screen.Invariant($"{trial.Best.Descent.Steps:#,0}")]);
        }

        return table;
    }

    private static string Cell(RateTrial trial) => trial switch
    {
        { Descent.HasArrived: true } => Screen.Invariant($"{trial.Descent.Steps:#,0}"),
        { Diverges: true } => "never",
        _ => Screen.Invariant($">{StepLimit:#,0}"),
    };

    private static IEnumerable<(int Index, float Item)> Thinned(IReadOnlyList<float> errors) =>
        errors.Index().Where(entry => entry.Index % Math.Max(1, errors.Count / 500) == 0);
}
