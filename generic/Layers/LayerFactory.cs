using System.Numerics;

namespace StaticNet.Generic;

/// <summary>From a layer's attribute and the shape of its input to the layer and its tensors.</summary>
internal sealed class LayerFactory<T>(NetworkTensors<T> tensors)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <param name="attribute">The declaration.</param>
    /// <param name="inputs">What it reads: one shape, but for the joins.</param>
    /// <param name="isSequence">Whether it reads sequences; shapes are then those of a step.</param>
    /// <param name="name">What the names of its tensors begin with.</param>
    /// <param name="index">Which of the declared layers it is, from 0.</param>
    public Layer<T> Create(LayerAttribute attribute, IReadOnlyList<SampleShape> inputs, bool isSequence, string name, int index)
    {
        SampleShape input = inputs[0];
        if (input.Rank > 3 && attribute is not DenseAttribute)
        {
            throw Wrong(index, attribute, "at most three sizes", input);
        }

        return attribute switch
        {
            DenseAttribute dense => Dense(dense, input, name, index),
            RecurrentAttribute recurrent => isSequence ? Recurrent(recurrent, input, name, index) : throw Wrong(index, attribute, "a sequence", input),
            Conv1DAttribute convolution when isSequence => CausalConvolution(convolution, input, name, index),
            ConvolutionAttribute convolution => Convolution(convolution, input, name, index),
            PoolAttribute pool => Pool(pool, input, index),
            GlobalAvgPoolAttribute => input.Rank > 1 ? new GlobalAvgPoolLayer<T>(input) : throw Wrong(index, attribute, "a signal or an image", input),
            BatchNormAttribute normalization => BatchNorm(normalization, input, name),
            LayerNormAttribute normalization => new LayerNormLayer<T>(
                input, Scale(name, input.Sizes), Bias(name, input.Sizes), T.CreateChecked(AttributeNumber.AsWritten(normalization.Epsilon))),
            DropoutAttribute { Rate: >= 0 and < 1 } dropout => new DropoutLayer<T>(input, isSequence, dropout.Rate, dropout.Seed, index),
            DropoutAttribute dropout => throw new ArgumentException($"The rate of dropout is at least 0 and below 1, but layer {index} has {dropout.Rate}.", "layers"),
            ActivationAttribute => new ActivationLayer<T>(input),
            AddAttribute => Add(inputs, index),
            ConcatAttribute => Concat(inputs, index),
            _ => throw new NotSupportedException($"{attribute.GetType().Name} is no layer known here."),
        };
    }

    private static ArgumentException Wrong(int index, LayerAttribute attribute, string expected, SampleShape actual) =>
        new($"{attribute.GetType().Name[..^"Attribute".Length]} takes {expected}, but layer {index} is given {actual}.", "layers");

    private static int Groups(ConvolutionAttribute attribute, SampleShape input, int index)
    {
        int groups = attribute.Groups;
        return attribute.Channels >= 1 && groups >= 1 && attribute.Channels % groups == 0 && input.Channels % groups == 0
            ? groups
            : throw new ArgumentException($"Groups divide the channels, but layer {index} makes {attribute.Channels} of {input.Channels} in {groups} groups.", "layers");
    }

    private static AddLayer<T> Add(IReadOnlyList<SampleShape> inputs, int index)
    {
        SampleShape? other = inputs.FirstOrDefault(input => !input.Equals(inputs[0]));
        return other is null
            ? new AddLayer<T>(inputs[0])
            : throw new ArgumentException($"Add takes equal shapes, but layer {index} is given {inputs[0]} and {other}.", "layers");
    }

    private static ConcatLayer<T> Concat(IReadOnlyList<SampleShape> inputs, int index)
    {
        SampleShape? other = inputs.FirstOrDefault(input => !input.With(1).Equals(inputs[0].With(1)));
        return other is null
            ? new ConcatLayer<T>(inputs[0].With(inputs.Sum(input => input.Channels)), inputs)
            : throw new ArgumentException($"Concat takes shapes that differ in channels only, but layer {index} is given {inputs[0]} and {other}.", "layers");
    }

    private static OneInputLayer<T> Pool(PoolAttribute attribute, SampleShape input, int index)
    {
        (int rank, int height, int width) = attribute switch
        {
            MaxPool1DAttribute pool => (2, 1, pool.Window),
            AvgPool1DAttribute pool => (2, 1, pool.Window),
            MaxPool2DAttribute pool => (3, pool.WindowHeight, pool.WindowWidth),
            AvgPool2DAttribute pool => (3, pool.WindowHeight, pool.WindowWidth),
            _ => throw new NotSupportedException($"{attribute.GetType().Name} is no pool known here."),
        };
        if (input.Rank != rank)
        {
            throw Wrong(index, attribute, rank == 2 ? "a signal" : "an image", input);
        }

        WindowAxis vertical = rank == 2 ? WindowAxis.Single : PoolAxis(input.Height, height, attribute, index);
        WindowAxis horizontal = PoolAxis(input.Width, width, attribute, index);
        return attribute is MaxPool1DAttribute or MaxPool2DAttribute
            ? new MaxPoolLayer<T>(input, vertical, horizontal)
            : new AvgPoolLayer<T>(input, vertical, horizontal);
    }

    private static WindowAxis PoolAxis(int input, int window, PoolAttribute attribute, int index)
    {
        WindowAxis axis = WindowAxis.Create(input, window, attribute.Stride == 0 ? window : attribute.Stride, 1, attribute.Padding);
        if (attribute.Padding > window / 2)
        {
            throw new ArgumentException($"Padding is at most half the window, but layer {index} has {attribute.Padding} and a window of {window}.", "layers");
        }

        return axis.Uncovered <= 0
            ? axis
            : throw new ArgumentException($"Windows reach the end of the input, but those of layer {index} leave out {axis.Uncovered} of {input}.", "layers");
    }

    private DenseLayer<T> Dense(DenseAttribute attribute, SampleShape input, string name, int index)
    {
        if (attribute.Units < 1)
        {
            throw new ArgumentException($"A layer has at least one unit, but layer {index} has {attribute.Units}.", "layers");
        }

        GenericTensor<T> weight = Weight(name, [attribute.Units, input.Size]);
        return new DenseLayer<T>(input, weight, attribute.UseBias ? Bias(name, [attribute.Units]) : null);
    }

    private ConvolutionLayer<T> Convolution(ConvolutionAttribute attribute, SampleShape input, string name, int index)
    {
        var image = attribute as Conv2DAttribute;
        if (input.Rank != (image is null ? 2 : 3))
        {
            throw Wrong(index, attribute, image is null ? "a signal" : "an image", input);
        }

        int groups = Groups(attribute, input, index);
        int kernelWidth = image?.KernelWidth ?? ((Conv1DAttribute)attribute).Kernel;
        WindowAxis vertical = image is null ? WindowAxis.Single : Axis(input.Height, image.KernelHeight);
        WindowAxis horizontal = Axis(input.Width, kernelWidth);
        int inputs = input.Channels / groups;
        GenericTensor<T> weight = Weight(name, image is null ? [attribute.Channels, inputs, kernelWidth] : [attribute.Channels, inputs, image.KernelHeight, kernelWidth]);
        GenericTensor<T>? bias = attribute.UseBias ? Bias(name, [attribute.Channels]) : null;
        SampleShape output = image is null ? new(attribute.Channels, horizontal.Output) : new(attribute.Channels, vertical.Output, horizontal.Output);
        return new ConvolutionLayer<T>(input, output, vertical, horizontal, groups, weight, bias);

        WindowAxis Axis(int size, int kernel) => WindowAxis.Create(size, kernel, attribute.Stride, attribute.Dilation, attribute.Padding);
    }

    private CausalConvolutionLayer<T> CausalConvolution(Conv1DAttribute attribute, SampleShape input, string name, int index)
    {
        if (attribute.Stride != 1 || attribute.Padding != 0 || attribute.Kernel < 1 || attribute.Dilation < 1)
        {
            throw new ArgumentException(
                $"A convolution over steps has stride 1 and no padding, but layer {index} has kernel {attribute.Kernel}, stride {attribute.Stride}, padding {attribute.Padding} and dilation {attribute.Dilation}.",
                "layers");
        }

        int groups = Groups(attribute, input, index);
        GenericTensor<T> weight = Weight(name, [attribute.Channels, input.Channels / groups, attribute.Kernel]);
        GenericTensor<T>? bias = attribute.UseBias ? Bias(name, [attribute.Channels]) : null;
        int history = (attribute.Kernel - 1) * attribute.Dilation;
        return new CausalConvolutionLayer<T>(
            input.Channels, groups, attribute.Dilation, weight, bias, history == 0 ? null : State($"{name}.history", [history, input.Channels]));
    }

    private RecurrentLayer<T> Recurrent(RecurrentAttribute attribute, SampleShape input, string name, int index)
    {
        int units = attribute.Units;
        if (units < 1)
        {
            throw new ArgumentException($"A layer has at least one unit, but layer {index} has {units}.", "layers");
        }

        RecurrentCell<T> cell = attribute switch
        {
            SimpleRnnAttribute { Activation: Activation.Tanh } => new SimpleRnnCell<T>(units, new HyperbolicTangent<T>()),
            SimpleRnnAttribute { Activation: Activation.ReLU } => new SimpleRnnCell<T>(units, new Rectifier<T>()),
            SimpleRnnAttribute simple => throw new ArgumentException($"SimpleRnn takes Tanh or ReLU, but layer {index} has {simple.Activation}.", "layers"),
            GruAttribute => new GruCell<T>(units),
            LstmAttribute => new LstmCell<T>(units),
            _ => throw new NotSupportedException($"{attribute.GetType().Name} is no layer known here."),
        };
        var recurrent = new RecurrentTensors<T>(
            tensors.Parameters.Add($"{name}.weight_ih_l0", TensorRole.Weight, [cell.Width, input.Size], T.Zero),
            tensors.Parameters.Add($"{name}.weight_hh_l0", TensorRole.Weight, [cell.Width, units], T.Zero),
            attribute.UseBias ? tensors.Parameters.Add($"{name}.bias_ih_l0", TensorRole.Bias, [cell.Width], T.Zero) : null,
            attribute.UseBias ? tensors.Parameters.Add($"{name}.bias_hh_l0", TensorRole.Bias, [cell.Width], T.Zero) : null,
            State($"{name}.h", [units]),
            cell.HasMemory ? State($"{name}.c", [units]) : null);
        return new RecurrentLayer<T>(recurrent, cell, attribute.ReturnSequence);
    }

    private BatchNormLayer<T> BatchNorm(BatchNormAttribute attribute, SampleShape input, string name)
    {
        ReadOnlySpan<int> shape = [input.Channels];
        return new BatchNormLayer<T>(
            input,
            Scale(name, shape),
            Bias(name, shape),
            tensors.Statistics.Add($"{name}.running_mean", TensorRole.Statistic, shape, T.Zero),
            tensors.Statistics.Add($"{name}.running_var", TensorRole.Statistic, shape, T.One),
            T.CreateChecked(AttributeNumber.AsWritten(attribute.Epsilon)),
            T.CreateChecked(AttributeNumber.AsWritten(attribute.Momentum)));
    }

    private GenericTensor<T> Weight(string name, ReadOnlySpan<int> shape) => tensors.Parameters.Add($"{name}.weight", TensorRole.Weight, shape, T.Zero);

    private GenericTensor<T> Scale(string name, ReadOnlySpan<int> shape) => tensors.Parameters.Add($"{name}.weight", TensorRole.Scale, shape, T.One);

    private GenericTensor<T> Bias(string name, ReadOnlySpan<int> shape) => tensors.Parameters.Add($"{name}.bias", TensorRole.Bias, shape, T.Zero);

    private GenericTensor<T> State(string name, ReadOnlySpan<int> shape) => tensors.State.Add(name, TensorRole.State, shape, T.Zero);
}
