namespace StaticNet.Generic;

/// <summary>A fully connected layer in short, for chains of them that no class declares.</summary>
/// <param name="Units">The number of outputs, at least 1.</param>
/// <param name="Activation">What is applied to each output.</param>
public sealed record DenseDescription(int Units, Activation Activation = Activation.Linear)
{
    /// <summary>As <see cref="DenseAttribute.Alpha"/>; NaN: 0.01 for LeakyReLU, 1 for ELU.</summary>
    public double Alpha { get; init; } = double.NaN;

    /// <summary>As <see cref="DenseAttribute.Slope"/>.</summary>
    public double Slope { get; init; } = 1;

    /// <summary>Whether the layer has biases.</summary>
    public bool UseBias { get; init; } = true;

    /// <summary>As <see cref="LayerAttribute.Name"/>.</summary>
    public string? Name { get; init; }

    /// <summary>The same as an attribute, which holds floats.</summary>
    internal DenseAttribute ToAttribute() => new(Units, Activation) { Alpha = (float)Alpha, Slope = (float)Slope, UseBias = UseBias, Name = Name };
}
