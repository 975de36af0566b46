using StaticNet;

namespace GradientLab;

/// <summary>
/// Counts hidden units that learn from none of the samples: the gradient of all their weights is exactly 0 over the whole of the data. A ReLU is that where it gives 0 for all samples.
/// </summary>
internal sealed class UnitCensus
{
    private readonly Trainer trainer;
    private readonly bool[] wasDead;

    /// <summary>Counts the units of the first layer, a dense one.</summary>
    /// <param name="trainer">The trainer.</param>
    public UnitCensus(Trainer trainer)
    {
        this.trainer = trainer;
        wasDead = new bool[trainer.Network.Tensors[0].Shape[0]];
    }

    /// <summary>How often a unit that had been counted as dead was found alive later.</summary>
    public int Returned { get; private set; }

    /// <summary>Counts; changes nothing of the network.</summary>
    /// <param name="inputs">All samples.</param>
    /// <param name="targets">Their targets.</param>
    public int CountDead(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets)
    {
        trainer.Backpropagate(inputs, targets);
        ParameterTensor tensor = trainer.GradientTensors[0];
        float[] gradient = tensor.ToArray();
        int perUnit = tensor.Shape[1];
        for (int unit = 0; unit < wasDead.Length; unit++)
        {
            bool isDead = !gradient.AsSpan(unit * perUnit, perUnit).ContainsAnyExcept(0f);
            Returned += wasDead[unit] && !isDead ? 1 : 0;
            wasDead[unit] = isDead;
        }

        return wasDead.Count(isDead => isDead);
    }
}
