"""Initial values of a tensor."""
import torch

import building


def answer(case):
    torch.manual_seed(case["seed"])
    tensor = torch.empty(case["shape"], dtype=torch.float64 if case.get("double") else torch.float32)
    building.resolve(case["type"])(tensor, **(case.get("params") or {}))
    return {"tensor": tensor}
