"""Prints, as JSON, what PyTorch makes of gradients and of a layer between two steps."""

import json

import torch

SHAPES = [(3, 4), (5,), (2, 2, 3, 3)]


def written(tensor):
    return {"shape": list(tensor.shape), "data": tensor.detach().double().flatten().tolist()}


def parameters(scale=1.0):
    torch.manual_seed(5)
    made = [torch.nn.Parameter(torch.zeros(shape)) for shape in SHAPES]
    for parameter in made:
        parameter.grad = torch.randn(parameter.shape) * scale
    return made


def gradients(made):
    return [written(parameter.grad) for parameter in made]


def clipped_to_norm(maximum):
    made = parameters()
    norm = torch.nn.utils.clip_grad_norm_(made, maximum)
    return {"maximum": maximum, "norm": written(norm), "gradients": gradients(made)}


def clipped_to_value(maximum):
    made = parameters()
    torch.nn.utils.clip_grad_value_(made, maximum)
    return {"maximum": maximum, "gradients": gradients(made)}


def autocast():
    torch.manual_seed(6)
    layer = torch.nn.Linear(37, 11)
    values = torch.randn(9, 37)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        output = layer(values)
        loss = torch.nn.functional.cross_entropy(output, torch.arange(9))
    loss.backward()
    assert output.dtype == torch.bfloat16
    return {
        "weight": written(layer.weight),
        "bias": written(layer.bias),
        "input": written(values),
        "output": written(output),
        "loss": written(loss),
        "gradient": written(layer.weight.grad),
    }


print(json.dumps({
    "gradients": gradients(parameters()),
    "norm": [clipped_to_norm(0.5), clipped_to_norm(1000.0)],
    "value": clipped_to_value(0.3),
    "autocast": autocast(),
}))
