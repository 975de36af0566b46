using StaticNet;
using static StaticNet.Activation;

namespace GradientLab;

/// <summary>Two layers of 32 units with Tanh; see <see cref="Stacks"/>.</summary>
[Network]
[Input(32, 1, 1)]
[Conv2D(32, 1, Activation = Tanh), Conv2D(32, 1, Activation = Tanh)]
[Loss(Loss.MeanAbsoluteError)]
[Sgd]
public sealed partial class TanhTwo;

/// <summary>Five layers of 32 units with Tanh; see <see cref="Stacks"/>.</summary>
[Network]
[Input(32, 1, 1)]
[Conv2D(32, 1, Activation = Tanh), Conv2D(32, 1, Activation = Tanh), Conv2D(32, 1, Activation = Tanh)]
[Conv2D(32, 1, Activation = Tanh), Conv2D(32, 1, Activation = Tanh)]
[Loss(Loss.MeanAbsoluteError)]
[Sgd]
public sealed partial class TanhFive;

/// <summary>Ten layers of 32 units with Tanh; see <see cref="Stacks"/>.</summary>
[Network]
[Input(32, 1, 1)]
[Conv2D(32, 1, Activation = Tanh), Conv2D(32, 1, Activation = Tanh), Conv2D(32, 1, Activation = Tanh)]
[Conv2D(32, 1, Activation = Tanh), Conv2D(32, 1, Activation = Tanh), Conv2D(32, 1, Activation = Tanh)]
[Conv2D(32, 1, Activation = Tanh), Conv2D(32, 1, Activation = Tanh), Conv2D(32, 1, Activation = Tanh)]
[Conv2D(32, 1, Activation = Tanh)]
[Loss(Loss.MeanAbsoluteError)]
[Sgd]
public sealed partial class TanhTen;

/// <summary>Twenty layers of 32 units with Tanh; see <see cref="Stacks"/>.</summary>
[Network]
[Input(32, 1, 1)]
[Conv2D(32, 1, Activation = Tanh), Conv2D(32, 1, Activation = Tanh), Conv2D(32, 1, Activation = Tanh)]
[Conv2D(32, 1, Activation = Tanh), Conv2D(32, 1, Activation = Tanh), Conv2D(32, 1, Activation = Tanh)]
[Conv2D(32, 1, Activation = Tanh), Conv2D(32, 1, Activation = Tanh), Conv2D(32, 1, Activation = Tanh)]
[Conv2D(32, 1, Activation = Tanh), Conv2D(32, 1, Activation = Tanh), Conv2D(32, 1, Activation = Tanh)]
[Conv2D(32, 1, Activation = Tanh), Conv2D(32, 1, Activation = Tanh), Conv2D(32, 1, Activation = Tanh)]
[Conv2D(32, 1, Activation = Tanh), Conv2D(32, 1, Activation = Tanh), Conv2D(32, 1, Activation = Tanh)]
[Conv2D(32, 1, Activation = Tanh), Conv2D(32, 1, Activation = Tanh)]
[Loss(Loss.MeanAbsoluteError)]
[Sgd]
public sealed partial class TanhTwenty;

/// <summary>Fifty layers of 32 units with Tanh; see <see cref="Stacks"/>.</summary>
[Network]
[Input(32, 1, 1)]
[Conv2D(32, 1, Activation = Tanh), Conv2D(32, 1, Activation = Tanh), Conv2D(32, 1, Activation = Tanh)]
[Conv2D(32, 1, Activation = Tanh), Conv2D(32, 1, Activation = Tanh), Conv2D(32, 1, Activation = Tanh)]
[Conv2D(32, 1, Activation = Tanh), Conv2D(32, 1, Activation = Tanh), Conv2D(32, 1, Activation = Tanh)]
[Conv2D(32, 1, Activation = Tanh), Conv2D(32, 1, Activation = Tanh), Conv2D(32, 1, Activation = Tanh)]
[Conv2D(32, 1, Activation = Tanh), Conv2D(32, 1, Activation = Tanh), Conv2D(32, 1, Activation = Tanh)]
[Conv2D(32, 1, Activation = Tanh), Conv2D(32, 1, Activation = Tanh), Conv2D(32, 1, Activation = Tanh)]
[Conv2D(32, 1, Activation = Tanh), Conv2D(32, 1, Activation = Tanh), Conv2D(32, 1, Activation = Tanh)]
[Conv2D(32, 1, Activation = Tanh), Conv2D(32, 1, Activation = Tanh), Conv2D(32, 1, Activation = Tanh)]
[Conv2D(32, 1, Activation = Tanh), Conv2D(32, 1, Activation = Tanh), Conv2D(32, 1, Activation = Tanh)]
[Conv2D(32, 1, Activation = Tanh), Conv2D(32, 1, Activation = Tanh), Conv2D(32, 1, Activation = Tanh)]
[Conv2D(32, 1, Activation = Tanh), Conv2D(32, 1, Activation = Tanh), Conv2D(32, 1, Activation = Tanh)]
[Conv2D(32, 1, Activation = Tanh), Conv2D(32, 1, Activation = Tanh), Conv2D(32, 1, Activation = Tanh)]
[Conv2D(32, 1, Activation = Tanh), Conv2D(32, 1, Activation = Tanh), Conv2D(32, 1, Activation = Tanh)]
[Conv2D(32, 1, Activation = Tanh), Conv2D(32, 1, Activation = Tanh), Conv2D(32, 1, Activation = Tanh)]
[Conv2D(32, 1, Activation = Tanh), Conv2D(32, 1, Activation = Tanh), Conv2D(32, 1, Activation = Tanh)]
[Conv2D(32, 1, Activation = Tanh), Conv2D(32, 1, Activation = Tanh), Conv2D(32, 1, Activation = Tanh)]
[Conv2D(32, 1, Activation = Tanh), Conv2D(32, 1, Activation = Tanh)]
[Loss(Loss.MeanAbsoluteError)]
[Sgd]
public sealed partial class TanhFifty;
