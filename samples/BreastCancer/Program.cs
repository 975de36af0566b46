// Is a tumour malignant or benign? Five networks, each tested on the fifth of the patients that it has not learned from.

using BreastCancer;
using Samples.Shared;
using StaticNet;
using StaticNet.Data;

const int Malignant = 0; // the label that the file gives to it
const int FoldCount = 5;
const string About = "BreastCancer: a small network tells malignant tumours from benign ones, in 5-fold cross-validation.";
if (!SampleOptions.TryParse(args, About, new SampleOptions(Seed: 1, Epochs: 60), out SampleOptions options, out int exitCode))
{
    return exitCode;
}

// 1. The data. The first line of the file counts rows and features and is no header.
Screen.Title("Breast cancer");
Dataset tumours = CsvDataset.Read(SampleData.PathOf("breast_cancer.csv"), new CsvDatasetOptions
{
    HasHeader = false,
    SkipLines = 1,
    Classes = [("0", "malignant"), ("1", "benign")],
});
Screen.Say($"{tumours}; W. Wolberg, W. N. Street and O. Mangasarian, UCI Machine Learning Repository, 1995 (CC BY 4.0).");

// 2. Cross-validation. With 569 patients a single test part would be a matter of luck. In five folds everyone is tested, each by
// a network that has not seen them; stratified, so that each fold has as large a part of malignant tumours as the whole.
var folds = new List<FoldResult>();
foreach ((Dataset trainingPart, Dataset testPart) in tumours.StratifiedKFold(FoldCount, options.Seed))
{
    // Areas are near 1,000 and smoothness near 0.1. Standardised, each feature has mean 0 and standard deviation 1 and none
    // drowns the others. The scaler learns from the training part alone: means over the test part would be knowledge of it.
    StandardScaler scaler = StandardScaler.Fit(trainingPart);
    scaler.Transform(trainingPart);
    scaler.Transform(testPart);

    // The positive class is what one looks for: a malignant tumour. So the target, and the output, is 1 for malignant.
    Dataset training = trainingPart.WithBinaryTargets(positiveClass: Malignant);
    Dataset test = testPart.WithBinaryTargets(positiveClass: Malignant);

    // A network of 513 parameters could learn 455 tumours by heart. Weight decay keeps weights small, and with them the answer
    // smooth; the falling rate lets training come to rest. No part of a fold decides when to stop: every epoch is used.
    // Decay and learning rate were the best of 13 settings over twenty other splits of the same tumours, so the numbers below are
    // a little kinder than new patients would be: from 0.3 to 2 the decay made a difference of 0.4 points, at 5 one of 1.
    var network = new TumourNetwork(options.Seed + folds.Count);
    var trainer = new TumourNetwork.AdamWTrainer(network) { LearningRate = 3e-3f, WeightDecay = 1f };
    Screen.Train($"Fold {folds.Count + 1}", progress => trainer.Fit(training, new FitOptions
    {
        Epochs = options.Epochs,
        BatchSize = 32,
        Seed = options.Seed,
        Schedule = LearningRateSchedule.Cosine(),
        Progress = progress,
    }));

    var scores = new float[test.Count];
    network.Predict(test.Inputs, scores);
    folds.Add(new FoldResult(test.Targets.ToArray(), scores));
}

// 3. What came out, fold by fold, and then over all tumours, each judged by the network that had not seen it.
Screen.Title("Held-out tumours");
Screen.Show(FoldTable.Of(folds));
Screen.Say("""
    Positive means malignant. Precision: of those called malignant, how many are. Recall: of the malignant ones, how many were
    found. ROC AUC: how likely it is that a malignant tumour scores higher than a benign one, whatever the threshold.
    """);

Screen.Title("All of them, called malignant from a probability of 0.5");
Screen.Show(ConfusionView.Of(FoldTable.Confusion(folds)));

double meanAccuracy = folds.Average(fold => fold.Counts.Accuracy);
double meanAuc = folds.Average(fold => fold.Auc);
Screen.Say(Screen.Invariant($"On average {100 * meanAccuracy:0.0} % are told apart, with a ROC AUC of {meanAuc:0.0000}."));
Screen.Result("breast-cancer", ("mean_accuracy", meanAccuracy), ("auc", meanAuc));
return 0;
