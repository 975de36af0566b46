namespace StaticNet;

/// <summary>What a loss takes as targets, and so what is checked before anything is computed.</summary>
public enum TargetKind
{
    /// <summary>Any finite floats, one for each output.</summary>
    Values,

    /// <summary>Floats in [0, 1], one for each output.</summary>
    Probabilities,

    /// <summary>A distribution over the outputs (each in [0, 1], summing to 1), or the number of one of them.</summary>
    Classes,
}
