namespace StaticNet.Generic.Tests;

/// <summary>A dense layer laid out as generated ones are: inputs first, rows padded to whole vectors.</summary>
internal sealed class FakeNetwork : INetwork
{
    private readonly AlignedBuffer buffer;

    public FakeNetwork(int[] shape)
    {
        const int Padded = 8;
        (OutputSize, InputSize) = (shape[0], shape[1]);
        buffer = new AlignedBuffer((InputSize + 1) * Padded);
        Tensors =
        [
            new(new("0.weight", TensorRole.Weight, shape, [1, Padded], 0, InputSize * Padded, InputSize, OutputSize), buffer),
            new(new("0.bias", TensorRole.Bias, [OutputSize], [1], InputSize * Padded, Padded, InputSize, OutputSize), buffer),
        ];
    }

    public int InputSize { get; }

    public int OutputSize { get; }

    public int ParameterCount => OutputSize * (InputSize + 1);

    public Span<float> Parameters => buffer.Span;

    public IReadOnlyList<ParameterTensor> Tensors { get; set; }

    public IReadOnlyList<ParameterTensor> StatisticTensors { get; set; } = [];

    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs) => throw new NotSupportedException("Only its parameters are wanted.");
}
