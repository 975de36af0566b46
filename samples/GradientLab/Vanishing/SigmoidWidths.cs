using StaticNet;
using static StaticNet.Activation;

namespace GradientLab;

/// <summary>Twenty layers of 4 units with Sigmoid; see <see cref="Stacks"/>.</summary>
[Network]
[Input(4, 1, 1)]
[Conv2D(4, 1, Activation = Sigmoid), Conv2D(4, 1, Activation = Sigmoid), Conv2D(4, 1, Activation = Sigmoid)]
[Conv2D(4, 1, Activation = Sigmoid), Conv2D(4, 1, Activation = Sigmoid), Conv2D(4, 1, Activation = Sigmoid)]
[Conv2D(4, 1, Activation = Sigmoid), Conv2D(4, 1, Activation = Sigmoid), Conv2D(4, 1, Activation = Sigmoid)]
[Conv2D(4, 1, Activation = Sigmoid), Conv2D(4, 1, Activation = Sigmoid), Conv2D(4, 1, Activation = Sigmoid)]
[Conv2D(4, 1, Activation = Sigmoid), Conv2D(4, 1, Activation = Sigmoid), Conv2D(4, 1, Activation = Sigmoid)]
[Conv2D(4, 1, Activation = Sigmoid), Conv2D(4, 1, Activation = Sigmoid), Conv2D(4, 1, Activation = Sigmoid)]
[Conv2D(4, 1, Activation = Sigmoid), Conv2D(4, 1, Activation = Sigmoid)]
[Loss(Loss.MeanAbsoluteError)]
[Sgd]
public sealed partial class SigmoidTwentyOfFour;

/// <summary>Twenty layers of 8 units with Sigmoid; see <see cref="Stacks"/>.</summary>
[Network]
[Input(8, 1, 1)]
[Conv2D(8, 1, Activation = Sigmoid), Conv2D(8, 1, Activation = Sigmoid), Conv2D(8, 1, Activation = Sigmoid)]
[Conv2D(8, 1, Activation = Sigmoid), Conv2D(8, 1, Activation = Sigmoid), Conv2D(8, 1, Activation = Sigmoid)]
[Conv2D(8, 1, Activation = Sigmoid), Conv2D(8, 1, Activation = Sigmoid), Conv2D(8, 1, Activation = Sigmoid)]
[Conv2D(8, 1, Activation = Sigmoid), Conv2D(8, 1, Activation = Sigmoid), Conv2D(8, 1, Activation = Sigmoid)]
[Conv2D(8, 1, Activation = Sigmoid), Conv2D(8, 1, Activation = Sigmoid), Conv2D(8, 1, Activation = Sigmoid)]
[Conv2D(8, 1, Activation = Sigmoid), Conv2D(8, 1, Activation = Sigmoid), Conv2D(8, 1, Activation = Sigmoid)]
[Conv2D(8, 1, Activation = Sigmoid), Conv2D(8, 1, Activation = Sigmoid)]
[Loss(Loss.MeanAbsoluteError)]
[Sgd]
public sealed partial class SigmoidTwentyOfEight;

/// <summary>Twenty layers of 128 units with Sigmoid; see <see cref="Stacks"/>.</summary>
[Network]
[Input(128, 1, 1)]
[Conv2D(128, 1, Activation = Sigmoid), Conv2D(128, 1, Activation = Sigmoid), Conv2D(128, 1, Activation = Sigmoid)]
[Conv2D(128, 1, Activation = Sigmoid), Conv2D(128, 1, Activation = Sigmoid), Conv2D(128, 1, Activation = Sigmoid)]
[Conv2D(128, 1, Activation = Sigmoid), Conv2D(128, 1, Activation = Sigmoid), Conv2D(128, 1, Activation = Sigmoid)]
[Conv2D(128, 1, Activation = Sigmoid), Conv2D(128, 1, Activation = Sigmoid), Conv2D(128, 1, Activation = Sigmoid)]
[Conv2D(128, 1, Activation = Sigmoid), Conv2D(128, 1, Activation = Sigmoid), Conv2D(128, 1, Activation = Sigmoid)]
[Conv2D(128, 1, Activation = Sigmoid), Conv2D(128, 1, Activation = Sigmoid), Conv2D(128, 1, Activation = Sigmoid)]
[Conv2D(128, 1, Activation = Sigmoid), Conv2D(128, 1, Activation = Sigmoid)]
[Loss(Loss.MeanAbsoluteError)]
[Sgd]
public sealed partial class SigmoidTwentyOfOneHundredTwentyEight;
