namespace StaticNet;

/// <summary>
/// Declares a neural network. The class must be <see langword="partial"/>; the attributes beside this one
/// (<see cref="InputAttribute"/>, layers in order, <see cref="LossAttribute"/>, optimizers) say what it is,
/// and the generator writes the rest of the class at compile time.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NetworkAttribute : Attribute;
