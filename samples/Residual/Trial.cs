using Samples.Shared;
using StaticNet;
using StaticNet.Data;

namespace Residual;

/// <summary>How one of the networks fared.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Gradients">The root mean square of the gradient of each convolution's weights before the first step, from the input on.</param>
/// <param name="Losses">The mean loss in training, epoch by epoch.</param>
/// <param name="Accuracy">The part of the test that it reads right.</param>
internal sealed record Trial(string Name, double[] Gradients, double[] Losses, double Accuracy)
{
    private const int BatchSize = 32;

    // He et al., 2015, begin at 0.1 with batch normalisation and 256 images a batch. Without normalisation and with fewer images it
    // takes smaller steps; the cosine lets the last ones settle.
    private const float LearningRate = 0.01f;

    /// <summary>Trains a network and tests it; everything but the network is the same for all of them.</summary>
    public static Trial Run(string name, Trainer trainer, Dataset training, Dataset test, SampleOptions options)
    {
        Dataset batch = training[..Math.Min(BatchSize, training.Count)];
        trainer.Backpropagate(batch.Inputs, batch.Labels);
        double[] gradients = [.. trainer.GradientTensors.Where(tensor => tensor.Shape.Length == 4).Select(RootMeanSquare)];

        trainer.LearningRate = LearningRate;
        TrainingHistory history = Screen.Train(name, progress => trainer.Fit(training, new FitOptions
        {
            Epochs = options.Epochs,
            BatchSize = BatchSize,
            Seed = options.Seed,
            Schedule = LearningRateSchedule.Cosine(),
            Progress = progress,
        }));

        var probabilities = new float[test.Count * trainer.Network.OutputSize];
        trainer.Network.Predict(test.Inputs, probabilities);
        double accuracy = ConfusionMatrix.Of(test.Labels, probabilities).Accuracy;
        return new Trial(name, gradients, [.. history.Epochs.Select(epoch => (double)epoch.TrainingLoss)], accuracy);
    }

    private static double RootMeanSquare(ParameterTensor tensor) => Math.Sqrt(tensor.ToArray().Average(value => (double)value * value));
}
