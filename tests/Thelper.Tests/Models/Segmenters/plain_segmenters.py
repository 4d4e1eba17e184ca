"""Prints, as JSON, what a U-Net and an FCN-32s written with PyTorch's own layers give."""

import json
from collections import OrderedDict

import torch
from torch import nn
from torch.nn import functional

SEED = 7
CLASSES = 4
SAMPLES_PER_TENSOR = 50
NOISE = torch.tensor([
    [[0, 0, 0, 0, 0], [0, 0, 0, 0, 0], [0, 1, -2, 1, 0], [0, 0, 0, 0, 0], [0, 0, 0, 0, 0]],
    [[0, 0, 0, 0, 0], [0, -1, 2, -1, 0], [0, 2, -4, 2, 0], [0, -1, 2, -1, 0], [0, 0, 0, 0, 0]],
    [[-1, 2, -2, 2, -1], [2, -6, 8, -6, 2], [-2, 8, -12, 8, -2], [2, -6, 8, -6, 2], [-1, 2, -2, 2, -1]],
], dtype=torch.float) / torch.tensor([2.0, 4.0, 12.0]).view(3, 1, 1)


def written(tensor):
    return {"shape": list(tensor.shape), "data": tensor.detach().double().flatten().tolist()}


def sampled(tensor):
    flat = tensor.flatten()
    return written(flat[:: max(1, len(flat) // SAMPLES_PER_TENSOR)])


def twice(channels, width):
    parts = []
    for inputs in (channels, width):
        parts += [nn.Conv2d(inputs, width, 3, padding=1), nn.BatchNorm2d(width), nn.ReLU()]
    return nn.Sequential(OrderedDict(layer=nn.Sequential(*parts)))


class UNet(nn.Module):
    def __init__(self, channels, middle, noise):
        super().__init__()
        self.noise = noise
        self.channels = channels
        widths = [middle // 16, middle // 8, middle // 4, middle // 2]
        inputs = channels + 3 if noise else channels
        for number, width in enumerate(widths, 1):
            setattr(self, f"encoder_block{number}", twice(inputs, width))
            inputs = width
        self.mid_block = twice(inputs, middle)
        for number, width in enumerate(reversed(widths), 1):
            setattr(self, f"upsampling_block{number}", nn.ConvTranspose2d(2 * width, width, 2, stride=2))
            if number < 4:
                setattr(self, f"decoder_block{number}", twice(2 * width, width))
            else:
                self.final_block = nn.Sequential(
                    nn.Conv2d(2 * width, width, 3, padding=1), nn.ReLU(), nn.Conv2d(width, CLASSES, 1))

    def forward(self, images):
        height, width = images.shape[2:]
        value = images
        if self.noise:
            kernels = NOISE.unsqueeze(1).repeat(1, self.channels, 1, 1)
            value = torch.cat([images, functional.conv2d(images, kernels, padding=2)], 1)
        value = functional.pad(value, (0, -width % 16, 0, -height % 16))
        skips = []
        for number in range(1, 5):
            skips.append(getattr(self, f"encoder_block{number}")(value))
            value = functional.max_pool2d(skips[-1], 2)
        value = self.mid_block(value)
        for number in range(1, 5):
            joined = torch.cat([skips.pop(), getattr(self, f"upsampling_block{number}")(value)], 1)
            value = (getattr(self, f"decoder_block{number}") if number < 4 else self.final_block)(joined)
        return value[:, :, :height, :width]


def tents(channels, side):
    distance = (torch.arange(side) - (side - 1) / 2).abs() / ((side + 1) // 2)
    kernel = (1 - distance).unsqueeze(1) * (1 - distance)
    return torch.eye(channels).view(channels, channels, 1, 1) * kernel


class Fcn32s(nn.Module):
    def __init__(self, width, hidden):
        super().__init__()
        inputs = 3
        for number, (factor, count) in enumerate([(1, 2), (2, 2), (4, 3), (8, 3), (8, 3)], 1):
            parts = []
            for i in range(count):
                parts += [nn.Conv2d(inputs, width * factor, 3, padding=100 if number == 1 and i == 0 else 1), nn.ReLU()]
                inputs = width * factor
            setattr(self, f"conv_block{number}", nn.Sequential(*parts, nn.MaxPool2d(2, ceil_mode=True)))
        self.classifier = nn.Sequential(
            nn.Conv2d(inputs, hidden, 7), nn.ReLU(), nn.Dropout2d(),
            nn.Conv2d(hidden, hidden, 1), nn.ReLU(), nn.Dropout2d(), nn.Conv2d(hidden, CLASSES, 1))
        self.upscaler = nn.ConvTranspose2d(CLASSES, CLASSES, 64, stride=32, bias=False)
        with torch.no_grad():
            self.upscaler.weight.copy_(tents(CLASSES, 64))

    def forward(self, images):
        value = images
        for number in range(1, 6):
            value = getattr(self, f"conv_block{number}")(value)
        value = self.upscaler(self.classifier(value))
        return value[:, :, 19:19 + images.shape[2], 19:19 + images.shape[3]]


def passed(model, images, target):
    torch.manual_seed(SEED)
    model.zero_grad()
    scores = model(images)
    loss = functional.cross_entropy(scores, target)
    loss.backward()
    gradients = {name: sampled(parameter.grad) for name, parameter in model.named_parameters()}
    return {"shape": list(scores.shape), "scores": sampled(scores), "loss": written(loss), "gradients": gradients}


def run(make, channels, height, width):
    torch.manual_seed(SEED)
    model = make()
    keys = [key for key in model.state_dict()]
    images = torch.randn(2, channels, height, width)
    target = torch.randint(CLASSES, (2, height, width))
    return {
        "keys": keys, "images": written(images), "target": written(target),
        "train": passed(model, images, target), "eval": passed(model.eval(), images, target),
    }


print(json.dumps({
    "unet": run(lambda: UNet(3, 32, False), 3, 32, 48),
    "unet of odd sizes": run(lambda: UNet(1, 16, False), 1, 37, 50),
    "unet with noise": run(lambda: UNet(3, 32, True), 3, 33, 31),
    "fcn32s": run(lambda: Fcn32s(4, 16), 3, 41, 30),
}))
