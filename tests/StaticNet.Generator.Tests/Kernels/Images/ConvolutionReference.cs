using StaticNet.Generator.Checking;
using StaticNet.Generator.Planning;

namespace StaticNet.Generator.Tests.Kernels.Images;

/// <summary>The definition of a convolution and of its gradients, in double, value by value.</summary>
internal sealed class ConvolutionReference(ConvolutionShape shape, int lanes, int groups)
{
    private readonly SlidingAxis rows = shape.Window.Rows;
    private readonly SlidingAxis columns = shape.Window.Columns;

    public int InputLength => groups * shape.InputChannels * shape.Window.InputPositions * lanes;

    public int OutputLength => groups * shape.OutputChannels * shape.Window.OutputPositions * lanes;

    public double[] Outputs(ReadOnlySpan<float> x, ReadOnlySpan<float> weights, ReadOnlySpan<float> biases)
    {
        double[] y = new double[OutputLength];
        for (int i = 0; i < y.Length && biases.Length > 0; i++)
        {
            y[i] = biases[i / lanes / shape.Window.OutputPositions % shape.OutputChannels];
        }

        foreach ((int input, int weight, int output) in Products())
        {
            for (int lane = 0; lane < lanes; lane++)
            {
                y[output + lane] += (double)weights[weight] * x[input + lane];
            }
        }

        return y;
    }

    public double[] InputGradient(ReadOnlySpan<float> d, ReadOnlySpan<float> weights)
    {
        double[] y = new double[InputLength];
        foreach ((int input, int weight, int output) in Products())
        {
            for (int lane = 0; lane < lanes; lane++)
            {
                y[input + lane] += (double)weights[weight] * d[output + lane];
            }
        }

        return y;
    }

    public double[] WeightGradient(ReadOnlySpan<float> x, ReadOnlySpan<float> d)
    {
        double[] gradient = new double[shape.Extent];
        foreach ((int input, int weight, int output) in Products())
        {
            for (int lane = 0; lane < lanes; lane++)
            {
                gradient[weight] += (double)x[input + lane] * d[output + lane];
            }
        }

        return gradient;
    }

    public double[] BiasGradient(ReadOnlySpan<float> d)
    {
        double[] gradient = new double[shape.OutputStride];
        for (int i = 0; i < d.Length; i++)
        {
            gradient[i / lanes / shape.Window.OutputPositions % shape.OutputChannels] += d[i];
        }

        return gradient;
    }

    // Every product of an input and a weight, and the output it is a part of, by where their first lanes lie.
    private IEnumerable<(int Input, int Weight, int Output)> Products()
    {
        int taps = shape.Window.Taps;
        foreach (int g in Enumerable.Range(0, groups))
        {
            foreach (int o in Enumerable.Range(0, shape.OutputChannels))
            {
                foreach (int c in Enumerable.Range(0, shape.GroupInputs))
                {
                    int channel = (g * shape.InputChannels) + (o / shape.GroupOutputs * shape.GroupInputs) + c;
                    int output = (g * shape.OutputChannels) + o;
                    foreach ((int from, int tap, int to) in Taps())
                    {
                        yield return (
                            ((channel * shape.Window.InputPositions) + from) * lanes,
                            (((c * taps) + tap) * shape.OutputStride) + o,
                            ((output * shape.Window.OutputPositions) + to) * lanes);
                    }
                }
            }
        }
    }

    private IEnumerable<(int From, int Tap, int To)> Taps()
    {
        for (int position = 0; position < shape.Window.OutputPositions; position++)
        {
            (int oy, int ox) = (position / columns.Output, position % columns.Output);
            for (int tap = 0; tap < shape.Window.Taps; tap++)
            {
                int iy = (oy * rows.Stride) - rows.Before + (tap / columns.Kernel * rows.Dilation);
                int ix = (ox * columns.Stride) - columns.Before + (tap % columns.Kernel * columns.Dilation);
                if (iy >= 0 && iy < rows.Input && ix >= 0 && ix < columns.Input)
                {
                    yield return ((iy * columns.Input) + ix, tap, position);
                }
            }
        }
    }
}
