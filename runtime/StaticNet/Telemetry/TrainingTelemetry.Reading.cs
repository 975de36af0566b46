namespace StaticNet;

public sealed partial class TrainingTelemetry
{
    /// <summary>
    /// Says in words what the last step showed that deserves a look, the most severe first. Allocates: it is for people, not for every step. The rules are those of
    /// <see cref="TelemetryRule"/>.
    /// </summary>
    /// <returns>Empty where all is well, and before the first step after the start or <see cref="Restart"/>.</returns>
    public IReadOnlyList<TelemetryFinding> Read() => TelemetryReading.Of(layers, Steps);
}
