"""Small networks of every kind of layer in PyTorch, declared as C# attributes declare them. Used by make_reference.py.

Each network is a list of layers as they would be written: ("Conv2D", 3, 5, dict(Stride=2)). From it come the text of the C# declaration,
PyTorch's functions, and the names that nn.Sequential would give to tensors. Numbers have a source of their own, so that cases can be added at the end
without a change to the others.
"""
import math
import random

import torch
import torch.nn.functional as F

RANDOM = random.Random(20241117)
MOMENTUM = ("Momentum", 0.9, dict(LearningRate=0.02))
ADAM = ("Adam", dict(LearningRate=0.005))
ENUMS = {"Activation": "Activation", "Padding": "Padding"}
FLOATS = {"Momentum", "Adam", "Dropout", "BatchNorm", "LayerNorm"}  # numbers of these attributes are floats in C#

ACTIVATIONS = {
    "Linear": lambda x: x,
    "Sigmoid": torch.sigmoid,
    "Tanh": torch.tanh,
    "ReLU": F.relu,
    "GELU": F.gelu,
    "SiLU": F.silu,
    "Softmax": lambda x: F.softmax(x, dim=1),
}


def draw(count, low=-1.0, high=1.0):
    return [round(RANDOM.uniform(low, high), 3) for _ in range(count)]


def flat(tensor):
    return tensor.detach().reshape(-1).tolist()


def settings_of(layer):
    return layer[-1] if isinstance(layer[-1], dict) else {}


def arguments_of(layer):
    return [a for a in layer[1:] if not isinstance(a, dict)]


def written(kind, name, value):
    """A value as C# writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        if name == "Activation" or (name is None and kind in ("Activation", "Dense", "SimpleRnn")):
            return f"Activation.{value}"
        return "Padding.Same" if name == "Padding" else f'"{value}"'
    return f"{value}f" if isinstance(value, float) else str(value)


def declared(layer):
    kind = layer[0]
    parts = [written(kind, None, a) for a in arguments_of(layer)]
    parts += [f"{name} = {written(kind, name, value)}" for name, value in settings_of(layer).items()]
    return f"{kind}({', '.join(parts)})" if parts else kind


def sides(size, kernel, stride, dilation, padding):
    """How much padding stands before and behind. "Same" by TensorFlow's rule; PyTorch has it for a stride of 1 only."""
    if padding != "Same":
        return padding, padding
    outputs = (size + stride - 1) // stride
    total = max(0, (outputs - 1) * stride + dilation * (kernel - 1) + 1 - size)
    return total // 2, total - total // 2


class Network:
    """A declared network: its parameters, and what PyTorch computes with them."""

    def __init__(self, shape, layers, loss):
        self.shape, self.layers, self.loss = shape, layers, loss
        self.tensors, self.statistics, self.prefixes = {}, {}, []
        self.make_tensors()
        self.start = {name: flat(tensor) for name, tensor in self.tensors.items()}

    def restart(self):
        with torch.no_grad():
            for name, tensor in self.tensors.items():
                tensor.copy_(torch.tensor(self.start[name]).reshape(tensor.shape))
                tensor.grad = None
            for name, tensor in self.statistics.items():
                tensor.fill_(1.0 if name.endswith("var") else 0.0)

    def make_tensors(self):
        """A run with nothing in it finds the shapes, as nn.Sequential's numbers are found along."""
        number = 0
        outputs, values = {"input": self.shape}, self.shape
        for i, layer in enumerate(self.layers):
            kind, arguments, settings = layer[0], arguments_of(layer), settings_of(layer)
            shape = outputs[settings["From"]] if "From" in settings else values
            reads_input = settings.get("From", "input" if i == 0 else None) == "input"
            number += kind == "Dense" and len(shape) > 1 and not reads_input  # nn.Flatten; the input of the network is thought to come flat
            prefix = settings.get("Name", str(number))
            self.prefixes.append(prefix)
            self.add_tensors(kind, arguments, settings, shape, prefix)
            probe = torch.zeros(1, *shape)
            values = tuple(self.compute(layer, prefix, probe, [torch.zeros(1, *outputs[n]) for n in self.joined(layer)], False).shape[1:])
            if "Name" in settings:
                outputs[settings["Name"]] = values
            number += 2 if kind == "GlobalAvgPool" or (kind != "Activation" and settings.get("Activation", "Linear") != "Linear") else 1
        self.output_shape = values

    def add_tensors(self, kind, arguments, settings, shape, prefix):
        groups = settings.get("Groups", 1)
        if kind == "Dense":
            self.add_weight(prefix, (arguments[0], math.prod(shape)), settings)
        elif kind == "Conv1D":
            self.add_weight(prefix, (arguments[0], shape[0] // groups, arguments[1]), settings)
        elif kind == "Conv2D":
            self.add_weight(prefix, (arguments[0], shape[0] // groups, arguments[1], arguments[-1]), settings)
        elif kind in ("BatchNorm", "LayerNorm"):
            size = shape[:1] if kind == "BatchNorm" else shape
            self.add(prefix + ".weight", size, draw(math.prod(size), 0.5, 1.5))
            self.add(prefix + ".bias", size, draw(math.prod(size), -0.5, 0.5))
            if kind == "BatchNorm":
                self.statistics[prefix + ".running_mean"] = torch.zeros(size)
                self.statistics[prefix + ".running_var"] = torch.ones(size)

    def add_weight(self, prefix, shape, settings):
        bound = math.sqrt(3 * shape[0] / math.prod(shape))
        self.add(prefix + ".weight", shape, draw(math.prod(shape), -bound, bound))
        if settings.get("UseBias", True):
            self.add(prefix + ".bias", shape[:1], draw(shape[0], -0.5, 0.5))

    def add(self, name, shape, values):
        self.tensors[name] = torch.tensor(values).reshape(shape).requires_grad_()

    @staticmethod
    def joined(layer):
        return arguments_of(layer) if layer[0] in ("Add", "Concat") else []

    def logits(self, x, training):
        """What stands before the last activation where the loss is fused with it, else the outputs."""
        outputs, values = {"input": x}, x
        for i, (layer, prefix) in enumerate(zip(self.layers, self.prefixes)):
            settings = settings_of(layer)
            source = outputs[settings["From"]] if "From" in settings else values
            fused = self.loss == "CrossEntropy" and i == len(self.layers) - 1
            values = self.compute(layer, prefix, source, [outputs[n] for n in self.joined(layer)], training, fused)
            if "Name" in settings:
                outputs[settings["Name"]] = values
        return values.flatten(1)

    def compute(self, layer, prefix, x, others, training, fused=False):
        kind, arguments, settings = layer[0], arguments_of(layer), settings_of(layer)
        y = getattr(self, kind)(x, prefix, arguments, settings, others, training)
        activation = arguments[0] if kind == "Activation" else settings.get("Activation", "Linear")
        return y if fused else ACTIVATIONS[activation](y)

    def weights(self, prefix):
        return self.tensors[prefix + ".weight"], self.tensors.get(prefix + ".bias")

    def Dense(self, x, prefix, arguments, settings, others, training):
        return F.linear(x.flatten(1), *self.weights(prefix))

    def Conv1D(self, x, prefix, arguments, settings, others, training):
        return self.convolution(F.conv1d, x, prefix, arguments[1:2], settings)

    def Conv2D(self, x, prefix, arguments, settings, others, training):
        return self.convolution(F.conv2d, x, prefix, (arguments[1], arguments[-1]), settings)

    def convolution(self, function, x, prefix, kernel, settings):
        stride, dilation, padding = settings.get("Stride", 1), settings.get("Dilation", 1), settings.get("Padding", 0)
        if padding == "Same" and stride == 1:
            padding = "same"
        elif padding == "Same":
            x, padding = self.padded(x, kernel, stride, dilation, padding, 0.0), 0
        return function(x, *self.weights(prefix), stride=stride, dilation=dilation, padding=padding, groups=settings.get("Groups", 1))

    @staticmethod
    def padded(x, kernel, stride, dilation, padding, value):
        amounts = []
        for size, taps, step in zip(reversed(x.shape), reversed(kernel), reversed(stride if isinstance(stride, tuple) else (stride,) * len(kernel))):
            amounts += sides(size, taps, step, dilation, padding)
        return F.pad(x, amounts, value=value)

    def pool(self, function, x, window, settings, value):
        stride, padding = settings.get("Stride", 0) or window, settings.get("Padding", 0)
        if padding == "Same":
            x, padding = self.padded(x, window, stride, 1, padding, value), 0
        return function(x, window, stride=stride, padding=padding)

    def MaxPool1D(self, x, prefix, arguments, settings, others, training):
        return self.pool(F.max_pool1d, x, tuple(arguments), settings, -math.inf)

    def MaxPool2D(self, x, prefix, arguments, settings, others, training):
        return self.pool(F.max_pool2d, x, (arguments[0], arguments[-1]), settings, -math.inf)

    def AvgPool1D(self, x, prefix, arguments, settings, others, training):
        return self.pool(F.avg_pool1d, x, tuple(arguments), settings, 0.0)

    def AvgPool2D(self, x, prefix, arguments, settings, others, training):
        return self.pool(F.avg_pool2d, x, (arguments[0], arguments[-1]), settings, 0.0)

    def GlobalAvgPool(self, x, prefix, arguments, settings, others, training):
        return (F.adaptive_avg_pool1d if x.dim() == 3 else F.adaptive_avg_pool2d)(x, 1).flatten(1)

    def BatchNorm(self, x, prefix, arguments, settings, others, training):
        mean, variance = self.statistics[prefix + ".running_mean"], self.statistics[prefix + ".running_var"]
        return F.batch_norm(x, mean, variance, *self.weights(prefix), training, settings.get("Momentum", 0.1), settings.get("Epsilon", 1e-5))

    def LayerNorm(self, x, prefix, arguments, settings, others, training):
        return F.layer_norm(x, x.shape[1:], *self.weights(prefix), settings.get("Epsilon", 1e-5))

    def Dropout(self, x, prefix, arguments, settings, others, training):
        return F.dropout(x, arguments[0], training)

    def Activation(self, x, prefix, arguments, settings, others, training):
        return x

    def Add(self, x, prefix, arguments, settings, others, training):
        return sum(others, x)

    def Concat(self, x, prefix, arguments, settings, others, training):
        return torch.cat([x, *others], 1)
