using Samples.Shared;
using Spectre.Console;

namespace GradientLab;

/// <summary>
/// Every optimizer of StaticNet on a long valley, a saddle and a surface with local minima, and on a real network. All start in the same place, and each has the best of the same rates: otherwise the race
/// would be between rates. The surfaces are those of <see cref="Landscapes"/>.
/// </summary>
public sealed class Solvers : IStory
{
    private const int StepLimit = 2_000;
    private const int Epochs = 10;
    private const int PictureWidth = 32;

    private static readonly float[] Rates = [1e-3f, 3e-3f, 1e-2f, 3e-2f, 0.1f, 0.3f, 1f, 3f, 10f];

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

    /// <inheritdoc/>
    public void Tell(Stage stage)
    {
        IReadOnlyList<Race> races = Measure();
        stage.Say(Screen.Invariant($"""
            {races[0].Heats.Count} solvers, {races.Count} surfaces, each the error of a neuron of two weights. Each solver may choose of {Rates.Length} rates from {Rates[0]} to {Rates[^1]};
            shown are the steps to the goal with the best one, and that rate.
            """));
        stage.Show(Table(races, "steps (rate)", heat => heat.Best.HasArrived ? Screen.Invariant($"{heat.Best.Steps:#,0} ({heat.Rate})") : "never"));
        stage.Show(Table(races, "turn, degrees", heat => Screen.Invariant($"{heat.Best.MeanTurn:0}")));
        stage.Show(Table(races, Screen.Invariant($"goal reached, of {Rates.Length} rates"), heat => Screen.Invariant($"{heat.Arrivals}")));
        stage.Show(Picture.Gallery(PictureWidth, [.. races.Select(race => (
            ContourView.Of(race.Course.Surface, PictureWidth, [.. Drawn.Select(drawn => new DrawnPath(race[drawn.Solver].Best.Points, drawn.Color, drawn.Mark))]),
            Markup.Escape(race.Course.Surface.Name)))]));
        stage.Say($"{ContourView.Legend} {(Screen.HasColors ? "White: Sgd; red: Momentum; yellow: RmsProp." : "o: Sgd; x: Momentum; *: RmsProp.")}");

        IReadOnlyList<Biopsy> biopsies = MeasureBiopsies();
        stage.Title("A real network");
        stage.Show(Table(biopsies));
        stage.Curve("paths", ["surface", "solver", "rate", "step", "w1", "w2"], races.SelectMany(race => race.Heats.SelectMany(heat => heat.Best.Points.Index().Select(point =>
            (IReadOnlyList<object>)[race.Course.Surface.Name, heat.Solver, heat.Rate, point.Index, point.Item.W1, point.Item.W2]))));
        stage.Curve("biopsies", ["solver", "rate", "epoch", "loss"], biopsies.SelectMany(run => run.Losses.Index().Select(loss =>
            (IReadOnlyList<object>)[run.Solver, run.Rate, loss.Index + 1, loss.Item])));
    }

    private static Table Table(IReadOnlyList<Race> races, string what, Func<Heat, string> cell)
    {
        Table table = Screen.Table([what, .. races.Select(race => race.Course.Surface.Name)]);
        foreach (Solver solver in Enum.GetValues<Solver>())
        {
            table.AddRow([$"{solver}", .. races.Select(race => cell(race[solver]))]);
        }

        return table;
    }

    private static Table Table(IReadOnlyList<Biopsy> runs)
    {
        Table table = Screen.Table("solver", "rate", "loss by epoch", "first", "last", "held out, %");
        foreach (Biopsy run in runs)
        {
            table.AddRow(
                $"{run.Solver}",
                Screen.Invariant($"{run.Rate}"),
                Sparkline.Of(run.Losses.Select(loss => (double)loss), 0, Math.Log(2)),
                Screen.Invariant($"{run.Losses[0]:0.000}"),
                Screen.Invariant($"{run.Losses[^1]:0.000}"),
                Screen.Invariant($"{100 * run.Accuracy:0.0}"));
        }

        return table;
    }
}
