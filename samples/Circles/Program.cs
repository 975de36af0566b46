// Six ReLUs and a sigmoid learn to tell an inner circle from an outer one, and show what they have understood on the way.

using Circles;
using Samples.Shared;
using Spectre.Console.Rendering;
using StaticNet;
using StaticNet.Data;

const string About = "Circles: six ReLUs and a sigmoid separate two circles.";
if (!SampleOptions.TryParse(args, About, new SampleOptions(Seed: 1, Epochs: 60), out SampleOptions options, out int exitCode))
{
    return exitCode;
}

// 1. The data is made here. Both parts come from one sequence of random numbers, so no point is in both.
// x and y are about the size of 1 already: there is nothing to scale.
Screen.Title("Two circles");
var random = new RandomSource(options.Seed);
Dataset training = CirclesData.Draw(400, random);
Dataset fresh = CirclesData.Draw(2_000, random);
Screen.Say($"{training.Count} points to learn from and {fresh.Count} fresh ones for the test. No straight line tells inner from outer.");

// 2. Training, with a look at the network before, early on, and after.
var network = new CirclesNetwork(options.Seed);
var trainer = new CirclesNetwork.MomentumTrainer(network) { LearningRate = 0.1f };
int pictureWidth = PlaneView.WidthFor(pictures: 3);
var pictures = new List<(IRenderable, string)>();
Look("before training");

// Fit can be called again: the trainer goes on where it stands, its momentum included.
Train(epochs: 1, seed: 0);
Look("after 1 epoch");
if (options.Epochs > 1)
{
    Train(options.Epochs - 1, seed: 1);
}

Look($"after {options.Epochs} epochs");

Screen.Title("The plane as the network sees it");
Screen.Show(Picture.Gallery(pictureWidth, [.. pictures]));
Screen.Say(PlaneView.Legend);

// 3. The test, on points that had no part in training.
var probabilities = new float[fresh.Count];
network.Predict(fresh.Inputs, probabilities);
double accuracy = BinaryCounts.At(fresh.Targets, probabilities).Accuracy;

Screen.Title("Fresh points");
Screen.Say(Screen.Invariant($"{100 * accuracy:0.0} % are put on the right circle, with {CirclesNetwork.ParameterCount} parameters."));
if (accuracy < 0.99)
{
    Screen.Say("That is not what six ReLUs can do. Training was too short, or it ended in a local minimum (CirclesNetwork.cs says more): try another --seed.");
}

Screen.Result("circles", ("accuracy", accuracy));
return 0;

void Train(int epochs, int seed) =>
    Screen.Train("Training", progress => trainer.Fit(training, new FitOptions { Epochs = epochs, BatchSize = 16, Seed = seed, Progress = progress }));

void Look(string when) =>
    pictures.Add((PlaneView.Of(network, training, pictureWidth), Screen.Invariant($"{when}\nloss {trainer.Evaluate(training):0.000}")));
