using System.Numerics;

namespace StaticNet.Generic;

/// <summary>One step of a network, without the activation behind it. Samples stand one after another, each channel by channel.</summary>
internal abstract class Layer<T>(SampleShape output)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private int capacity;

    /// <summary>What it makes of one sample.</summary>
    public SampleShape Output { get; } = output;

    /// <summary>Whether it has parameters, whose gradient is wanted though that of its inputs may not be.</summary>
    public virtual bool HasParameters => false;

    /// <summary>Sees to it that there is room for what a training pass over so many samples keeps.</summary>
    public void Reserve(int count)
    {
        if (count > capacity)
        {
            Grow(count);
            capacity = count;
        }
    }

    /// <summary>Lets the batch of the last training pass enter running statistics.</summary>
    public virtual void UpdateStatistics()
    {
    }

    /// <summary>Makes room for what a training pass over so many samples keeps.</summary>
    protected virtual void Grow(int count)
    {
    }
}
