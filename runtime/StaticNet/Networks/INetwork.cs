namespace StaticNet;

/// <summary>What every generated network can do. Its own class has the same members without the interface in between.</summary>
public interface INetwork
{
    /// <summary>The number of floats of one sample, of a sequence all its steps.</summary>
    int InputSize { get; }

    /// <summary>The number of floats predicted for one sample, of a sequence for all steps of which outputs come.</summary>
    int OutputSize { get; }

    /// <summary>The number of steps of a sample that is a sequence, <see cref="InputSize"/> divided by it the floats of one step; 1 where samples are no sequences.</summary>
    int Steps => 1;

    /// <summary>For how many steps of a sample outputs come: for all, or for 1, where only those of the last do or samples are no sequences.</summary>
    int OutputSteps => 1;

    /// <summary>The number of parameters that training can change, padding not counted.</summary>
    int ParameterCount { get; }

    /// <summary>
    /// All parameters in the order of the layers, each tensor beginning at a whole vector and padded with zeros to whole
    /// vectors; <see cref="Tensors"/> says where each value stands. Changes show in the next prediction; after a prediction, take
    /// them again before the next change, since the network then looks whether they were taken.
    /// </summary>
    Span<float> Parameters { get; }

    /// <summary>The parameters by name and logical shape.</summary>
    IReadOnlyList<ParameterTensor> Tensors { get; }

    /// <summary>
    /// What batch normalisation has learned of its inputs, laid out as <see cref="Parameters"/>: running means and variances. Training
    /// steps change them, but no optimizer does. Empty where there is none.
    /// </summary>
    Span<float> Statistics => default;

    /// <summary>The statistics by name and logical shape; empty where there is no batch normalisation.</summary>
    IReadOnlyList<ParameterTensor> StatisticTensors => [];

    /// <summary>
    /// Predicts one sample or many. Allocates nothing, and may run on many threads at once. Many are computed together, with sums in another order than for one: a
    /// sample among them may differ in its last bits from the same sample alone.
    /// </summary>
    /// <param name="inputs">The samples, one after another: a multiple of <see cref="InputSize"/> floats.</param>
    /// <param name="outputs">Where the predictions go: <see cref="OutputSize"/> floats for each sample.</param>
    /// <exception cref="ArgumentException">No sample, or a length that does not fit; nothing was written.</exception>
    void Predict(ReadOnlySpan<float> inputs, Span<float> outputs);
}
