namespace StaticNet;

/// <summary>Which epoch was the best, its parameters where they are to be restored, and how long ago the last improvement was.</summary>
internal sealed class BestEpoch
{
    private readonly int patience;
    private readonly float minImprovement;
    private readonly float[]? parameters;
    private float lowest = float.PositiveInfinity;
    private float lastImprovement = float.PositiveInfinity;
    private int epochsWithoutImprovement;

    public BestEpoch(EarlyStopping? stopping, int parameterLength)
    {
        patience = stopping?.Patience ?? int.MaxValue;
        minImprovement = stopping?.MinImprovement ?? 0f;
        parameters = stopping is { RestoreBest: true } ? new float[parameterLength] : null;
    }

    /// <summary>From 1; 0 before the first.</summary>
    public int Number { get; private set; }

    public bool PatienceIsOver => epochsWithoutImprovement >= patience;

    public void EpochEnded(int epoch, float loss, ReadOnlySpan<float> current)
    {
        // Apart from each other: many improvements too small to count still lead to the lowest loss.
        if (loss < lowest)
        {
            lowest = loss;
            Number = epoch;
            if (parameters is not null)
            {
                current.CopyTo(parameters);
            }
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

    public void Restore(Span<float> current)
    {
        if (Number > 0)
        {
            parameters.CopyTo(current);
        }
    }
}
