namespace StaticNet.Tests.Training;

/// <summary>
/// A network for sequences that computes nothing: its trainer is what is tested. Of each step it has one input; its outputs come for all steps or for the last.
/// </summary>
internal sealed class SequenceNetwork(int steps, int stepOutputs = 1, bool isLastOnly = false, int statisticCount = 0) : ISequenceNetwork<float>
{
    private readonly AlignedBuffer statistics = new(statisticCount);

    public int InputSize => steps;

    public int OutputSize => stepOutputs * OutputSteps;

    public int Steps => steps;

    public int OutputSteps => isLastOnly ? 1 : steps;

    public int ParameterCount => 0;

    public Span<float> Parameters => Buffer.Span;

    public IReadOnlyList<ParameterTensor> Tensors => [];

    public Span<float> Statistics => statistics.Span;

    public IReadOnlyList<ParameterTensor> StatisticTensors =>
        statisticCount == 0 ? [] : [new(new("0.running_mean", TensorRole.Statistic, [statisticCount], [1], 0, statisticCount, 0, 0), statistics)];

    public AlignedBuffer Buffer { get; } = new(16);

    public float CreateState() => 0f;

    public void Step(ref float state, ReadOnlySpan<float> inputs, Span<float> outputs) => throw new NotSupportedException();

    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs) => throw new NotSupportedException();

    public void Predict(ReadOnlySpan<float> inputs, ReadOnlySpan<int> lengths, Span<float> outputs) => throw new NotSupportedException();
}
