using Samples.Shared;
using Spectre.Console;

namespace GradientLab;

/// <summary>
/// Every optimizer of StaticNet on a long valley, a saddle and a surface with local minima, and on a real network. All start in the same place, and each has the best of the same rates: otherwise the race
/// would be between rates. The surfaces are those of <see cref="Landscapes"/>.
/// </summary>
public sealed class SolversStory : IStory
{
    private const int StepLimit = 2_000;
    private const int Epochs = 10;
    private const int PictureWidth = 32;
    private const double HighestDrawnLoss = 0.3;

    private static readonly float[] Rates = [1e-3f, 3e-3f, 1e-2f, 3e-2f, 0.1f, 0.3f, 1f];

    // Three that stand for the rest: without inertia, with it, and with a rate for each weight.
    private static readonly (Solver Solver, Color Color, char Mark)[] Drawn =
        [(Solver.Sgd, Color.White, 'o'), (Solver.Momentum, new Color(255, 95, 95), 'x'), (Solver.RmsProp, new Color(255, 255, 95), '*')];

    /// <inheritdoc/>
    public string Name => "solvers";

    /// <inheritdoc/>
    public string Title => "The solvers race: a valley, a saddle, local minima";

    /// <summary>Runs every solver on every course, in the order of <see cref="Course.All"/>.</summary>
    public static IReadOnlyList<Race> Measure() =>
        [.. Course.All.Select(course => new Race(course, [.. Enum.GetValues<Solver>().Select(solver => Heat.Run(course, solver, Rates, StepLimit))]))];

    /// <summary>Trains a real network with every solver.</summary>
    public static IReadOnlyList<Biopsy> MeasureBiopsies() => Biopsy.RunAll(Rates, Epochs);

    /// <summary>
    /// The first steps through the long valley: plain descent with a rate that is safe and one near the greatest that converges, 0.5, then both kinds of inertia with the same rate.
    /// </summary>
    public static IReadOnlyList<Swing> MeasureSwings() =>
        [Swing.Run(Solver.Sgd, 0.1f), Swing.Run(Solver.Sgd, 0.45f), Swing.Run(Solver.Momentum, 0.1f), Swing.Run(Solver.Nesterov, 0.1f)];

    /// <inheritdoc/>
    public void Tell(Stage stage)
    {
        IReadOnlyList<Race> races = Measure();
        stage.Say(Screen.Invariant($"""
            {races[0].Heats.Count} solvers, {races.Count} surfaces, each the error of a neuron of two weights. Each solver may choose of {Rates.Length} rates from {Rates[0]} to {Rates[^1]};
            shown are the steps to the goal with the best one, and that rate.
            """));
        stage.Show(Table(races, "steps (rate)", heat => heat.Best.HasArrived ? Screen.Invariant($"{heat.Best.Steps:#,0} ({heat.Rate})") : "never"));
        stage.Say("""
            Turned surfaces are the same with their axes askew. Sgd, Momentum and Nesterov cannot tell the difference. A rate for each weight makes a long valley round and a gentle slope steep, but only where
            they run along a weight: askew, most of that lead is gone. AdamW's decay pulls towards 0, where the minimum of the valley is not.
            """);
        stage.Show(Picture.Gallery(PictureWidth, [.. races.Select(race => (
            ContourView.Of(race.Course.Surface, PictureWidth, [.. Drawn.Select(drawn => new DrawnPath(race[drawn.Solver].Best.Points, drawn.Color, drawn.Mark))]),
            Markup.Escape(race.Course.Surface.Name)))]));
        stage.Say($"{ContourView.Legend} {(Screen.HasColors ? "White: Sgd; red: Momentum; yellow: RmsProp." : "o: Sgd; x: Momentum; *: RmsProp.")}");

        stage.Title("Who escapes");
        stage.Show(Table(races, Screen.Invariant($"goal reached, of {Rates.Length} rates"), heat => Screen.Invariant($"{heat.Arrivals}")));
        stage.Say("""
            All start a thousandth beside the ridge of the saddle, where the slope to the side is almost 0 and grows with the distance gone. Sgd waits for that; inertia adds it up; RmsProp and Adam's family divide
            the slope by its size and step out at once. Exactly on the ridge it is 0 and nobody leaves. The dents hold Sgd unless its rate is beyond 2 / their curvature, 0.37, with which it cannot rest in
            one; inertia rolls through with more of the rates.
            """);

        IReadOnlyList<Swing> swings = MeasureSwings();
        stage.Title("Who oscillates");
        stage.Show(Table(swings));
        stage.Say("""
            The mean angle between a step and the next over the first 40 steps in the valley: 0 is straight on, 180 to and fro. Close to its greatest rate Sgd bounces between the walls.
            Momentum swings across because it arrives at the floor with speed; Nesterov looks where that speed leads and brakes.
            """);

        IReadOnlyList<Biopsy> biopsies = MeasureBiopsies();
        stage.Title("A real network");
        stage.Show(Table(biopsies));
        stage.Say(Screen.Invariant($"""
            {BiopsyNetwork.ParameterCount} parameters tell malignant tumours from benign ones ({Epochs} epochs, batches of 32, inputs standardised). The rate of each is the one with the lowest loss in training; held out are a fifth of the
            tumours, too few for the last column to rank solvers. With their best rates nearly all are close, since normalised inputs leave no long valley. They differ in how many of the {Rates.Length} rates are good: bring the loss below {Biopsy.GoodLoss}.
            """));
        stage.Curve("paths", ["surface", "solver", "rate", "step", "w1", "w2"], races.SelectMany(race => race.Heats.SelectMany(heat => heat.Best.Points.Index().Select(point =>
            (IReadOnlyList<object>)[race.Course.Surface.Name, heat.Solver, heat.Rate, point.Index, point.Item.W1, point.Item.W2]))));
        stage.Curve("biopsies", ["solver", "rate", "epoch", "loss"], biopsies.SelectMany(run => run.Losses.Index().Select(loss =>
            (IReadOnlyList<object>)[run.Solver, run.Rate, loss.Index + 1, loss.Item])));
    }

    private static Table Table(IReadOnlyList<Race> races, string what, Func<Heat, string> cell)
    {
        Table table = Screen.Table([what, .. races.Select(race => race.Course.Surface.Name.Replace("valley, ", "").Replace("saddle, ", ""))]);
        foreach (Solver solver in Enum.GetValues<Solver>())
        {
            table.AddRow([$"{solver}", .. races.Select(race => cell(race[solver]))]);
        }

        return table;
    }

    private static Table Table(IReadOnlyList<Swing> swings)
    {
        Table table = Screen.Table("solver", "rate", "turn, degrees", "error then");
        foreach (Swing swing in swings)
        {
            table.AddRow($"{swing.Solver}", Screen.Invariant($"{swing.Rate}"), Screen.Invariant($"{swing.Path.MeanTurn:0}"), Screen.Invariant($"{swing.Path.Errors[^1]:0.0000}"));
        }

        return table;
    }

    private static Table Table(IReadOnlyList<Biopsy> runs)
    {
        Table table = Screen.Table("solver", "rate", "loss by epoch", "first", "last", "good rates", "held out, %");
        foreach (Biopsy run in runs)
        {
            table.AddRow(
                $"{run.Solver}",
                Screen.Invariant($"{run.Rate}"),
                Sparkline.Of(run.Losses.Select(loss => (double)loss), 0, HighestDrawnLoss),
                Screen.Invariant($"{run.Losses[0]:0.000}"),
                Screen.Invariant($"{run.Losses[^1]:0.000}"),
                Screen.Invariant($"{run.GoodRates}"),
                Screen.Invariant($"{100 * run.Accuracy:0.0}"));
        }

        return table;
    }
}
