using StaticNet;
using static StaticNet.Activation;

namespace GradientLab;

/// <summary>Two layers of 32 units with ReLU, batch normalisation before each; see <see cref="Stacks"/>.</summary>
[Network]
[Input(32, 1, 1)]
[Conv2D(32, 1), BatchNorm(Activation = ReLU), Conv2D(32, 1), BatchNorm(Activation = ReLU)]
[Loss(Loss.MeanAbsoluteError)]
[Sgd]
public sealed partial class NormalizedReLUTwo;

/// <summary>Five layers of 32 units with ReLU, batch normalisation before each; see <see cref="Stacks"/>.</summary>
[Network]
[Input(32, 1, 1)]
[Conv2D(32, 1), BatchNorm(Activation = ReLU), Conv2D(32, 1), BatchNorm(Activation = ReLU)]
[Conv2D(32, 1), BatchNorm(Activation = ReLU), Conv2D(32, 1), BatchNorm(Activation = ReLU)]
[Conv2D(32, 1), BatchNorm(Activation = ReLU)]
[Loss(Loss.MeanAbsoluteError)]
[Sgd]
public sealed partial class NormalizedReLUFive;

/// <summary>Ten layers of 32 units with ReLU, batch normalisation before each; see <see cref="Stacks"/>.</summary>
[Network]
[Input(32, 1, 1)]
[Conv2D(32, 1), BatchNorm(Activation = ReLU), Conv2D(32, 1), BatchNorm(Activation = ReLU)]
[Conv2D(32, 1), BatchNorm(Activation = ReLU), Conv2D(32, 1), BatchNorm(Activation = ReLU)]
[Conv2D(32, 1), BatchNorm(Activation = ReLU), Conv2D(32, 1), BatchNorm(Activation = ReLU)]
[Conv2D(32, 1), BatchNorm(Activation = ReLU), Conv2D(32, 1), BatchNorm(Activation = ReLU)]
[Conv2D(32, 1), BatchNorm(Activation = ReLU), Conv2D(32, 1), BatchNorm(Activation = ReLU)]
[Loss(Loss.MeanAbsoluteError)]
[Sgd]
public sealed partial class NormalizedReLUTen;

/// <summary>Twenty layers of 32 units with ReLU, batch normalisation before each; see <see cref="Stacks"/>.</summary>
[Network]
[Input(32, 1, 1)]
[Conv2D(32, 1), BatchNorm(Activation = ReLU), Conv2D(32, 1), BatchNorm(Activation = ReLU)]
[Conv2D(32, 1), BatchNorm(Activation = ReLU), Conv2D(32, 1), BatchNorm(Activation = ReLU)]
[Conv2D(32, 1), BatchNorm(Activation = ReLU), Conv2D(32, 1), BatchNorm(Activation = ReLU)]
[Conv2D(32, 1), BatchNorm(Activation = ReLU), Conv2D(32, 1), BatchNorm(Activation = ReLU)]
[Conv2D(32, 1), BatchNorm(Activation = ReLU), Conv2D(32, 1), BatchNorm(Activation = ReLU)]
[Conv2D(32, 1), BatchNorm(Activation = ReLU), Conv2D(32, 1), BatchNorm(Activation = ReLU)]
[Conv2D(32, 1), BatchNorm(Activation = ReLU), Conv2D(32, 1), BatchNorm(Activation = ReLU)]
[Conv2D(32, 1), BatchNorm(Activation = ReLU), Conv2D(32, 1), BatchNorm(Activation = ReLU)]
[Conv2D(32, 1), BatchNorm(Activation = ReLU), Conv2D(32, 1), BatchNorm(Activation = ReLU)]
[Conv2D(32, 1), BatchNorm(Activation = ReLU), Conv2D(32, 1), BatchNorm(Activation = ReLU)]
[Loss(Loss.MeanAbsoluteError)]
[Sgd]
public sealed partial class NormalizedReLUTwenty;

/// <summary>Fifty layers of 32 units with ReLU, batch normalisation before each; see <see cref="Stacks"/>.</summary>
[Network]
[Input(32, 1, 1)]
[Conv2D(32, 1), BatchNorm(Activation = ReLU), Conv2D(32, 1), BatchNorm(Activation = ReLU)]
[Conv2D(32, 1), BatchNorm(Activation = ReLU), Conv2D(32, 1), BatchNorm(Activation = ReLU)]
[Conv2D(32, 1), BatchNorm(Activation = ReLU), Conv2D(32, 1), BatchNorm(Activation = ReLU)]
[Conv2D(32, 1), BatchNorm(Activation = ReLU), Conv2D(32, 1), BatchNorm(Activation = ReLU)]
[Conv2D(32, 1), BatchNorm(Activation = ReLU), Conv2D(32, 1), BatchNorm(Activation = ReLU)]
[Conv2D(32, 1), BatchNorm(Activation = ReLU), Conv2D(32, 1), BatchNorm(Activation = ReLU)]
[Conv2D(32, 1), BatchNorm(Activation = ReLU), Conv2D(32, 1), BatchNorm(Activation = ReLU)]
[Conv2D(32, 1), BatchNorm(Activation = ReLU), Conv2D(32, 1), BatchNorm(Activation = ReLU)]
[Conv2D(32, 1), BatchNorm(Activation = ReLU), Conv2D(32, 1), BatchNorm(Activation = ReLU)]
[Conv2D(32, 1), BatchNorm(Activation = ReLU), Conv2D(32, 1), BatchNorm(Activation = ReLU)]
[Conv2D(32, 1), BatchNorm(Activation = ReLU), Conv2D(32, 1), BatchNorm(Activation = ReLU)]
[Conv2D(32, 1), BatchNorm(Activation = ReLU), Conv2D(32, 1), BatchNorm(Activation = ReLU)]
[Conv2D(32, 1), BatchNorm(Activation = ReLU), Conv2D(32, 1), BatchNorm(Activation = ReLU)]
[Conv2D(32, 1), BatchNorm(Activation = ReLU), Conv2D(32, 1), BatchNorm(Activation = ReLU)]
[Conv2D(32, 1), BatchNorm(Activation = ReLU), Conv2D(32, 1), BatchNorm(Activation = ReLU)]
[Conv2D(32, 1), BatchNorm(Activation = ReLU), Conv2D(32, 1), BatchNorm(Activation = ReLU)]
[Conv2D(32, 1), BatchNorm(Activation = ReLU), Conv2D(32, 1), BatchNorm(Activation = ReLU)]
[Conv2D(32, 1), BatchNorm(Activation = ReLU), Conv2D(32, 1), BatchNorm(Activation = ReLU)]
[Conv2D(32, 1), BatchNorm(Activation = ReLU), Conv2D(32, 1), BatchNorm(Activation = ReLU)]
[Conv2D(32, 1), BatchNorm(Activation = ReLU), Conv2D(32, 1), BatchNorm(Activation = ReLU)]
[Conv2D(32, 1), BatchNorm(Activation = ReLU), Conv2D(32, 1), BatchNorm(Activation = ReLU)]
[Conv2D(32, 1), BatchNorm(Activation = ReLU), Conv2D(32, 1), BatchNorm(Activation = ReLU)]
[Conv2D(32, 1), BatchNorm(Activation = ReLU), Conv2D(32, 1), BatchNorm(Activation = ReLU)]
[Conv2D(32, 1), BatchNorm(Activation = ReLU), Conv2D(32, 1), BatchNorm(Activation = ReLU)]
[Conv2D(32, 1), BatchNorm(Activation = ReLU), Conv2D(32, 1), BatchNorm(Activation = ReLU)]
[Loss(Loss.MeanAbsoluteError)]
[Sgd]
public sealed partial class NormalizedReLUFifty;
