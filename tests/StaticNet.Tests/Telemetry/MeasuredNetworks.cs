namespace StaticNet.Tests.Telemetry;

/// <summary>So small that without telemetry its step would be one method.</summary>
[Network]
[Telemetry]
[Input(2)]
[Dense(3, Activation.ReLU, Name = "hidden")]
[Dense(1)]
[Loss(Loss.MeanSquaredError)]
[Sgd]
[AdamW(WeightDecay = 0.1f)]
internal sealed partial class Measured;

/// <summary>The same, unmeasured.</summary>
[Network]
[Input(2)]
[Dense(3, Activation.ReLU, Name = "hidden")]
[Dense(1)]
[Loss(Loss.MeanSquaredError)]
[Sgd]
[AdamW(WeightDecay = 0.1f)]
internal sealed partial class Unmeasured;

/// <summary>A layer of every way to be described.</summary>
[Network]
[Telemetry]
[Input(2, 8, 8)]
[Conv2D(4, 3, Padding = 1, Name = "in")]
[Conv2D(4, 3, 5, Padding = Padding.Same, Activation = Activation.ReLU)]
[Add("in")]
[Activation(Activation.Tanh)]
[BatchNorm]
[MaxPool2D(2)]
[AvgPool2D(1, 2)]
[Dropout(0.25f)]
[LayerNorm(Activation = Activation.SiLU)]
[GlobalAvgPool]
[Activation(Activation.ELU)]
[Dense(5)]
[Activation(Activation.Softmax)]
[Loss(Loss.CrossEntropy)]
[Sgd]
internal sealed partial class Described;

/// <summary>Sequences, likewise.</summary>
[Network]
[Telemetry]
[Input(2, Steps = 3)]
[Conv1D(3, 2)]
[SimpleRnn(4)]
[Gru(3)]
[Lstm(2, ReturnSequence = false)]
[Dense(1)]
[Loss(Loss.MeanSquaredError)]
[Sgd]
internal sealed partial class DescribedSequence;
