using StaticNet;
using static StaticNet.Activation;

namespace GradientLab;

/// <summary>Two layers of 32 units with Sigmoid; see <see cref="Stacks"/>.</summary>
[Network]
[Input(32, 1, 1)]
[Conv2D(32, 1, Activation = Sigmoid), Conv2D(32, 1, Activation = Sigmoid)]
[Loss(Loss.MeanAbsoluteError)]
[Sgd]
public sealed partial class SigmoidTwo;

/// <summary>Five layers of 32 units with Sigmoid; see <see cref="Stacks"/>.</summary>
[Network]
[Input(32, 1, 1)]
[Conv2D(32, 1, Activation = Sigmoid), Conv2D(32, 1, Activation = Sigmoid), Conv2D(32, 1, Activation = Sigmoid)]
[Conv2D(32, 1, Activation = Sigmoid), Conv2D(32, 1, Activation = Sigmoid)]
[Loss(Loss.MeanAbsoluteError)]
[Sgd]
public sealed partial class SigmoidFive;

/// <summary>Ten layers of 32 units with Sigmoid; see <see cref="Stacks"/>.</summary>
[Network]
[Input(32, 1, 1)]
[Conv2D(32, 1, Activation = Sigmoid), Conv2D(32, 1, Activation = Sigmoid), Conv2D(32, 1, Activation = Sigmoid)]
[Conv2D(32, 1, Activation = Sigmoid), Conv2D(32, 1, Activation = Sigmoid), Conv2D(32, 1, Activation = Sigmoid)]
[Conv2D(32, 1, Activation = Sigmoid), Conv2D(32, 1, Activation = Sigmoid), Conv2D(32, 1, Activation = Sigmoid)]
[Conv2D(32, 1, Activation = Sigmoid)]
[Loss(Loss.MeanAbsoluteError)]
[Sgd]
public sealed partial class SigmoidTen;

/// <summary>Twenty layers of 32 units with Sigmoid; see <see cref="Stacks"/>.</summary>
[Network]
[Input(32, 1, 1)]
[Conv2D(32, 1, Activation = Sigmoid), Conv2D(32, 1, Activation = Sigmoid), Conv2D(32, 1, Activation = Sigmoid)]
[Conv2D(32, 1, Activation = Sigmoid), Conv2D(32, 1, Activation = Sigmoid), Conv2D(32, 1, Activation = Sigmoid)]
[Conv2D(32, 1, Activation = Sigmoid), Conv2D(32, 1, Activation = Sigmoid), Conv2D(32, 1, Activation = Sigmoid)]
[Conv2D(32, 1, Activation = Sigmoid), Conv2D(32, 1, Activation = Sigmoid), Conv2D(32, 1, Activation = Sigmoid)]
[Conv2D(32, 1, Activation = Sigmoid), Conv2D(32, 1, Activation = Sigmoid), Conv2D(32, 1, Activation = Sigmoid)]
[Conv2D(32, 1, Activation = Sigmoid), Conv2D(32, 1, Activation = Sigmoid), Conv2D(32, 1, Activation = Sigmoid)]
[Conv2D(32, 1, Activation = Sigmoid), Conv2D(32, 1, Activation = Sigmoid)]
[Loss(Loss.MeanAbsoluteError)]
[Sgd]
public sealed partial class SigmoidTwenty;

/// <summary>Fifty layers of 32 units with Sigmoid; see <see cref="Stacks"/>.</summary>
[Network]
[Input(32, 1, 1)]
[Conv2D(32, 1, Activation = Sigmoid), Conv2D(32, 1, Activation = Sigmoid), Conv2D(32, 1, Activation = Sigmoid)]
[Conv2D(32, 1, Activation = Sigmoid), Conv2D(32, 1, Activation = Sigmoid), Conv2D(32, 1, Activation = Sigmoid)]
[Conv2D(32, 1, Activation = Sigmoid), Conv2D(32, 1, Activation = Sigmoid), Conv2D(32, 1, Activation = Sigmoid)]
[Conv2D(32, 1, Activation = Sigmoid), Conv2D(32, 1, Activation = Sigmoid), Conv2D(32, 1, Activation = Sigmoid)]
[Conv2D(32, 1, Activation = Sigmoid), Conv2D(32, 1, Activation = Sigmoid), Conv2D(32, 1, Activation = Sigmoid)]
[Conv2D(32, 1, Activation = Sigmoid), Conv2D(32, 1, Activation = Sigmoid), Conv2D(32, 1, Activation = Sigmoid)]
[Conv2D(32, 1, Activation = Sigmoid), Conv2D(32, 1, Activation = Sigmoid), Conv2D(32, 1, Activation = Sigmoid)]
[Conv2D(32, 1, Activation = Sigmoid), Conv2D(32, 1, Activation = Sigmoid), Conv2D(32, 1, Activation = Sigmoid)]
[Conv2D(32, 1, Activation = Sigmoid), Conv2D(32, 1, Activation = Sigmoid), Conv2D(32, 1, Activation = Sigmoid)]
[Conv2D(32, 1, Activation = Sigmoid), Conv2D(32, 1, Activation = Sigmoid), Conv2D(32, 1, Activation = Sigmoid)]
[Conv2D(32, 1, Activation = Sigmoid), Conv2D(32, 1, Activation = Sigmoid), Conv2D(32, 1, Activation = Sigmoid)]
[Conv2D(32, 1, Activation = Sigmoid), Conv2D(32, 1, Activation = Sigmoid), Conv2D(32, 1, Activation = Sigmoid)]
[Conv2D(32, 1, Activation = Sigmoid), Conv2D(32, 1, Activation = Sigmoid), Conv2D(32, 1, Activation = Sigmoid)]
[Conv2D(32, 1, Activation = Sigmoid), Conv2D(32, 1, Activation = Sigmoid), Conv2D(32, 1, Activation = Sigmoid)]
[Conv2D(32, 1, Activation = Sigmoid), Conv2D(32, 1, Activation = Sigmoid), Conv2D(32, 1, Activation = Sigmoid)]
[Conv2D(32, 1, Activation = Sigmoid), Conv2D(32, 1, Activation = Sigmoid), Conv2D(32, 1, Activation = Sigmoid)]
[Conv2D(32, 1, Activation = Sigmoid), Conv2D(32, 1, Activation = Sigmoid)]
[Loss(Loss.MeanAbsoluteError)]
[Sgd]
public sealed partial class SigmoidFifty;
