using StaticNet;
using StaticNet.Data;

namespace GradientLab;

/// <summary>How the two networks fared; data, first weights, batches and learning rate are the same.</summary>
/// <param name="Plain">The ten layers of sigmoids.</param>
/// <param name="Normalized">The same with batch normalisation.</param>
public sealed record BatchNormalizationMeasurement(DeepTraining Plain, DeepTraining Normalized)
{
    private const int Epochs = 25;
    private const int BatchSize = 32;
    private const float LearningRate = 0.05f;

    /// <summary>Trains and tests both.</summary>
    /// <param name="seed">What points, first weights and the order of the points follow from.</param>
    public static BatchNormalizationMeasurement Make(int seed)
    {
        Dataset training = Rings.Draw(512, seed);
        Dataset test = Rings.Draw(500, seed + 1);
        return new BatchNormalizationMeasurement(
            Of(new PlainSigmoidNetwork.MomentumTrainer(new PlainSigmoidNetwork(seed))),
            Of(new NormalizedSigmoidNetwork.MomentumTrainer(new NormalizedSigmoidNetwork(seed))));

        DeepTraining Of(Trainer trainer)
        {
            Dataset first = training[..BatchSize];
            trainer.Backpropagate(first.Inputs, first.Targets);
            double[] gradients = [.. trainer.GradientTensors.Where(tensor => tensor.Shape.Length == 2).Select(MeanAbsolute)];

            trainer.LearningRate = LearningRate;
            TrainingHistory history = trainer.Fit(training, new FitOptions
            {
                Epochs = Epochs,
                BatchSize = BatchSize,
                Seed = seed,

                // Lets the last steps settle.
                Schedule = LearningRateSchedule.Cosine(),
            });

            return new DeepTraining(trainer.Network, gradients, [.. history.Epochs.Select(epoch => (double)epoch.TrainingLoss)], Rings.AccuracyOf(trainer.Network, test));
        }
    }

    private static double MeanAbsolute(ParameterTensor tensor) => tensor.ToArray().Average(value => Math.Abs((double)value));
}
