#!/usr/bin/env python3
"""Weights between PyTorch and StaticNet, as safetensors files, both ways. The networks are real modules with their own state_dict, read strictly.

    apt-get install python3-torch                                       (Debian 12: PyTorch 1.13.1)
    /usr/bin/python3 tests/reference/state_dicts.py write FOLDER SEED   state_dicts of all cases, with inputs and outputs
    /usr/bin/python3 tests/reference/state_dicts.py predict FOLDER      reads files that StaticNet wrote, and writes outputs.json

The fixtures in weights/ beside this file are what "write tests/reference/weights 7" writes. Outputs are computed in float64 from the values that stand in
the file. Nothing of the safetensors package is used: files are written and read here as the format's description says.
"""
import json
import pathlib
import struct
import sys

import torch
import torch.nn as nn

from state_dict_cases import CASES

torch.set_num_threads(1)
LETTERS = {"F32": "f", "F64": "d", "F16": "e", "BF16": "H", "I64": "q"}
TYPES = {"F32": torch.float32, "F64": torch.float64, "F16": torch.float16, "BF16": torch.bfloat16, "I64": torch.int64}
NAMES = {value: key for key, value in TYPES.items()}


def write_file(path, tensors):
    header, data = {"__metadata__": {"format": "pt"}}, b""
    for name, tensor in tensors.items():
        kind = NAMES[tensor.dtype]
        flat = tensor.detach().contiguous().reshape(-1)
        values = [bits & 0xFFFF for bits in flat.view(torch.int16).tolist()] if kind == "BF16" else flat.tolist()
        content = struct.pack(f"<{len(values)}{LETTERS[kind]}", *values)
        header[name] = {"dtype": kind, "shape": list(tensor.shape), "data_offsets": [len(data), len(data) + len(content)]}
        data += content
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    path.write_bytes(struct.pack("<Q", len(text)) + text + data)


def read_file(path):
    content = path.read_bytes()
    (length,) = struct.unpack("<Q", content[:8])
    header, data, tensors = json.loads(content[8:8 + length]), content[8 + length:], {}
    header.pop("__metadata__", None)
    assert sum(entry["data_offsets"][1] - entry["data_offsets"][0] for entry in header.values()) == len(data)
    for name, entry in header.items():
        begin, end = entry["data_offsets"]
        assert entry["dtype"] == "F32" and begin % 4 == 0
        values = struct.unpack(f"<{(end - begin) // 4}f", data[begin:end])
        tensors[name] = torch.tensor(values, dtype=torch.float32).reshape(entry["shape"])
    return tensors


def predict(module, tensors, inputs, shape):
    """In float64, from a module that has nothing but these tensors."""
    module = module.double().eval()
    module.load_state_dict({name: tensor.double() if tensor.is_floating_point() else tensor for name, tensor in tensors.items()}, strict=True)
    with torch.no_grad():
        return module(torch.tensor(inputs, dtype=torch.float64).reshape(-1, *shape)).reshape(-1).tolist()


def spread(module, shape):
    """A module that has seen something: biases and scales that are not at their start, and statistics of some batches."""
    with torch.no_grad():
        for name, parameter in module.named_parameters():
            if parameter.dim() == 1:
                parameter.add_(torch.randn_like(parameter) * 0.3)
    module.train()
    for _ in range(3):
        module(torch.randn(8, *shape) * 1.5 + 0.5)
    return module


def write(folder, seed):
    torch.manual_seed(seed)
    cases = []
    for case in CASES:
        module = spread(case.make(), case.shape)
        kind = TYPES[case.type]
        tensors = {name: tensor.to(kind) if tensor.is_floating_point() else tensor for name, tensor in module.state_dict().items()}
        write_file(folder / f"{case.name}.safetensors", tensors)
        inputs = [round(value, 3) for value in torch.randn(3, *case.shape).reshape(-1).tolist()]
        outputs = predict(case.make(), tensors, inputs, case.shape)
        cases.append(dict(name=case.name, declaration=case.declaration, names=case.names, inputs=inputs, outputs=[float(f"{y:.9g}") for y in outputs]))
    text = ",\n".join("  " + json.dumps(case, separators=(",", ":")) for case in cases)
    (folder / "cases.json").write_text(f"[\n{text}\n]\n")


def answer(folder):
    by_name = {case.name: case for case in CASES}
    outputs = {}
    for name, inputs in json.loads((folder / "inputs.json").read_text()).items():
        case = by_name[name]
        outputs[name] = predict(case.make(), read_file(folder / f"{name}.safetensors"), inputs, case.shape)
    (folder / "outputs.json").write_text(json.dumps(outputs))


if __name__ == "__main__":
    folder = pathlib.Path(sys.argv[2])
    write(folder, int(sys.argv[3])) if sys.argv[1] == "write" else answer(folder)
