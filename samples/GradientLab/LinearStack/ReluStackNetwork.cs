using StaticNet;

namespace GradientLab;

/// <summary>The layers of <see cref="LinearStackNetwork"/> with a ReLU behind each but the last.</summary>
[Network]
[Input(2)]
[Dense(7, Activation.ReLU)]
[Dense(5, Activation.ReLU)]
[Dense(6, Activation.ReLU)]
[Dense(1)]
[Loss(Loss.MeanSquaredError)]
[Adam]
public sealed partial class ReluStackNetwork;
