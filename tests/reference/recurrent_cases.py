"""The cases of pytorch-recurrent.json, and RecurrentCases.cs, which declares the same networks. Used by make_reference.py."""
import math
import random

import torch
import torch.nn.functional as F

from layers import ADAM, MOMENTUM, arguments_of, declared, draw, flat, settings_of
from sequences import SequenceNetwork

RANDOM = random.Random(20250117)
SGD = ("Sgd", dict(LearningRate=0.05))
LAST = dict(ReturnSequence=False)
GARBAGE = 1e6  # what stands in padded steps


def rnn(units, activation=None, **settings):
    return ("SimpleRnn", units, *([activation] if activation else []), settings)


def gru(units, **settings):
    return ("Gru", units, settings)


def lstm(units, **settings):
    return ("Lstm", units, settings)


def dense(units, *activation, **settings):
    return ("Dense", units, *activation, settings)


def conv(channels, kernel, **settings):
    return ("Conv1D", channels, kernel, settings)


KINDS = {"Rnn": rnn, "ReluRnn": lambda units, **settings: rnn(units, "ReLU", **settings), "Gru": gru, "Lstm": lstm}

# How long samples are; "T" stands for all steps. The first of a batch is never the longest, so that whoever sorts must sort back.
MASKED = {1: "T", 2: "1T", 7: "3T125TT"}
EMPTY = {2: "0T", 7: "2T0T501"}  # one or two samples without steps


def sweep():
    """Each kind of cell, in sizes below, at and above whole vectors, over one step, two and many."""
    for kind, make in KINDS.items():
        optimizer = {"Rnn": MOMENTUM, "ReluRnn": SGD, "Gru": ADAM, "Lstm": ADAM}[kind]
        yield f"{kind}OfOneUnit", 1, 9, [make(1)], dict(batches=(1, 2, 7), optimizer=optimizer)
        yield f"{kind}OfThreeUnits", 2, 9, [make(3), dense(2)], dict(batches=(1, 7), optimizer=optimizer)
        yield f"{kind}OfEightUnits", 3, 9, [make(8), dense(1)], dict(batches=(2,), optimizer=optimizer)
        yield f"{kind}OfSeventeenUnits", 2, 9, [make(17), dense(3, "Tanh")], dict(batches=(7,), optimizer=optimizer)
        yield f"{kind}OfTwentyUnits", 1, 9, [make(20), dense(1)], dict(batches=(1,), optimizer=optimizer)
        yield f"{kind}OfOneStep", 3, 1, [make(3)], dict(batches=(1, 7), optimizer=optimizer)
        yield f"{kind}OfTwoSteps", 5, 2, [make(8)], dict(batches=(2,), optimizer=optimizer)
        yield f"{kind}Stacked", 2, 9, [make(3), make(8), dense(2)], dict(batches=(2,), optimizer=optimizer)
        yield f"{kind}OfLastStep", 2, 9, [make(8, **LAST), dense(2)], dict(batches=(1, 7), optimizer=optimizer)
        yield f"{kind}WithoutBiases", 3, 2, [make(3, UseBias=False), dense(2, UseBias=False)], dict(batches=(2,), optimizer=optimizer)
        yield f"{kind}OfLengths", 2, 9, [make(3), make(8), dense(2)], dict(batches=(1, 2, 7), lengths=MASKED, optimizer=optimizer)
        yield f"{kind}OfLastStepOfLengths", 2, 9, [make(3), make(3, **LAST), dense(2)], dict(batches=(2, 7), lengths=EMPTY, optimizer=optimizer)
        yield f"{kind}CarriedOver", 2, 5, [make(3), make(8), dense(2)], dict(batches=(1, 7), windows=2, optimizer=optimizer)
        yield f"{kind}CarriedOverOfLengths", 2, 5, [make(8), dense(1)], dict(batches=(2, 7), windows=2, lengths=EMPTY, optimizer=optimizer)


def short_sweep():
    """The sizes that sweep leaves out over one step and two."""
    words = {1: "OneUnit", 3: "ThreeUnits", 8: "EightUnits", 17: "SeventeenUnits", 20: "TwentyUnits"}
    for kind, make in KINDS.items():
        for steps, sizes in ((1, (1, 8, 17, 20)), (2, (1, 3, 17, 20))):
            for units in sizes:
                name = f"{kind}Of{words[units]}Over{'One' if steps == 1 else 'Two'}"
                yield name, 2, steps, [make(units)], dict(batches=(2,), optimizer=ADAM if kind in ("Gru", "Lstm") else MOMENTUM)


# Name, features, steps, layers, and where they are others: batches, loss, optimizer, lengths by the size of the batch, the number of windows.
CASES = [
    *sweep(),
    ("LastStepByItself", 3, 2, [gru(3, **LAST)], dict(batches=(2,))),
    ("MixedCells", 3, 9, [lstm(8), gru(3), rnn(5), dense(2)], dict(batches=(7,), lengths=MASKED)),
    ("StepsOfLabels", 2, 9, [gru(8), dense(3, "Softmax")], dict(batches=(2, 7), lengths=MASKED, loss="CrossEntropy")),
    ("LastStepOfLabels", 2, 9, [lstm(8, **LAST), dense(5, "Tanh"), dense(3, "Softmax")], dict(batches=(2, 7), lengths=EMPTY, loss="CrossEntropy")),
    ("StepsOfProbabilities", 2, 8, [rnn(5), dense(1, "Sigmoid")], dict(batches=(1, 7), loss="BinaryCrossEntropy")),
    ("DenseOfSteps", 3, 9, [dense(5, "Tanh"), dense(2)], dict(batches=(2, 7), lengths=EMPTY)),
    ("DenseAroundCells", 3, 9, [dense(5, "ReLU"), gru(3), dense(17, "Tanh"), lstm(3), dense(2)], dict(batches=(2,), lengths=MASKED)),
    ("NormalizedSteps", 3, 9, [dense(5), ("LayerNorm", dict(Activation="Tanh")), gru(3), ("LayerNorm",), ("Activation", "GELU"), dense(2)],
     dict(batches=(1, 7), lengths=MASKED)),
    ("BatchNormOfSteps", 3, 9, [dense(5, UseBias=False), ("BatchNorm", dict(Activation="Tanh")), gru(3), dense(2)], dict(batches=(2, 7))),
    ("BatchNormOfLengths", 3, 9, [dense(5, UseBias=False), ("BatchNorm", dict(Epsilon=0.1)), gru(3), dense(2)], dict(batches=(7,), lengths=EMPTY)),
    ("SumOfSteps", 3, 9, [gru(3, Name="a"), ("Dropout", 0.0), ("Add", "a", "input", dict(Activation="Tanh")), dense(2)], dict(batches=(2,), lengths=MASKED)),
    ("BranchesOfSteps", 2, 9, [gru(3, Name="a"), lstm(3, From="input"), ("Concat", "a", "input"), conv(5, 2, Activation="Tanh"), dense(2)], dict(batches=(7,), lengths=MASKED)),
    ("ConvolutionOfSteps", 2, 9, [conv(3, 3, Dilation=2, Activation="Tanh"), dense(2)], dict(batches=(1, 2, 7), lengths=MASKED)),
    ("ConvolutionOfFewSteps", 3, 2, [conv(8, 3, Dilation=2, Activation="Tanh"), conv(2, 5)], dict(batches=(1, 7), optimizer=ADAM)),
    ("ConvolutionOfSingleSteps", 3, 9, [conv(17, 1, Activation="Tanh"), conv(2, 1, UseBias=False)], dict(batches=(2,), lengths=MASKED)),
    ("ConvolutionOfStepsInGroups", 4, 9, [conv(6, 3, Groups=2, Activation="Tanh"), conv(6, 2, Groups=6, Dilation=3, UseBias=False), conv(9, 2, Groups=3), dense(1)],
     dict(batches=(2, 7), lengths=EMPTY)),
    ("ConvolutionCarriedOver", 2, 5, [conv(3, 3, Dilation=2, Activation="Tanh"), conv(8, 2, Activation="Tanh"), dense(2)], dict(batches=(1, 2), windows=2, optimizer=ADAM)),
    ("ConvolutionCarriedOverOfLengths", 2, 3, [conv(3, 3, Dilation=3, Activation="Tanh"), gru(3), dense(1)], dict(batches=(7,), windows=2, lengths={7: "1T02TTT"})),
    ("AudioModel", 1, 9, [dense(8, "Tanh"), conv(4, 3, Dilation=2, Activation="Tanh"), gru(8), dense(1)], dict(batches=(2,), windows=2, optimizer=ADAM)),
    *short_sweep(),
]


def lengths_of(pattern, steps, count, turn):
    """The lengths of a batch, or None. In a later window they go to other samples."""
    if pattern is None:
        return None
    lengths = [steps if c == "T" else min(int(c), steps) for c in pattern[count]]
    return lengths[turn:] + lengths[:turn]


def window(network, count, lengths):
    """Inputs and targets of one window. In padded steps are numbers that would show."""
    size, steps, outputs = network.features, network.steps, network.output_size
    x = torch.tensor(draw(count * steps * size, -2, 2)).reshape(count, steps, size)
    mask = torch.arange(steps)[None, :] < torch.tensor(lengths or [steps] * count)[:, None]
    x[~mask] = GARBAGE
    there = mask if network.returns_sequence else mask[:, :1]
    result = {"inputs": flat(x)}
    if network.loss == "CrossEntropy":
        labels = torch.tensor([RANDOM.randrange(outputs) for _ in range(there.numel())]).reshape(there.shape)
        labels[~there] = -1
        result["labels"] = flat(labels)
    else:
        low = 0 if network.loss == "BinaryCrossEntropy" else -1
        targets = torch.tensor(draw(there.numel() * outputs, low, 1)).reshape(*there.shape, outputs)
        targets[~there] = GARBAGE
        result["targets"] = flat(targets)
    result["lengths"] = lengths
    return result, x, there


def loss_of(network, part, there, rows):
    if network.loss == "CrossEntropy":
        return F.cross_entropy(rows, torch.tensor(part["labels"])[there.reshape(-1)])
    targets = torch.tensor(part["targets"]).reshape(*there.shape, -1)[there]
    return F.binary_cross_entropy_with_logits(rows, targets) if network.loss == "BinaryCrossEntropy" else F.mse_loss(rows, targets)


def checked(network, x, lengths, states, part, there):
    """The loss in training mode, and that loops of cells over padded steps give the same with the same gradients and ends."""
    network.by_loops = True
    statistics = {name: value.clone() for name, value in network.statistics.items()}
    rows, ends = network.forward(x, lengths, states, training=True)
    by_loops = loss_of(network, part, there, rows)
    gradients = torch.autograd.grad(by_loops, network.tensors.values(), allow_unused=True)
    for name, value in statistics.items():
        network.statistics[name].copy_(value)
    network.by_loops = False
    rows, same_ends = network.forward(x, lengths, states, training=True)
    loss = loss_of(network, part, there, rows)
    for one, other in zip(gradients, torch.autograd.grad(loss, network.tensors.values(), retain_graph=True)):
        assert torch.allclose(one, other, rtol=1e-10, atol=1e-13)
    assert torch.allclose(loss, by_loops, rtol=1e-12, atol=0) and all(torch.allclose(ends[n], same_ends[n], rtol=1e-11, atol=1e-14) for n in ends)
    return loss, same_ends


def predicted(network, x, lengths, there):
    """Predictions from empty states, those of padded steps zero."""
    rows, ends = network.forward(x, lengths, {}, training=False)
    rows = F.softmax(rows, dim=-1) if network.loss == "CrossEntropy" else torch.sigmoid(rows) if network.loss == "BinaryCrossEntropy" else rows
    return flat(torch.zeros(*there.shape, network.output_size).index_put((there,), rows)), ends


def remembered(ends):
    """Outputs and memory; what convolutions have seen shows in the next window."""
    return {name: flat(value) for name, value in ends.items() if not name.endswith("history")}


def batch_case(network, count, optimizer, pattern, windows):
    network.restart()
    parts = [window(network, count, lengths_of(pattern, network.steps, count, turn)) for turn in range(windows)]
    all_steps = [network.steps] * count
    part, x, there = parts[0]
    outputs, ends = predicted(network, x, part["lengths"] or all_steps, there)
    result = {"windows": [part for part, _, _ in parts], "outputs": outputs, "states": remembered(ends), "steps": []}
    parameters = list(network.tensors.values())
    rate = settings_of(optimizer)["LearningRate"]
    stepper = {
        "Sgd": lambda: torch.optim.SGD(parameters, lr=rate),
        "Momentum": lambda: torch.optim.SGD(parameters, lr=rate, momentum=arguments_of(optimizer)[0]),
        "Adam": lambda: torch.optim.Adam(parameters, lr=rate),
    }[optimizer[0]]()
    states = {}
    for step in range(3):
        part, x, there = parts[step % windows]
        stepper.zero_grad()
        loss, ends = checked(network, x, part["lengths"] or all_steps, states, part, there)
        loss.backward()
        seen = {"loss": loss.item(), "gradients": None, "states": None}
        if step < windows:
            seen["gradients"] = {name: flat(tensor.grad) for name, tensor in network.tensors.items()}
        if windows > 1:
            states = ends
            seen["states"] = remembered(ends)
        result["steps"].append(seen)
        stepper.step()
    part, x, there = parts[0]
    result["parameters"] = {name: flat(tensor) for name, tensor in network.tensors.items()}
    result["statistics"] = {name: flat(tensor) for name, tensor in network.statistics.items()}
    result["outputsThen"] = predicted(network, x, part["lengths"] or all_steps, there)[0]
    return result


def declaration(features, steps, layers, loss, optimizer):
    attributes = [declared(("Input", features, dict(Steps=steps))), *map(declared, layers), f"Loss(Loss.{loss})", declared(optimizer)]
    return ", ".join(attributes)


def recurrent_cases():
    cases = []
    for name, features, steps, layers, others in CASES:
        loss, optimizer = others.get("loss", "MeanSquaredError"), others.get("optimizer", MOMENTUM)
        network = SequenceNetwork(features, steps, layers, loss)
        batches = [batch_case(network, count, optimizer, others.get("lengths"), others.get("windows", 1)) for count in others["batches"]]
        cases.append({"name": name, "declaration": declaration(features, steps, layers, loss, optimizer), "parameters": network.start, "batches": batches})
    return cases
