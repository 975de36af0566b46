namespace StaticNet;

/// <summary>Which epoch was the best, its parameters and statistics where they are to be restored, and how long ago the last improvement was.</summary>
internal sealed class BestEpoch
{
    private readonly int patience;
    private readonly float minImprovement;
    private readonly INetwork network;
    private readonly NetworkValues? values;
    private float lowest = float.PositiveInfinity;
    private float lastImprovement = float.PositiveInfinity;
    private int epochsWithoutImprovement;

    public BestEpoch(EarlyStopping? stopping, INetwork network)
    {
        this.network = network;
        patience = stopping?.Patience ?? int.MaxValue;
        minImprovement = stopping?.MinImprovement ?? 0f;
        values = stopping is { RestoreBest: true } ? new NetworkValues(network) : null;
    }

    /// <summary>From 1; 0 before the first.</summary>
    public int Number { get; private set; }

    /// <summary>The values of that epoch; null where they are not to be restored.</summary>
    public NetworkValues? Values => values;

    /// <summary>All but the values.</summary>
    public BestEpochState State
    {
        get => new(Number, lowest, lastImprovement, epochsWithoutImprovement);
        set => (Number, lowest, lastImprovement, epochsWithoutImprovement) = value;
    }

    public bool PatienceIsOver => epochsWithoutImprovement >= patience;

    public void EpochEnded(int epoch, float loss)
    {
        // Apart from each other: many improvements too small to count still lead to the lowest loss.
        if (loss < lowest)
        {
            lowest = loss;
            Number = epoch;
            values?.CopyFrom(network);
        }

        if (loss < lastImprovement - minImprovement)
        {
            lastImprovement = loss;
            epochsWithoutImprovement = 0;
        }
        else
        {
            epochsWithoutImprovement++;
        }
    }

    public void Restore()
    {
        if (Number > 0)
        {
            values?.CopyTo(network);
        }
    }
}
