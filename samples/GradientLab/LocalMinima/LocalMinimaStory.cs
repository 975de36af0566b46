using Samples.Shared;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace GradientLab;

/// <summary>
/// A surface with four minima, descended from many starts, with and without inertia. A ball that has come down a slope rolls through a dent that holds one without speed
/// (Polyak, Some methods of speeding up the convergence of iteration methods, 1964). The surface is <see cref="Landscapes.Dents"/>.
/// </summary>
public sealed class LocalMinimaStory : IStory
{
    private const int StartsPerSide = 16;
    private const int Steps = 400;
    private const int PictureWidth = 32;

    // With momentum 0.9 a steady slope is gone down 1 / (1 - 0.9) = 10 times as fast: a tenth of the rate goes as far.
    private const float Inertia = 10f;

    // A colour and a character for each minimum; the first is the lowest.
    private static readonly (Color Color, char Mark)[] Signs =
        [(new Color(0, 215, 95), ' '), (new Color(255, 175, 0), '.'), (new Color(0, 135, 255), '+'), (new Color(215, 0, 95), '#')];

    /// <inheritdoc/>
    public string Name => "local-minima";

    /// <inheritdoc/>
    public string Title => "Local minima: the same surface from many starts, with and without inertia";

    /// <summary>The minima, the lowest first: where descent in small steps ends from inside each dent and from behind them.</summary>
    public static IReadOnlyList<(WeightPair Weights, float Error)> FindMinima()
    {
        WeightPair[] insides = [new(0f, 0f), new(3f, 0f), new(0f, 2.5f), new(3f, 2.5f)];
        return [.. insides
            .Select(inside => Descent.Run(Landscapes.Dents, Solver.Sgd, 0.1f, inside, steps: 1_000).End)
            .Select(end => (end, Landscapes.Dents.ErrorAt(end)))
            .OrderBy(minimum => minimum.Item2)];
    }

    /// <summary>
    /// Measures plain descent and inertia with the same rate, and with rates that go equally far on a steady slope: plain and with inertia at 0.1, plain at 0.3 and with
    /// inertia at 0.03. At last plain descent at 1, beyond what can rest in a dent.
    /// </summary>
    public static IReadOnlyList<Expedition> Measure()
    {
        IReadOnlyList<(WeightPair Weights, float Error)> minima = FindMinima();
        return
        [
            Run(Solver.Sgd, 0.1f, minima),
            Run(Solver.Momentum, 0.1f, minima),
            Run(Solver.Sgd, 0.3f, minima),
            Run(Solver.Momentum, 0.3f / Inertia, minima),
            Run(Solver.Sgd, 1f, minima),
        ];
    }

    /// <inheritdoc/>
    public void Tell(Stage stage)
    {
        IReadOnlyList<(WeightPair Weights, float Error)> minima = FindMinima();
        IReadOnlyList<Expedition> expeditions = Measure();
        stage.Say("""
            A neuron with tanh and two weights, and samples that give its error four minima: in both weights, a narrow dent around 0 and a wide bowl further out. Which one is reached depends on where descent begins,
            and on what it takes along.
            """);
        stage.Show(MinimaTable(minima, expeditions));
        stage.Show(Picture.Gallery(PictureWidth, [
            (ContourView.Of(Landscapes.Dents, PictureWidth, [.. minima.Select(minimum => new DrawnPath([minimum.Weights], Color.White, 'O'))]), "the surface, its minima white"),
            .. expeditions.Select(expedition => (MapOf(expedition), Markup.Escape(Screen.Invariant($"{expedition.Solver}, rate {expedition.Rate:0.##}"))))]));
        stage.Say($"{ContourView.Legend} In the maps each dot is a start and shows where it led: {(Screen.HasColors ? "green" : "blank")} is the lowest minimum.");
        stage.Say(Screen.Invariant($"""
            Plain descent ends in the first dent that it comes to: {100 * expeditions[0].LowestShare:0} % of the starts lead to the lowest minimum. With inertia and the same rate of 0.1 it is {100 * expeditions[1].LowestShare:0} %. That is no matter of
            longer steps: on a steady slope momentum 0.9 goes ten times as far, and with a tenth of the rate, 0.03 against 0.3, the lead is the same. What remains are starts at the bottom of a dent, which
            begin without speed. A rate of 1 is beyond what can rest in the dents (2 / their curvature is 0.37), so plain descent leaves them too; it would leave a narrow minimum that is the lowest as well.
            """));
        stage.Curve("starts", ["solver", "rate", "w1", "w2", "minimum"], expeditions.SelectMany(expedition => expedition.Minima.Index().Select(start =>
            (IReadOnlyList<object>)[expedition.Solver, expedition.Rate, StartOf(start.Index).W1, StartOf(start.Index).W2, start.Item])));
    }

    private static Expedition Run(Solver solver, float rate, IReadOnlyList<(WeightPair Weights, float Error)> minima)
    {
        int[] reached = [.. Enumerable.Range(0, StartsPerSide * StartsPerSide).Select(start => Nearest(minima, Descent.Run(Landscapes.Dents, solver, rate, StartOf(start), Steps).End))];
        return new Expedition(solver, rate, reached, reached.Count(minimum => minimum == 0) / (double)reached.Length);
    }

    private static WeightPair StartOf(int start) =>
        Landscapes.Dents.Window.At(((start % StartsPerSide) + 0.5) / StartsPerSide, ((start / StartsPerSide) + 0.5) / StartsPerSide);

    private static int Nearest(IReadOnlyList<(WeightPair Weights, float Error)> minima, WeightPair end) =>
        Enumerable.Range(0, minima.Count).MinBy(minimum => minima[minimum].Weights.DistanceTo(end));

    private static IRenderable MapOf(Expedition expedition) => Picture.Square(PictureWidth, cell =>
    {
        int start = ((int)(cell.Y * StartsPerSide) * StartsPerSide) + (int)(cell.X * StartsPerSide);
        (Color color, char mark) = Signs[expedition.Minima[start]];
        return new Pixel(color, mark);
    });

    private static Table MinimaTable(IReadOnlyList<(WeightPair Weights, float Error)> minima, IReadOnlyList<Expedition> expeditions)
    {
        Table table = Screen.Table(["starts that lead to, %", .. minima.Select(minimum => Screen.Invariant($"({minimum.Weights.W1:0.0}, {minimum.Weights.W2:0.0})"))]);
        table.AddRow(["its error", .. minima.Select(minimum => Screen.Invariant($"{minimum.Error:0.000}"))]);
        foreach (Expedition expedition in expeditions)
        {
            table.AddRow([
                Screen.Invariant($"{expedition.Solver}, rate {expedition.Rate:0.##}"),
                .. Enumerable.Range(0, minima.Count).Select(minimum => Screen.Invariant($"{100.0 * expedition.Minima.Count(reached => reached == minimum) / expedition.Minima.Count:0}"))]);
        }

        return table;
    }
}
