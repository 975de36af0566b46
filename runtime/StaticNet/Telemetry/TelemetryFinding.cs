namespace StaticNet;

/// <summary>What the figures of a layer say in words.</summary>
/// <param name="Layer">The position of the layer among those declared, from 0.</param>
/// <param name="Rule">What it is about.</param>
/// <param name="Text">
/// The layer, what was measured, and what to try: "layer 3, Dense(64, ReLU): 92 % of units dead; try LeakyReLU or a lower learning rate". Numbers are written with a point.
/// </param>
public sealed record TelemetryFinding(int Layer, TelemetryRule Rule, string Text)
{
    /// <summary>The text.</summary>
    public override string ToString() => Text;
}
