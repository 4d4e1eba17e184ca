"""Prints, as JSON, what PyTorch's cross-entropy and generator give; the C# tests compare."""

import json

import torch
from torch import nn

SEED = 7
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
print(json.dumps({"losses": losses(), "drawn": drawn()}))
