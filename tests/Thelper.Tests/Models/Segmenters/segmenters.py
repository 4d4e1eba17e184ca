"""Prints, as JSON, what torchvision's segmentation networks give; null where torchvision is not installed."""

import hashlib
import json

import torch

try:
    import torchvision
except ImportError:
    torchvision = None

SEED = 7
CLASSES = 4
SAMPLES_PER_TENSOR = 50
NAMES = ["fcn_resnet50", "fcn_resnet101", "deeplabv3_resnet50", "deeplabv3_resnet101"]


def written(tensor):
    return {"shape": list(tensor.shape), "data": tensor.detach().double().flatten().tolist()}


def sampled(tensor):
    flat = tensor.flatten()
    return written(flat[:: max(1, len(flat) // SAMPLES_PER_TENSOR)])


def digest(tensor):
    return hashlib.sha256(tensor.numpy().tobytes()).hexdigest()


def made(name, auxiliary):
    torch.manual_seed(SEED)
    make = getattr(torchvision.models.segmentation, name)
    return make(weights=None, weights_backbone=None, num_classes=CLASSES, aux_loss=auxiliary)


def passed(model, images, target):
    torch.manual_seed(SEED)
    model.zero_grad()
    scores = model(images)
    entropy = torch.nn.functional.cross_entropy
    loss = entropy(scores["out"], target) + 0.5 * entropy(scores["aux"], target)
    loss.backward()
    return {
        "scores": {name: {"shape": list(value.shape), "values": sampled(value)} for name, value in scores.items()},
        "loss": written(loss),
        "gradients": {name: sampled(parameter.grad) for name, parameter in model.named_parameters()},
    }


def run(name):
    model = made(name, True)
    initial = {key: digest(tensor) for key, tensor in model.state_dict().items()}
    images = torch.randn(2, 3, 48, 56)
    target = torch.randint(CLASSES, (2, 48, 56))
    return {
        "initial": initial, "images": written(images), "target": written(target),
        "train": passed(model, images, target), "eval": passed(model.eval(), images, target),
    }


def shapes(name, auxiliary):
    return [f"{key} {list(tensor.shape)}" for key, tensor in made(name, auxiliary).state_dict().items()]


def all_shapes():
    # The values are of no interest, and drawing them takes long.
    for method in ("kaiming_uniform_", "kaiming_normal_", "uniform_"):
        setattr(torch.nn.init, method, lambda tensor, *_, **__: tensor)
    return {name: {"alone": shapes(name, False), "auxiliary": shapes(name, True)} for name in NAMES}


def main():
    runs = {name: run(name) for name in ("fcn_resnet50", "deeplabv3_resnet50")}
    return {"runs": runs, "shapes": all_shapes()}


print(json.dumps(main() if torchvision else None))
