namespace StaticNet.Reference;

/// <summary>What the cases of <see cref="PyTorchReference.Layers"/> declare, each under its name. Written by make_reference.py.</summary>
public static class LayerCases
{
    [Input(1, 6, 7), Conv2D(3, 3), Dense(2), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class ConvolutionOfOneChannel;

    [Input(1, 7, 9), Conv2D(3, 3, 5, Activation = Activation.Tanh), Dense(2), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class ConvolutionOfOddKernel;

    [Input(2, 4, 5), Conv2D(1, 2, 3, Activation = Activation.Tanh), Dense(1), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class ConvolutionToOneChannel;

    [Input(2, 7, 8), Conv2D(4, 3, Stride = 2, Padding = 1, Activation = Activation.ReLU), Dense(2), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class ConvolutionWithStrideAndPadding;

    [Input(2, 5, 6), Conv2D(3, 4, Padding = Padding.Same, Activation = Activation.Tanh), Conv2D(2, 3, 2, Padding = Padding.Same, Stride = 2), Dense(2), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class ConvolutionWithSamePadding;

    [Input(2, 9, 8), Conv2D(3, 3, 2, Dilation = 2, Activation = Activation.Tanh), Conv2D(2, 2, 3, Dilation = 2, Padding = 2, Stride = 2), Dense(2), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class ConvolutionWithDilation;

    [Input(4, 5, 6), Conv2D(6, 3, Groups = 2, Padding = 1, Activation = Activation.Tanh), Conv2D(9, 2, Groups = 3), Dense(2), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class ConvolutionInGroups;

    [Input(3, 5, 5), Conv2D(3, 3, Groups = 3, Padding = 1, UseBias = false), Conv2D(5, 1, Activation = Activation.Tanh), Dense(2), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class ConvolutionByDepth;

    [Input(3, 5, 6), Conv2D(6, 2, 3, Groups = 3, Activation = Activation.Sigmoid), Dense(2), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class ConvolutionByDepthToMore;

    [Input(3, 1, 1), Conv2D(5, 1, Activation = Activation.Tanh), Conv2D(4, 3, Padding = 1), Dense(2), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class ConvolutionOfOnePixel;

    [Input(2, 2, 2), Conv2D(3, 5, Padding = 2, Activation = Activation.Tanh), Conv2D(3, 3, Padding = 4, Dilation = 3), Dense(2), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class ConvolutionInPaddingOnly;

    [Input(2, 6, 6), Conv2D(9, 3, UseBias = false, Activation = Activation.Tanh), Conv2D(3, 2, Stride = 2, UseBias = false, Activation = Activation.ReLU), Dense(2), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class ConvolutionWithoutBias;

    [Input(2, 5, 5), Conv2D(3, 2), Conv2D(4, 1, Stride = 3), Dense(2), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class ConvolutionThatSkipsInputs;

    [Input(3, 8, 12), Conv2D(17, 3, Activation = Activation.Tanh), Conv2D(5, 3, Padding = 1, Activation = Activation.ReLU), GlobalAvgPool, Dense(2), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class ConvolutionOfManyChannels;

    [Input(2, 4, 5), Conv2D(3, 3, Padding = 1, Activation = Activation.ReLU), Conv2D(2, 3, Activation = Activation.Tanh), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class ConvolutionAtTheEnd;

    [Input(2, 6, 5), Conv2D(4, 3, Activation = Activation.Tanh), Conv2D(3, 2), Dense(2), Loss(Loss.MeanSquaredError), Adam(LearningRate = 0.005f)]
    public sealed class ConvolutionByAdam;

    [Input(1, 9), Conv1D(3, 4, Activation = Activation.Tanh), Dense(2), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class ConvolutionOfSignal;

    [Input(2, 11), Conv1D(3, 3, Stride = 2, Padding = 2, Dilation = 2, Activation = Activation.Tanh), Conv1D(2, 2), Dense(2), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class ConvolutionOfSignalWithStridePaddingAndDilation;

    [Input(4, 6), Conv1D(6, 3, Groups = 2, Padding = 1, Activation = Activation.Tanh), Conv1D(6, 2, Groups = 6, UseBias = false), Dense(2), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class ConvolutionOfSignalInGroups;

    [Input(2, 7), Conv1D(3, 4, Padding = Padding.Same), Conv1D(2, 3, Padding = Padding.Same, Stride = 3, Activation = Activation.Tanh), Dense(2), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class ConvolutionOfSignalWithSamePadding;

    [Input(2, 1), Conv1D(3, 1, Activation = Activation.Tanh), Dense(2), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class ConvolutionOfOneValue;

    [Input(2, 4, 6), MaxPool2D(2), Dense(2), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class MaxPoolFirst;

    [Input(2, 6, 6), Conv2D(3, 3), MaxPool2D(2), Conv2D(2, 2, Activation = Activation.Tanh), Dense(2), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class MaxPoolBehindConvolution;

    [Input(2, 7, 8), Conv2D(3, 3, Padding = 1), MaxPool2D(3, Stride = 2, Padding = 1), Dense(2), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class MaxPoolWithStrideAndPadding;

    [Input(1, 5, 6), Conv2D(3, 2, Activation = Activation.Tanh), MaxPool2D(2, 3, Stride = 1), Dense(2), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class MaxPoolOverlapping;

    [Input(2, 5, 7), Conv2D(3, 1), MaxPool2D(2, Padding = Padding.Same), Dense(2), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class MaxPoolWithSamePadding;

    [Input(2, 9), Conv1D(3, 2), MaxPool1D(2), MaxPool1D(3, Stride = 1, Padding = 1), Dense(2), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class MaxPoolOfSignal;

    [Input(2, 4, 6), AvgPool2D(2), Dense(2), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class AvgPoolFirst;

    [Input(2, 6, 6), Conv2D(3, 3), AvgPool2D(2), Conv2D(2, 2, Activation = Activation.Tanh), Dense(2), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class AvgPoolBehindConvolution;

    [Input(2, 7, 8), Conv2D(3, 3, Padding = 1, Activation = Activation.Tanh), AvgPool2D(3, Stride = 2, Padding = 1), Dense(2), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class AvgPoolWithStrideAndPadding;

    [Input(1, 5, 6), Conv2D(3, 2, Activation = Activation.Tanh), AvgPool2D(2, 3, Stride = 1), Dense(2), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class AvgPoolOverlapping;

    [Input(2, 5, 7), Conv2D(3, 1), AvgPool2D(2, Padding = Padding.Same), Dense(2), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class AvgPoolWithSamePadding;

    [Input(2, 9), Conv1D(3, 2), AvgPool1D(2), AvgPool1D(3, Stride = 1, Padding = 1), Dense(2), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class AvgPoolOfSignal;

    [Input(2, 5, 4), Conv2D(7, 2, Activation = Activation.Tanh), GlobalAvgPool, Dense(2), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class GlobalAvgPoolOfImage;

    [Input(2, 5), Conv1D(5, 2, Activation = Activation.ReLU), GlobalAvgPool, Dense(2), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class GlobalAvgPoolOfSignal;

    [Input(3, 1, 1), Conv2D(5, 1, Activation = Activation.Tanh), GlobalAvgPool, Dense(2), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class GlobalAvgPoolOfOnePixel;

    [Input(3), Dense(5, UseBias = false), BatchNorm(Epsilon = 0.1f, Activation = Activation.Tanh), Dense(2), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class BatchNormOfVector;

    [Input(4), Dense(19, UseBias = false), BatchNorm(Activation = Activation.ReLU), Dense(3), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class BatchNormOfManyFeatures;

    [Input(4), BatchNorm, Dense(3, Activation = Activation.Tanh), Dense(2), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class BatchNormFirst;

    [Input(2, 4, 5), Conv2D(3, 2, UseBias = false), BatchNorm, Dense(2), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class BatchNormOfImage;

    [Input(1, 5, 5), Conv2D(5, 3, UseBias = false), BatchNorm(Momentum = 0.3f, Epsilon = 0.01f, Activation = Activation.ReLU), Conv2D(2, 2), Dense(2), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class BatchNormOfImageWithItsOwnMomentum;

    [Input(2, 5, 4), Conv2D(3, 2, Activation = Activation.ReLU), BatchNorm, Activation(Activation.Tanh), MaxPool2D(2, 3), Dense(2), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class BatchNormBehindActivation;

    [Input(2, 6), Conv1D(3, 2, UseBias = false), BatchNorm(Activation = Activation.Tanh), Dense(2), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class BatchNormOfSignal;

    [Input(3, 1, 1), Conv2D(5, 1, UseBias = false), BatchNorm(Epsilon = 0.1f, Activation = Activation.Tanh), Dense(2), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class BatchNormOfOnePixel;

    [Input(3, 4, 4), Conv2D(3, 3, Padding = 1, Groups = 3, UseBias = false), BatchNorm(Activation = Activation.ReLU), Conv2D(5, 1, UseBias = false), BatchNorm(Activation = Activation.ReLU), GlobalAvgPool, Dense(2), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class BatchNormByDepthAndPoint;

    [Input(2, 3, 3), Conv2D(2, 2, UseBias = false), BatchNorm, Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class BatchNormAtTheEnd;

    [Input(2, 4, 4), Conv2D(3, 3, UseBias = false, Padding = 1), BatchNorm(Activation = Activation.Tanh), Dense(2), Loss(Loss.MeanSquaredError), Adam(LearningRate = 0.005f)]
    public sealed class BatchNormByAdam;

    [Input(5), Dense(7), LayerNorm(Activation = Activation.Tanh), Dense(2), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class LayerNormOfVector;

    [Input(4), LayerNorm(Epsilon = 0.01f), Dense(2), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class LayerNormFirst;

    [Input(2, 4, 5), Conv2D(3, 2), LayerNorm, Conv2D(2, 2, Activation = Activation.Tanh), Dense(2), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class LayerNormOfImage;

    [Input(2, 6), Conv1D(3, 2, Activation = Activation.Tanh), LayerNorm(Activation = Activation.ReLU), Dense(2), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class LayerNormOfSignal;

    [Input(3, 3, 3), Conv2D(5, 2, Activation = Activation.Tanh), LayerNorm(Activation = Activation.Tanh), Dense(2), Loss(Loss.MeanSquaredError), Adam(LearningRate = 0.005f)]
    public sealed class LayerNormByAdam;

    [Input(2, 4, 4), Conv2D(3, 2), Activation(Activation.GELU), Dense(5), Activation(Activation.SiLU), Dense(2), Activation(Activation.Sigmoid), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class ActivationsByThemselves;

    [Input(2, 4, 4), Conv2D(3, 2, Activation = Activation.Tanh), Dropout(0.0f), Dense(5, Activation = Activation.ReLU), Dropout(0.0f), Dense(2), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class DropoutOfNothing;

    [Input(5), Dense(4, Name = "a", Activation = Activation.Tanh), Dense(4, Activation = Activation.Tanh), Add("a", Activation = Activation.ReLU), Dense(2), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class SumOfVectors;

    [Input(4), Dense(4, Name = "a", Activation = Activation.Tanh), Dense(4), Add("input", "a"), Dense(2), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class SumWithInput;

    [Input(3, 4, 5), Conv2D(3, 3, Padding = 1, Name = "a", Activation = Activation.Tanh), Conv2D(3, 3, Padding = 1, Name = "b", Activation = Activation.ReLU), Add("a", "input", Name = "c"), Conv2D(3, 1, Activation = Activation.Tanh), Add("a", "b", "c"), Dense(2), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class SumOfImages;

    [Input(2, 7), Conv1D(3, 3, Padding = 1, Name = "a", Activation = Activation.Tanh), Conv1D(3, 3, Padding = 1), Add("a", Activation = Activation.Tanh), AvgPool1D(7), Dense(2), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class SumOfSignals;

    [Input(2, 5, 5), Conv2D(4, 3, Padding = 1, UseBias = false), BatchNorm(Name = "in", Activation = Activation.ReLU), Conv2D(4, 3, Padding = 1, UseBias = false), BatchNorm(Activation = Activation.ReLU), Conv2D(4, 3, Padding = 1, UseBias = false), BatchNorm, Add("in", Activation = Activation.ReLU), GlobalAvgPool, Dense(2), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class ResidualBlock;

    [Input(2, 6, 6), Conv2D(4, 3, Padding = 1, Name = "in", Activation = Activation.Tanh), Conv2D(6, 3, Padding = 1, Stride = 2, UseBias = false), BatchNorm(Activation = Activation.ReLU), Conv2D(6, 3, Padding = 1, UseBias = false), BatchNorm(Name = "body"), Conv2D(6, 1, Stride = 2, UseBias = false, From = "in"), BatchNorm, Add("body", Activation = Activation.ReLU), GlobalAvgPool, Dense(2), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class ResidualBlockWithProjection;

    [Input(2, 5, 4), Conv2D(3, 3, Padding = 1, Name = "in", Activation = Activation.Tanh), Conv2D(3, 3, Padding = 1), Add("in", Activation = Activation.Tanh), Dense(2), Loss(Loss.MeanSquaredError), Adam(LearningRate = 0.005f)]
    public sealed class ResidualBlockByAdam;

    [Input(2, 4, 5), Conv2D(3, 3, Padding = 1, Name = "a", Activation = Activation.Tanh), Conv2D(2, 1, From = "input", Name = "b", Activation = Activation.ReLU), MaxPool2D(3, Stride = 1, Padding = 1, From = "a"), Concat("b", "a", "input"), Conv2D(3, 2, Activation = Activation.Tanh), Dense(2), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class BranchesOfImages;

    [Input(3), Dense(5, Name = "a", Activation = Activation.Tanh), Dense(1, Name = "b", Activation = Activation.Tanh), Concat("input", "b", From = "a"), Dense(2), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class BranchesOfVectors;

    [Input(2, 6), Conv1D(3, 3, Padding = 1, Name = "a"), Conv1D(5, 1, From = "input", Activation = Activation.Tanh), Concat("a", Activation = Activation.Tanh), Dense(2), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class BranchesOfSignals;

    [Input(1, 8, 8), Conv2D(3, 3, Padding = 1, Activation = Activation.ReLU), MaxPool2D(2), Conv2D(5, 3, Activation = Activation.ReLU), MaxPool2D(2), Dense(7, Activation = Activation.ReLU), Dense(3, Activation = Activation.Softmax), Loss(Loss.CrossEntropy), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class SmallLeNet;
}
