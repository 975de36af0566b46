namespace StaticNet;

/// <summary>
/// Samples in contiguous memory, with what is to be learned of each: either floats (<see cref="Targets"/>) or a class number
/// (<see cref="Labels"/>). The other of the two is empty.
/// </summary>
public interface ISamples
{
    /// <summary>The number of samples.</summary>
    int Count { get; }

    /// <summary>The number of floats of one sample.</summary>
    int InputSize { get; }

    /// <summary>The number of target floats of one sample; 0 where there are labels.</summary>
    int TargetSize { get; }

    /// <summary>The samples, one after another: <see cref="Count"/> times <see cref="InputSize"/> floats.</summary>
    ReadOnlySpan<float> Inputs { get; }

    /// <summary>The targets, one sample after another: <see cref="Count"/> times <see cref="TargetSize"/> floats, or empty.</summary>
    ReadOnlySpan<float> Targets { get; }

    /// <summary>A class number from 0 for each sample, or empty.</summary>
    ReadOnlySpan<int> Labels { get; }
}
