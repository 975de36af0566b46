namespace StaticNet;

/// <summary>
/// Dropout (Srivastava et al., 2014), inverted: in a training step each value becomes 0 with the given probability and is divided by the probability to stay
/// otherwise; predictions are untouched. What is dropped follows from the seed, the number of the step, the layer and the place of the value in the batch, so that a
/// run can be repeated on any machine.
/// </summary>
/// <param name="rate">The probability that a value is dropped, at least 0 and below 1.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DropoutAttribute(float rate) : LayerAttribute
{
    /// <summary>The probability that a value is dropped.</summary>
    public float Rate { get; } = rate;

    /// <summary>Any number; another one drops other values.</summary>
    public int Seed { get; set; }
}
