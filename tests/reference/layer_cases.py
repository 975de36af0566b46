"""The cases of the section "layers" of pytorch.json, and LayerCases.cs, which declares the same networks. Used by make_reference.py."""
import math

import torch
import torch.nn.functional as F

from layers import ADAM, MOMENTUM, ACTIVATIONS, Network, arguments_of, declared, draw, flat, settings_of

BATCHES = (1, 2, 7)
TANH, RELU = dict(Activation="Tanh"), dict(Activation="ReLU")
LAST = ("Dense", 2)


def conv(channels, *kernel, **settings):
    return ("Conv2D", channels, *kernel, settings)


def signal(channels, kernel, **settings):
    return ("Conv1D", channels, kernel, settings)


# Name, input, layers, and where they are others: batches, loss, optimizer. Biases before a batch normalisation have no gradient but rounding, so there are none.
CASES = [
    ("ConvolutionOfOneChannel", (1, 6, 7), [conv(3, 3), LAST]),
    ("ConvolutionOfOddKernel", (1, 7, 9), [conv(3, 3, 5, **TANH), LAST]),
    ("ConvolutionToOneChannel", (2, 4, 5), [conv(1, 2, 3, **TANH), ("Dense", 1)]),
    ("ConvolutionWithStrideAndPadding", (2, 7, 8), [conv(4, 3, Stride=2, Padding=1, **RELU), LAST]),
    ("ConvolutionWithSamePadding", (2, 5, 6), [conv(3, 4, Padding="Same", **TANH), conv(2, 3, 2, Padding="Same", Stride=2), LAST]),
    ("ConvolutionWithDilation", (2, 9, 8), [conv(3, 3, 2, Dilation=2, **TANH), conv(2, 2, 3, Dilation=2, Padding=2, Stride=2), LAST]),
    ("ConvolutionInGroups", (4, 5, 6), [conv(6, 3, Groups=2, Padding=1, **TANH), conv(9, 2, Groups=3), LAST]),
    ("ConvolutionByDepth", (3, 5, 5), [conv(3, 3, Groups=3, Padding=1, UseBias=False), conv(5, 1, **TANH), LAST]),
    ("ConvolutionByDepthToMore", (3, 5, 6), [conv(6, 2, 3, Groups=3, Activation="Sigmoid"), LAST]),
    ("ConvolutionOfOnePixel", (3, 1, 1), [conv(5, 1, **TANH), conv(4, 3, Padding=1), LAST]),
    ("ConvolutionInPaddingOnly", (2, 2, 2), [conv(3, 5, Padding=2, **TANH), conv(3, 3, Padding=4, Dilation=3), LAST]),
    ("ConvolutionWithoutBias", (2, 6, 6), [conv(9, 3, UseBias=False, **TANH), conv(3, 2, Stride=2, UseBias=False, **RELU), LAST]),
    ("ConvolutionThatSkipsInputs", (2, 5, 5), [conv(3, 2), conv(4, 1, Stride=3), LAST]),
    ("ConvolutionOfManyChannels", (3, 8, 12), [conv(17, 3, **TANH), conv(5, 3, Padding=1, **RELU), ("GlobalAvgPool",), LAST]),
    ("ConvolutionAtTheEnd", (2, 4, 5), [conv(3, 3, Padding=1, **RELU), conv(2, 3, **TANH)]),
    ("ConvolutionByAdam", (2, 6, 5), [conv(4, 3, **TANH), conv(3, 2), LAST], dict(optimizer=ADAM)),
    ("ConvolutionOfSignal", (1, 9), [signal(3, 4, **TANH), LAST]),
    ("ConvolutionOfSignalWithStridePaddingAndDilation", (2, 11), [signal(3, 3, Stride=2, Padding=2, Dilation=2, **TANH), signal(2, 2), LAST]),
    ("ConvolutionOfSignalInGroups", (4, 6), [signal(6, 3, Groups=2, Padding=1, **TANH), signal(6, 2, Groups=6, UseBias=False), LAST]),
    ("ConvolutionOfSignalWithSamePadding", (2, 7), [signal(3, 4, Padding="Same"), signal(2, 3, Padding="Same", Stride=3, **TANH), LAST]),
    ("ConvolutionOfOneValue", (2, 1), [signal(3, 1, **TANH), LAST]),
    ("MaxPoolFirst", (2, 4, 6), [("MaxPool2D", 2), LAST]),
    ("MaxPoolBehindConvolution", (2, 6, 6), [conv(3, 3), ("MaxPool2D", 2), conv(2, 2, **TANH), LAST]),
    ("MaxPoolWithStrideAndPadding", (2, 7, 8), [conv(3, 3, Padding=1), ("MaxPool2D", 3, dict(Stride=2, Padding=1)), LAST]),
    ("MaxPoolOverlapping", (1, 5, 6), [conv(3, 2, **TANH), ("MaxPool2D", 2, 3, dict(Stride=1)), LAST]),
    ("MaxPoolWithSamePadding", (2, 5, 7), [conv(3, 1), ("MaxPool2D", 2, dict(Padding="Same")), LAST]),
    ("MaxPoolOfSignal", (2, 9), [signal(3, 2), ("MaxPool1D", 2), ("MaxPool1D", 3, dict(Stride=1, Padding=1)), LAST]),
    ("AvgPoolFirst", (2, 4, 6), [("AvgPool2D", 2), LAST]),
    ("AvgPoolBehindConvolution", (2, 6, 6), [conv(3, 3), ("AvgPool2D", 2), conv(2, 2, **TANH), LAST]),
    ("AvgPoolWithStrideAndPadding", (2, 7, 8), [conv(3, 3, Padding=1, **TANH), ("AvgPool2D", 3, dict(Stride=2, Padding=1)), LAST]),
    ("AvgPoolOverlapping", (1, 5, 6), [conv(3, 2, **TANH), ("AvgPool2D", 2, 3, dict(Stride=1)), LAST]),
    ("AvgPoolWithSamePadding", (2, 5, 7), [conv(3, 1), ("AvgPool2D", 2, dict(Padding="Same")), LAST]),
    ("AvgPoolOfSignal", (2, 9), [signal(3, 2), ("AvgPool1D", 2), ("AvgPool1D", 3, dict(Stride=1, Padding=1)), LAST]),
    ("GlobalAvgPoolOfImage", (2, 5, 4), [conv(7, 2, **TANH), ("GlobalAvgPool",), LAST]),
    ("GlobalAvgPoolOfSignal", (2, 5), [signal(5, 2, **RELU), ("GlobalAvgPool",), LAST]),
    ("GlobalAvgPoolOfOnePixel", (3, 1, 1), [conv(5, 1, **TANH), ("GlobalAvgPool",), LAST]),
    ("BatchNormOfVector", (3,), [("Dense", 5, dict(UseBias=False)), ("BatchNorm", dict(Epsilon=0.1, **TANH)), LAST], dict(batches=(2, 7))),
    ("BatchNormOfManyFeatures", (4,), [("Dense", 19, dict(UseBias=False)), ("BatchNorm", RELU), ("Dense", 3)], dict(batches=(7,))),
    ("BatchNormFirst", (4,), [("BatchNorm",), ("Dense", 3, TANH), LAST], dict(batches=(7,))),
    ("BatchNormOfImage", (2, 4, 5), [conv(3, 2, UseBias=False), ("BatchNorm",), LAST]),
    ("BatchNormOfImageWithItsOwnMomentum", (1, 5, 5), [conv(5, 3, UseBias=False), ("BatchNorm", dict(Momentum=0.3, Epsilon=0.01, **RELU)), conv(2, 2), LAST]),
    ("BatchNormBehindActivation", (2, 5, 4), [conv(3, 2, **RELU), ("BatchNorm",), ("Activation", "Tanh"), ("MaxPool2D", 2, 3), LAST]),
    ("BatchNormOfSignal", (2, 6), [signal(3, 2, UseBias=False), ("BatchNorm", TANH), LAST]),
    ("BatchNormOfOnePixel", (3, 1, 1), [conv(5, 1, UseBias=False), ("BatchNorm", dict(Epsilon=0.1, **TANH)), LAST], dict(batches=(2, 7))),
    ("BatchNormByDepthAndPoint", (3, 4, 4), [
        conv(3, 3, Padding=1, Groups=3, UseBias=False), ("BatchNorm", RELU), conv(5, 1, UseBias=False), ("BatchNorm", RELU), ("GlobalAvgPool",), LAST]),
    ("BatchNormAtTheEnd", (2, 3, 3), [conv(2, 2, UseBias=False), ("BatchNorm",)]),
    ("BatchNormByAdam", (2, 4, 4), [conv(3, 3, UseBias=False, Padding=1), ("BatchNorm", TANH), LAST], dict(optimizer=ADAM)),
    ("LayerNormOfVector", (5,), [("Dense", 7), ("LayerNorm", TANH), LAST]),
    ("LayerNormFirst", (4,), [("LayerNorm", dict(Epsilon=0.01)), LAST]),
    ("LayerNormOfImage", (2, 4, 5), [conv(3, 2), ("LayerNorm",), conv(2, 2, **TANH), LAST]),
    ("LayerNormOfSignal", (2, 6), [signal(3, 2, **TANH), ("LayerNorm", RELU), LAST]),
    ("LayerNormByAdam", (3, 3, 3), [conv(5, 2, **TANH), ("LayerNorm", TANH), LAST], dict(optimizer=ADAM)),
    ("ActivationsByThemselves", (2, 4, 4), [conv(3, 2), ("Activation", "GELU"), ("Dense", 5), ("Activation", "SiLU"), LAST, ("Activation", "Sigmoid")]),
    ("DropoutOfNothing", (2, 4, 4), [conv(3, 2, **TANH), ("Dropout", 0.0), ("Dense", 5, RELU), ("Dropout", 0.0), LAST]),
    ("SumOfVectors", (5,), [("Dense", 4, dict(Name="a", **TANH)), ("Dense", 4, TANH), ("Add", "a", RELU), LAST]),
    ("SumWithInput", (4,), [("Dense", 4, dict(Name="a", **TANH)), ("Dense", 4), ("Add", "input", "a"), LAST]),
    ("SumOfImages", (3, 4, 5), [
        conv(3, 3, Padding=1, Name="a", **TANH), conv(3, 3, Padding=1, Name="b", **RELU), ("Add", "a", "input", dict(Name="c")),
        conv(3, 1, **TANH), ("Add", "a", "b", "c"), LAST]),
    ("SumOfSignals", (2, 7), [signal(3, 3, Padding=1, Name="a", **TANH), signal(3, 3, Padding=1), ("Add", "a", TANH), ("AvgPool1D", 7), LAST]),
    ("ResidualBlock", (2, 5, 5), [
        conv(4, 3, Padding=1, UseBias=False), ("BatchNorm", dict(Name="in", **RELU)),
        conv(4, 3, Padding=1, UseBias=False), ("BatchNorm", RELU), conv(4, 3, Padding=1, UseBias=False), ("BatchNorm",),
        ("Add", "in", RELU), ("GlobalAvgPool",), LAST]),
    ("ResidualBlockWithProjection", (2, 6, 6), [
        conv(4, 3, Padding=1, Name="in", **TANH), conv(6, 3, Padding=1, Stride=2, UseBias=False), ("BatchNorm", RELU),
        conv(6, 3, Padding=1, UseBias=False), ("BatchNorm", dict(Name="body")),
        conv(6, 1, Stride=2, UseBias=False, From="in"), ("BatchNorm",), ("Add", "body", RELU), ("GlobalAvgPool",), LAST]),
    ("ResidualBlockByAdam", (2, 5, 4), [conv(3, 3, Padding=1, Name="in", **TANH), conv(3, 3, Padding=1), ("Add", "in", TANH), LAST], dict(optimizer=ADAM)),
    ("BranchesOfImages", (2, 4, 5), [
        conv(3, 3, Padding=1, Name="a", **TANH), conv(2, 1, From="input", Name="b", **RELU),
        ("MaxPool2D", 3, dict(Stride=1, Padding=1, From="a")), ("Concat", "b", "a", "input"), conv(3, 2, **TANH), LAST]),
    ("BranchesOfVectors", (3,), [("Dense", 5, dict(Name="a", **TANH)), ("Dense", 1, dict(Name="b", **TANH)), ("Concat", "input", "b", dict(From="a")), LAST]),
    ("BranchesOfSignals", (2, 6), [signal(3, 3, Padding=1, Name="a"), signal(5, 1, From="input", **TANH), ("Concat", "a", TANH), LAST]),
    ("SmallLeNet", (1, 8, 8), [
        conv(3, 3, Padding=1, **RELU), ("MaxPool2D", 2), conv(5, 3, **RELU), ("MaxPool2D", 2), ("Dense", 7, RELU), ("Dense", 3, dict(Activation="Softmax"))],
     dict(loss="CrossEntropy")),
]


def batch_case(network, count, optimizer):
    network.restart()
    inputs = draw(count * math.prod(network.shape), -2, 2)
    outputs = math.prod(network.output_shape)
    if network.loss == "CrossEntropy":
        targets = [1.0 if i % outputs == i // outputs % outputs else 0.0 for i in range(count * outputs)]
    else:
        targets = draw(count * outputs)
    x = torch.tensor(inputs).reshape(count, *network.shape)
    t = torch.tensor(targets).reshape(count, outputs)

    def loss():
        z = network.logits(x, training=True)
        return F.cross_entropy(z, t) if network.loss == "CrossEntropy" else F.mse_loss(z, t)

    def predict():
        z = network.logits(x, training=False)
        return flat(ACTIVATIONS["Softmax"](z) if network.loss == "CrossEntropy" else z)

    result = {"inputs": inputs, "targets": targets, "outputs": predict()}
    parameters = list(network.tensors.values())
    rate = settings_of(optimizer)["LearningRate"]
    stepper = torch.optim.SGD(parameters, lr=rate, momentum=arguments_of(optimizer)[0]) if optimizer[0] == "Momentum" else torch.optim.Adam(parameters, lr=rate)
    for step in range(3):
        stepper.zero_grad()
        value = loss()
        value.backward()
        if step == 0:
            result["loss"] = value.item()
            result["gradients"] = {name: flat(tensor.grad) for name, tensor in network.tensors.items()}
        stepper.step()
    result["parameters"] = {name: flat(tensor) for name, tensor in network.tensors.items()}
    result["statistics"] = {name: flat(tensor) for name, tensor in network.statistics.items()}
    result["outputsThen"] = predict()
    return result


def declaration(shape, layers, loss, optimizer):
    attributes = [declared(("Input", *shape)), *map(declared, layers), f"Loss(Loss.{loss})", declared(optimizer)]
    return ", ".join(attributes)


def layer_cases():
    cases = []
    for name, shape, layers, *others in CASES:
        others = others[0] if others else {}
        loss, optimizer = others.get("loss", "MeanSquaredError"), others.get("optimizer", MOMENTUM)
        network = Network(shape, layers, loss)
        batches = [batch_case(network, count, optimizer) for count in others.get("batches", BATCHES)]
        cases.append({"name": name, "declaration": declaration(shape, layers, loss, optimizer), "parameters": network.start, "batches": batches})
    return cases


def csharp(name, source, cases):
    """The same declarations for tests that need no generated code."""
    classes = "\n\n".join(f"    [{case['declaration']}]\n    public sealed class {case['name']};" for case in cases)
    return f"""namespace StaticNet.Reference;

/// <summary>What the cases of <see cref="{source}"/> declare, each under its name. Written by make_reference.py.</summary>
public static class {name}
{{
{classes}
}}
"""
