namespace StaticNet.Benchmarks;

// Shapes that no kernel was made for: odd widths, odd channels, more layers.

/// <summary>3-7-1.</summary>
[Network]
[Input(3)]
[Dense(7, Activation.ReLU)]
[Dense(1, Activation.Sigmoid)]
[Loss(Loss.BinaryCrossEntropy)]
[Momentum(0.9f)]
public sealed partial class OddTiny;

/// <summary>33-17-9-3.</summary>
[Network]
[Input(33)]
[Dense(17, Activation.ReLU)]
[Dense(9, Activation.ReLU)]
[Dense(3, Activation.Softmax)]
[Loss(Loss.CrossEntropy)]
[Adam]
public sealed partial class OddDeep;

/// <summary>100-50-10.</summary>
[Network]
[Input(100)]
[Dense(50, Activation.ReLU)]
[Dense(10, Activation.Softmax)]
[Loss(Loss.CrossEntropy)]
[Adam]
public sealed partial class OddMiddle;

/// <summary>785-129-11.</summary>
[Network]
[Input(785)]
[Dense(129, Activation.ReLU)]
[Dense(11, Activation.Softmax)]
[Loss(Loss.CrossEntropy)]
[Sgd]
public sealed partial class OddLarge;

/// <summary>LeNet-5 with 5 and 7 channels.</summary>
[Network]
[Input(1, 28, 28)]
[Conv2D(5, 5, Padding = 2, Activation = Activation.ReLU)]
[MaxPool2D(2)]
[Conv2D(7, 5, Activation = Activation.ReLU)]
[MaxPool2D(2)]
[Dense(120, Activation.ReLU)]
[Dense(84, Activation.ReLU)]
[Dense(10, Activation.Softmax)]
[Loss(Loss.CrossEntropy)]
[Adam]
public sealed partial class OddLeNet;
