"""Networks of every kind of layer, each as attributes of StaticNet and as modules of PyTorch. Used by state_dicts.py.

What nn.Sequential has no module for is a subclass of one that has the same state_dict: layers over sequences that want another order of dimensions, and branches.
"""
import dataclasses
import typing

import torch
import torch.nn as nn
import torch.nn.functional as F


@dataclasses.dataclass
class Case:
    name: str
    declaration: str  # attributes in C#, without Network
    shape: tuple  # of a sample
    make: typing.Callable[[], nn.Module]
    names: dict = dataclasses.field(default_factory=dict)  # keys are StaticNet's, values PyTorch's
    type: str = "F32"  # of the file


class Steps(nn.Sequential):
    """Recurrent layers hand on their outputs and not their states; of those named in last, the last step."""

    def __init__(self, *modules, last=()):
        super().__init__(*modules)
        self.last = last

    def forward(self, x):
        for i, module in enumerate(self):
            x = module(x)
            x = x[0] if isinstance(x, tuple) else x
            x = x[:, -1] if i in self.last else x
        return x


class CausalConv1d(nn.Conv1d):
    """Over [sample, step, feature], seeing its own step and those before."""

    def forward(self, x):
        return super().forward(F.pad(x.transpose(1, 2), (self.dilation[0] * (self.kernel_size[0] - 1), 0))).transpose(1, 2)


class StepBatchNorm(nn.BatchNorm1d):
    """All steps of all samples as one batch."""

    def forward(self, x):
        return super().forward(x.flatten(0, 1)).reshape(x.shape)


class Block(nn.Module):
    """A residual block between a stem and a classifier."""

    def __init__(self):
        super().__init__()
        self.conv0, self.bn0 = nn.Conv2d(3, 4, 3, padding=1, bias=False), nn.BatchNorm2d(4)
        self.conv1, self.bn1 = nn.Conv2d(4, 6, 3, stride=2, padding=1, bias=False), nn.BatchNorm2d(6)
        self.conv2, self.bn2 = nn.Conv2d(6, 6, 3, padding=1, bias=False), nn.BatchNorm2d(6)
        self.downsample = nn.Sequential(nn.Conv2d(4, 6, 1, stride=2, bias=False), nn.BatchNorm2d(6))
        self.fc = nn.Linear(6, 3)

    def forward(self, x):
        x = F.relu(self.bn0(self.conv0(x)))
        y = self.bn2(self.conv2(F.relu(self.bn1(self.conv1(x)))))
        return self.fc(F.relu(y + self.downsample(x)).mean((2, 3)))


class Branches(nn.Module):
    """Two convolutions of the input side by side."""

    def __init__(self):
        super().__init__()
        self.narrow, self.wide, self.head = nn.Conv2d(3, 2, 1), nn.Conv2d(3, 3, 3, padding=1), nn.Linear(5, 2)

    def forward(self, x):
        return self.head(torch.cat([self.wide(x), self.narrow(x)], 1).mean((2, 3)))


class Named(nn.Module):
    """Names of a person's own."""

    def __init__(self):
        super().__init__()
        self.features = nn.ModuleDict(dict(conv=nn.Conv2d(1, 4, 3), norm=nn.BatchNorm2d(4)))
        self.classifier = nn.Sequential(nn.Linear(36, 5), nn.ReLU())
        self.out = nn.Linear(5, 2)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.features["norm"](self.features["conv"](x))), 2)
        return self.out(self.classifier(x.flatten(1)))


TRAINED = ", Loss(Loss.MeanSquaredError), Sgd"
NORMALISED = "Input(4), Dense(9, UseBias = false), BatchNorm(Activation = Activation.ReLU), Dense(6, Activation.Tanh), BatchNorm(Momentum = 0.3f), Dense(2)"


def normalised():
    return nn.Sequential(nn.Linear(4, 9, bias=False), nn.BatchNorm1d(9), nn.ReLU(), nn.Linear(9, 6), nn.Tanh(), nn.BatchNorm1d(6, momentum=0.3), nn.Linear(6, 2))


CASES = [
    Case("Dense", "Input(5), Dense(7, Activation.Tanh), Dense(4, Activation.SiLU, UseBias = false), Dense(3, Activation.Softmax)", (5,),
         lambda: nn.Sequential(nn.Linear(5, 7), nn.Tanh(), nn.Linear(7, 4, bias=False), nn.SiLU(), nn.Linear(4, 3), nn.Softmax(-1))),
    Case("One", "Input(1), Dense(1)", (1,), lambda: nn.Sequential(nn.Linear(1, 1))),
    Case("Activations", "Input(6), Dense(9, Activation.Sigmoid), Dense(8, Activation.LeakyReLU), Dense(7, Activation.ELU), Dense(6, Activation.SELU), "
         "Dense(5, Activation.GELU), Dense(9, Activation.Softplus), Dense(17, Activation.ReLU), Dense(2)", (6,),
         lambda: nn.Sequential(nn.Linear(6, 9), nn.Sigmoid(), nn.Linear(9, 8), nn.LeakyReLU(), nn.Linear(8, 7), nn.ELU(), nn.Linear(7, 6), nn.SELU(),
                               nn.Linear(6, 5), nn.GELU(), nn.Linear(5, 9), nn.Softplus(), nn.Linear(9, 17), nn.ReLU(), nn.Linear(17, 2))),
    Case("Between", "Input(4), Dense(6), Activation(Activation.Tanh), Dropout(0.3f), Dense(5, Activation.ReLU), Dropout(0.5f), Dense(2)", (4,),
         lambda: nn.Sequential(nn.Linear(4, 6), nn.Tanh(), nn.Dropout(0.3), nn.Linear(6, 5), nn.ReLU(), nn.Dropout(0.5), nn.Linear(5, 2))),
    Case("Conv2D", "Input(4, 9, 8), Conv2D(6, 3, 2, Stride = 2, Groups = 2, Activation = Activation.ReLU), Conv2D(5, 2, Dilation = 2, Padding = 1, UseBias = false), "
         "MaxPool2D(2), Dense(3)", (4, 9, 8),
         lambda: nn.Sequential(nn.Conv2d(4, 6, (3, 2), stride=2, groups=2), nn.ReLU(), nn.Conv2d(6, 5, 2, dilation=2, padding=1, bias=False), nn.MaxPool2d(2),
                               nn.Flatten(), nn.Linear(20, 3))),
    Case("Depthwise", "Input(6, 5, 5), Conv2D(6, 3, Groups = 6, Padding = Padding.Same), AvgPool2D(3, Stride = 2), Conv2D(4, 1, Activation = Activation.GELU), GlobalAvgPool, Dense(2)",
         (6, 5, 5),
         lambda: nn.Sequential(nn.Conv2d(6, 6, 3, groups=6, padding="same"), nn.AvgPool2d(3, 2), nn.Conv2d(6, 4, 1), nn.GELU(), nn.AdaptiveAvgPool2d(1), nn.Flatten(),
                               nn.Linear(4, 2))),
    Case("Conv1D", "Input(3, 20), Conv1D(5, 4, Stride = 2, Activation = Activation.ReLU), MaxPool1D(3), Conv1D(4, 2), Dense(2)", (3, 20),
         lambda: nn.Sequential(nn.Conv1d(3, 5, 4, stride=2), nn.ReLU(), nn.MaxPool1d(3), nn.Conv1d(5, 4, 2), nn.Flatten(), nn.Linear(8, 2))),
    Case("Conv1DGroups", "Input(4, 11), Conv1D(8, 3, Groups = 4, Dilation = 2, Padding = 2, UseBias = false), BatchNorm, GlobalAvgPool, Dense(2)", (4, 11),
         lambda: nn.Sequential(nn.Conv1d(4, 8, 3, groups=4, dilation=2, padding=2, bias=False), nn.BatchNorm1d(8), nn.AdaptiveAvgPool1d(1), nn.Flatten(), nn.Linear(8, 2))),
    Case("BatchNorm", NORMALISED, (4,), normalised),
    Case("BatchNormF64", NORMALISED, (4,), normalised, type="F64"),
    Case("BatchNormF16", NORMALISED, (4,), normalised, type="F16"),
    Case("BatchNormBF16", NORMALISED, (4,), normalised, type="BF16"),
    Case("Images", "Input(2, 6, 6), Conv2D(5, 3, UseBias = false), BatchNorm(Activation = Activation.SiLU, Epsilon = 0.001f), MaxPool2D(2), LayerNorm, Dense(3)", (2, 6, 6),
         lambda: nn.Sequential(nn.Conv2d(2, 5, 3, bias=False), nn.BatchNorm2d(5, eps=0.001), nn.SiLU(), nn.MaxPool2d(2), nn.LayerNorm((5, 2, 2)), nn.Flatten(), nn.Linear(20, 3))),
    Case("LayerNorm", "Input(7), LayerNorm, Dense(5, Activation.ReLU), LayerNorm(Epsilon = 0.01f), Dense(2)", (7,),
         lambda: nn.Sequential(nn.LayerNorm(7), nn.Linear(7, 5), nn.ReLU(), nn.LayerNorm(5, eps=0.01), nn.Linear(5, 2))),
    Case("SimpleRnn", "Input(3, Steps = 5), SimpleRnn(6), SimpleRnn(4, Activation.ReLU, UseBias = false), Dense(2, Activation.Softmax)", (5, 3),
         lambda: Steps(nn.RNN(3, 6, batch_first=True), nn.RNN(6, 4, nonlinearity="relu", bias=False, batch_first=True), nn.Linear(4, 2), nn.Softmax(-1))),
    Case("Gru", "Input(2, Steps = 7), Gru(9), Gru(5, UseBias = false, ReturnSequence = false), Dense(3)", (7, 2),
         lambda: Steps(nn.GRU(2, 9, batch_first=True), nn.GRU(9, 5, bias=False, batch_first=True), nn.Linear(5, 3), last=(1,))),
    Case("Lstm", "Input(4, Steps = 6), Lstm(7), LayerNorm, Dropout(0.2f), Lstm(3, UseBias = false, ReturnSequence = false), Dense(2)", (6, 4),
         lambda: Steps(nn.LSTM(4, 7, batch_first=True), nn.LayerNorm(7), nn.Dropout(0.2), nn.LSTM(7, 3, bias=False, batch_first=True), nn.Linear(3, 2), last=(3,))),
    Case("CausalConv1D", "Input(2, Steps = 9), Conv1D(6, 3, Dilation = 2, Activation = Activation.Tanh), BatchNorm, Conv1D(4, 2, Groups = 2, UseBias = false), Dense(1)", (9, 2),
         lambda: Steps(CausalConv1d(2, 6, 3, dilation=2), nn.Tanh(), StepBatchNorm(6), CausalConv1d(6, 4, 2, groups=2, bias=False), nn.Linear(4, 1))),
    Case("Residual", "Input(3, 8, 8), Conv2D(4, 3, Padding = 1, UseBias = false, Name = \"conv0\"), BatchNorm(Activation = Activation.ReLU, Name = \"bn0\"), "
         "Conv2D(6, 3, Stride = 2, Padding = 1, UseBias = false, Name = \"conv1\"), BatchNorm(Activation = Activation.ReLU, Name = \"bn1\"), "
         "Conv2D(6, 3, Padding = 1, UseBias = false, Name = \"conv2\"), BatchNorm(Name = \"bn2\"), "
         "Conv2D(6, 1, Stride = 2, UseBias = false, From = \"bn0\", Name = \"downsample.0\"), BatchNorm(Name = \"downsample.1\"), "
         "Add(\"bn2\", Activation = Activation.ReLU), GlobalAvgPool, Dense(3, Name = \"fc\")", (3, 8, 8), Block),
    Case("Branches", "Input(3, 6, 5), Conv2D(2, 1, Name = \"narrow\"), Conv2D(3, 3, Padding = 1, From = \"input\", Name = \"wide\"), Concat(\"narrow\"), GlobalAvgPool, Dense(2, Name = \"head\")",
         (3, 6, 5), Branches),
    Case("Named", "Input(1, 8, 8), Conv2D(4, 3), BatchNorm(Activation = Activation.ReLU), MaxPool2D(2), Dense(5, Activation.ReLU), Dense(2)", (1, 8, 8), Named,
         names={"0": "features.conv", "1": "features.norm", "5": "classifier.0", "7": "out"}),
]

for case in CASES:
    case.declaration += TRAINED
