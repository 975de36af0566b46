// Six ReLUs and a sigmoid learn to tell an inner circle from an outer one, and show what they have understood on the way.

using Circles;
using Samples.Shared;
using Spectre.Console;
using Spectre.Console.Rendering;
using StaticNet;
using StaticNet.Data;

const int Attempts = 5;
const int EpochsUntilFirstLook = 3;
const string About = "Circles: six ReLUs and a sigmoid separate two circles.";
if (!SampleOptions.TryParse(args, About, new SampleOptions(Seed: 1, Epochs: 60), out SampleOptions options, out int exitCode))
{
    return exitCode;
}

// 1. The data is made here; each part continues the same random numbers, so no point is in two parts.
// x and y are about the size of 1 already, so there is nothing to scale.
var random = new RandomSource(options.Seed);
Dataset training = CirclesData.Draw(400, random);
Dataset validation = CirclesData.Draw(200, random);
Dataset fresh = CirclesData.Draw(2_000, random);
Screen.Title("Two circles");
Screen.Say($"{training.Count} points to learn from, {validation.Count} to choose a network by, {fresh.Count} for the test. No straight line separates them.");

// 2. Training, from several beginnings. A ReLU that begins with its fold on the wrong side of all points is 0 for each of
// them, gets no gradient and stays there for good; with six there are none to spare, and descent then ends in a local minimum,
// a fence with a gap. Nothing in the training data says so beforehand. What helps is to begin anew with other random weights
// and to keep the network that does best on points that neither training nor the test sees.
int pictureWidth = PlaneView.WidthFor(pictures: 3);
Table attempts = Screen.Table("first weights", "training loss", "validation accuracy");
Attempt? best = null;
for (int i = 0; i < Attempts; i++)
{
    var network = new CirclesNetwork(options.Seed + i);
    var trainer = new CirclesNetwork.MomentumTrainer(network) { LearningRate = 0.05f };
    var pictures = new List<(IRenderable, string)> { (PlaneView.Of(network, training, pictureWidth), "before training") };

    // Fit can be called again: the trainer goes on where it stands, its momentum included.
    int firstEpochs = Math.Min(EpochsUntilFirstLook, options.Epochs);
    trainer.Fit(training, new FitOptions { Epochs = firstEpochs, BatchSize = 16, Seed = (ulong)i });
    pictures.Add((PlaneView.Of(network, training, pictureWidth), $"after {firstEpochs} epochs"));
    if (options.Epochs > firstEpochs)
    {
        Screen.Train($"Attempt {i + 1}", progress => trainer.Fit(training, new FitOptions
        {
            Epochs = options.Epochs - firstEpochs,
            BatchSize = 16,
            Seed = (ulong)(Attempts + i),
            Progress = progress,
        }));
    }

    pictures.Add((PlaneView.Of(network, training, pictureWidth), $"after {options.Epochs} epochs"));

    var attempt = new Attempt(network, trainer.Evaluate(validation), Accuracy(network, validation), pictures);
    attempts.AddRow($"seed {options.Seed + i}", Screen.Invariant($"{trainer.Evaluate(training):0.0000}"), Screen.Invariant($"{attempt.Accuracy:0.000}"));
    if (best is null || attempt.ValidationLoss < best.ValidationLoss)
    {
        best = attempt;
    }
}

Screen.Show(attempts);

// 3. What the best of them has understood.
Screen.Title("The plane as the network sees it");
Screen.Show(Picture.Gallery(pictureWidth, [.. best!.Pictures]));
Screen.Say(PlaneView.Legend);

// 4. The test, on points that had no part in anything before.
double accuracy = Accuracy(best.Network, fresh);
Screen.Say(Screen.Invariant($"Of {fresh.Count} fresh points {100 * accuracy:0.0} % are put on the right circle, with {CirclesNetwork.ParameterCount} parameters."));
Screen.Result("circles", ("accuracy", accuracy));
return 0;

static double Accuracy(CirclesNetwork network, Dataset points)
{
    var probabilities = new float[points.Count];
    network.Predict(points.Inputs, probabilities);
    return BinaryCounts.At(points.Targets, probabilities).Accuracy;
}

internal sealed record Attempt(CirclesNetwork Network, float ValidationLoss, double Accuracy, IReadOnlyList<(IRenderable, string)> Pictures);
