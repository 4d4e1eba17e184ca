"""Prints, as JSON, what PyTorch's layers, losses and generator give; the C# tests compare."""

import json

import torch
from torch import nn

SEED = 7
LAYERS = {
    "conv2d": (lambda: nn.Conv2d(3, 8, 3), (2, 3, 9, 11)),
    "conv2d strided": (lambda: nn.Conv2d(4, 6, (3, 5), stride=(2, 1), padding=(1, 2)), (2, 4, 9, 8)),
    "conv2d dilated": (lambda: nn.Conv2d(3, 4, 3, padding=2, dilation=2), (2, 3, 8, 8)),
    "conv2d grouped": (lambda: nn.Conv2d(4, 8, 3, groups=2, bias=False), (2, 4, 7, 7)),
    "conv transpose": (lambda: nn.ConvTranspose2d(4, 6, 3, stride=2, padding=1, output_padding=1), (2, 4, 5, 7)),
    "conv transpose grouped": (
        lambda: nn.ConvTranspose2d(4, 6, (2, 3), stride=(2, 1), dilation=(1, 2), groups=2, bias=False), (2, 4, 5, 7)),
    "linear": (lambda: nn.Linear(10, 6), (5, 10)),
    "linear without bias": (lambda: nn.Linear(10, 6, bias=False), (2, 5, 10)),
    "batch norm": (lambda: nn.BatchNorm2d(3), (4, 3, 5, 5)),
    "batch norm in use": (lambda: nn.BatchNorm2d(3, eps=1e-3, momentum=0.3), (4, 3, 5, 5)),
    "batch norm of rows": (lambda: nn.BatchNorm1d(3), (5, 3)),
    "instance norm": (lambda: nn.InstanceNorm2d(3), (2, 3, 5, 6)),
    "relu": (nn.ReLU, (3, 7)),
    "leaky relu": (lambda: nn.LeakyReLU(0.2), (3, 7)),
    "sigmoid": (nn.Sigmoid, (3, 7)),
    "tanh": (nn.Tanh, (3, 7)),
    "hard swish": (nn.Hardswish, (3, 7)),
    "hard sigmoid": (nn.Hardsigmoid, (3, 7)),
    "gelu": (nn.GELU, (3, 7)),
    "elu": (nn.ELU, (3, 7)),
    "silu": (nn.SiLU, (3, 7)),
    "prelu": (nn.PReLU, (3, 7)),
    "softmax": (lambda: nn.Softmax(dim=1), (3, 7)),
    "max pool": (lambda: nn.MaxPool2d(3, stride=2, padding=1), (2, 3, 9, 10)),
    "average pool": (lambda: nn.AvgPool2d((2, 3), padding=1), (2, 3, 9, 10)),
    "adaptive average pool": (lambda: nn.AdaptiveAvgPool2d((3, 2)), (2, 3, 7, 9)),
    "flatten": (nn.Flatten, (2, 3, 4, 5)),
}
LOSSES = {
    "mean": {},
    "sum": {"reduction": "sum"},
    "none": {"reduction": "none"},
    "weighted": {"weight": torch.tensor([0.5, 1, 2, 3])},
    "weighted sum": {"weight": torch.tensor([0.5, 1, 2, 3]), "reduction": "sum"},
    "ignoring": {"ignore_index": 2},
    "smoothed": {"label_smoothing": 0.1},
    "all together": {"weight": torch.tensor([0.5, 1, 2, 3]), "ignore_index": 2, "label_smoothing": 0.2},
    "weighted and smoothed": {"weight": torch.tensor([0.5, 1, 2, 3]), "label_smoothing": 0.2},
}


def written(tensor):
    return {"shape": list(tensor.shape), "data": tensor.detach().double().flatten().tolist()}


def written_state(module):
    return {name: written(tensor) for name, tensor in module.state_dict().items()}


def layer(name, make, shape):
    torch.manual_seed(SEED)
    module = make()
    before = written_state(module)
    values = torch.randn(shape, requires_grad=True)
    if name.endswith("in use"):
        module(2 * values.detach() + 1)
        module.eval()
    output = module(values)
    upstream = torch.randn(output.shape)
    output.backward(upstream)
    gradients = {key: written(parameter.grad) for key, parameter in module.named_parameters()}
    return {
        "initial": before, "input": written(values), "output": written(output), "upstream": written(upstream),
        "gradient": written(values.grad), "gradients": gradients, "state": written_state(module),
    }


def loss(options, scores, target):
    scores = scores.clone().requires_grad_()
    value = nn.CrossEntropyLoss(**options)(scores, target)
    value.sum().backward()
    return {"loss": written(value), "gradient": written(scores.grad)}


def losses():
    torch.manual_seed(SEED)
    scores = torch.randn(3, 4, 2, 5)
    target = torch.randint(4, (3, 2, 5))
    values = {name: loss(options, scores, target) for name, options in LOSSES.items()}
    shares = torch.rand(3, 4, 2, 5).softmax(1)
    mixed = {name: loss(options, scores, shares) for name, options in LOSSES.items() if "ignore_index" not in options}
    return {"scores": written(scores), "target": written(target), "values": values, "shares": written(shares), "mixed": mixed}


def drawn():
    torch.manual_seed(0)
    return {
        "uniform": written(torch.rand(40)), "normal": written(torch.randn(40)), "odd": written(torch.randn(5)),
        "permutation": written(torch.randperm(20)),
    }


torch.set_num_threads(1)
print(json.dumps({
    "layers": {name: layer(name, *made) for name, made in LAYERS.items()}, "losses": losses(), "drawn": drawn(),
}))
