namespace StaticNet.Benchmarks;

/// <summary>
/// A call of one generated class. Implemented by structs, so that a loop over it is compiled for that class alone and
/// calls it as a user's own code does: directly, not through <see cref="INetwork"/>.
/// </summary>
internal interface IPredict
{
    void Predict(ReadOnlySpan<float> input, Span<float> output);
}
