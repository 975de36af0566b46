namespace StaticNet;

/// <summary>
/// The recurrent layer without gates (Elman, 1990), PyTorch's <c>nn.RNN</c>: h' = activation(W_ih x + b_ih + W_hh h + b_hh).
/// </summary>
/// <param name="units">The number of outputs of a step, at least 1.</param>
/// <param name="activation">Tanh or ReLU.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SimpleRnnAttribute(int units, Activation activation = Activation.Tanh) : RecurrentAttribute(units)
{
    /// <summary>What is applied to each output: Tanh or ReLU.</summary>
    public Activation Activation { get; } = activation;
}
