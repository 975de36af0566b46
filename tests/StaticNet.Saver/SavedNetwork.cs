namespace StaticNet.Saver;

/// <summary>What is saved: some hundred thousand bytes, so that writing them takes a while.</summary>
[Network]
[Input(120)]
[Dense(250)]
[BatchNorm]
[Dense(40)]
public sealed partial class SavedNetwork;
