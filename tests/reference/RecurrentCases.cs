namespace StaticNet.Reference;

/// <summary>What the cases of <see cref="RecurrentReference.All"/> declare, each under its name. Written by make_reference.py.</summary>
public static class RecurrentCases
{
    [Input(1, Steps = 9), SimpleRnn(1), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class RnnOfOneUnit;

    [Input(2, Steps = 9), SimpleRnn(3), Dense(2), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class RnnOfThreeUnits;

    [Input(3, Steps = 9), SimpleRnn(8), Dense(1), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class RnnOfEightUnits;

    [Input(2, Steps = 9), SimpleRnn(17), Dense(3, Activation.Tanh), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class RnnOfSeventeenUnits;

    [Input(1, Steps = 9), SimpleRnn(20), Dense(1), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class RnnOfTwentyUnits;

    [Input(3, Steps = 1), SimpleRnn(3), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class RnnOfOneStep;

    [Input(5, Steps = 2), SimpleRnn(8), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class RnnOfTwoSteps;

    [Input(2, Steps = 9), SimpleRnn(3), SimpleRnn(8), Dense(2), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class RnnStacked;

    [Input(2, Steps = 9), SimpleRnn(8, ReturnSequence = false), Dense(2), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class RnnOfLastStep;

    [Input(3, Steps = 2), SimpleRnn(3, UseBias = false), Dense(2, UseBias = false), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class RnnWithoutBiases;

    [Input(2, Steps = 9), SimpleRnn(3), SimpleRnn(8), Dense(2), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class RnnOfLengths;

    [Input(2, Steps = 9), SimpleRnn(3), SimpleRnn(3, ReturnSequence = false), Dense(2), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class RnnOfLastStepOfLengths;

    [Input(2, Steps = 5), SimpleRnn(3), SimpleRnn(8), Dense(2), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class RnnCarriedOver;

    [Input(2, Steps = 5), SimpleRnn(8), Dense(1), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class RnnCarriedOverOfLengths;

    [Input(1, Steps = 9), SimpleRnn(1, Activation.ReLU), Loss(Loss.MeanSquaredError), Sgd(LearningRate = 0.05f)]
    public sealed class ReluRnnOfOneUnit;

    [Input(2, Steps = 9), SimpleRnn(3, Activation.ReLU), Dense(2), Loss(Loss.MeanSquaredError), Sgd(LearningRate = 0.05f)]
    public sealed class ReluRnnOfThreeUnits;

    [Input(3, Steps = 9), SimpleRnn(8, Activation.ReLU), Dense(1), Loss(Loss.MeanSquaredError), Sgd(LearningRate = 0.05f)]
    public sealed class ReluRnnOfEightUnits;

    [Input(2, Steps = 9), SimpleRnn(17, Activation.ReLU), Dense(3, Activation.Tanh), Loss(Loss.MeanSquaredError), Sgd(LearningRate = 0.05f)]
    public sealed class ReluRnnOfSeventeenUnits;

    [Input(1, Steps = 9), SimpleRnn(20, Activation.ReLU), Dense(1), Loss(Loss.MeanSquaredError), Sgd(LearningRate = 0.05f)]
    public sealed class ReluRnnOfTwentyUnits;

    [Input(3, Steps = 1), SimpleRnn(3, Activation.ReLU), Loss(Loss.MeanSquaredError), Sgd(LearningRate = 0.05f)]
    public sealed class ReluRnnOfOneStep;

    [Input(5, Steps = 2), SimpleRnn(8, Activation.ReLU), Loss(Loss.MeanSquaredError), Sgd(LearningRate = 0.05f)]
    public sealed class ReluRnnOfTwoSteps;

    [Input(2, Steps = 9), SimpleRnn(3, Activation.ReLU), SimpleRnn(8, Activation.ReLU), Dense(2), Loss(Loss.MeanSquaredError), Sgd(LearningRate = 0.05f)]
    public sealed class ReluRnnStacked;

    [Input(2, Steps = 9), SimpleRnn(8, Activation.ReLU, ReturnSequence = false), Dense(2), Loss(Loss.MeanSquaredError), Sgd(LearningRate = 0.05f)]
    public sealed class ReluRnnOfLastStep;

    [Input(3, Steps = 2), SimpleRnn(3, Activation.ReLU, UseBias = false), Dense(2, UseBias = false), Loss(Loss.MeanSquaredError), Sgd(LearningRate = 0.05f)]
    public sealed class ReluRnnWithoutBiases;

    [Input(2, Steps = 9), SimpleRnn(3, Activation.ReLU), SimpleRnn(8, Activation.ReLU), Dense(2), Loss(Loss.MeanSquaredError), Sgd(LearningRate = 0.05f)]
    public sealed class ReluRnnOfLengths;

    [Input(2, Steps = 9), SimpleRnn(3, Activation.ReLU), SimpleRnn(3, Activation.ReLU, ReturnSequence = false), Dense(2), Loss(Loss.MeanSquaredError), Sgd(LearningRate = 0.05f)]
    public sealed class ReluRnnOfLastStepOfLengths;

    [Input(2, Steps = 5), SimpleRnn(3, Activation.ReLU), SimpleRnn(8, Activation.ReLU), Dense(2), Loss(Loss.MeanSquaredError), Sgd(LearningRate = 0.05f)]
    public sealed class ReluRnnCarriedOver;

    [Input(2, Steps = 5), SimpleRnn(8, Activation.ReLU), Dense(1), Loss(Loss.MeanSquaredError), Sgd(LearningRate = 0.05f)]
    public sealed class ReluRnnCarriedOverOfLengths;

    [Input(1, Steps = 9), Gru(1), Loss(Loss.MeanSquaredError), Adam(LearningRate = 0.005f)]
    public sealed class GruOfOneUnit;

    [Input(2, Steps = 9), Gru(3), Dense(2), Loss(Loss.MeanSquaredError), Adam(LearningRate = 0.005f)]
    public sealed class GruOfThreeUnits;

    [Input(3, Steps = 9), Gru(8), Dense(1), Loss(Loss.MeanSquaredError), Adam(LearningRate = 0.005f)]
    public sealed class GruOfEightUnits;

    [Input(2, Steps = 9), Gru(17), Dense(3, Activation.Tanh), Loss(Loss.MeanSquaredError), Adam(LearningRate = 0.005f)]
    public sealed class GruOfSeventeenUnits;

    [Input(1, Steps = 9), Gru(20), Dense(1), Loss(Loss.MeanSquaredError), Adam(LearningRate = 0.005f)]
    public sealed class GruOfTwentyUnits;

    [Input(3, Steps = 1), Gru(3), Loss(Loss.MeanSquaredError), Adam(LearningRate = 0.005f)]
    public sealed class GruOfOneStep;

    [Input(5, Steps = 2), Gru(8), Loss(Loss.MeanSquaredError), Adam(LearningRate = 0.005f)]
    public sealed class GruOfTwoSteps;

    [Input(2, Steps = 9), Gru(3), Gru(8), Dense(2), Loss(Loss.MeanSquaredError), Adam(LearningRate = 0.005f)]
    public sealed class GruStacked;

    [Input(2, Steps = 9), Gru(8, ReturnSequence = false), Dense(2), Loss(Loss.MeanSquaredError), Adam(LearningRate = 0.005f)]
    public sealed class GruOfLastStep;

    [Input(3, Steps = 2), Gru(3, UseBias = false), Dense(2, UseBias = false), Loss(Loss.MeanSquaredError), Adam(LearningRate = 0.005f)]
    public sealed class GruWithoutBiases;

    [Input(2, Steps = 9), Gru(3), Gru(8), Dense(2), Loss(Loss.MeanSquaredError), Adam(LearningRate = 0.005f)]
    public sealed class GruOfLengths;

    [Input(2, Steps = 9), Gru(3), Gru(3, ReturnSequence = false), Dense(2), Loss(Loss.MeanSquaredError), Adam(LearningRate = 0.005f)]
    public sealed class GruOfLastStepOfLengths;

    [Input(2, Steps = 5), Gru(3), Gru(8), Dense(2), Loss(Loss.MeanSquaredError), Adam(LearningRate = 0.005f)]
    public sealed class GruCarriedOver;

    [Input(2, Steps = 5), Gru(8), Dense(1), Loss(Loss.MeanSquaredError), Adam(LearningRate = 0.005f)]
    public sealed class GruCarriedOverOfLengths;

    [Input(1, Steps = 9), Lstm(1), Loss(Loss.MeanSquaredError), Adam(LearningRate = 0.005f)]
    public sealed class LstmOfOneUnit;

    [Input(2, Steps = 9), Lstm(3), Dense(2), Loss(Loss.MeanSquaredError), Adam(LearningRate = 0.005f)]
    public sealed class LstmOfThreeUnits;

    [Input(3, Steps = 9), Lstm(8), Dense(1), Loss(Loss.MeanSquaredError), Adam(LearningRate = 0.005f)]
    public sealed class LstmOfEightUnits;

    [Input(2, Steps = 9), Lstm(17), Dense(3, Activation.Tanh), Loss(Loss.MeanSquaredError), Adam(LearningRate = 0.005f)]
    public sealed class LstmOfSeventeenUnits;

    [Input(1, Steps = 9), Lstm(20), Dense(1), Loss(Loss.MeanSquaredError), Adam(LearningRate = 0.005f)]
    public sealed class LstmOfTwentyUnits;

    [Input(3, Steps = 1), Lstm(3), Loss(Loss.MeanSquaredError), Adam(LearningRate = 0.005f)]
    public sealed class LstmOfOneStep;

    [Input(5, Steps = 2), Lstm(8), Loss(Loss.MeanSquaredError), Adam(LearningRate = 0.005f)]
    public sealed class LstmOfTwoSteps;

    [Input(2, Steps = 9), Lstm(3), Lstm(8), Dense(2), Loss(Loss.MeanSquaredError), Adam(LearningRate = 0.005f)]
    public sealed class LstmStacked;

    [Input(2, Steps = 9), Lstm(8, ReturnSequence = false), Dense(2), Loss(Loss.MeanSquaredError), Adam(LearningRate = 0.005f)]
    public sealed class LstmOfLastStep;

    [Input(3, Steps = 2), Lstm(3, UseBias = false), Dense(2, UseBias = false), Loss(Loss.MeanSquaredError), Adam(LearningRate = 0.005f)]
    public sealed class LstmWithoutBiases;

    [Input(2, Steps = 9), Lstm(3), Lstm(8), Dense(2), Loss(Loss.MeanSquaredError), Adam(LearningRate = 0.005f)]
    public sealed class LstmOfLengths;

    [Input(2, Steps = 9), Lstm(3), Lstm(3, ReturnSequence = false), Dense(2), Loss(Loss.MeanSquaredError), Adam(LearningRate = 0.005f)]
    public sealed class LstmOfLastStepOfLengths;

    [Input(2, Steps = 5), Lstm(3), Lstm(8), Dense(2), Loss(Loss.MeanSquaredError), Adam(LearningRate = 0.005f)]
    public sealed class LstmCarriedOver;

    [Input(2, Steps = 5), Lstm(8), Dense(1), Loss(Loss.MeanSquaredError), Adam(LearningRate = 0.005f)]
    public sealed class LstmCarriedOverOfLengths;

    [Input(3, Steps = 2), Gru(3, ReturnSequence = false), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class LastStepByItself;

    [Input(3, Steps = 9), Lstm(8), Gru(3), SimpleRnn(5), Dense(2), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class MixedCells;

    [Input(2, Steps = 9), Gru(8), Dense(3, Activation.Softmax), Loss(Loss.CrossEntropy), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class StepsOfLabels;

    [Input(2, Steps = 9), Lstm(8, ReturnSequence = false), Dense(5, Activation.Tanh), Dense(3, Activation.Softmax), Loss(Loss.CrossEntropy), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class LastStepOfLabels;

    [Input(2, Steps = 8), SimpleRnn(5), Dense(1, Activation.Sigmoid), Loss(Loss.BinaryCrossEntropy), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class StepsOfProbabilities;

    [Input(3, Steps = 9), Dense(5, Activation.Tanh), Dense(2), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class DenseOfSteps;

    [Input(3, Steps = 9), Dense(5, Activation.ReLU), Gru(3), Dense(17, Activation.Tanh), Lstm(3), Dense(2), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class DenseAroundCells;

    [Input(3, Steps = 9), Dense(5), LayerNorm(Activation = Activation.Tanh), Gru(3), LayerNorm, Activation(Activation.GELU), Dense(2), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class NormalizedSteps;

    [Input(3, Steps = 9), Dense(5, UseBias = false), BatchNorm(Activation = Activation.Tanh), Gru(3), Dense(2), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class BatchNormOfSteps;

    [Input(3, Steps = 9), Dense(5, UseBias = false), BatchNorm(Epsilon = 0.1f), Gru(3), Dense(2), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class BatchNormOfLengths;

    [Input(3, Steps = 9), Gru(3, Name = "a"), Dropout(0.0f), Add("a", "input", Activation = Activation.Tanh), Dense(2), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class SumOfSteps;

    [Input(2, Steps = 9), Gru(3, Name = "a"), Lstm(3, From = "input"), Concat("a", "input"), Conv1D(5, 2, Activation = Activation.Tanh), Dense(2), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class BranchesOfSteps;

    [Input(2, Steps = 9), Conv1D(3, 3, Dilation = 2, Activation = Activation.Tanh), Dense(2), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class ConvolutionOfSteps;

    [Input(3, Steps = 2), Conv1D(8, 3, Dilation = 2, Activation = Activation.Tanh), Conv1D(2, 5), Loss(Loss.MeanSquaredError), Adam(LearningRate = 0.005f)]
    public sealed class ConvolutionOfFewSteps;

    [Input(3, Steps = 9), Conv1D(17, 1, Activation = Activation.Tanh), Conv1D(2, 1, UseBias = false), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class ConvolutionOfSingleSteps;

    [Input(4, Steps = 9), Conv1D(6, 3, Groups = 2, Activation = Activation.Tanh), Conv1D(6, 2, Groups = 6, Dilation = 3, UseBias = false), Conv1D(9, 2, Groups = 3), Dense(1), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class ConvolutionOfStepsInGroups;

    [Input(2, Steps = 5), Conv1D(3, 3, Dilation = 2, Activation = Activation.Tanh), Conv1D(8, 2, Activation = Activation.Tanh), Dense(2), Loss(Loss.MeanSquaredError), Adam(LearningRate = 0.005f)]
    public sealed class ConvolutionCarriedOver;

    [Input(2, Steps = 3), Conv1D(3, 3, Dilation = 3, Activation = Activation.Tanh), Gru(3), Dense(1), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class ConvolutionCarriedOverOfLengths;

    [Input(1, Steps = 9), Dense(8, Activation.Tanh), Conv1D(4, 3, Dilation = 2, Activation = Activation.Tanh), Gru(8), Dense(1), Loss(Loss.MeanSquaredError), Adam(LearningRate = 0.005f)]
    public sealed class AudioModel;

    [Input(2, Steps = 1), SimpleRnn(1), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class RnnOfOneUnitOverOne;

    [Input(2, Steps = 1), SimpleRnn(8), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class RnnOfEightUnitsOverOne;

    [Input(2, Steps = 1), SimpleRnn(17), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class RnnOfSeventeenUnitsOverOne;

    [Input(2, Steps = 1), SimpleRnn(20), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class RnnOfTwentyUnitsOverOne;

    [Input(2, Steps = 2), SimpleRnn(1), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class RnnOfOneUnitOverTwo;

    [Input(2, Steps = 2), SimpleRnn(3), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class RnnOfThreeUnitsOverTwo;

    [Input(2, Steps = 2), SimpleRnn(17), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class RnnOfSeventeenUnitsOverTwo;

    [Input(2, Steps = 2), SimpleRnn(20), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class RnnOfTwentyUnitsOverTwo;

    [Input(2, Steps = 1), SimpleRnn(1, Activation.ReLU), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class ReluRnnOfOneUnitOverOne;

    [Input(2, Steps = 1), SimpleRnn(8, Activation.ReLU), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class ReluRnnOfEightUnitsOverOne;

    [Input(2, Steps = 1), SimpleRnn(17, Activation.ReLU), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class ReluRnnOfSeventeenUnitsOverOne;

    [Input(2, Steps = 1), SimpleRnn(20, Activation.ReLU), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class ReluRnnOfTwentyUnitsOverOne;

    [Input(2, Steps = 2), SimpleRnn(1, Activation.ReLU), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class ReluRnnOfOneUnitOverTwo;

    [Input(2, Steps = 2), SimpleRnn(3, Activation.ReLU), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class ReluRnnOfThreeUnitsOverTwo;

    [Input(2, Steps = 2), SimpleRnn(17, Activation.ReLU), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class ReluRnnOfSeventeenUnitsOverTwo;

    [Input(2, Steps = 2), SimpleRnn(20, Activation.ReLU), Loss(Loss.MeanSquaredError), Momentum(0.9f, LearningRate = 0.02f)]
    public sealed class ReluRnnOfTwentyUnitsOverTwo;

    [Input(2, Steps = 1), Gru(1), Loss(Loss.MeanSquaredError), Adam(LearningRate = 0.005f)]
    public sealed class GruOfOneUnitOverOne;

    [Input(2, Steps = 1), Gru(8), Loss(Loss.MeanSquaredError), Adam(LearningRate = 0.005f)]
    public sealed class GruOfEightUnitsOverOne;

    [Input(2, Steps = 1), Gru(17), Loss(Loss.MeanSquaredError), Adam(LearningRate = 0.005f)]
    public sealed class GruOfSeventeenUnitsOverOne;

    [Input(2, Steps = 1), Gru(20), Loss(Loss.MeanSquaredError), Adam(LearningRate = 0.005f)]
    public sealed class GruOfTwentyUnitsOverOne;

    [Input(2, Steps = 2), Gru(1), Loss(Loss.MeanSquaredError), Adam(LearningRate = 0.005f)]
    public sealed class GruOfOneUnitOverTwo;

    [Input(2, Steps = 2), Gru(3), Loss(Loss.MeanSquaredError), Adam(LearningRate = 0.005f)]
    public sealed class GruOfThreeUnitsOverTwo;

    [Input(2, Steps = 2), Gru(17), Loss(Loss.MeanSquaredError), Adam(LearningRate = 0.005f)]
    public sealed class GruOfSeventeenUnitsOverTwo;

    [Input(2, Steps = 2), Gru(20), Loss(Loss.MeanSquaredError), Adam(LearningRate = 0.005f)]
    public sealed class GruOfTwentyUnitsOverTwo;

    [Input(2, Steps = 1), Lstm(1), Loss(Loss.MeanSquaredError), Adam(LearningRate = 0.005f)]
    public sealed class LstmOfOneUnitOverOne;

    [Input(2, Steps = 1), Lstm(8), Loss(Loss.MeanSquaredError), Adam(LearningRate = 0.005f)]
    public sealed class LstmOfEightUnitsOverOne;

    [Input(2, Steps = 1), Lstm(17), Loss(Loss.MeanSquaredError), Adam(LearningRate = 0.005f)]
    public sealed class LstmOfSeventeenUnitsOverOne;

    [Input(2, Steps = 1), Lstm(20), Loss(Loss.MeanSquaredError), Adam(LearningRate = 0.005f)]
    public sealed class LstmOfTwentyUnitsOverOne;

    [Input(2, Steps = 2), Lstm(1), Loss(Loss.MeanSquaredError), Adam(LearningRate = 0.005f)]
    public sealed class LstmOfOneUnitOverTwo;

    [Input(2, Steps = 2), Lstm(3), Loss(Loss.MeanSquaredError), Adam(LearningRate = 0.005f)]
    public sealed class LstmOfThreeUnitsOverTwo;

    [Input(2, Steps = 2), Lstm(17), Loss(Loss.MeanSquaredError), Adam(LearningRate = 0.005f)]
    public sealed class LstmOfSeventeenUnitsOverTwo;

    [Input(2, Steps = 2), Lstm(20), Loss(Loss.MeanSquaredError), Adam(LearningRate = 0.005f)]
    public sealed class LstmOfTwentyUnitsOverTwo;
}
