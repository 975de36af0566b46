namespace StaticNet;

/// <summary>A schedule at work in one run: what it remembers lives here. For one thread.</summary>
public abstract class LearningRateRun
{
    /// <summary>The rate of a step: finite and at least 0. Allocates nothing.</summary>
    /// <param name="step">The number of the step within the run, from 0, each asked for once and in order.</param>
    public abstract float RateAt(long step);

    /// <summary>Hears how an epoch ended. Allocates nothing.</summary>
    /// <param name="loss">The validation loss, or without validation samples the training loss; finite.</param>
    public virtual void EpochEnded(float loss)
    {
    }
}
