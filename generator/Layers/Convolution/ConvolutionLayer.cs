using StaticNet.Generator.Checking;
using StaticNet.Generator.Declaration;
using StaticNet.Generator.Diagnostics;
using StaticNet.Generator.Emission;
using StaticNet.Generator.Planning;
using StaticNet.Generator.Support;

namespace StaticNet.Generator.Layers;

/// <summary>The convolutions: over images, and over signals, which are images of height 1.</summary>
internal sealed class ConvolutionLayer : LayerKind
{
    public static readonly ConvolutionLayer Image = new(isSignal: false);
    public static readonly ConvolutionLayer Signal = new(isSignal: true);

    private readonly bool isSignal;

    private ConvolutionLayer(bool isSignal) => this.isSignal = isSignal;

    public override string AttributeName => isSignal ? "StaticNet.Conv1DAttribute" : "StaticNet.Conv2DAttribute";

    public static ConvolutionLayer Of(bool isSignal) => isSignal ? Signal : Image;

    public override LayerDeclaration Read(AttributeReader reader)
    {
        (int height, int width) = isSignal ? (1, reader.Size("kernel")) : reader.Sizes("kernel", "kernelHeight", "kernelWidth");
        ActivationChoice activation = ReadActivation(reader);
        return new ConvolutionDeclaration(
            reader.Source,
            reader.Text("Name"),
            reader.Text("From"),
            isSignal,
            reader.Size("channels"),
            height,
            width,
            reader.Size("Stride"),
            reader.Padding(),
            reader.Size("Dilation"),
            reader.Size("Groups"),
            activation,
            ReadInitializer(reader, "Initializer", "InitializerScale", "Default", activation),
            ReadInitializer(reader, "BiasInitializer", "BiasScale", "Zeros", activation),
            reader.Boolean("UseBias", true));
    }

    public override Shape OutputShape(LayerDeclaration layer, IReadOnlyList<Shape> inputs, ICollection<Problem> problems)
    {
        var convolution = (ConvolutionDeclaration)layer;
        Shape input = inputs[0];
        if (isSignal && input.IsSequence)
        {
            CausalChecks.RequireAStepForAStep(convolution, problems);
            Shape steps = input.WithSize(convolution.Channels);
            CheckGroups(convolution, input, steps, problems);
            return steps;
        }

        if (!InputChecks.RequireWindows(layer, isSignal, input, problems))
        {
            return WindowChecks.LikelyOutput(input, convolution.Channels, isSignal);
        }

        SlidingWindow window = convolution.Window(input);
        if (!WindowChecks.RequireFit(layer, isSignal, "kernel", input, window, problems))
        {
            return WindowChecks.LikelyOutput(input, convolution.Channels, isSignal);
        }

        Shape output = WindowChecks.Output(convolution.Channels, isSignal, window);
        CheckGroups(convolution, input, output, problems);
        return output;
    }

    public override long ParameterCount(LayerDeclaration layer, IReadOnlyList<Shape> inputs)
    {
        var convolution = (ConvolutionDeclaration)layer;
        return Count(convolution, inputs[0], convolution.Channels);
    }

    public override long ParameterFloats(LayerDeclaration layer, IReadOnlyList<Shape> inputs)
    {
        var convolution = (ConvolutionDeclaration)layer;

        // In training over a sequence, groups are zeros between weights, and these are kept as one matrix.
        return Count(inputs[0].IsSequence ? convolution with { Groups = 1 } : convolution, inputs[0], Padding.Of(convolution.Channels));
    }

    public override bool TakesActivation => true;

    // What a stream remembers are the inputs that later steps will see, and which of them is the oldest.
    public override long StateFloats(LayerDeclaration layer, IReadOnlyList<Shape> inputs)
    {
        long history = ((ConvolutionDeclaration)layer).History;
        return inputs[0].IsSequence && history > 0 ? (((Padding.Of(inputs[0].Channels) * history) + 4 + Padding.Line - 1) / Padding.Line) * Padding.Line : 0;
    }

    // The window of each step is laid out as a row.
    public override long KeptFloats(LayerDeclaration layer, IReadOnlyList<Shape> inputs) =>
        inputs[0].IsSequence ? inputs[0].Steps * (long)Padding.Of(inputs[0].Channels * ((ConvolutionDeclaration)layer).KernelWidth) : 0;

    public override LayerPlan Plan(LayerDeclaration layer, LayerPlace place, NetworkMemory memory)
    {
        var declared = (ConvolutionDeclaration)layer;
        Shape input = place.Inputs[0].Shape;
        if (input.IsSequence)
        {
            return PlanCausal(declared, place, memory);
        }

        var shape = new ConvolutionShape(input.Channels, declared.Channels, declared.Groups, declared.Window(input));
        int fanIn = shape.GroupInputs * shape.Window.Taps;
        int fanOut = shape.OutputChannels * shape.Window.Taps;
        int row = shape.Window.Columns.Kernel * shape.OutputStride;

        // One place for weights and, right behind them, biases: so convolutions of one shape differ only in where it is. Without biases those of a folded
        // normalisation stand there when predicting; here it then stays zero.
        int biasOffset = Padding.ToLine(shape.Extent);
        int offset = memory.Parameters.Take(biasOffset + shape.OutputStride);
        var weights = new TensorPlan(
            $"{place.Name}.weight",
            TensorRole.Weight,
            isSignal ? [shape.OutputChannels, shape.GroupInputs, declared.KernelWidth] : [shape.OutputChannels, shape.GroupInputs, declared.KernelHeight, declared.KernelWidth],
            isSignal ? [1, shape.ChannelStride, shape.OutputStride] : [1, shape.ChannelStride, row, shape.OutputStride],
            offset,
            shape.Extent,
            fanIn,
            fanOut,
            declared.Weights);
        TensorPlan? biases = declared.UseBias
            ? new TensorPlan($"{place.Name}.bias", TensorRole.Bias, [shape.OutputChannels], [1], offset + biasOffset, shape.OutputStride, fanIn, fanOut, declared.Biases)
            : null;
        return new ConvolutionPlan(place, shape, weights, biases);
    }

    private static LayerPlan PlanCausal(ConvolutionDeclaration declared, LayerPlace place, NetworkMemory memory)
    {
        var shape = new CausalShape(place.Inputs[0].Size, declared.Channels, declared.Groups, declared.KernelWidth, declared.Dilation);
        int fanIn = shape.GroupInputs * shape.Taps;
        int fanOut = shape.Outputs * shape.Taps;
        var weights = new TensorPlan(
            $"{place.Name}.weight",
            TensorRole.Weight,
            [shape.Outputs, shape.GroupInputs, shape.Taps],
            [1, shape.OutputStride, shape.GroupInputs * shape.OutputStride],
            memory.Parameters.Take(shape.Extent),
            shape.Extent,
            fanIn,
            fanOut,
            declared.Weights);
        TensorPlan? biases = declared.UseBias
            ? new TensorPlan($"{place.Name}.bias", TensorRole.Bias, [shape.Outputs], [1], memory.Parameters.Take(shape.OutputStride), shape.OutputStride, fanIn, fanOut, declared.Biases)
            : null;
        TensorPlan? history = shape.StateFloats > 0
            ? new TensorPlan(
                $"{place.Name}.history",
                TensorRole.State,
                [shape.Reach, shape.Inputs],
                [shape.InputStride, 1],
                memory.State.Take(shape.StateFloats),
                shape.StateFloats,
                fanIn,
                fanOut,
                new InitializerChoice("Zeros", 0f))
            : null;
        return new CausalConvolutionPlan(place, shape, weights, biases, history);
    }

    private static void CheckGroups(ConvolutionDeclaration convolution, Shape input, Shape output, ICollection<Problem> problems)
    {
        if (input.Channels % convolution.Groups != 0)
        {
            problems.Add(Problem.OnArgument(convolution.Source, "Groups", Descriptors.GroupsDoNotDivide, Invariant.Text(convolution.Groups), Invariant.Text(input.Channels), "input", input.ToString()));
        }

        if (convolution.Channels % convolution.Groups != 0)
        {
            problems.Add(Problem.OnArgument(convolution.Source, "Groups", Descriptors.GroupsDoNotDivide, Invariant.Text(convolution.Groups), Invariant.Text(convolution.Channels), "output", output.ToString()));
        }
    }

    // The window of all channels is at most the padded input, or what a stream may remember and a step more; so no product leaves a long.
    private static long Count(ConvolutionDeclaration convolution, Shape input, int outputs)
    {
        long taps = (long)convolution.KernelHeight * convolution.KernelWidth;
        return ((input.Channels / convolution.Groups * taps) + (convolution.UseBias ? 1 : 0)) * outputs;
    }
}
