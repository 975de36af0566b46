namespace StaticNet;

/// <summary>
/// The long short-term memory (Hochreiter, Schmidhuber, 1997; Gers et al., 2000) as in PyTorch's <c>nn.LSTM</c>, gates in the order i, f, g, o, each of
/// W_i x + b_i + W_h h + b_h: c' = sigmoid(f) c + sigmoid(i) tanh(g), h' = sigmoid(o) tanh(c').
/// </summary>
/// <param name="units">The number of outputs of a step, at least 1.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class LstmAttribute(int units) : RecurrentAttribute(units)
{
    /// <summary>
    /// What is added to the biases b_i of the forget gates at the beginning, so that the layer first remembers (Jozefowicz, Zaremba, Sutskever, 2015); 1 unless
    /// said. Without biases it has no effect.
    /// </summary>
    public float ForgetBias { get; set; } = 1f;
}
