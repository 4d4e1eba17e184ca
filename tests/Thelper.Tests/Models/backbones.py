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


def convolution(channels, outputs, kernel, padding, groups=1, bias=True):
    return nn.Conv2d(channels, outputs, kernel, padding=padding, groups=groups, bias=bias)


def block(*layers):
    return nn.Sequential(OrderedDict(zip(("conv", "norm", "act") if len(layers) == 3 else ("conv", "act"), layers)))


def restoring(channels, filters, groups, padding):
    return lambda: nn.Sequential(OrderedDict(
        conv1=block(convolution(channels, groups * filters, 9, 4 * padding, groups), nn.ReLU()),
        conv2=block(convolution(groups * filters, groups * filters // 2, 5, 2 * padding, groups), nn.ReLU()),
        conv3=block(convolution(groups * filters // 2, channels, 5, 2 * padding, groups))))


class Deep(nn.Module):
    """One convolution, two, and one more, added to their input; channels are worked on one by one."""

    def __init__(self):
        super().__init__()
        self.input_conv = self.normalised(1, 5)
        self.residual_layers = nn.Sequential(self.normalised(8, 3), self.normalised(8, 3))
        self.output_conv = block(convolution(8, 1, 3, 1, bias=False))
        for module in self.modules():
            if isinstance(module, nn.Conv2d):
                nn.init.kaiming_normal_(module.weight)

    @staticmethod
    def normalised(channels, kernel):
        return block(convolution(channels, 8, kernel, kernel // 2, bias=False), nn.BatchNorm2d(8), nn.LeakyReLU(0.2))

    def forward(self, images):
        values = images.reshape(-1, 1, *images.shape[2:])
        detail = self.output_conv(self.residual_layers(self.input_conv(values)))
        return (values + detail).reshape(images.shape)


CASES = {
    "residual of basic blocks": (
        lambda: torchvision.models.resnet18(num_classes=CLASSES, zero_init_residual=True), (2, 3, 48, 48)),
    "residual of bottlenecks": (
        lambda: torchvision.models.resnet50(num_classes=CLASSES, zero_init_residual=True), (2, 3, 48, 48)),
    "srcnn": (restoring(1, 6, 1, 1), (2, 1, 18, 20)),
    "srcnn of groups": (restoring(4, 6, 2, 0), (2, 4, 18, 20)),
    "vdsr": (Deep, (2, 3, 12, 10)),
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
