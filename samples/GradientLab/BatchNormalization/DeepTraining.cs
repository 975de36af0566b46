using StaticNet;

namespace GradientLab;

/// <summary>How a network fared.</summary>
/// <param name="Network">The network behind its training.</param>
/// <param name="Gradients">The mean absolute gradient of the weights of each dense layer before the first step, from the input on.</param>
/// <param name="Losses">The mean loss, epoch by epoch.</param>
/// <param name="Accuracy">The part of the test's points that it puts on the right ring.</param>
public sealed record DeepTraining(INetwork Network, double[] Gradients, double[] Losses, double Accuracy);
