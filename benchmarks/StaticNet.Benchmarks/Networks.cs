namespace StaticNet.Benchmarks;

// The table of workloads: what I1 to I4 predict with and T1 to T3 train.

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
