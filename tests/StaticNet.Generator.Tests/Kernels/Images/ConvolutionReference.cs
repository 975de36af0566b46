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

    /// <summary>The outputs without biases.</summary>
    public double[] Outputs(float[] x, float[] weights)
    {
        double[] y = new double[OutputLength];
        Go((input, weight, output) =>
        {
            for (int lane = 0; lane < lanes; lane++)
            {
                y[output + lane] += (double)weights[weight] * x[input + lane];
            }
        });
        return y;
    }

    public double[] WithBiases(double[] y, float[] biases) => [.. y.Select((value, i) => value + biases[ChannelOf(i)])];

    public double[] InputGradient(float[] d, float[] weights)
    {
        double[] y = new double[InputLength];
        Go((input, weight, output) =>
        {
            for (int lane = 0; lane < lanes; lane++)
            {
                y[input + lane] += (double)weights[weight] * d[output + lane];
            }
        });
        return y;
    }

    public double[] WeightGradient(float[] x, float[] d)
    {
        double[] gradient = new double[shape.Extent];
        Go((input, weight, output) =>
        {
            for (int lane = 0; lane < lanes; lane++)
            {
                gradient[weight] += (double)x[input + lane] * d[output + lane];
            }
        });
        return gradient;
    }

    public double[] BiasGradient(float[] d)
    {
        double[] gradient = new double[shape.OutputStride];
        for (int i = 0; i < d.Length; i++)
        {
            gradient[ChannelOf(i)] += d[i];
        }

        return gradient;
    }

    private int ChannelOf(int output) => output / lanes / shape.Window.OutputPositions % shape.OutputChannels;

    // Every product of an input and a weight, and the output it is a part of, by where their first lanes lie.
    private void Go(Action<int, int, int> product)
    {
        (int From, int Tap, int To)[] taps = [.. Taps()];
        for (int output = 0; output < groups * shape.OutputChannels; output++)
        {
            (int group, int o) = (output / shape.OutputChannels, output % shape.OutputChannels);
            for (int c = 0; c < shape.GroupInputs; c++)
            {
                int channel = (group * shape.InputChannels) + (o / shape.GroupOutputs * shape.GroupInputs) + c;
                foreach ((int from, int tap, int to) in taps)
                {
                    product(
                        ((channel * shape.Window.InputPositions) + from) * lanes,
                        (((c * shape.Window.Taps) + tap) * shape.OutputStride) + o,
                        ((output * shape.Window.OutputPositions) + to) * lanes);
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
