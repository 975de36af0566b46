using StaticNet;

namespace GradientLab;

/// <summary>A single layer without an activation function: all that <see cref="LinearStackNetwork"/> can be.</summary>
[Network]
[Input(2)]
[Dense(1)]
[Loss(Loss.MeanSquaredError)]
[Adam]
public sealed partial class OneLayerNetwork;
