namespace StaticNet;

/// <summary>Why training ended.</summary>
public enum StopReason
{
    /// <summary>All epochs were trained.</summary>
    Finished,

    /// <summary>The loss no longer fell.</summary>
    EarlyStopped,

    /// <summary>It was cancelled.</summary>
    Cancelled,
}
