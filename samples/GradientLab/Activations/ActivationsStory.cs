using Samples.Shared;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace GradientLab;

/// <summary>Six activations and their derivatives.</summary>
public sealed class ActivationsStory : IStory
{
    private const int Layers = 10;

    private static readonly double[] Shown = [-4, -1, 0, 1, 4];

    /// <inheritdoc/>
    public string Name => "activations";

    /// <inheritdoc/>
    public string Title => "Activations and their derivatives";

    /// <inheritdoc/>
    public void Tell(Stage stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        IReadOnlyList<ActivationCurve> curves = ActivationCurve.MeasureAll();

        stage.Say("Networks of one unit, weight 1 and bias 0. What they predict is the activation; the gradient of their bias is its derivative: what is left of an error on its way back through it.");
        stage.Show(Picture.Gallery(CurvePlot.Width, [.. curves.Select(curve => ((IRenderable)CurvePlot.Of(curve), Markup.Escape(curve.Name)))]));
        stage.Say(CurvePlot.Legend);

        stage.Title("Values");
        stage.Show(TableOf(curves, curve => curve.Values));
        stage.Title("Derivatives");
        stage.Show(TableOf(curves, curve => curve.Derivatives));

        stage.Title(Screen.Invariant($"The best that can be left of an error after {Layers} activations"));
        Table best = Screen.Table("activation", "greatest derivative", Screen.Invariant($"to the power of {Layers}"));
        foreach (ActivationCurve curve in curves)
        {
            best.AddRow(curve.Name, Screen.Invariant($"{curve.Steepest:0.00}"), Screen.Invariant($"{Math.Pow(curve.Steepest, Layers):0.0e+0}"));
        }

        stage.Show(best);
        stage.Say(Screen.Invariant($"A sigmoid passes on a quarter of an error at best, in 0, and next to nothing from 4 on: ten of them leave a millionth, unless large weights make up for it. Tanh passes all of it in 0, and nothing where it is saturated either. ReLU passes all or nothing: a unit that is negative for every sample gets no gradient, and stays so. The leaky ones and ELU leave a way back open; ELU's closes slowly, and its values are negative too, so that their mean stays nearer to 0."));

        stage.Curve("curves", ["activation", "input", "value", "derivative"], [
            .. curves.SelectMany(curve => curve.Inputs.Select((input, i) => (IReadOnlyList<object>)[curve.Name, input, curve.Values[i], curve.Derivatives[i]]))]);
    }

    private static Table TableOf(IReadOnlyList<ActivationCurve> curves, Func<ActivationCurve, IReadOnlyList<float>> select)
    {
        Table table = Screen.Table(["activation", .. Shown.Select(input => Screen.Invariant($"{input}"))]);
        foreach (ActivationCurve curve in curves)
        {
            table.AddRow([curve.Name, .. Shown.Select(input => Screen.Invariant($"{select(curve)[ActivationCurve.IndexOf(input)]:0.000}"))]);
        }

        return table;
    }
}
