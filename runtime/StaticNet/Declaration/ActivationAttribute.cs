namespace StaticNet;

/// <summary>An activation as a layer of its own, such as behind an <see cref="AddAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ActivationAttribute : ActivatedLayerAttribute
{
    /// <summary>Declares the layer.</summary>
    /// <param name="activation">What is applied to each value.</param>
    public ActivationAttribute(Activation activation) => Activation = activation;
}
