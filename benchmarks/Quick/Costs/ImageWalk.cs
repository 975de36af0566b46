namespace StaticNet.Benchmarks;

/// <summary>The shape of a sample on its way through the layers, as far as workloads need it: at how many places a convolution is computed.</summary>
internal sealed class ImageWalk(int[] inputShape)
{
    private int height = inputShape.Length == 3 ? inputShape[1] : 1;
    private int width = inputShape.Length == 3 ? inputShape[2] : 1;

    /// <summary>Goes through one layer.</summary>
    /// <returns>The number of places of its output.</returns>
    /// <exception cref="NotSupportedException">No workload has it.</exception>
    public int Through(LayerAttribute layer)
    {
        switch (layer)
        {
            case Conv2DAttribute convolution:
                height = Outputs(height, convolution.KernelHeight, convolution.Stride, convolution.Padding);
                width = Outputs(width, convolution.KernelWidth, convolution.Stride, convolution.Padding);
                break;
            case MaxPool2DAttribute pool:
                height = Outputs(height, pool.WindowHeight, pool.Stride == 0 ? pool.WindowHeight : pool.Stride, pool.Padding);
                width = Outputs(width, pool.WindowWidth, pool.Stride == 0 ? pool.WindowWidth : pool.Stride, pool.Padding);
                break;
            case DenseAttribute or GlobalAvgPoolAttribute:
                height = 1;
                width = 1;
                break;

            // Over the steps of a sequence a convolution makes one output a step.
            case Conv1DAttribute or RecurrentAttribute or BatchNormAttribute or AddAttribute:
                break;
            default:
                throw new NotSupportedException($"{layer.GetType().Name} is in no workload.");
        }

        return height * width;
    }

    private static int Outputs(int size, int window, int stride, int padding) => ((size + (2 * padding) - window) / stride) + 1;
}
