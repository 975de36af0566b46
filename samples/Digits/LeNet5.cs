using StaticNet;

namespace Digits;

/// <summary>
/// LeNet-5 for MNIST's 28 x 28 pixels (LeCun, Bottou, Bengio, Haffner, Gradient-based learning applied to document recognition,
/// 1998), as it is built today: ReLU for tanh, the greatest value of a window for the mean, softmax for distances, and every
/// filter of the second convolution sees all six of the first.
/// </summary>
[Network]
[Input(1, 28, 28)]
[Conv2D(6, 5, Padding = 2, Activation = Activation.ReLU)]  // 6 x 28 x 28
[MaxPool2D(2)]                                             // 6 x 14 x 14
[Conv2D(16, 5, Activation = Activation.ReLU)]              // 16 x 10 x 10
[MaxPool2D(2)]                                             // 16 x 5 x 5
[Dense(120, Activation.ReLU)]
[Dense(84, Activation.ReLU)]
[Dense(10, Activation.Softmax)]
[Loss(Loss.CrossEntropy)]
[Adam]
public sealed partial class LeNet5;
