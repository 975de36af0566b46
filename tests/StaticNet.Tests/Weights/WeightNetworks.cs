namespace StaticNet.Tests.Weights;

/// <summary>As small as a network with weights and biases is, in one row that fills no vector.</summary>
[Network]
[Input(2)]
[Dense(3)]
[Loss(Loss.MeanSquaredError)]
[Sgd]
internal sealed partial class SmallNetwork;

/// <summary>A normalisation that prediction folds into the layer before it, and one that it does not.</summary>
[Network]
[Input(3)]
[Dense(5, UseBias = false)]
[BatchNorm(Activation = Activation.ReLU, Name = "norm")]
[BatchNorm]
[Dense(2)]
[Loss(Loss.MeanSquaredError)]
[Sgd]
internal sealed partial class NormalisedNetwork;

/// <summary>Tensors in blocks of gates.</summary>
[Network]
[Input(3, Steps = 4)]
[Gru(5)]
[SimpleRnn(4, UseBias = false)]
[Lstm(3, ReturnSequence = false)]
[Dense(2)]
internal sealed partial class GatedNetwork;

/// <summary>Images in groups, and a normalisation with a scale for each of their values.</summary>
[Network]
[Input(2, 7, 6)]
[Conv2D(6, 3, Groups = 2, Activation = Activation.ReLU)]
[LayerNorm]
[Conv2D(3, 1)]
[MaxPool2D(2, Padding = Padding.Same)]
[Dense(11)]
[Dense(1)]
internal sealed partial class ImageNetwork;

/// <summary>As many weights as 16 bits have numbers.</summary>
[Network]
[Input(256)]
[Dense(256, UseBias = false)]
internal sealed partial class SquareNetwork;
