using StaticNet;
using static StaticNet.Activation;
using static StaticNet.Initializer;

namespace Residual;

/// <summary>
/// The layers of <see cref="PlainNetwork"/> with ten skips: every two convolutions only add to what went into them, y = ReLU(F(x) + x)
/// (He, Zhang, Ren, Sun, Deep residual learning for image recognition, 2015). A skip has no parameters, so both begin with the same
/// weights.
/// </summary>
/// <remarks>
/// Sums grow: with HeNormal in place of XavierNormal, ten of them begin so large that the steps of this sample throw the network
/// off with most seeds. Batch normalisation keeps it learning with either.
/// </remarks>
[Network]
[Input(1, 8, 8)]
[Conv2D(8, 3, Padding = 1, Activation = ReLU, Initializer = XavierNormal)]
[MaxPool2D(2, Name = "x0")]

[Conv2D(8, 3, Padding = 1, Activation = ReLU, Initializer = XavierNormal)]
[Conv2D(8, 3, Padding = 1, Initializer = XavierNormal)]
[Add("x0", Activation = ReLU, Name = "x1")]

[Conv2D(8, 3, Padding = 1, Activation = ReLU, Initializer = XavierNormal)]
[Conv2D(8, 3, Padding = 1, Initializer = XavierNormal)]
[Add("x1", Activation = ReLU, Name = "x2")]

[Conv2D(8, 3, Padding = 1, Activation = ReLU, Initializer = XavierNormal)]
[Conv2D(8, 3, Padding = 1, Initializer = XavierNormal)]
[Add("x2", Activation = ReLU, Name = "x3")]

[Conv2D(8, 3, Padding = 1, Activation = ReLU, Initializer = XavierNormal)]
[Conv2D(8, 3, Padding = 1, Initializer = XavierNormal)]
[Add("x3", Activation = ReLU, Name = "x4")]

[Conv2D(8, 3, Padding = 1, Activation = ReLU, Initializer = XavierNormal)]
[Conv2D(8, 3, Padding = 1, Initializer = XavierNormal)]
[Add("x4", Activation = ReLU, Name = "x5")]

[Conv2D(8, 3, Padding = 1, Activation = ReLU, Initializer = XavierNormal)]
[Conv2D(8, 3, Padding = 1, Initializer = XavierNormal)]
[Add("x5", Activation = ReLU, Name = "x6")]

[Conv2D(8, 3, Padding = 1, Activation = ReLU, Initializer = XavierNormal)]
[Conv2D(8, 3, Padding = 1, Initializer = XavierNormal)]
[Add("x6", Activation = ReLU, Name = "x7")]

[Conv2D(8, 3, Padding = 1, Activation = ReLU, Initializer = XavierNormal)]
[Conv2D(8, 3, Padding = 1, Initializer = XavierNormal)]
[Add("x7", Activation = ReLU, Name = "x8")]

[Conv2D(8, 3, Padding = 1, Activation = ReLU, Initializer = XavierNormal)]
[Conv2D(8, 3, Padding = 1, Initializer = XavierNormal)]
[Add("x8", Activation = ReLU, Name = "x9")]

[Conv2D(8, 3, Padding = 1, Activation = ReLU, Initializer = XavierNormal)]
[Conv2D(8, 3, Padding = 1, Initializer = XavierNormal)]
[Add("x9", Activation = ReLU, Name = "x10")]

[Dense(10, Softmax)]
[Loss(Loss.CrossEntropy)]
[Momentum(0.9f)]
public sealed partial class ResidualNetwork;
