namespace StaticNet;

/// <summary>
/// The newest parameters known to be good: finite, and with a finite loss. Statistics belong to the parameters they were found with
/// and are kept with them. A copy taken before a step is only a candidate until the loss of that step is known, so there are
/// two copies that change places.
/// </summary>
internal sealed class GoodParameters
{
    private readonly INetwork network;
    private NetworkValues good;
    private NetworkValues candidate;
    private bool candidateIsFinite;

    public GoodParameters(INetwork network)
    {
        this.network = network;
        good = new NetworkValues(network);
        candidate = new NetworkValues(network);
    }

    /// <summary>
    /// Remembers the network's parameters, whose loss is not known yet; false where they or its statistics are not finite, which an
    /// activation may hide from the loss.
    /// </summary>
    public bool Propose()
    {
        candidateIsFinite = candidate.CopyFrom(network);
        return candidateIsFinite;
    }

    /// <summary>Takes the candidate over, its loss being finite; false where it is not finite itself.</summary>
    public bool Confirm()
    {
        if (candidateIsFinite)
        {
            (good, candidate) = (candidate, good);
        }

        return candidateIsFinite;
    }

    public void Restore() => good.CopyTo(network);
}
