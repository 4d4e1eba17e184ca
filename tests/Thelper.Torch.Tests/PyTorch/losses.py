"""Prints, as JSON, what PyTorch's losses give where no configuration can ask for it; in float64."""

import json

import torch
from torch import nn

torch.set_num_threads(1)
torch.manual_seed(11)


def written(tensor):
    return {"shape": list(tensor.shape), "data": tensor.detach().double().flatten().tolist()}


def compared(loss, prediction, target):
    prediction = prediction.clone().requires_grad_()
    value = loss(prediction, target)
    value.sum().backward()
    return {
        "prediction": written(prediction), "target": written(target),
        "loss": written(value), "gradient": written(prediction.grad),
    }


def losses():
    scores = torch.randn(6, 3, 2, dtype=torch.float64) * 2
    numbers = torch.randn(6, 3, 2, dtype=torch.float64)
    flags = (torch.rand(6, 3, generator=torch.Generator().manual_seed(3)) > 0.5).double()
    flat = scores[:, :, 0]
    weight = torch.tensor([0.5, 1.0, 3.0], dtype=torch.float64)
    return {
        "mse": compared(nn.MSELoss(reduction="none"), scores, numbers),
        "hinge": compared(nn.HingeEmbeddingLoss(margin=2.5, reduction="none"), flat, flags * 2 - 1),
        "multi-label soft margin": compared(nn.MultiLabelSoftMarginLoss(weight=weight, reduction="none"), flat, flags),
        "bce logits of pixels": compared(
            nn.BCEWithLogitsLoss(pos_weight=weight[:, None]), scores, flags[:, :, None].repeat(1, 1, 2)),
    }


print(json.dumps(losses()))
