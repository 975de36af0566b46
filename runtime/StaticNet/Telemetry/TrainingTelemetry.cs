namespace StaticNet;

/// <summary>What was measured of each layer in the last step of a trainer whose network says <see cref="TelemetryAttribute"/>.</summary>
public sealed partial class TrainingTelemetry
{
    private readonly LayerTelemetry[] layers;

    /// <summary>Holds records that nobody measures, for trainers written by hand and for tests.</summary>
    /// <param name="layers">A record for each layer.</param>
    public TrainingTelemetry(params LayerTelemetry[] layers) => this.layers = layers;

    /// <summary>The layers in the order of their declaration. The same memory every time: it is overwritten by the next step.</summary>
    public ReadOnlySpan<LayerTelemetry> Layers => layers;

    /// <summary>Forgets what was counted since the start; the last step's figures stay until the next.</summary>
    public void Restart()
    {
        Steps = 0;
        ForgetCounts();
    }

    /// <summary>The number of steps measured since the start, or since <see cref="Restart"/>.</summary>
    public long Steps { get; private set; }
}
