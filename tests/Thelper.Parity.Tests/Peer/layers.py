"""Layers: initial values, outputs, gradients of inputs and parameters, and the state afterwards, in training and in use, in double precision."""
import torch

import building


def answer(case):
    torch.manual_seed(case["seed"])
    layer = building.build(case)
    initial = building.state_of(layer)
    layer.double()
    building.randomise(layer)
    inputs = [building.draw(given, torch.float64) for given in case["inputs"]]
    arguments = {name: argument(given) for name, given in (case.get("arguments") or {}).items()}
    tensors = {name: given for name, given in arguments.items() if isinstance(given, torch.Tensor)}
    answer = {"initial": initial, "state": building.state_of(layer), "inputs": inputs, "arguments": tensors}
    for mode in ("train", "eval"):
        layer.train(mode == "train")
        answer[mode] = run(layer, inputs, arguments, case)
    return answer


def argument(given):
    """A tensor, or numbers that are none, or a truth value."""
    if isinstance(given, dict) and "numbers" in given:
        return given["numbers"]
    return building.draw(given, torch.float64) if isinstance(given, (list, dict)) else given


def run(layer, inputs, arguments, case):
    forward_only = case.get("forward_only", False)
    layer.zero_grad()
    given = [tensor.clone().requires_grad_(tensor.is_floating_point() and not forward_only) for tensor in inputs]
    torch.manual_seed(case["seed"])
    outputs = building.flat(call(layer, given, arguments))
    if forward_only:
        return {"outputs": [output.detach() for output in outputs], "state": building.state_of(layer)}
    real = [output for output in outputs if output.is_floating_point()]
    upstream = [torch.randn(output.shape, dtype=output.dtype) for output in real]
    torch.autograd.backward(real, upstream)
    zeros = {name: torch.zeros_like(tensor) for name, tensor in layer.named_parameters()}
    return {
        "outputs": [output.detach() for output in outputs],
        "upstream": upstream,
        "input gradients": [tensor.grad if tensor.grad is not None else torch.zeros_like(tensor) for tensor in given if tensor.is_floating_point()],
        "gradients": {name: zeros[name] if tensor.grad is None else tensor.grad.clone() for name, tensor in layer.named_parameters()},
        "state": building.state_of(layer),
    }


def call(layer, inputs, arguments):
    """Attention to itself is written with one input, states of an LSTM as two."""
    if isinstance(layer, torch.nn.MultiheadAttention) and len(inputs) == 1:
        inputs = inputs * 3
    if isinstance(layer, (torch.nn.LSTM, torch.nn.LSTMCell)) and len(inputs) > 1:
        inputs = [inputs[0], tuple(inputs[1:])]
    return layer(*inputs, **arguments)
