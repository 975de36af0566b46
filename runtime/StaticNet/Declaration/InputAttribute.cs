namespace StaticNet;

/// <summary>The shape of one sample. <c>[Input(30)]</c> is a vector of 30 features.</summary>
/// <param name="shape">The sizes, each at least 1.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class InputAttribute(params int[] shape) : Attribute
{
    /// <summary>The sizes of one sample.</summary>
    public int[] Shape { get; } = shape;
}
