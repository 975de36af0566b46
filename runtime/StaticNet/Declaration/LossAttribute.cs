namespace StaticNet;

/// <summary>What training makes small. A network without one is for inference only: no training code is written for it.</summary>
/// <param name="loss">The loss.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class LossAttribute(Loss loss) : Attribute
{
    /// <summary>The loss.</summary>
    public Loss Loss { get; } = loss;

    /// <summary>Where <see cref="Loss.Huber"/> turns from a parabola into a line; 1 unless said.</summary>
    public float Delta { get; set; } = 1f;
}
