using Samples.Shared;
using StaticNet;
using StaticNet.Data;

namespace GradientLab;

/// <summary>How a solver fared on a real network.</summary>
/// <param name="Solver">Who.</param>
/// <param name="Rate">The rate with the lowest loss in the last epoch.</param>
/// <param name="Losses">The mean loss in training, epoch by epoch.</param>
/// <param name="GoodRates">With how many of the rates the last epoch's loss was below <see cref="GoodLoss"/>.</param>
/// <param name="Accuracy">The part of the held-out tumours that it tells apart.</param>
public sealed record Biopsy(Solver Solver, float Rate, IReadOnlyList<float> Losses, int GoodRates, double Accuracy)
{
    /// <summary>A loss that is a good one for this network: a seventh of guessing's.</summary>
    public const float GoodLoss = 0.1f;

    private const int BatchSize = 32;
    private const int Malignant = 0; // the label that the file gives to it

    /// <summary>Trains <see cref="BiopsyNetwork"/> with every solver, from the same weights and in the same order of samples.</summary>
    /// <param name="rates">The rates to try.</param>
    /// <param name="epochs">How often each run visits every sample.</param>
    public static IReadOnlyList<Biopsy> RunAll(IReadOnlyList<float> rates, int epochs)
    {
        (Dataset training, Dataset test) = Samples();
        return [.. Enum.GetValues<Solver>().Select(BestOf)];

        Biopsy BestOf(Solver solver)
        {
            Biopsy[] runs = [.. rates.Select(rate => Run(solver, rate, epochs, training, test))];
            return runs.MinBy(run => run.Losses[^1])! with { GoodRates = runs.Count(run => run.Losses[^1] < GoodLoss) };
        }
    }

    private static Biopsy Run(Solver solver, float rate, int epochs, Dataset training, Dataset test)
    {
        Trainer trainer = BiopsyNetwork.With(solver);
        trainer.LearningRate = rate;
        TrainingHistory history = trainer.Fit(training, new FitOptions { Epochs = epochs, BatchSize = BatchSize, Seed = 1 });
        var probabilities = new float[test.Count];
        trainer.Network.Predict(test.Inputs, probabilities);
        return new Biopsy(solver, rate, [.. history.Epochs.Select(epoch => epoch.TrainingLoss)], 0, BinaryCounts.At(test.Targets, probabilities).Accuracy);
    }

    private static DatasetSplit Samples()
    {
        Dataset tumours = CsvDataset.Read(SampleData.PathOf("breast_cancer.csv"), new CsvDatasetOptions { HasHeader = false, SkipLines = 1, Classes = [("0", "malignant"), ("1", "benign")] });
        (Dataset training, Dataset test) = tumours.StratifiedSplit(0.2, seed: 1);
        StandardScaler scaler = StandardScaler.Fit(training);
        scaler.Transform(training);
        scaler.Transform(test);
        return new DatasetSplit(training.WithBinaryTargets(Malignant), test.WithBinaryTargets(Malignant));
    }
}
