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

    /// <summary>How many numbers a checkpoint keeps of this run; 0 where its rates follow from the number of the step alone. Always the same.</summary>
    public virtual int StateSize => 0;

    /// <summary>Tells them. A run that goes on from a checkpoint is asked for no step and hears of no epoch before it.</summary>
    /// <param name="state">Room for <see cref="StateSize"/> numbers.</param>
    public virtual void SaveState(Span<double> state)
    {
    }

    /// <summary>Takes them over, before its first step.</summary>
    /// <param name="state"><see cref="StateSize"/> numbers.</param>
    /// <exception cref="ArgumentException">Numbers that <see cref="SaveState"/> does not tell.</exception>
    public virtual void LoadState(ReadOnlySpan<double> state)
    {
    }
}
