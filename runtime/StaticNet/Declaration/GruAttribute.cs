namespace StaticNet;

/// <summary>
/// The gated recurrent unit (Cho et al., 2014) as in PyTorch's <c>nn.GRU</c>, gates in the order r, z, n:
/// r = sigmoid(W_ir x + b_ir + W_hr h + b_hr), z = sigmoid(W_iz x + b_iz + W_hz h + b_hz), n = tanh(W_in x + b_in + r (W_hn h + b_hn)), h' = (1 - z) n + z h.
/// </summary>
/// <param name="units">The number of outputs of a step, at least 1.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class GruAttribute(int units) : RecurrentAttribute(units);
