namespace StaticNet.Tests.Training;

/// <summary>
/// y = W x + b by hand, with the layout of a generated network: each tensor padded to whole vectors. It may have statistics, which
/// mean nothing to it.
/// </summary>
internal sealed class LinearNetwork : INetwork
{
    private const int Lanes = 16;

    private readonly AlignedBuffer statistics;

    public LinearNetwork(int inputSize, int outputSize, int statisticCount = 0)
    {
        InputSize = inputSize;
        OutputSize = outputSize;
        int weights = Padded(inputSize * outputSize);
        Layouts =
        [
            new TensorLayout("0.weight", TensorRole.Weight, [outputSize, inputSize], [inputSize, 1], 0, weights, inputSize, outputSize),
            new TensorLayout("0.bias", TensorRole.Bias, [outputSize], [1], weights, Padded(outputSize), inputSize, outputSize),
        ];
        Buffer = new AlignedBuffer(weights + Padded(outputSize));
        Tensors = ParameterTensor.Views(Layouts, Buffer);
        statistics = new AlignedBuffer(statisticCount);
        StatisticTensors = ParameterTensor.Views(
            [new TensorLayout("0.running_mean", TensorRole.Statistic, [statisticCount], [1], 0, statisticCount, 0, 0)], statistics);
    }

    public int InputSize { get; }

    public int OutputSize { get; }

    public int ParameterCount => OutputSize * (InputSize + 1);

    public Span<float> Parameters => Buffer.Span;

    public IReadOnlyList<ParameterTensor> Tensors { get; }

    public Span<float> Statistics => statistics.Span;

    public IReadOnlyList<ParameterTensor> StatisticTensors { get; }

    public AlignedBuffer Buffer { get; }

    public TensorLayout[] Layouts { get; }

    public int BiasOffset => Layouts[1].Offset;

    public void Predict(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        Span<float> parameters = Parameters;
        for (int s = 0; s < inputs.Length / InputSize; s++)
        {
            for (int o = 0; o < OutputSize; o++)
            {
                float sum = parameters[BiasOffset + o];
                for (int i = 0; i < InputSize; i++)
                {
                    sum += parameters[(o * InputSize) + i] * inputs[(s * InputSize) + i];
                }

                outputs[(s * OutputSize) + o] = sum;
            }
        }
    }

    private static int Padded(int length) => (length + Lanes - 1) / Lanes * Lanes;
}
