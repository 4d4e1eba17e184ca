"""Prints, as JSON, what torchvision's networks, and some of plain layers, give; null where torchvision is not installed."""

import hashlib
import json
from collections import OrderedDict

import torch
from torch import nn

try:
    import torchvision
except ImportError:
    torchvision = None

SEED = 7
CLASSES = 5
SAMPLES_PER_TENSOR = 50


def mlp():
    layers = nn.Sequential(
        nn.Linear(6, 8), nn.BatchNorm1d(8), nn.Tanh(), nn.Dropout(0.25),
        nn.Linear(8, 7), nn.BatchNorm1d(7), nn.Tanh(), nn.Dropout(0.25), nn.Linear(7, CLASSES))
    return nn.Sequential(OrderedDict(layers=layers))


def mobile(name, **options):
    return lambda: getattr(torchvision.models, name)(num_classes=CLASSES, **options)


CASES = {
    "mlp": (mlp, (9, 6)),
    "mobilenet large": (mobile("mobilenet_v3_large"), (2, 3, 64, 64)),
    "mobilenet small": (mobile("mobilenet_v3_small"), (2, 3, 64, 64)),
    "mobilenet large varied": (
        mobile("mobilenet_v3_large", width_mult=0.5, reduced_tail=True, dilated=True, dropout=0.5), (2, 3, 64, 48)),
    "mobilenet small varied": (
        mobile("mobilenet_v3_small", width_mult=1.3, reduced_tail=True, dilated=True), (2, 3, 64, 48)),
}


def written(tensor):
    return {"shape": list(tensor.shape), "data": tensor.detach().double().flatten().tolist()}


def sampled(tensor):
    flat = tensor.flatten()
    return written(flat[:: max(1, len(flat) // SAMPLES_PER_TENSOR)])


def digest(tensor):
    return hashlib.sha256(tensor.numpy().tobytes()).hexdigest()


def blur(model):
    """Moves biases and factors off the zeros and ones with which they begin, which would hide mistakes."""
    torch.manual_seed(SEED + 1)
    with torch.no_grad():
        for parameter in model.parameters():
            if parameter.dim() == 1:
                parameter.add_(0.3 * torch.randn(parameter.shape))


def passed(model, values):
    model.zero_grad()
    torch.manual_seed(SEED + 2)
    output = model(values)
    loss = output.square().mean()
    loss.backward()
    gradients = {name: sampled(parameter.grad) for name, parameter in model.named_parameters()}
    return {"output": written(output), "loss": written(loss), "gradients": gradients}


def case(make, shape):
    torch.manual_seed(SEED)
    model = make()
    initial = {key: digest(tensor) for key, tensor in model.state_dict().items()}
    values = torch.randn(shape)
    blur(model)
    training = passed(model, values)
    statistics = {name: sampled(buffer) for name, buffer in model.named_buffers()}
    return {
        "initial": initial, "input": written(values), "train": training, "statistics": statistics,
        "eval": passed(model.eval(), values),
    }


torch.set_num_threads(1)
print(json.dumps({name: case(*made) for name, made in CASES.items()} if torchvision else None))
