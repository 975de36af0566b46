namespace StaticNet;

/// <summary>
/// What the pools share: each channel is made smaller by taking one number for each window. Windows must reach the end of the input; one that
/// would leave values out is an error.
/// </summary>
public abstract class PoolAttribute : LayerAttribute
{
    private protected PoolAttribute()
    {
    }

    /// <summary>How far the window moves from one output to the next, at least 1; unless said the size of the window, so that windows do not overlap.</summary>
    public int Stride { get; set; }

    /// <summary>
    /// How many values stand around the input on every side, at least 0 and at most half the window, or <see cref="StaticNet.Padding.Same"/>: they never
    /// win a maximum, and count as zeros in a mean. None unless said.
    /// </summary>
    public int Padding { get; set; }
}
