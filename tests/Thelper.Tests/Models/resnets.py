"""Prints, as JSON, what torchvision's residual networks give; null where torchvision is not installed."""

import hashlib
import json

import torch

try:
    import torchvision
    from torchvision.models._utils import IntermediateLayerGetter
    from torchvision.ops.misc import FrozenBatchNorm2d
except ImportError:
    torchvision = None

SEED = 7
CLASSES = 5
SAMPLES_PER_TENSOR = 50
NAMES = [
    "resnet18", "resnet34", "resnet50", "resnet101", "resnet152",
    "resnext50_32x4d", "resnext101_32x8d", "wide_resnet50_2", "wide_resnet101_2",
]
FROZEN = {"weight": 0.8, "bias": 0.05, "running_mean": 0.1, "running_var": 1.5}


def written(tensor):
    return {"shape": list(tensor.shape), "data": tensor.detach().double().flatten().tolist()}


def sampled(tensor):
    flat = tensor.flatten()
    return written(flat[:: max(1, len(flat) // SAMPLES_PER_TENSOR)])


def digest(tensor):
    return hashlib.sha256(tensor.numpy().tobytes()).hexdigest()


def digests(model):
    return {key: digest(tensor) for key, tensor in model.state_dict().items()}


def made(name, **options):
    torch.manual_seed(SEED)
    return getattr(torchvision.models, name)(num_classes=CLASSES, **options)


def passed(model, images, target):
    model.zero_grad()
    output = model(images)
    loss = torch.nn.functional.cross_entropy(output, target)
    loss.backward()
    gradients = {name: sampled(parameter.grad) for name, parameter in model.named_parameters()}
    return {"output": written(output), "loss": written(loss), "gradients": gradients}


def run(name):
    model = made(name)
    initial = digests(model)
    images = torch.randn(2, 3, 64, 64)
    target = torch.tensor([1, 4])
    training = passed(model, images, target)
    statistics = {key: sampled(buffer) for key, buffer in model.named_buffers()}
    return {
        "initial": initial,
        "initial with zero residuals": digests(made(name, zero_init_residual=True)),
        "images": written(images),
        "target": written(target),
        "train": training,
        "statistics": statistics,
        "eval": passed(model.eval(), images, target),
    }


def features():
    torch.manual_seed(SEED)
    network = torchvision.models.resnet18(norm_layer=FrozenBatchNorm2d)
    model = IntermediateLayerGetter(network, {"layer2": "fine", "layer4": "coarse"})
    for key, buffer in model.named_buffers():
        buffer.fill_(FROZEN[key.rsplit(".")[-1]])
    images = torch.randn(2, 3, 64, 64)
    maps = model(images)
    sum(value.pow(2).mean() for value in maps.values()).backward()
    return {
        "images": written(images),
        "keys": list(model.state_dict()),
        "maps": {name: {"shape": list(value.shape), "values": sampled(value)} for name, value in maps.items()},
        "gradients": {name: sampled(parameter.grad) for name, parameter in model.named_parameters()},
    }


def shapes(name):
    return [f"{key} {list(tensor.shape)}" for key, tensor in made(name).state_dict().items()]


def all_shapes():
    # The values are of no interest, and drawing half a billion takes long.
    for method in ("kaiming_uniform_", "kaiming_normal_", "uniform_"):
        setattr(torch.nn.init, method, lambda tensor, *_, **__: tensor)
    return {name: shapes(name) for name in NAMES}


def main():
    runs = {name: run(name) for name in ("resnet18", "resnet50", "resnext50_32x4d")}
    return {"runs": runs, "features": features(), "shapes": all_shapes()}


print(json.dumps(main() if torchvision else None))
