using StaticNet;

namespace BinaryAddition;

/// <summary>Adds numbers of any length with a network that has learned it on short ones: a step for each bit, the carry in its state.</summary>
internal static class Adder
{
    // Where the values of the cells stand in the state. It holds those of every layer that remembers; here there is one.
    private static readonly TensorLayout Cells = AdderNetwork.StateLayouts.Single();

    /// <summary>The number of cells.</summary>
    public static int CellCount => Cells.Length;

    /// <summary>What is to be seen after a step.</summary>
    /// <param name="step">Which step, from 0.</param>
    /// <param name="probability">Of this bit of the sum being 1.</param>
    /// <param name="cells">What the cells hold.</param>
    public delegate void Watcher(int step, float probability, ReadOnlySpan<float> cells);

    /// <summary>Adds.</summary>
    /// <returns>The sum as the network says it.</returns>
    public static UInt128 Add(AdderNetwork network, Addition addition, Watcher? watcher = null)
    {
        UInt128 sum = 0;
        Span<float> bits = stackalloc float[AdderNetwork.StepInputSize];
        Span<float> probability = stackalloc float[AdderNetwork.StepOutputSize];

        // All that the network remembers of the steps before is in this value, which begins empty.
        var state = network.CreateState();
        for (int step = 0; step < addition.Steps; step++)
        {
            addition.WriteInputs(step, bits);
            network.Step(ref state, bits, probability);
            if (probability[0] >= 0.5f)
            {
                sum |= UInt128.One << step;
            }

            watcher?.Invoke(step, probability[0], state.Values.Slice(Cells.Offset, Cells.Length));
        }

        return sum;
    }

    /// <summary>The part of the additions whose sums are right in every bit.</summary>
    public static double Accuracy(AdderNetwork network, IReadOnlyList<Addition> additions) =>
        (double)additions.Count(addition => Add(network, addition) == addition.Sum) / additions.Count;
}
