// A convolutional network learns to read handwritten digits, is asked about digits it has never seen, and is timed.

using Digits;
using Samples.Shared;
using StaticNet;
using StaticNet.Data;

const string About = "Digits: a LeNet of their size learns to read 1,797 handwritten digits of 8 x 8 pixels; or LeNet-5 those of MNIST.";
var mnist = new FolderOption("--mnist", "LeNet-5 and MNIST's files (train-images-idx3-ubyte...) in this folder; t10k's alone will do", Epochs: 10);
if (!SampleOptions.TryParse(args, About, new SampleOptions(Seed: 1, Epochs: 40), mnist, saves: true, out SampleOptions options, out int exitCode))
{
    return exitCode;
}

// 1. The data, of which a part is held out for the test.
DigitsData data;
try
{
    data = options.Folder is null ? DigitsData.Bundled(options.Seed) : DigitsData.FromMnistFolder(options.Folder);
}
catch (Exception mistake) when (options.Folder is not null && mistake is IOException or InvalidDataException or UnauthorizedAccessException)
{
    return SampleOptions.Refuse($"--mnist: {mistake.Message}");
}

(Dataset training, Dataset test, string source) = data;
Screen.Title(options.Folder is null ? "Digits" : "Digits: MNIST");
Screen.Say($"{training}, to learn from, and {test.Count} for the test. {source}.");

// 2. Training. How long is decided beforehand: the steps become smaller along a cosine and end at nothing with the last epoch, so
// there is no moment at which to stop would be better, and no digits have to be set aside to find it.
(INetwork network, Trainer trainer) = options.Folder is null ? SmallNetwork() : LargeNetwork();
TrainingHistory history = Screen.Train("Training", progress => trainer.Fit(training, new FitOptions
{
    Epochs = options.Epochs,
    BatchSize = 32,
    Seed = options.Seed,
    Schedule = LearningRateSchedule.Cosine(),
    Progress = progress,
}));
Screen.Say(Screen.Invariant($"{network.ParameterCount} parameters, {history.Epochs.Count} epochs in {history.Epochs.Sum(epoch => epoch.Duration.TotalSeconds):0.0} s, {history.Steps} steps."));
Screen.Say(Screen.Invariant($"The loss in training fell from {history.Epochs[0].TrainingLoss:0.000} in the first epoch to {history.Epochs[^1].TrainingLoss:0.0000} in the last."));
if (options.Save is not null)
{
    try
    {
        network.Save(options.Save);
    }
    catch (Exception mistake) when (mistake is IOException or UnauthorizedAccessException)
    {
        return SampleOptions.Refuse($"--save: {mistake.Message}");
    }
}

// 3. The test: one call predicts all digits, ten probabilities for each.
var probabilities = new float[test.Count * network.OutputSize];
network.Predict(test.Inputs, probabilities);
ConfusionMatrix confusion = ConfusionMatrix.Of(test.Labels, probabilities);

Screen.Title("Digits it has never seen");
Screen.Show(ConfusionView.Of(confusion));
Screen.Say(Screen.Invariant($"{confusion.Correct} of {confusion.Total} are read right: {100 * confusion.Accuracy:0.0} %."));

Screen.Title("Some of them, the misread ones at the end");
Screen.Show(options.Folder is null
    ? DigitGallery.Of(test, probabilities, right: 4, wrong: 8)
    : DigitGallery.Of(test, probabilities, right: 2, wrong: 4));

Screen.Title("What the first convolution looks for");
Screen.Show(FilterGallery.Of(network.Tensors[0]));
Screen.Say(FilterGallery.Legend);

// 4. What a prediction costs, one digit at a time.
PredictionCost cost = PredictionCost.Of(network, test);
Screen.Title("Cost");
Screen.Say(Screen.Invariant($"One prediction takes {cost.Nanoseconds:0} ns and allocates {cost.Bytes:0.##} bytes."));

Screen.Result(
    "digits",
    ("test_accuracy", confusion.Accuracy),
    ("ns_per_prediction", Math.Round(cost.Nanoseconds, 1)),
    ("bytes_per_prediction", cost.Bytes),
    ("epochs", history.Epochs.Count));
return 0;

(INetwork, Trainer) SmallNetwork()
{
    var small = new DigitsNetwork(options.Seed);

    // L2 keeps weights small, so that the network cannot lean on single pixels.
    return (small, new DigitsNetwork.AdamTrainer(small) { LearningRate = 3e-3f, L2 = 1e-4f });
}

(INetwork, Trainer) LargeNetwork()
{
    var large = new LeNet5(options.Seed);
    return (large, new LeNet5.AdamTrainer(large) { LearningRate = 2e-3f });
}
