using StaticNet;
using static StaticNet.Activation;

namespace GradientLab;

/// <summary>Two layers of 32 units with ReLU; see <see cref="Stacks"/>.</summary>
[Network]
[Input(32, 1, 1)]
[Conv2D(32, 1, Activation = ReLU), Conv2D(32, 1, Activation = ReLU)]
[Loss(Loss.MeanAbsoluteError)]
[Sgd]
public sealed partial class ReLUTwo;

/// <summary>Five layers of 32 units with ReLU; see <see cref="Stacks"/>.</summary>
[Network]
[Input(32, 1, 1)]
[Conv2D(32, 1, Activation = ReLU), Conv2D(32, 1, Activation = ReLU), Conv2D(32, 1, Activation = ReLU)]
[Conv2D(32, 1, Activation = ReLU), Conv2D(32, 1, Activation = ReLU)]
[Loss(Loss.MeanAbsoluteError)]
[Sgd]
public sealed partial class ReLUFive;

/// <summary>Ten layers of 32 units with ReLU; see <see cref="Stacks"/>.</summary>
[Network]
[Input(32, 1, 1)]
[Conv2D(32, 1, Activation = ReLU), Conv2D(32, 1, Activation = ReLU), Conv2D(32, 1, Activation = ReLU)]
[Conv2D(32, 1, Activation = ReLU), Conv2D(32, 1, Activation = ReLU), Conv2D(32, 1, Activation = ReLU)]
[Conv2D(32, 1, Activation = ReLU), Conv2D(32, 1, Activation = ReLU), Conv2D(32, 1, Activation = ReLU)]
[Conv2D(32, 1, Activation = ReLU)]
[Loss(Loss.MeanAbsoluteError)]
[Sgd]
public sealed partial class ReLUTen;

/// <summary>Twenty layers of 32 units with ReLU; see <see cref="Stacks"/>.</summary>
[Network]
[Input(32, 1, 1)]
[Conv2D(32, 1, Activation = ReLU), Conv2D(32, 1, Activation = ReLU), Conv2D(32, 1, Activation = ReLU)]
[Conv2D(32, 1, Activation = ReLU), Conv2D(32, 1, Activation = ReLU), Conv2D(32, 1, Activation = ReLU)]
[Conv2D(32, 1, Activation = ReLU), Conv2D(32, 1, Activation = ReLU), Conv2D(32, 1, Activation = ReLU)]
[Conv2D(32, 1, Activation = ReLU), Conv2D(32, 1, Activation = ReLU), Conv2D(32, 1, Activation = ReLU)]
[Conv2D(32, 1, Activation = ReLU), Conv2D(32, 1, Activation = ReLU), Conv2D(32, 1, Activation = ReLU)]
[Conv2D(32, 1, Activation = ReLU), Conv2D(32, 1, Activation = ReLU), Conv2D(32, 1, Activation = ReLU)]
[Conv2D(32, 1, Activation = ReLU), Conv2D(32, 1, Activation = ReLU)]
[Loss(Loss.MeanAbsoluteError)]
[Sgd]
public sealed partial class ReLUTwenty;

/// <summary>Fifty layers of 32 units with ReLU; see <see cref="Stacks"/>.</summary>
[Network]
[Input(32, 1, 1)]
[Conv2D(32, 1, Activation = ReLU), Conv2D(32, 1, Activation = ReLU), Conv2D(32, 1, Activation = ReLU)]
[Conv2D(32, 1, Activation = ReLU), Conv2D(32, 1, Activation = ReLU), Conv2D(32, 1, Activation = ReLU)]
[Conv2D(32, 1, Activation = ReLU), Conv2D(32, 1, Activation = ReLU), Conv2D(32, 1, Activation = ReLU)]
[Conv2D(32, 1, Activation = ReLU), Conv2D(32, 1, Activation = ReLU), Conv2D(32, 1, Activation = ReLU)]
[Conv2D(32, 1, Activation = ReLU), Conv2D(32, 1, Activation = ReLU), Conv2D(32, 1, Activation = ReLU)]
[Conv2D(32, 1, Activation = ReLU), Conv2D(32, 1, Activation = ReLU), Conv2D(32, 1, Activation = ReLU)]
[Conv2D(32, 1, Activation = ReLU), Conv2D(32, 1, Activation = ReLU), Conv2D(32, 1, Activation = ReLU)]
[Conv2D(32, 1, Activation = ReLU), Conv2D(32, 1, Activation = ReLU), Conv2D(32, 1, Activation = ReLU)]
[Conv2D(32, 1, Activation = ReLU), Conv2D(32, 1, Activation = ReLU), Conv2D(32, 1, Activation = ReLU)]
[Conv2D(32, 1, Activation = ReLU), Conv2D(32, 1, Activation = ReLU), Conv2D(32, 1, Activation = ReLU)]
[Conv2D(32, 1, Activation = ReLU), Conv2D(32, 1, Activation = ReLU), Conv2D(32, 1, Activation = ReLU)]
[Conv2D(32, 1, Activation = ReLU), Conv2D(32, 1, Activation = ReLU), Conv2D(32, 1, Activation = ReLU)]
[Conv2D(32, 1, Activation = ReLU), Conv2D(32, 1, Activation = ReLU), Conv2D(32, 1, Activation = ReLU)]
[Conv2D(32, 1, Activation = ReLU), Conv2D(32, 1, Activation = ReLU), Conv2D(32, 1, Activation = ReLU)]
[Conv2D(32, 1, Activation = ReLU), Conv2D(32, 1, Activation = ReLU), Conv2D(32, 1, Activation = ReLU)]
[Conv2D(32, 1, Activation = ReLU), Conv2D(32, 1, Activation = ReLU), Conv2D(32, 1, Activation = ReLU)]
[Conv2D(32, 1, Activation = ReLU), Conv2D(32, 1, Activation = ReLU)]
[Loss(Loss.MeanAbsoluteError)]
[Sgd]
public sealed partial class ReLUFifty;
