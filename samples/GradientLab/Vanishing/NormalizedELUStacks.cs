using StaticNet;
using static StaticNet.Activation;

namespace GradientLab;

/// <summary>Two layers of 32 units with ELU, batch normalisation before each; see <see cref="Stacks"/>.</summary>
[Network]
[Input(32, 1, 1)]
[Conv2D(32, 1), BatchNorm(Activation = ELU), Conv2D(32, 1), BatchNorm(Activation = ELU)]
[Loss(Loss.MeanAbsoluteError)]
[Sgd]
public sealed partial class NormalizedELUTwo;

/// <summary>Five layers of 32 units with ELU, batch normalisation before each; see <see cref="Stacks"/>.</summary>
[Network]
[Input(32, 1, 1)]
[Conv2D(32, 1), BatchNorm(Activation = ELU), Conv2D(32, 1), BatchNorm(Activation = ELU)]
[Conv2D(32, 1), BatchNorm(Activation = ELU), Conv2D(32, 1), BatchNorm(Activation = ELU)]
[Conv2D(32, 1), BatchNorm(Activation = ELU)]
[Loss(Loss.MeanAbsoluteError)]
[Sgd]
public sealed partial class NormalizedELUFive;

/// <summary>Ten layers of 32 units with ELU, batch normalisation before each; see <see cref="Stacks"/>.</summary>
[Network]
[Input(32, 1, 1)]
[Conv2D(32, 1), BatchNorm(Activation = ELU), Conv2D(32, 1), BatchNorm(Activation = ELU)]
[Conv2D(32, 1), BatchNorm(Activation = ELU), Conv2D(32, 1), BatchNorm(Activation = ELU)]
[Conv2D(32, 1), BatchNorm(Activation = ELU), Conv2D(32, 1), BatchNorm(Activation = ELU)]
[Conv2D(32, 1), BatchNorm(Activation = ELU), Conv2D(32, 1), BatchNorm(Activation = ELU)]
[Conv2D(32, 1), BatchNorm(Activation = ELU), Conv2D(32, 1), BatchNorm(Activation = ELU)]
[Loss(Loss.MeanAbsoluteError)]
[Sgd]
public sealed partial class NormalizedELUTen;

/// <summary>Twenty layers of 32 units with ELU, batch normalisation before each; see <see cref="Stacks"/>.</summary>
[Network]
[Input(32, 1, 1)]
[Conv2D(32, 1), BatchNorm(Activation = ELU), Conv2D(32, 1), BatchNorm(Activation = ELU)]
[Conv2D(32, 1), BatchNorm(Activation = ELU), Conv2D(32, 1), BatchNorm(Activation = ELU)]
[Conv2D(32, 1), BatchNorm(Activation = ELU), Conv2D(32, 1), BatchNorm(Activation = ELU)]
[Conv2D(32, 1), BatchNorm(Activation = ELU), Conv2D(32, 1), BatchNorm(Activation = ELU)]
[Conv2D(32, 1), BatchNorm(Activation = ELU), Conv2D(32, 1), BatchNorm(Activation = ELU)]
[Conv2D(32, 1), BatchNorm(Activation = ELU), Conv2D(32, 1), BatchNorm(Activation = ELU)]
[Conv2D(32, 1), BatchNorm(Activation = ELU), Conv2D(32, 1), BatchNorm(Activation = ELU)]
[Conv2D(32, 1), BatchNorm(Activation = ELU), Conv2D(32, 1), BatchNorm(Activation = ELU)]
[Conv2D(32, 1), BatchNorm(Activation = ELU), Conv2D(32, 1), BatchNorm(Activation = ELU)]
[Conv2D(32, 1), BatchNorm(Activation = ELU), Conv2D(32, 1), BatchNorm(Activation = ELU)]
[Loss(Loss.MeanAbsoluteError)]
[Sgd]
public sealed partial class NormalizedELUTwenty;

/// <summary>Fifty layers of 32 units with ELU, batch normalisation before each; see <see cref="Stacks"/>.</summary>
[Network]
[Input(32, 1, 1)]
[Conv2D(32, 1), BatchNorm(Activation = ELU), Conv2D(32, 1), BatchNorm(Activation = ELU)]
[Conv2D(32, 1), BatchNorm(Activation = ELU), Conv2D(32, 1), BatchNorm(Activation = ELU)]
[Conv2D(32, 1), BatchNorm(Activation = ELU), Conv2D(32, 1), BatchNorm(Activation = ELU)]
[Conv2D(32, 1), BatchNorm(Activation = ELU), Conv2D(32, 1), BatchNorm(Activation = ELU)]
[Conv2D(32, 1), BatchNorm(Activation = ELU), Conv2D(32, 1), BatchNorm(Activation = ELU)]
[Conv2D(32, 1), BatchNorm(Activation = ELU), Conv2D(32, 1), BatchNorm(Activation = ELU)]
[Conv2D(32, 1), BatchNorm(Activation = ELU), Conv2D(32, 1), BatchNorm(Activation = ELU)]
[Conv2D(32, 1), BatchNorm(Activation = ELU), Conv2D(32, 1), BatchNorm(Activation = ELU)]
[Conv2D(32, 1), BatchNorm(Activation = ELU), Conv2D(32, 1), BatchNorm(Activation = ELU)]
[Conv2D(32, 1), BatchNorm(Activation = ELU), Conv2D(32, 1), BatchNorm(Activation = ELU)]
[Conv2D(32, 1), BatchNorm(Activation = ELU), Conv2D(32, 1), BatchNorm(Activation = ELU)]
[Conv2D(32, 1), BatchNorm(Activation = ELU), Conv2D(32, 1), BatchNorm(Activation = ELU)]
[Conv2D(32, 1), BatchNorm(Activation = ELU), Conv2D(32, 1), BatchNorm(Activation = ELU)]
[Conv2D(32, 1), BatchNorm(Activation = ELU), Conv2D(32, 1), BatchNorm(Activation = ELU)]
[Conv2D(32, 1), BatchNorm(Activation = ELU), Conv2D(32, 1), BatchNorm(Activation = ELU)]
[Conv2D(32, 1), BatchNorm(Activation = ELU), Conv2D(32, 1), BatchNorm(Activation = ELU)]
[Conv2D(32, 1), BatchNorm(Activation = ELU), Conv2D(32, 1), BatchNorm(Activation = ELU)]
[Conv2D(32, 1), BatchNorm(Activation = ELU), Conv2D(32, 1), BatchNorm(Activation = ELU)]
[Conv2D(32, 1), BatchNorm(Activation = ELU), Conv2D(32, 1), BatchNorm(Activation = ELU)]
[Conv2D(32, 1), BatchNorm(Activation = ELU), Conv2D(32, 1), BatchNorm(Activation = ELU)]
[Conv2D(32, 1), BatchNorm(Activation = ELU), Conv2D(32, 1), BatchNorm(Activation = ELU)]
[Conv2D(32, 1), BatchNorm(Activation = ELU), Conv2D(32, 1), BatchNorm(Activation = ELU)]
[Conv2D(32, 1), BatchNorm(Activation = ELU), Conv2D(32, 1), BatchNorm(Activation = ELU)]
[Conv2D(32, 1), BatchNorm(Activation = ELU), Conv2D(32, 1), BatchNorm(Activation = ELU)]
[Conv2D(32, 1), BatchNorm(Activation = ELU), Conv2D(32, 1), BatchNorm(Activation = ELU)]
[Loss(Loss.MeanAbsoluteError)]
[Sgd]
public sealed partial class NormalizedELUFifty;
