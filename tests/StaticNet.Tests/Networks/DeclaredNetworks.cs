namespace StaticNet.Tests.Networks;

/// <summary>The problem of the PyTorch reference, 3-5-2, with every optimizer.</summary>
[Network]
[Input(3)]
[Dense(5, Activation.Tanh)]
[Dense(2)]
[Loss(Loss.MeanSquaredError)]
[Sgd]
[Momentum]
[Nesterov]
[Adagrad]
[Adadelta]
[RmsProp]
[Adam]
[AdamW]
[AdaMax]
[Nadam]
[AmsGrad]
internal sealed partial class OptimizerProblem;

/// <summary>The same with a mean of squares that forgets quickly, so that the greatest of them matters.</summary>
[Network]
[Input(3)]
[Dense(5, Activation.Tanh)]
[Dense(2)]
[Loss(Loss.MeanSquaredError)]
[AmsGrad(Beta2 = 0.5f)]
internal sealed partial class ForgetfulAmsGrad;

/// <summary>Widths that fill no vector, with every optimizer.</summary>
[Network]
[Input(17)]
[Dense(9, Activation.Tanh)]
[Dense(3)]
[Loss(Loss.MeanSquaredError)]
[Sgd]
[Momentum]
[Nesterov]
[Adagrad]
[Adadelta]
[RmsProp]
[Adam]
[AdamW]
[AdaMax]
[Nadam]
[AmsGrad]
internal sealed partial class OddRegression;

/// <summary>The network of a first lesson: two inputs, three hidden units, one probability.</summary>
[Network]
[Input(2)]
[Dense(3, Activation.Tanh, Name = "hidden")]
[Dense(1, Activation.Sigmoid, Name = "output")]
[Loss(Loss.BinaryCrossEntropy)]
[Sgd]
internal sealed partial class FirstLesson;

/// <summary>Exclusive or.</summary>
[Network]
[Input(2)]
[Dense(8, Activation.Tanh)]
[Dense(1, Activation.Sigmoid)]
[Loss(Loss.BinaryCrossEntropy)]
[Adam(LearningRate = 0.05f)]
internal sealed partial class Xor;

/// <summary>One input, one output, a straight line: as small as networks get, and quick to diverge.</summary>
[Network]
[Input(1)]
[Dense(1)]
[Loss(Loss.MeanSquaredError)]
[Sgd]
internal sealed partial class Line;

/// <summary>Classes, in layers too many for one method.</summary>
[Network]
[Input(12)]
[Dense(40, Activation.ReLU)]
[Dense(30, Activation.GELU)]
[Dense(20, Activation.SiLU)]
[Dense(5, Activation.Softmax)]
[Loss(Loss.CrossEntropy)]
[Adam]
[AdamW]
internal sealed partial class Classes;

/// <summary>The usual network for handwritten digits.</summary>
[Network]
[Input(784)]
[Dense(128, Activation.ReLU)]
[Dense(10, Activation.Softmax)]
[Loss(Loss.CrossEntropy)]
[Sgd]
internal sealed partial class Digits;

/// <summary>For inference only, without biases.</summary>
[Network]
[Input(6)]
[Dense(9, Activation.SiLU, UseBias = false)]
[Dense(4, Activation.ELU, UseBias = false)]
internal sealed partial class Bare;
