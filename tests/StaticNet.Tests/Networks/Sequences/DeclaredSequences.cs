namespace StaticNet.Tests.Networks;

/// <summary>A gated memory between a number and a number.</summary>
[Network]
[Input(1, Steps = 6)]
[Gru(16)]
[Dense(1)]
[Loss(Loss.MeanSquaredError)]
[Adam]
internal sealed partial class Echo;

/// <summary>A filter of sound, sample by sample: what lies behind is seen by a convolution and remembered by a memory.</summary>
[Network]
[Input(1, Steps = 9)]
[Dense(8, Activation.Tanh)]
[Conv1D(4, 3, Dilation = 2, Activation = Activation.Tanh)]
[Gru(8)]
[Dense(1)]
[Loss(Loss.MeanSquaredError)]
[Adam]
internal sealed partial class Filter;

/// <summary>Classes of each step, from memories on top of each other, too many for one method, with dropout between.</summary>
[Network]
[Input(3, Steps = 5)]
[SimpleRnn(17, Activation.ReLU)]
[Dropout(0.25f)]
[Lstm(33)]
[LayerNorm]
[Dense(4, Activation.Softmax)]
[Loss(Loss.CrossEntropy)]
[Adam]
internal sealed partial class Tagger;

/// <summary>One class for a whole sequence.</summary>
[Network]
[Input(2, Steps = 7)]
[Lstm(9)]
[Gru(5, ReturnSequence = false)]
[Dense(3, Activation.Softmax)]
[Loss(Loss.CrossEntropy)]
[Adam]
internal sealed partial class SequenceClasses;
