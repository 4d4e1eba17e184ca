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
    answer = {"initial": initial, "state": building.state_of(layer), "inputs": inputs}
    for mode in ("train", "eval"):
        layer.train(mode == "train")
        answer[mode] = run(layer, inputs, case["seed"], case.get("forward_only", False))
    return answer


def run(layer, inputs, seed, forward_only):
    layer.zero_grad()
    given = [tensor.clone().requires_grad_(tensor.is_floating_point() and not forward_only) for tensor in inputs]
    torch.manual_seed(seed)
    outputs = building.flat(layer(*given))
    if forward_only:
        return {"outputs": [output.detach() for output in outputs], "state": building.state_of(layer)}
    upstream = [torch.randn(output.shape, dtype=output.dtype) for output in outputs]
    torch.autograd.backward(outputs, upstream)
    zeros = {name: torch.zeros_like(tensor) for name, tensor in layer.named_parameters()}
    return {
        "outputs": [output.detach() for output in outputs],
        "upstream": upstream,
        "input gradients": [tensor.grad if tensor.grad is not None else torch.zeros_like(tensor) for tensor in given if tensor.is_floating_point()],
        "gradients": {name: zeros[name] if tensor.grad is None else tensor.grad.clone() for name, tensor in layer.named_parameters()},
        "state": building.state_of(layer),
    }
