// A network of 64-32-10 units learns to read handwritten digits, is asked about digits it has never seen, and is timed.

using Digits;
using Samples.Shared;
using StaticNet;
using StaticNet.Data;

const string About = "Digits: a small network learns to read 1,797 handwritten digits.";
if (!SampleOptions.TryParse(args, About, new SampleOptions(Seed: 1, Epochs: 100), out SampleOptions options, out int exitCode))
{
    return exitCode;
}

// 1. The data. A row of the file is 64 pixels and then the digit, which becomes the label.
Screen.Title("Digits");
Dataset digits = CsvDataset.Read(SampleData.PathOf("digits.csv.gz"), new CsvDatasetOptions { HasHeader = false });
Screen.Say($"{digits}; E. Alpaydin and C. Kaynak, UCI Machine Learning Repository, 1998 (CC BY 4.0).");

// Networks learn best from inputs of about the size of 1: the first weights are chosen for that, and so is the learning rate.
// A pixel is 0 to 16 by the definition of the file, so one division does it, and nothing about the data is learned here.
// (Where ranges are not known beforehand, fit a StandardScaler or a MinMaxScaler, on the training data alone.)
foreach (ref float pixel in digits.MutableInputs)
{
    pixel /= 16f;
}

// 2. What is held out. The test digits are looked at once, at the very end: they stand for digits that nobody has written yet.
// When to stop training is a choice as well, so it is made on a third part. Stratified: each part has every digit in proportion.
(Dataset learnable, Dataset test) = digits.StratifiedSplit(testFraction: 0.25, options.Seed);
(Dataset training, Dataset validation) = learnable.StratifiedSplit(testFraction: 0.15, options.Seed);
Screen.Say($"{training.Count} digits to learn from, {validation.Count} to decide when to stop, {test.Count} for the test.");

// 3. Training.
var network = new DigitsNetwork(options.Seed);
var trainer = new DigitsNetwork.AdamTrainer(network)
{
    LearningRate = 3e-3f,
    L2 = 1e-4f, // pulls weights towards 0, so that the network cannot lean on single pixels
};
TrainingHistory history = Screen.Train("Training", progress => trainer.Fit(training, new FitOptions
{
    Epochs = options.Epochs,
    BatchSize = 32,
    Seed = options.Seed,
    Validation = validation,

    // Smaller steps when the validation loss rests, so that it can sink a little further; and the end when that does not
    // help either. The parameters of the best epoch are put back: those after it know the training digits by heart.
    Schedule = LearningRateSchedule.ReduceOnPlateau(factor: 0.3f, patience: 4),
    EarlyStopping = new EarlyStopping { Patience = 15 },
    Progress = progress,
}));
EpochResult best = history.Epochs[history.BestEpoch - 1];
Screen.Say(Screen.Invariant($"{history.Epochs.Count} epochs in {history.Epochs.Sum(epoch => epoch.Duration.TotalMilliseconds):0} ms, {history.Steps} steps."));
Screen.Say(Screen.Invariant($"The best was epoch {best.Epoch}, with a loss of {best.TrainingLoss:0.000} in training and {best.ValidationLoss:0.000} in validation."));

// 4. The test: one call predicts all digits, ten probabilities for each.
var probabilities = new float[test.Count * DigitsNetwork.OutputSize];
network.Predict(test.Inputs, probabilities);
ConfusionMatrix confusion = ConfusionMatrix.Of(test.Labels, probabilities);

Screen.Title("Digits it has never seen");
Screen.Show(ConfusionView.Of(confusion));
Screen.Say(Screen.Invariant($"{confusion.Correct} of {confusion.Total} are read right: {100 * confusion.Accuracy:0.0} %."));

Screen.Title("Some of them, the misread ones at the end");
Screen.Show(DigitGallery.Of(test, probabilities, right: 4, wrong: 8));

// 5. What a prediction costs, one digit at a time.
PredictionCost cost = PredictionCost.Of(network, test);
Screen.Title("Cost");
Screen.Say(Screen.Invariant($"One prediction takes {cost.Nanoseconds:0.0} ns and allocates {cost.Bytes:0.##} bytes ({DigitsNetwork.ParameterCount} parameters)."));

Screen.Result(
    "digits",
    ("test_accuracy", confusion.Accuracy),
    ("ns_per_prediction", Math.Round(cost.Nanoseconds, 1)),
    ("bytes_per_prediction", cost.Bytes));
return 0;
