using StaticNet;
using static StaticNet.Activation;
using static StaticNet.Initializer;

namespace Residual;

/// <summary>
/// <see cref="PlainNetwork"/> with batch normalisation (Ioffe, Szegedy, 2015) behind every convolution: whatever a layer does to
/// the size of its values, the next one gets them with mean beta and standard deviation gamma. beta is what a bias would be.
/// </summary>
[Network]
[Input(1, 8, 8)]
[Conv2D(8, 3, Padding = 1, UseBias = false, Initializer = XavierNormal)]
[BatchNorm(Activation = ReLU)]
[MaxPool2D(2)]
[Conv2D(8, 3, Padding = 1, UseBias = false, Initializer = XavierNormal)]
[BatchNorm(Activation = ReLU)]
[Conv2D(8, 3, Padding = 1, UseBias = false, Initializer = XavierNormal)]
[BatchNorm(Activation = ReLU)]
[Conv2D(8, 3, Padding = 1, UseBias = false, Initializer = XavierNormal)]
[BatchNorm(Activation = ReLU)]
[Conv2D(8, 3, Padding = 1, UseBias = false, Initializer = XavierNormal)]
[BatchNorm(Activation = ReLU)]
[Conv2D(8, 3, Padding = 1, UseBias = false, Initializer = XavierNormal)]
[BatchNorm(Activation = ReLU)]
[Conv2D(8, 3, Padding = 1, UseBias = false, Initializer = XavierNormal)]
[BatchNorm(Activation = ReLU)]
[Conv2D(8, 3, Padding = 1, UseBias = false, Initializer = XavierNormal)]
[BatchNorm(Activation = ReLU)]
[Conv2D(8, 3, Padding = 1, UseBias = false, Initializer = XavierNormal)]
[BatchNorm(Activation = ReLU)]
[Conv2D(8, 3, Padding = 1, UseBias = false, Initializer = XavierNormal)]
[BatchNorm(Activation = ReLU)]
[Conv2D(8, 3, Padding = 1, UseBias = false, Initializer = XavierNormal)]
[BatchNorm(Activation = ReLU)]
[Conv2D(8, 3, Padding = 1, UseBias = false, Initializer = XavierNormal)]
[BatchNorm(Activation = ReLU)]
[Conv2D(8, 3, Padding = 1, UseBias = false, Initializer = XavierNormal)]
[BatchNorm(Activation = ReLU)]
[Conv2D(8, 3, Padding = 1, UseBias = false, Initializer = XavierNormal)]
[BatchNorm(Activation = ReLU)]
[Conv2D(8, 3, Padding = 1, UseBias = false, Initializer = XavierNormal)]
[BatchNorm(Activation = ReLU)]
[Conv2D(8, 3, Padding = 1, UseBias = false, Initializer = XavierNormal)]
[BatchNorm(Activation = ReLU)]
[Conv2D(8, 3, Padding = 1, UseBias = false, Initializer = XavierNormal)]
[BatchNorm(Activation = ReLU)]
[Conv2D(8, 3, Padding = 1, UseBias = false, Initializer = XavierNormal)]
[BatchNorm(Activation = ReLU)]
[Conv2D(8, 3, Padding = 1, UseBias = false, Initializer = XavierNormal)]
[BatchNorm(Activation = ReLU)]
[Conv2D(8, 3, Padding = 1, UseBias = false, Initializer = XavierNormal)]
[BatchNorm(Activation = ReLU)]
[Conv2D(8, 3, Padding = 1, UseBias = false, Initializer = XavierNormal)]
[BatchNorm(Activation = ReLU)]
[Dense(10, Softmax)]
[Loss(Loss.CrossEntropy)]
[Momentum(0.9f)]
public sealed partial class NormalizedPlainNetwork;
