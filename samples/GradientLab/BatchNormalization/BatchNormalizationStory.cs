using Samples.Shared;
using Spectre.Console;
using Spectre.Console.Rendering;
using StaticNet;

namespace GradientLab;

/// <summary>A deep sigmoid network that does not learn, and does with batch normalisation.</summary>
public sealed class BatchNormalizationStory : IStory
{
    private const int PictureWidth = 30;
    private const float Reach = 2;

    // Gradients are shown by their powers of ten.
    private const double SmallestPower = -9;
    private const double GreatestPower = 0;

    // The loss of a network that says 1/2 to everything.
    private static readonly double Guessing = Math.Log(2);

    /// <inheritdoc/>
    public string Name => "batch-normalisation";

    /// <inheritdoc/>
    public string Title => "Batch normalisation: ten layers of sigmoids learn after all";

    /// <summary>Measures what the story tells.</summary>
    public static BatchNormalizationMeasurement Measure() => BatchNormalizationMeasurement.Make(seed: 1);

    /// <inheritdoc/>
    public void Tell(Stage stage)
    {
        BatchNormalizationMeasurement measured = Measure();
        (string Name, DeepTraining Training)[] both = [("plain", measured.Plain), ("with batch normalisation", measured.Normalized)];
        stage.Say(
            """
            Two networks of ten hidden layers of 16 sigmoids are to tell an inner ring of points from an outer one. First weights, points, batches and learning rate are the same; one
            of them normalises what goes into each sigmoid.
            """);

        stage.Title("Before the first step");
        Table gradients = Screen.Table("mean gradient of the weights", "first to last layer", "first", "middle", "last");
        foreach ((string name, DeepTraining training) in both)
        {
            double[] sizes = training.Gradients;
            gradients.AddRow(
                name,
                Sparkline.Of(sizes.Select(Math.Log10), SmallestPower, GreatestPower),
                Screen.Invariant($"{sizes[0]:0.0e+0}"),
                Screen.Invariant($"{sizes[sizes.Length / 2]:0.0e+0}"),
                Screen.Invariant($"{sizes[^1]:0.0e+0}"));
        }

        stage.Show(gradients);
        stage.Say("In powers of ten. The derivative of a sigmoid is at most a quarter: behind ten of them next to nothing of the gradient is left.");

        stage.Title("Training");
        Table results = Screen.Table("loss by epoch", Screen.Invariant($"0 to {Guessing:0.00}, guessing"), "first", "last", "test, %");
        foreach ((string name, DeepTraining training) in both)
        {
            results.AddRow(
                name,
                Sparkline.Of(training.Losses, 0, Guessing),
                Screen.Invariant($"{training.Losses[0]:0.000}"),
                Screen.Invariant($"{training.Losses[^1]:0.000}"),
                Screen.Invariant($"{100 * training.Accuracy:0.0}"));
        }

        stage.Show(results);
        stage.Show(Picture.Gallery(PictureWidth, [.. both.Select(entry => (Rendered(entry.Training.Network), entry.Name))]));
        stage.Say("How probable each holds the inner ring, bright for 1. The plain network says the same everywhere.");
        stage.Say(
            """
            Why: the values of a layer are sums of sigmoids, of which each layer leaves less difference between one point and another; the last sees the same whatever the point. Batch normalisation
            (Ioffe, Szegedy, 2015) takes the mean of the batch away from what goes into a sigmoid and divides by its deviation. Forward, points stay apart; back, the gradient is divided by the same small
            deviation, which makes up for the quarter.
            """);

        stage.Curve("loss", ["epoch", "plain", "normalised"], measured.Plain.Losses.Select((loss, i) => (IReadOnlyList<object>)[i + 1, loss, measured.Normalized.Losses[i]]));
        stage.Curve("gradient", ["layer", "plain", "normalised"], measured.Plain.Gradients.Select((size, i) => (IReadOnlyList<object>)[i + 1, size, measured.Normalized.Gradients[i]]));
    }

    private static IRenderable Rendered(INetwork network) => Picture.Square(PictureWidth, cell =>
    {
        var probability = new float[1];
        network.Predict([Reach * (float)((2 * cell.X) - 1), Reach * (float)(1 - (2 * cell.Y))], probability);
        return Picture.Grey(probability[0]);
    });
}
