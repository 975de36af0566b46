namespace StaticNet;

/// <summary>
/// Has trainers of the network measure every step: activations, gradients and updates of each layer, in <see cref="Trainer.Telemetry"/>. Measuring allocates
/// nothing. Without it, nothing is measured and no code for it is written. A step that is measured keeps its gradient, and takes longer.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TelemetryAttribute : Attribute;
