using StaticNet;

namespace GradientLab;

/// <summary>Four layers without activation functions: deep to look at, and one layer to compute.</summary>
[Network]
[Input(2)]
[Dense(7)]
[Dense(5)]
[Dense(6)]
[Dense(1)]
[Loss(Loss.MeanSquaredError)]
[Adam]
public sealed partial class LinearStackNetwork;
