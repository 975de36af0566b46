using System.Globalization;
using Samples.Shared;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace GradientLab;

/// <summary>A stack of linear layers is one linear layer.</summary>
public sealed class LinearStackStory : IStory
{
    private const int PictureWidth = 30;

    /// <inheritdoc/>
    public string Name => "linear-stack";

    /// <inheritdoc/>
    public string Title => "A stack of linear layers is one linear layer";

    /// <summary>Measures what the story tells.</summary>
    public static LinearStackMeasurement Measure() => LinearStackMeasurement.Make(seed: 1);

    /// <inheritdoc/>
    public void Tell(Stage stage)
    {
        LinearStackMeasurement measured = Measure();
        stage.Say("Three networks learn a roof, z = |x| + y / 2: four linear layers (2-7-5-6-1), a single one (2-1), and the same four with ReLUs between. The steps are the same.");
        stage.Show(Learned(measured));
        stage.Say("The four linear layers end where the single one ends, at the best plane through the roof. The ReLUs fold it.");

        stage.Title("Multiplied");
        float[,] weights = measured.Stack.Weights;
        stage.Say(Screen.Invariant(
            $"""
            W4 W3 W2 W1 = [{Rounded(weights[0, 0])}, {Rounded(weights[0, 1])}], and the biases come to {Rounded(measured.Stack.Bias[0])}:
            {measured.StackParameters} parameters, {measured.CollapsedParameters} numbers.
            """));
        stage.Show(Compared(measured));
        stage.Show(Picture.Gallery(
            PictureWidth,
            (Heights(measured.StackHeights), "four linear layers: a plane"),
            (Heights(measured.ReluHeights), "with ReLUs: a fold")));
        stage.Say(
            """
            W2 (W1 x + b1) + b2 = (W2 W1) x + (W2 b1 + b2): a linear function of a linear function is linear, however many there are. More such layers learn no more; they only take longer.
            What makes a stack more than its product is what stands between the layers and is not linear. That is all an activation function is for.
            """);

        stage.Curve("loss", ["step", "linear_stack", "one_layer", "relu_stack"], measured.StackLosses.Select((loss, step) =>
            (IReadOnlyList<object>)[step, loss, measured.OneLayerLosses[step], measured.ReluLosses[step]]));
        stage.Curve("predictions", ["x", "y", "roof", "linear_stack", "collapsed", "relu_stack", "collapsed_relu"], measured.StackHeights.Select((height, i) =>
        {
            (float x, float y) = (measured.Places[2 * i], measured.Places[(2 * i) + 1]);
            return (IReadOnlyList<object>)[x, y, Roof.At(x, y), height, measured.CollapsedHeights[i], measured.ReluHeights[i], measured.CollapsedReluHeights[i]];
        }));
    }

    private static Table Learned(LinearStackMeasurement measured)
    {
        Table table = Screen.Table("learned", "loss, step by step", "first", "last");
        Add("four linear layers", measured.StackLosses);
        Add("one linear layer", measured.OneLayerLosses);
        Add("four with ReLUs", measured.ReluLosses);
        return table;

        void Add(string name, float[] losses) =>
            table.AddRow(
                name,
                Sparkline.Of(losses.Where((_, step) => step % 20 == 0).Select(loss => (double)loss), 0, 0.5),
                Screen.Invariant($"{losses[0]:0.0000}"),
                Screen.Invariant($"{losses[^1]:0.0000}"));
    }

    private static Table Compared(LinearStackMeasurement measured)
    {
        Table table = Screen.Table("one layer with the product of the weights, against", "apart at most");
        table.AddRow("the four linear layers", Screen.Invariant($"{measured.LinearDifference:0.0e+0}"));
        table.AddRow("the four with ReLUs", Screen.Invariant($"{measured.ReluDifference:0.0e+0}"));
        return table;
    }

    // Without the sign of what rounds to 0.
    private static string Rounded(float value) => value.ToString("0.0000;-0.0000;0.0000", CultureInfo.InvariantCulture);

    // Bright is high.
    private static IRenderable Heights(float[] heights)
    {
        const int side = LinearStackMeasurement.PlacesPerSide;
        float lowest = heights.Min();
        float highest = heights.Max();
        return Picture.Square(PictureWidth, cell =>
        {
            // The rows of the picture run downwards, y upwards.
            int place = ((int)((1 - cell.Y) * side) * side) + (int)(cell.X * side);
            return Picture.Grey((heights[place] - lowest) / (highest - lowest));
        });
    }
}
