"""Networks over sequences in PyTorch, declared as in layers.py. Used by make_reference.py by way of recurrent_cases.py.

Values are [sample, step, feature]. Recurrent layers are PyTorch's own nn.RNN, nn.GRU and nn.LSTM over packed sequences (pack_padded_sequence), which never
see padding; it takes no sample of length 0, so these are left out and their outputs are zero. The same layers written as loops of nn.RNNCell, nn.GRUCell and
nn.LSTMCell, which go over padded steps and keep what was there before by a mask, must give the same; `by_loops` chooses them. A convolution over steps is
F.pad in front, or the inputs carried over, and F.conv1d. Batch normalisation and the loss see valid rows only.
"""
import math

import torch
import torch.nn.functional as F
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

from layers import ACTIVATIONS, Network, arguments_of, draw, settings_of

GATES = {"SimpleRnn": 1, "Gru": 3, "Lstm": 4}
MODULES = {"SimpleRnn": torch.nn.RNN, "Gru": torch.nn.GRU, "Lstm": torch.nn.LSTM}
CELLS = {"SimpleRnn": torch.nn.RNNCell, "Gru": torch.nn.GRUCell, "Lstm": torch.nn.LSTMCell}
FUSED = {("CrossEntropy", "Softmax"), ("BinaryCrossEntropy", "Sigmoid")}


class SequenceNetwork(Network):
    """A declared network: its parameters, what PyTorch computes with them, and what a batch of streams remembers."""

    def __init__(self, features, steps, layers, loss):
        self.steps, self.features, self.by_loops = steps, features, False
        super().__init__((features,), layers, loss)

    def make_tensors(self):
        sizes, size, number = {"input": self.features}, self.features, 0
        for layer in self.layers:
            kind, arguments, settings = layer[0], arguments_of(layer), settings_of(layer)
            size = sizes[settings["From"]] if "From" in settings else size
            prefix = settings.get("Name", str(number))
            self.prefixes.append(prefix)
            if kind in GATES:
                self.add_recurrent(prefix, GATES[kind], size, arguments[0], settings)
            else:
                self.add_tensors(kind, arguments, settings, (size,), prefix)
            size = arguments[0] if kind in GATES or kind in ("Dense", "Conv1D") else size + sum(sizes[n] for n in arguments) if kind == "Concat" else size
            if "Name" in settings:
                sizes[settings["Name"]] = size
            number += 2 if kind != "Activation" and self.activation_of(layer) != "Linear" else 1
        self.output_size = size
        self.returns_sequence = all(settings_of(layer).get("ReturnSequence", True) for layer in self.layers)
        self.output_steps = self.steps if self.returns_sequence else 1

    def add_recurrent(self, prefix, gates, inputs, units, settings):
        rows = gates * units
        self.add(prefix + ".weight_ih_l0", (rows, inputs), draw(rows * inputs, -math.sqrt(1.5 / inputs), math.sqrt(1.5 / inputs)))
        self.add(prefix + ".weight_hh_l0", (rows, units), draw(rows * units, -math.sqrt(2 / units), math.sqrt(2 / units)))
        if settings.get("UseBias", True):
            self.add(prefix + ".bias_ih_l0", (rows,), draw(rows, -0.5, 0.5))
            self.add(prefix + ".bias_hh_l0", (rows,), draw(rows, -0.5, 0.5))

    def forward(self, x, lengths, states, training):
        """The logits or outputs, valid rows only, and what each sample remembers: states by name, [samples, ...], none of it attached."""
        self.lengths, self.states, self.ends = torch.tensor(lengths), states, {}
        self.mask = torch.arange(x.shape[1])[None, :] < self.lengths[:, None]
        outputs, values = {"input": x}, x
        for i, (layer, prefix) in enumerate(zip(self.layers, self.prefixes)):
            settings = settings_of(layer)
            source = outputs[settings["From"]] if "From" in settings else values
            fused = i == len(self.layers) - 1 and (self.loss, self.activation_of(layer)) in FUSED
            values = self.compute(layer, prefix, source, [outputs[n] for n in self.joined(layer)], training, fused)
            if "Name" in settings:
                outputs[settings["Name"]] = values
        valid = values[self.mask] if values.dim() == 3 else values[self.lengths > 0]
        return valid, {name: value.detach() for name, value in self.ends.items()}

    @staticmethod
    def activation_of(layer):
        arguments = {"Dense": arguments_of(layer)[1:], "Activation": arguments_of(layer)}.get(layer[0], [])
        return arguments[0] if arguments else settings_of(layer).get("Activation", "Linear")

    def compute(self, layer, prefix, x, others, training, fused=False):
        kind, arguments, settings = layer[0], arguments_of(layer), settings_of(layer)
        if kind in GATES:
            return self.recurrent(kind, x, prefix, arguments, settings)
        y = getattr(self, kind)(x, prefix, arguments, settings, others, training)
        activation = self.activation_of(layer)
        return y if fused else F.softmax(y, dim=-1) if activation == "Softmax" else ACTIVATIONS[activation](y)

    def recurrent(self, kind, x, prefix, arguments, settings):
        names = [name for name in self.tensors if name.startswith(prefix + ".")]
        units, inputs = arguments[0], x.shape[-1]
        nonlinearity = {"nonlinearity": arguments[1].lower()} if len(arguments) > 1 else {}
        memories = ["h", "c"] if kind == "Lstm" else ["h"]
        first = [self.states.get(f"{prefix}.{m}", torch.zeros(len(x), units)) for m in memories]
        run = self.loop if self.by_loops else self.packed
        outputs, ends = run(kind, x, inputs, units, nonlinearity, "bias_ih_l0" in str(names), {n[len(prefix) + 1:]: self.tensors[n] for n in names}, first)
        for memory, end in zip(memories, ends):
            self.ends[f"{prefix}.{memory}"] = end
        if settings.get("ReturnSequence", True):
            return outputs
        last = (self.lengths - 1).clamp(min=0)
        return outputs[torch.arange(len(x)), last]

    def packed(self, kind, x, inputs, units, nonlinearity, bias, tensors, first):
        module = MODULES[kind](inputs, units, batch_first=True, bias=bias, **nonlinearity)
        there = self.lengths > 0
        sequence = pack_padded_sequence(x[there], self.lengths[there], batch_first=True, enforce_sorted=False)
        state = [value[there][None] for value in first]
        module._flat_weights = list(tensors.values())  # what it computes with, instead of parameters of its own
        y, end = module(sequence, tuple(state) if kind == "Lstm" else state[0])
        y, _ = pad_packed_sequence(y, batch_first=True, total_length=x.shape[1])
        outputs = torch.zeros(len(x), x.shape[1], units).index_put((there,), y)
        return outputs, [before.index_put((there,), after[0]) for before, after in zip(first, end if kind == "Lstm" else (end,))]

    def loop(self, kind, x, inputs, units, nonlinearity, bias, tensors, first):
        module = CELLS[kind](inputs, units, bias=bias, **nonlinearity)
        tensors = {name[:-len("_l0")]: tensor for name, tensor in tensors.items()}
        state, outputs = first, []
        for step in range(x.shape[1]):
            there = self.mask[:, step, None]
            after = torch.nn.utils.stateless.functional_call(module, tensors, (x[:, step], tuple(state) if kind == "Lstm" else state[0]))
            after = after if kind == "Lstm" else (after,)
            outputs.append(torch.where(there, after[0], torch.zeros(())))
            state = [torch.where(there, new, old) for new, old in zip(after, state)]
        return torch.stack(outputs, 1), state

    def Dense(self, x, prefix, arguments, settings, others, training):
        return F.linear(x, *self.weights(prefix))

    def Conv1D(self, x, prefix, arguments, settings, others, training):
        dilation = settings.get("Dilation", 1)
        span = (arguments[1] - 1) * dilation
        before = self.states.get(prefix + ".history", torch.zeros(len(x), span, x.shape[-1]))
        seen = torch.cat([before, x], 1).transpose(1, 2) if self.states else F.pad(x.transpose(1, 2), (span, 0))
        whole = seen.transpose(1, 2)
        self.ends[prefix + ".history"] = torch.stack([whole[i, length:length + span] for i, length in enumerate(self.lengths.tolist())])
        return F.conv1d(seen, *self.weights(prefix), dilation=dilation, groups=settings.get("Groups", 1)).transpose(1, 2)

    def BatchNorm(self, x, prefix, arguments, settings, others, training):
        if x.dim() == 2:
            return super().BatchNorm(x, prefix, arguments, settings, others, training)
        return torch.zeros_like(x).index_put((self.mask,), super().BatchNorm(x[self.mask], prefix, arguments, settings, others, training))

    def LayerNorm(self, x, prefix, arguments, settings, others, training):
        return F.layer_norm(x, x.shape[-1:], *self.weights(prefix), settings.get("Epsilon", 1e-5))

    def Concat(self, x, prefix, arguments, settings, others, training):
        return torch.cat([x, *others], -1)
