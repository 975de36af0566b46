namespace StaticNet.Benchmarks;

/// <summary>What one call of a workload costs whatever computes it.</summary>
/// <param name="Phases">For each layer with weights, what runs at the same time: its products, and reading and writing what they need.</param>
/// <param name="ResidentBytes">The bytes that all calls come back to, which decide from which cache they come.</param>
/// <param name="Depth">The dependent operations of a call that has to wait for the one before; 0 where calls overlap.</param>
internal sealed record WorkloadCost(IReadOnlyList<PhaseCost> Phases, int ResidentBytes, int Depth)
{
    // No first-level cache of today is smaller.
    private const int FirstLevelBytes = 32 * 1024;

    /// <summary>The floating-point operations of the products, two for each multiply-add.</summary>
    public double Operations => Phases.Sum(phase => phase.Operations);

    /// <summary>Whether the parameters stay in the first-level cache.</summary>
    public bool IsFirstLevel => ResidentBytes <= FirstLevelBytes;

    /// <summary>One sample, one step of a stream, or many samples in one call, which read each parameter once.</summary>
    /// <param name="network">What predicts.</param>
    /// <param name="samples">The samples of a call.</param>
    /// <param name="depth">As <see cref="Depth"/>.</param>
    public static WorkloadCost OfPrediction(NetworkCost network, int samples, int depth) =>
        new([.. network.Layers.Select(layer => new PhaseCost(2.0 * samples * layer.MultiplyAdds, layer.Bytes))], network.Bytes, depth);

    /// <summary>
    /// One step of an optimizer. Products forward, for the gradients of weights, and but for the first layer for the gradients of inputs. Parameters are read for
    /// the products forward and back, and read and written for the update, together with what the optimizer keeps of them.
    /// </summary>
    /// <param name="network">What is trained.</param>
    /// <param name="samples">The samples of the batch.</param>
    /// <param name="kept">How many floats the optimizer keeps for each parameter.</param>
    public static WorkloadCost OfTraining(NetworkCost network, int samples, int kept)
    {
        List<PhaseCost> phases = [];
        foreach (LayerCost layer in network.Layers)
        {
            bool isFirst = phases.Count == 0;
            int products = isFirst ? 2 : 3;
            int passes = (isFirst ? 1 : 2) + 2 + (2 * kept);
            phases.Add(new PhaseCost(2.0 * samples * products * layer.MultiplyAdds, (double)passes * layer.Bytes));
        }

        return new WorkloadCost(phases, network.Bytes * (1 + kept), Depth: 0);
    }
}
