using StaticNet;
using static StaticNet.Activation;
using static StaticNet.Initializer;

namespace Residual;

/// <summary>
/// 22 layers with weights on top of each other: 21 convolutions of 8 channels and a dense layer. Each ReLU sets about half of the
/// values to 0, and the first weights do not make up for it: XavierNormal (Glorot, Bengio, 2010), the usual choice when networks
/// became deep, keeps the variance of a layer without activation.
/// </summary>
/// <remarks>
/// He's initialisation (HeNormal; He et al., 2015), which is StaticNet's default for ReLU, does make up for it. Try it here: at this
/// depth the plain network then learns, to about 94 %; with ten layers more, it does so with some seeds only. Adam, which divides a
/// gradient by its own size, also frees it in some runs, from the weights as they are.
/// </remarks>
[Network]
[Input(1, 8, 8)]
[Conv2D(8, 3, Padding = 1, Activation = ReLU, Initializer = XavierNormal)]
[MaxPool2D(2)]
[Conv2D(8, 3, Padding = 1, Activation = ReLU, Initializer = XavierNormal)]
[Conv2D(8, 3, Padding = 1, Activation = ReLU, Initializer = XavierNormal)]
[Conv2D(8, 3, Padding = 1, Activation = ReLU, Initializer = XavierNormal)]
[Conv2D(8, 3, Padding = 1, Activation = ReLU, Initializer = XavierNormal)]
[Conv2D(8, 3, Padding = 1, Activation = ReLU, Initializer = XavierNormal)]
[Conv2D(8, 3, Padding = 1, Activation = ReLU, Initializer = XavierNormal)]
[Conv2D(8, 3, Padding = 1, Activation = ReLU, Initializer = XavierNormal)]
[Conv2D(8, 3, Padding = 1, Activation = ReLU, Initializer = XavierNormal)]
[Conv2D(8, 3, Padding = 1, Activation = ReLU, Initializer = XavierNormal)]
[Conv2D(8, 3, Padding = 1, Activation = ReLU, Initializer = XavierNormal)]
[Conv2D(8, 3, Padding = 1, Activation = ReLU, Initializer = XavierNormal)]
[Conv2D(8, 3, Padding = 1, Activation = ReLU, Initializer = XavierNormal)]
[Conv2D(8, 3, Padding = 1, Activation = ReLU, Initializer = XavierNormal)]
[Conv2D(8, 3, Padding = 1, Activation = ReLU, Initializer = XavierNormal)]
[Conv2D(8, 3, Padding = 1, Activation = ReLU, Initializer = XavierNormal)]
[Conv2D(8, 3, Padding = 1, Activation = ReLU, Initializer = XavierNormal)]
[Conv2D(8, 3, Padding = 1, Activation = ReLU, Initializer = XavierNormal)]
[Conv2D(8, 3, Padding = 1, Activation = ReLU, Initializer = XavierNormal)]
[Conv2D(8, 3, Padding = 1, Activation = ReLU, Initializer = XavierNormal)]
[Conv2D(8, 3, Padding = 1, Activation = ReLU, Initializer = XavierNormal)]
[Dense(10, Softmax)]
[Loss(Loss.CrossEntropy)]
[Momentum(0.9f)]
public sealed partial class PlainNetwork;
