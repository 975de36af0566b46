#!/usr/bin/env python3
"""Writes pytorch.json and pytorch-recurrent.json beside this file: what PyTorch computes in float64, for tests to compare with; LayerCases.cs, the
networks of the section "layers", which layer_cases.py lists; and RecurrentCases.cs, those of the other file, which recurrent_cases.py lists.

    apt-get install python3-torch          (Debian 12: PyTorch 1.13.1)
    /usr/bin/python3 tests/reference/make_reference.py

The numbers are drawn from a fixed seed, so that a second run writes the same file. Where PyTorch's convention is not
the one StaticNet documents, the difference is undone here, at the place marked "unlike":

- weight decay and L2 act on weights only: parameter groups;
- clip_grad_norm_ adds 1e-6 to the norm it divides by;
- softplus is x above a threshold, which is raised from 20 to 40, where the two agree in double;
- NAdam's loop over single tensors in 1.13 multiplies mu_t into mu_(t+1)'s product twice (corrected in 2.0); its
  foreach loop has the documented formula.
"""
import json
import math
import pathlib
import random

import torch
import torch.nn.functional as F

from layer_cases import csharp, layer_cases
from recurrent_cases import recurrent_cases

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)
RANDOM = random.Random(20240229)


def draw(count, low=-1.0, high=1.0):
    return [round(RANDOM.uniform(low, high), 3) for _ in range(count)]


def flat(tensor):
    return tensor.detach().reshape(-1).tolist()


ACTIVATIONS = {
    "Linear": lambda x, alpha, slope: x * 1,
    "Sigmoid": lambda x, alpha, slope: torch.sigmoid(slope * x),
    "Tanh": lambda x, alpha, slope: torch.tanh(x),
    "ReLU": lambda x, alpha, slope: F.relu(x),
    "LeakyReLU": lambda x, alpha, slope: F.leaky_relu(x, alpha),
    "ELU": lambda x, alpha, slope: F.elu(x, alpha),
    "SELU": lambda x, alpha, slope: F.selu(x),
    "GELU": lambda x, alpha, slope: F.gelu(x),
    "SiLU": lambda x, alpha, slope: F.silu(x),
    "Softplus": lambda x, alpha, slope: F.softplus(x, threshold=40),  # unlike: 20
    "Softmax": lambda x, alpha, slope: F.softmax(x, dim=-1),
}

# Activation, alpha, slope: the defaults, and another value where there is one to choose.
VARIANTS = [
    ("Linear", 1, 1), ("Sigmoid", 1, 1), ("Sigmoid", 1, 2.5), ("Tanh", 1, 1), ("ReLU", 1, 1), ("LeakyReLU", 0.01, 1),
    ("LeakyReLU", 0.25, 1), ("ELU", 1, 1), ("ELU", 0.5, 1), ("SELU", 1, 1), ("GELU", 1, 1), ("SiLU", 1, 1), ("Softplus", 1, 1),
]


def loss_of(loss, activation, logits, targets, labels, slope=1.0, delta=1.0):
    if loss == "CrossEntropy":
        return F.cross_entropy(logits, torch.tensor(labels) if targets is None else targets)
    if loss == "BinaryCrossEntropy":
        return F.binary_cross_entropy_with_logits(slope * logits, targets)
    outputs = ACTIVATIONS[activation](logits, 1.0, slope)
    if loss == "MeanSquaredError":
        return F.mse_loss(outputs, targets)
    if loss == "MeanAbsoluteError":
        return F.l1_loss(outputs, targets)
    return F.huber_loss(outputs, targets, delta=delta)


def error_function():
    xs = [0, 1e-300, 1e-9, 0.01, 0.2, 0.46, 0.5, 0.51, 0.7, 1, 1.3, 1.9, 2.4, 3, 3.7, 3.99, 4.01, 5, 5.9, 8, 15, 26]
    xs += [-x for x in xs[1:]]
    return {"x": xs, "erf": [math.erf(x) for x in xs], "erfc": [math.erfc(x) for x in xs]}


def activation_grids():
    positive = [1e-8, 1e-3, 0.1, 0.5, 1, 1.5, 2, 3, 5, 8, 10, 20, 40, 100, 1000]
    grid = [-x for x in reversed(positive)] + [0.0] + positive + [0.25]
    result = []
    for name, alpha, slope in VARIANTS:
        x = torch.tensor(grid, requires_grad=True)
        y = ACTIVATIONS[name](x, alpha, slope)
        y.sum().backward()
        result.append({"activation": name, "alpha": alpha, "slope": slope, "x": grid, "y": flat(y), "derivative": flat(x.grad)})
    return result


def loss_case(loss, activation, logits, targets=None, labels=None, slope=1.0, delta=1.0):
    z = torch.tensor(logits).reshape(-1, 3).requires_grad_()
    t = None if targets is None else torch.tensor(targets).reshape(-1, 3)
    value = loss_of(loss, activation, z, t, labels, slope, delta)
    value.backward()
    return {"loss": loss, "activation": activation, "slope": slope, "delta": delta, "logits": logits, "targets": targets,
            "labels": labels, "value": value.item(), "gradient": flat(z.grad)}


def loss_cases():
    """Six rows of three logits each."""
    logits = draw(18, -3, 3)
    values = draw(17, -3, 3) + [logits[17]]  # one error is exactly 0
    extreme = [100, -100, 0, 1000, -1000, 0, -1000, 1000, 1000, -100, 100, 100, 0, 0, 0, -1000, -1000, -1000]
    extreme = [float(x) for x in extreme]
    zeros_ones = [float(x) for x in [1, 0, 1, 1, 0, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0]]
    probabilities = [RANDOM.randrange(0, 17) / 16 for _ in range(18)]
    soft = [0.5, 0.25, 0.25, 0.125, 0.75, 0.125, 0, 0.5, 0.5, 1, 0, 0, 0, 0, 1, 0.25, 0.25, 0.5]
    soft = [float(x) for x in soft]
    labels = [0, 1, 2, 2, 1, 0]
    cases = [
        loss_case("MeanSquaredError", "Linear", logits, values),
        loss_case("MeanAbsoluteError", "Linear", logits, values),
        loss_case("Huber", "Linear", logits, values),
        loss_case("Huber", "Linear", logits, values, delta=0.5),
    ]
    for slope in (1.0, 2.5):
        cases.append(loss_case("BinaryCrossEntropy", "Sigmoid", logits, probabilities, slope=slope))
        cases.append(loss_case("BinaryCrossEntropy", "Sigmoid", extreme, zeros_ones, slope=slope))
        cases.append(loss_case("BinaryCrossEntropy", "Sigmoid", extreme, probabilities, slope=slope))
    for z in (logits, extreme):
        cases.append(loss_case("CrossEntropy", "Softmax", z, soft))
        cases.append(loss_case("CrossEntropy", "Softmax", z, labels=labels))
    for loss in ("MeanSquaredError", "MeanAbsoluteError", "Huber"):
        for activation in ("Sigmoid", "Tanh", "Softmax"):
            cases.append(loss_case(loss, activation, logits, soft, delta=0.25))
    return cases


class Network:
    """inputs-hidden-outputs, with PyTorch's names for its tensors."""

    def __init__(self, inputs, hidden, outputs, activation, alpha=1.0, slope=1.0):
        self.activation = lambda x: ACTIVATIONS[activation](x, alpha, slope)
        shapes = [(hidden, inputs), (hidden,), (outputs, hidden), (outputs,)]
        second = 1 if activation == "Linear" else 2
        names = ["0.weight", "0.bias", f"{second}.weight", f"{second}.bias"]
        self.start = {name: draw(math.prod(shape)) for name, shape in zip(names, shapes)}
        self.parameters = [torch.tensor(self.start[n]).reshape(s).requires_grad_() for n, s in zip(names, shapes)]

    def logits(self, x):
        w1, b1, w2, b2 = self.parameters
        return F.linear(self.activation(F.linear(x, w1, b1)), w2, b2)

    def restart(self):
        with torch.no_grad():
            for parameter, values in zip(self.parameters, self.start.values()):
                parameter.copy_(torch.tensor(values).reshape(parameter.shape))


OPTIMIZERS = {
    "Sgd": lambda groups: torch.optim.SGD(groups, lr=0.01),
    "Momentum": lambda groups: torch.optim.SGD(groups, lr=0.01, momentum=0.9),
    "Nesterov": lambda groups: torch.optim.SGD(groups, lr=0.01, momentum=0.9, nesterov=True),
    "Adagrad": torch.optim.Adagrad,
    "Adadelta": torch.optim.Adadelta,
    "RmsProp": torch.optim.RMSprop,
    "Adam": torch.optim.Adam,
    "AdamW": torch.optim.AdamW,
    "AdaMax": torch.optim.Adamax,
    "Nadam": lambda groups: torch.optim.NAdam(groups, foreach=True),  # unlike: the loop over single tensors
    "AmsGrad": lambda groups: torch.optim.Adam(groups, amsgrad=True),
}


def optimizer_run(network, x, targets, optimizer, l2=0.0, clip_value=0.0, clip_norm=0.0, beta2=None):
    network.restart()
    decay = 0.01 if optimizer == "AdamW" else l2
    groups = [  # unlike: biases would decay too
        {"params": network.parameters[0::2], "weight_decay": decay},
        {"params": network.parameters[1::2], "weight_decay": 0.0},
    ]
    stepper = OPTIMIZERS[optimizer](groups)
    if beta2 is not None:
        for group in stepper.param_groups:
            group["betas"] = (group["betas"][0], beta2)
    losses, steps = [], []
    for step in range(10):
        stepper.zero_grad()
        loss = F.mse_loss(network.logits(x[step % 2]), targets[step % 2])
        loss.backward()
        if clip_value:
            torch.nn.utils.clip_grad_value_(network.parameters, clip_value)
        if clip_norm:
            norm = torch.nn.utils.clip_grad_norm_(network.parameters, math.inf).item()
            torch.nn.utils.clip_grad_norm_(network.parameters, clip_norm * (norm + 1e-6) / norm)  # unlike: 1e-6
        stepper.step()
        losses.append(loss.item())
        steps.append([value for parameter in network.parameters for value in flat(parameter)])
    return {"optimizer": optimizer, "l2": l2, "clipValue": clip_value, "clipNorm": clip_norm,
            "beta2": beta2, "losses": losses, "steps": steps}


def optimizer_runs():
    network = Network(3, 5, 2, "Tanh")
    inputs, targets = draw(24), draw(8, -2, 2)
    x = torch.tensor(inputs).reshape(2, 4, 3)

    # The second batch is one the network nearly knows: every second gradient is small, so that the mean of squares also
    # falls. Where it only grows, AmsGrad is Adam.
    targets += [round(value + 0.005, 3) for value in flat(network.logits(x[1]))]
    t = torch.tensor(targets).reshape(2, 4, 2)
    runs = [optimizer_run(network, x, t, name) for name in OPTIMIZERS]
    runs.append(optimizer_run(network, x, t, "AmsGrad", beta2=0.5))  # with 0.999, ten steps differ from Adam's by 1e-6 only
    runs.append(optimizer_run(network, x, t, "Momentum", l2=0.1))
    runs.append(optimizer_run(network, x, t, "Adam", l2=0.1))
    runs.append(optimizer_run(network, x, t, "Momentum", clip_value=0.25))
    runs.append(optimizer_run(network, x, t, "Momentum", clip_norm=0.5))
    return {"parameters": network.start, "inputs": inputs, "targets": targets, "runs": runs}


def network_case(activation, alpha, slope, last, loss):
    network = Network(4, 6, 3, activation, alpha, slope)
    inputs, labels, targets = draw(20, -2, 2), None, None
    if loss == "CrossEntropy":
        labels = [RANDOM.randrange(3) for _ in range(5)]
    else:
        targets = draw(15, 0, 1)
    z = network.logits(torch.tensor(inputs).reshape(5, 4))
    value = loss_of(loss, last, z, None if targets is None else torch.tensor(targets).reshape(5, 3), labels)
    value.backward()
    gradients = {name: flat(p.grad) for name, p in zip(network.start, network.parameters)}
    return {"activation": activation, "alpha": alpha, "slope": slope, "lastActivation": last, "loss": loss,
            "parameters": network.start, "inputs": inputs, "targets": targets, "labels": labels,
            "outputs": flat(ACTIVATIONS[last](z, 1.0, 1.0)), "value": value.item(), "gradients": gradients}


def network_cases():
    cases = [network_case(*variant, "Linear", "MeanSquaredError") for variant in VARIANTS]
    cases.append(network_case("Tanh", 1, 1, "Softmax", "CrossEntropy"))
    cases.append(network_case("Tanh", 1, 1, "Softmax", "MeanSquaredError"))
    cases.append(network_case("Tanh", 1, 1, "Sigmoid", "BinaryCrossEntropy"))
    return cases


def to_json(value, digits=17):
    """Lists of numbers on one line."""
    if isinstance(value, dict):
        return "{\n" + ",\n".join(f"{json.dumps(k)}: {to_json(v, digits)}" for k, v in value.items()) + "\n}"
    if isinstance(value, list):
        separator = "," if value and not isinstance(value[0], (dict, list)) else ",\n"
        return "[" + separator.join(to_json(v, digits) for v in value) + "]"
    if isinstance(value, float):
        assert math.isfinite(value)
        short = repr(value)
        return short if len(short) < 12 else format(value, f".{digits}g")
    return json.dumps(value)


def main():
    reference = {
        "source": f"PyTorch {torch.__version__}, float64, by make_reference.py",
        "errorFunction": error_function(),
        "activations": activation_grids(),
        "losses": loss_cases(),
        "networks": network_cases(),
        "optimizers": optimizer_runs(),
    }
    layers = layer_cases()
    path = pathlib.Path(__file__).with_name("pytorch.json")
    sections = to_json(reference)[:-2] + ',\n"layers": ' + to_json(layers, digits=12)  # so many cases that digits tell in the size
    path.write_text(sections + "\n}\n", encoding="utf-8")
    path.with_name("LayerCases.cs").write_text(csharp("LayerCases", "PyTorchReference.Layers", layers), encoding="utf-8")

    recurrent = recurrent_cases()
    path.with_name("pytorch-recurrent.json").write_text(to_json(recurrent, digits=12) + "\n", encoding="utf-8")
    path.with_name("RecurrentCases.cs").write_text(csharp("RecurrentCases", "RecurrentReference.All", recurrent), encoding="utf-8")


if __name__ == "__main__":
    main()
