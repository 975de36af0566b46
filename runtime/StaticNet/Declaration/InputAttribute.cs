namespace StaticNet;

/// <summary>
/// The shape of one sample. <c>[Input(30)]</c> is a vector of 30 features, <c>[Input(channels, length)]</c> a signal,
/// <c>[Input(channels, height, width)]</c> an image, and <c>[Input(features, Steps = n)]</c> a sequence. A sample's values stand channel by channel, each
/// row by row; those of a sequence step by step.
/// </summary>
/// <param name="shape">The sizes, each at least 1.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class InputAttribute(params int[] shape) : Attribute
{
    /// <summary>The sizes of one sample, of a sequence those of one step.</summary>
    public int[] Shape { get; } = shape;

    /// <summary>
    /// The number of steps of a sample, at least 1, which makes it a sequence of vectors and goes with one size only: <c>[Input(2, Steps = 8)]</c>. Training goes
    /// back through so many steps; a stream may have any number. Not a sequence unless said.
    /// </summary>
    public int Steps { get; set; }
}
