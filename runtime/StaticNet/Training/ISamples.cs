namespace StaticNet;

/// <summary>
/// Samples in contiguous memory, with what is to be learned of each: either floats (<see cref="Targets"/>) or a class number
/// (<see cref="Labels"/>), of a sequence one for each step of which outputs come. The other of the two is empty.
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

    /// <summary>
    /// A class number from 0 for each sample, of sequences <see cref="INetwork.OutputSteps"/> for each, one sample after another; or empty.
    /// </summary>
    ReadOnlySpan<int> Labels { get; }

    /// <summary>
    /// For each sample, a sequence, the number of its steps, from 0 to <see cref="INetwork.Steps"/>, at least one of them above 0: what stands behind them is
    /// padding that is not looked at. Empty where all samples have all steps.
    /// </summary>
    ReadOnlySpan<int> Lengths => default;
}
