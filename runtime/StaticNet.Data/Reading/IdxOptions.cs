namespace StaticNet.Data;

/// <summary>How IDX files become a <see cref="Dataset"/>.</summary>
public sealed record IdxOptions
{
    /// <summary>
    /// What every value is divided by; finite and not 0. Where it is null, unsigned bytes (pixels) are divided by 255, so that
    /// they reach from 0 to 1, and values of all other types, whose range the format does not say, stay as they are.
    /// </summary>
    public float? Divisor { get; init; }

    /// <summary>
    /// The number of classes; a label that is not below it is an error. Where it is null, there are as many as have names, or
    /// one more than the highest label where none has.
    /// </summary>
    public int? ClassCount { get; init; }

    /// <summary>A name for each class, or none.</summary>
    public IReadOnlyList<string> ClassNames { get; init; } = [];
}
