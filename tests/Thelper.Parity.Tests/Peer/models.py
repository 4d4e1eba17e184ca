"""Models: initial values, scores in use and in training, the loss of the latter and the norms of its gradients, in single precision."""
import hashlib

import torch

import building


def answer(case):
    torch.manual_seed(case["seed"])
    classes = case["classes"]
    params = dict(case.get("params") or {})
    model = building.build({"type": case.get("peer", case["type"]), "params": {**params, "num_classes": classes}})
    initial = {name: digest(tensor) for name, tensor in model.state_dict().items()} if case.get("initial", True) else {}
    disturb(model)
    image = torch.randn(case["input"])
    labels = torch.randint(0, classes, [case["input"][0]] + case.get("pixels", []))
    answer = {"initial": initial, "state": building.state_of(model), "image": image, "labels": labels}
    model.eval()
    with torch.no_grad():
        answer["use"] = named(model(image))
    model.train()
    torch.manual_seed(case["seed"])
    outputs = named(model(image))
    loss = sum(weight(name, case) * torch.nn.functional.cross_entropy(output, labels) for name, output in outputs.items())
    loss.backward()
    answer["training"] = {name: output.detach() for name, output in outputs.items()}
    answer["loss"] = loss.detach()
    answer["gradients"] = {name: norm(tensor) for name, tensor in model.named_parameters()}
    answer["state afterwards"] = {name: tensor.clone() for name, tensor in model.named_buffers() if tensor.is_floating_point()}
    return answer


def disturb(model):
    """Biases, factors and statistics that all begin as 0 or 1 would hide mistakes."""
    for name, tensor in model.state_dict().items():
        if name.endswith("running_var"):
            tensor.uniform_(0.5, 1.5)
        elif tensor.is_floating_point() and tensor.dim() == 1:
            tensor.add_(torch.randn_like(tensor) * 0.1)


def digest(tensor):
    return torch.tensor(list(hashlib.sha256(tensor.numpy().tobytes()).digest()), dtype=torch.uint8)


def named(output):
    """Scores by name; those of the main output are called out."""
    if isinstance(output, torch.Tensor):
        return {"out": output}
    fields = output if isinstance(output, dict) else output._asdict()
    return {"out" if name == "logits" else name: tensor for name, tensor in fields.items() if tensor is not None}


def weight(name, case):
    return 1.0 if name == "out" else case.get("aux_weight", 0.0)


def norm(parameter):
    return torch.zeros(()) if parameter.grad is None else parameter.grad.norm()
