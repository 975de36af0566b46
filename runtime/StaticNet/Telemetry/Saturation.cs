namespace StaticNet;

/// <summary>
/// Where values of a sigmoid or tanh count as saturated: within 1 % of the ends of the range (Glorot, Bengio, 2010). The derivative is 4 % of its greatest
/// there, for both: tanh(x) is 2 sigmoid(2 x) - 1.
/// </summary>
internal static class Saturation
{
    private const float Share = 0.01f;

    /// <summary>The greatest value that is saturated at the lower end, and the least at the upper end.</summary>
    /// <returns>Whether values of the activation can saturate.</returns>
    public static bool TryGetLimits(Activation activation, out float low, out float high)
    {
        (low, high) = activation == Activation.Tanh ? ((2f * Share) - 1f, 1f - (2f * Share)) : (Share, 1f - Share);
        return activation is Activation.Sigmoid or Activation.Tanh;
    }
}
