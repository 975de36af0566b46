using StaticNet;
using static StaticNet.Activation;

namespace GradientLab;

/// <summary>Two layers of 32 units with ELU; see <see cref="Stacks"/>.</summary>
[Network]
[Input(32, 1, 1)]
[Conv2D(32, 1, Activation = ELU), Conv2D(32, 1, Activation = ELU)]
[Loss(Loss.MeanAbsoluteError)]
[Sgd]
public sealed partial class ELUTwo;

/// <summary>Five layers of 32 units with ELU; see <see cref="Stacks"/>.</summary>
[Network]
[Input(32, 1, 1)]
[Conv2D(32, 1, Activation = ELU), Conv2D(32, 1, Activation = ELU), Conv2D(32, 1, Activation = ELU)]
[Conv2D(32, 1, Activation = ELU), Conv2D(32, 1, Activation = ELU)]
[Loss(Loss.MeanAbsoluteError)]
[Sgd]
public sealed partial class ELUFive;

/// <summary>Ten layers of 32 units with ELU; see <see cref="Stacks"/>.</summary>
[Network]
[Input(32, 1, 1)]
[Conv2D(32, 1, Activation = ELU), Conv2D(32, 1, Activation = ELU), Conv2D(32, 1, Activation = ELU)]
[Conv2D(32, 1, Activation = ELU), Conv2D(32, 1, Activation = ELU), Conv2D(32, 1, Activation = ELU)]
[Conv2D(32, 1, Activation = ELU), Conv2D(32, 1, Activation = ELU), Conv2D(32, 1, Activation = ELU)]
[Conv2D(32, 1, Activation = ELU)]
[Loss(Loss.MeanAbsoluteError)]
[Sgd]
public sealed partial class ELUTen;

/// <summary>Twenty layers of 32 units with ELU; see <see cref="Stacks"/>.</summary>
[Network]
[Input(32, 1, 1)]
[Conv2D(32, 1, Activation = ELU), Conv2D(32, 1, Activation = ELU), Conv2D(32, 1, Activation = ELU)]
[Conv2D(32, 1, Activation = ELU), Conv2D(32, 1, Activation = ELU), Conv2D(32, 1, Activation = ELU)]
[Conv2D(32, 1, Activation = ELU), Conv2D(32, 1, Activation = ELU), Conv2D(32, 1, Activation = ELU)]
[Conv2D(32, 1, Activation = ELU), Conv2D(32, 1, Activation = ELU), Conv2D(32, 1, Activation = ELU)]
[Conv2D(32, 1, Activation = ELU), Conv2D(32, 1, Activation = ELU), Conv2D(32, 1, Activation = ELU)]
[Conv2D(32, 1, Activation = ELU), Conv2D(32, 1, Activation = ELU), Conv2D(32, 1, Activation = ELU)]
[Conv2D(32, 1, Activation = ELU), Conv2D(32, 1, Activation = ELU)]
[Loss(Loss.MeanAbsoluteError)]
[Sgd]
public sealed partial class ELUTwenty;

/// <summary>Fifty layers of 32 units with ELU; see <see cref="Stacks"/>.</summary>
[Network]
[Input(32, 1, 1)]
[Conv2D(32, 1, Activation = ELU), Conv2D(32, 1, Activation = ELU), Conv2D(32, 1, Activation = ELU)]
[Conv2D(32, 1, Activation = ELU), Conv2D(32, 1, Activation = ELU), Conv2D(32, 1, Activation = ELU)]
[Conv2D(32, 1, Activation = ELU), Conv2D(32, 1, Activation = ELU), Conv2D(32, 1, Activation = ELU)]
[Conv2D(32, 1, Activation = ELU), Conv2D(32, 1, Activation = ELU), Conv2D(32, 1, Activation = ELU)]
[Conv2D(32, 1, Activation = ELU), Conv2D(32, 1, Activation = ELU), Conv2D(32, 1, Activation = ELU)]
[Conv2D(32, 1, Activation = ELU), Conv2D(32, 1, Activation = ELU), Conv2D(32, 1, Activation = ELU)]
[Conv2D(32, 1, Activation = ELU), Conv2D(32, 1, Activation = ELU), Conv2D(32, 1, Activation = ELU)]
[Conv2D(32, 1, Activation = ELU), Conv2D(32, 1, Activation = ELU), Conv2D(32, 1, Activation = ELU)]
[Conv2D(32, 1, Activation = ELU), Conv2D(32, 1, Activation = ELU), Conv2D(32, 1, Activation = ELU)]
[Conv2D(32, 1, Activation = ELU), Conv2D(32, 1, Activation = ELU), Conv2D(32, 1, Activation = ELU)]
[Conv2D(32, 1, Activation = ELU), Conv2D(32, 1, Activation = ELU), Conv2D(32, 1, Activation = ELU)]
[Conv2D(32, 1, Activation = ELU), Conv2D(32, 1, Activation = ELU), Conv2D(32, 1, Activation = ELU)]
[Conv2D(32, 1, Activation = ELU), Conv2D(32, 1, Activation = ELU), Conv2D(32, 1, Activation = ELU)]
[Conv2D(32, 1, Activation = ELU), Conv2D(32, 1, Activation = ELU), Conv2D(32, 1, Activation = ELU)]
[Conv2D(32, 1, Activation = ELU), Conv2D(32, 1, Activation = ELU), Conv2D(32, 1, Activation = ELU)]
[Conv2D(32, 1, Activation = ELU), Conv2D(32, 1, Activation = ELU), Conv2D(32, 1, Activation = ELU)]
[Conv2D(32, 1, Activation = ELU), Conv2D(32, 1, Activation = ELU)]
[Loss(Loss.MeanAbsoluteError)]
[Sgd]
public sealed partial class ELUFifty;
