namespace StaticNet.Benchmarks;

// The table of workloads: what I1 to I8 and S1 predict with and T1 to T4 train.

/// <summary>I1, T1.</summary>
[Network]
[Input(2)]
[Dense(6, Activation.ReLU)]
[Dense(1, Activation.Sigmoid)]
[Loss(Loss.BinaryCrossEntropy)]
[Momentum(0.9f)]
public sealed partial class Circles;

/// <summary>I2.</summary>
[Network]
[Input(30)]
[Dense(16, Activation.ReLU)]
[Dense(8, Activation.ReLU)]
[Dense(1, Activation.Sigmoid)]
public sealed partial class Diagnosis;

/// <summary>I3, T2.</summary>
[Network]
[Input(64)]
[Dense(32, Activation.ReLU)]
[Dense(10, Activation.Softmax)]
[Loss(Loss.CrossEntropy)]
[Adam]
public sealed partial class SmallDigits;

/// <summary>I4, T3.</summary>
[Network]
[Input(784)]
[Dense(128, Activation.ReLU)]
[Dense(10, Activation.Softmax)]
[Loss(Loss.CrossEntropy)]
[Sgd]
public sealed partial class LargeDigits;

/// <summary>I5, T4. LeCun, Bottou, Bengio, Haffner: Gradient-Based Learning Applied to Document Recognition (1998), with ReLU and maxima.</summary>
[Network]
[Input(1, 28, 28)]
[Conv2D(6, 5, Padding = 2, Activation = Activation.ReLU)]
[MaxPool2D(2)]
[Conv2D(16, 5, Activation = Activation.ReLU)]
[MaxPool2D(2)]
[Dense(120, Activation.ReLU)]
[Dense(84, Activation.ReLU)]
[Dense(10, Activation.Softmax)]
[Loss(Loss.CrossEntropy)]
[Adam]
public sealed partial class LeNet5;

/// <summary>The same, with weights that come with the program.</summary>
[Network]
[Input(1, 28, 28)]
[Conv2D(6, 5, Padding = 2, Activation = Activation.ReLU)]
[MaxPool2D(2)]
[Conv2D(16, 5, Activation = Activation.ReLU)]
[MaxPool2D(2)]
[Dense(120, Activation.ReLU)]
[Dense(84, Activation.ReLU)]
[Dense(10, Activation.Softmax)]
public sealed partial class BakedLeNet5;

/// <summary>I6.</summary>
[Network]
[Input(1, Steps = 32)]
[Gru(16)]
[Dense(1)]
public sealed partial class SmallGru;

/// <summary>I7.</summary>
[Network]
[Input(1, Steps = 32)]
[Lstm(20)]
[Dense(1)]
public sealed partial class SmallLstm;

/// <summary>I8. He, Zhang, Ren, Sun: Deep Residual Learning for Image Recognition (2016), two blocks of 16 channels.</summary>
[Network]
[Input(3, 32, 32)]
[Conv2D(16, 3, Padding = 1, UseBias = false)]
[BatchNorm(Activation = Activation.ReLU, Name = "stem")]
[Conv2D(16, 3, Padding = 1, UseBias = false)]
[BatchNorm(Activation = Activation.ReLU)]
[Conv2D(16, 3, Padding = 1, UseBias = false)]
[BatchNorm]
[Add("stem", Activation = Activation.ReLU, Name = "first")]
[Conv2D(16, 3, Padding = 1, UseBias = false)]
[BatchNorm(Activation = Activation.ReLU)]
[Conv2D(16, 3, Padding = 1, UseBias = false)]
[BatchNorm]
[Add("first", Activation = Activation.ReLU)]
[GlobalAvgPool]
[Dense(10, Activation.Softmax)]
public sealed partial class ResidualImages;

/// <summary>S1. A model of an audio effect, which runs sample by sample: the convolution sees three of the last five, the GRU as many as it remembers.</summary>
[Network]
[Input(1, Steps = 32)]
[Dense(8, Activation.Tanh)]
[Conv1D(4, 3, Dilation = 2, Activation = Activation.Tanh)]
[Gru(8)]
[Dense(1)]
public sealed partial class AudioModel;
