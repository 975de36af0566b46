namespace StaticNet;

/// <summary>
/// The shape of one sample. <c>[Input(30)]</c> is a vector of 30 features, <c>[Input(channels, length)]</c> a signal,
/// <c>[Input(channels, height, width)]</c> an image. A sample's values stand channel by channel, each row by row.
/// </summary>
/// <param name="shape">The sizes, each at least 1.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class InputAttribute(params int[] shape) : Attribute
{
    /// <summary>The sizes of one sample.</summary>
    public int[] Shape { get; } = shape;
}
