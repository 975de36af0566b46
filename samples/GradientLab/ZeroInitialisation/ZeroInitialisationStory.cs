using Samples.Shared;
using Spectre.Console;
using Spectre.Console.Rendering;
using StaticNet;

namespace GradientLab;

/// <summary>Hidden units that begin equal stay equal; any randomness separates them.</summary>
public sealed class ZeroInitialisationStory : IStory
{
    private const int PictureWidth = 24;
    private const int CurveStep = 10;

    private static readonly int[] Shown = [0, 1, 10, 100, SymmetryTrial.Steps];

    /// <inheritdoc/>
    public string Name => "zero-initialisation";

    /// <inheritdoc/>
    public string Title => "Weights that begin at zero";

    /// <inheritdoc/>
    public void Tell(Stage stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        SymmetryTrial[] trials = [.. FirstWeights.All.Select(weights => SymmetryTrial.Measure(weights, network => new HiddenUnitsNetwork.AdamTrainer(network)))];

        stage.Say("Eight hidden sigmoids are to tell points near the middle of a square from those further out. Only the first weights differ.");
        stage.Title("The greatest difference between two hidden units, in any of their parameters");
        Table spreads = Screen.Table(["first weights", .. Shown.Select(step => step == 0 ? "at first" : Screen.Invariant($"step {step}")), "last loss"]);
        foreach (SymmetryTrial trial in trials)
        {
            spreads.AddRow([trial.FirstWeights.Name, .. Shown.Select(step => NumberOf(trial.Spreads[step])), Screen.Invariant($"{trial.Losses[^1]:0.000}")]);
        }

        stage.Show(spreads);

        stage.Title("What the networks say of the square");
        stage.Show(Picture.Gallery(PictureWidth, [.. trials.Select(trial => (PictureOf(trial.Network), Markup.Escape(trial.FirstWeights.Name)))]));
        stage.Say("The more light or ink, the surer the network is that a point lies near the middle.");
        stage.Say("Units that begin equal put out the same, get the same error back, and move by the same step: after 1,000 steps they are equal to the last bit. Eight of them are one, which can draw only one straight line, however long it is trained. It is not the zero: any equal value does the same. And it is not the size: random numbers of a millionth differ enough, and after some steps the units have gone ways of their own. So weights begin at random; biases may begin at zero.");

        stage.Curve("spread", ["step", .. trials.Select(trial => $"spread, {trial.FirstWeights.Name}"), .. trials.Select(trial => $"loss, {trial.FirstWeights.Name}")], [
            .. Enumerable.Range(0, SymmetryTrial.Steps / CurveStep).Select(i => i * CurveStep).Select(step => (IReadOnlyList<object>)
                [step, .. trials.Select(trial => (object)trial.Spreads[step]), .. trials.Select(trial => (object)trial.Losses[step])])]);
    }

    private static string NumberOf(float spread) => spread == 0 ? "0" : Screen.Invariant($"{spread:0.0e+0}");

    private static IRenderable PictureOf(HiddenUnitsNetwork network)
    {
        return Picture.Square(PictureWidth, PixelAt);

        Pixel PixelAt(PictureCell cell)
        {
            Span<float> probability = stackalloc float[1];
            network.Predict([(float)((2 * cell.X) - 1), (float)(1 - (2 * cell.Y))], probability);
            return Picture.Grey(probability[0]);
        }
    }
}
