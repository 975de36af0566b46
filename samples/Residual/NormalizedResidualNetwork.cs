using StaticNet;
using static StaticNet.Activation;
using static StaticNet.Initializer;

namespace Residual;

/// <summary><see cref="ResidualNetwork"/> with batch normalisation behind every convolution: a ResNet, as the paper builds it.</summary>
[Network]
[Input(1, 8, 8)]
[Conv2D(8, 3, Padding = 1, UseBias = false, Initializer = XavierNormal)]
[BatchNorm(Activation = ReLU)]
[MaxPool2D(2, Name = "x0")]

[Conv2D(8, 3, Padding = 1, UseBias = false, Initializer = XavierNormal)]
[BatchNorm(Activation = ReLU)]
[Conv2D(8, 3, Padding = 1, UseBias = false, Initializer = XavierNormal)]
[BatchNorm]
[Add("x0", Activation = ReLU, Name = "x1")]

[Conv2D(8, 3, Padding = 1, UseBias = false, Initializer = XavierNormal)]
[BatchNorm(Activation = ReLU)]
[Conv2D(8, 3, Padding = 1, UseBias = false, Initializer = XavierNormal)]
[BatchNorm]
[Add("x1", Activation = ReLU, Name = "x2")]

[Conv2D(8, 3, Padding = 1, UseBias = false, Initializer = XavierNormal)]
[BatchNorm(Activation = ReLU)]
[Conv2D(8, 3, Padding = 1, UseBias = false, Initializer = XavierNormal)]
[BatchNorm]
[Add("x2", Activation = ReLU, Name = "x3")]

[Conv2D(8, 3, Padding = 1, UseBias = false, Initializer = XavierNormal)]
[BatchNorm(Activation = ReLU)]
[Conv2D(8, 3, Padding = 1, UseBias = false, Initializer = XavierNormal)]
[BatchNorm]
[Add("x3", Activation = ReLU, Name = "x4")]

[Conv2D(8, 3, Padding = 1, UseBias = false, Initializer = XavierNormal)]
[BatchNorm(Activation = ReLU)]
[Conv2D(8, 3, Padding = 1, UseBias = false, Initializer = XavierNormal)]
[BatchNorm]
[Add("x4", Activation = ReLU, Name = "x5")]

[Conv2D(8, 3, Padding = 1, UseBias = false, Initializer = XavierNormal)]
[BatchNorm(Activation = ReLU)]
[Conv2D(8, 3, Padding = 1, UseBias = false, Initializer = XavierNormal)]
[BatchNorm]
[Add("x5", Activation = ReLU, Name = "x6")]

[Conv2D(8, 3, Padding = 1, UseBias = false, Initializer = XavierNormal)]
[BatchNorm(Activation = ReLU)]
[Conv2D(8, 3, Padding = 1, UseBias = false, Initializer = XavierNormal)]
[BatchNorm]
[Add("x6", Activation = ReLU, Name = "x7")]

[Conv2D(8, 3, Padding = 1, UseBias = false, Initializer = XavierNormal)]
[BatchNorm(Activation = ReLU)]
[Conv2D(8, 3, Padding = 1, UseBias = false, Initializer = XavierNormal)]
[BatchNorm]
[Add("x7", Activation = ReLU, Name = "x8")]

[Conv2D(8, 3, Padding = 1, UseBias = false, Initializer = XavierNormal)]
[BatchNorm(Activation = ReLU)]
[Conv2D(8, 3, Padding = 1, UseBias = false, Initializer = XavierNormal)]
[BatchNorm]
[Add("x8", Activation = ReLU, Name = "x9")]

[Conv2D(8, 3, Padding = 1, UseBias = false, Initializer = XavierNormal)]
[BatchNorm(Activation = ReLU)]
[Conv2D(8, 3, Padding = 1, UseBias = false, Initializer = XavierNormal)]
[BatchNorm]
[Add("x9", Activation = ReLU, Name = "x10")]

[Dense(10, Softmax)]
[Loss(Loss.CrossEntropy)]
[Momentum(0.9f)]
public sealed partial class NormalizedResidualNetwork;
