namespace StaticNet.Benchmarks;

/// <summary>
/// One stream over a network with a single input and output, together with what it remembers. Implemented by structs, for the reason of
/// <see cref="IPredict"/>.
/// </summary>
internal interface IStream
{
    void Step(ReadOnlySpan<float> input, Span<float> output);
}
