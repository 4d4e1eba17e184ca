"""Losses: their value, and the gradients of the inputs that are learned, in double precision."""
import torch

import building

DRAWN = {
    "positive": lambda shape: torch.rand(shape, dtype=torch.float64) * 2 + 0.01,
    "probabilities": lambda shape: torch.rand(shape, dtype=torch.float64) * 0.98 + 0.01,
    "flags": lambda shape: torch.randint(0, 2, shape).double(),
    "signs": lambda shape: torch.randint(0, 2, shape).double() * 2 - 1,
    "counts": lambda shape: torch.randint(0, 7, shape).double(),
    "shares": lambda shape: torch.randn(shape, dtype=torch.float64).softmax(1),
    "logarithms": lambda shape: torch.randn(shape, dtype=torch.float64).log_softmax(1 if len(shape) < 3 else 2),
}

DISTANCES = {"cosine": lambda first, second: 1 - torch.nn.functional.cosine_similarity(first, second)}


def answer(case):
    torch.manual_seed(case["seed"])
    loss = building.resolve(case["type"])(**{key: parameter(key, given) for key, given in (case.get("params") or {}).items()})
    inputs = [draw(given) for given in case["inputs"]]
    learned = [tensor.clone().requires_grad_() for tensor in inputs[:case.get("learned", 1)]]
    value = loss(*learned, *inputs[len(learned):])
    upstream = torch.randn(value.shape, dtype=torch.float64)
    value.backward(upstream)
    return {"inputs": inputs, "loss": value.detach(), "upstream": upstream, "gradients": [tensor.grad for tensor in learned]}


def parameter(key, given):
    if key in ("weight", "pos_weight"):
        return torch.tensor(given, dtype=torch.float64)
    return DISTANCES[given] if key == "distance_function" else given


def draw(description):
    if isinstance(description, list) or "below" in description:
        return building.draw(description, torch.float64)
    return torch.tensor(description["values"]) if "values" in description else DRAWN[description["of"]](description["shape"])
