"""Networks of the Python original that torchvision does not have, from layers of PyTorch."""
from collections import OrderedDict

import torch
import torchvision
from torch import nn


class MobileNetV2(nn.Module):
    """Sandler et al. (2018), table 2."""

    GROUPS = ((1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2), (6, 320, 1, 1))

    class Block(nn.Module):
        def __init__(self, before, after, stride, factor):
            super().__init__()
            wide = before * factor
            self.adds = stride == 1 and before == after
            self.conv = nn.Sequential(
                *activated(before, wide, 1), *activated(wide, wide, 3, stride=stride, padding=1, groups=wide),
                nn.Conv2d(wide, after, 1, bias=False), nn.BatchNorm2d(after))

        def forward(self, image):
            return self.conv(image) + (image if self.adds else 0)

    def __init__(self, num_classes, input_size, width_mult):
        super().__init__()
        channels = int(32 * width_mult)
        layers = [nn.Sequential(*activated(3, channels, 3, stride=2, padding=1))]
        for factor, width, count, stride in self.GROUPS:
            after = int(width * width_mult)
            for i in range(count):
                layers.append(self.Block(channels, after, stride if i == 0 else 1, factor))
                channels = after
        last = int(1280 * max(1, width_mult))
        layers += [nn.Sequential(*activated(channels, last, 1)), nn.AvgPool2d(input_size // 32)]
        self.features = nn.Sequential(*layers)
        self.classifier = nn.Sequential(nn.Dropout(0.5), nn.Linear(last, num_classes))
        for module in self.modules():
            if isinstance(module, nn.Conv2d):
                nn.init.kaiming_normal_(module.weight, mode="fan_out")
            elif isinstance(module, nn.Linear):
                nn.init.normal_(module.weight, 0, 0.01)
                nn.init.zeros_(module.bias)

    def forward(self, image):
        return self.classifier(self.features(image).flatten(1))


def activated(before, after, kernel, **options):
    return nn.Conv2d(before, after, kernel, bias=False, **options), nn.BatchNorm2d(after), nn.ReLU6()


def unit(before, after, kernel, stride=1, padding=None):
    """A convolution that keeps the size unless it says otherwise, a normalisation and an activation."""
    height, width = kernel if isinstance(kernel, tuple) else (kernel, kernel)
    padding = (height // 2, width // 2) if padding is None else padding
    return nn.Sequential(OrderedDict(
        conv=nn.Conv2d(before, after, (height, width), stride, padding, bias=False), bn=nn.BatchNorm2d(after, eps=0.001), relu=nn.ReLU()))


def halving(before, after):
    return unit(before, after, 3, stride=2, padding=0)


class Joined(nn.Module):
    def __init__(self, *branches):
        super().__init__()
        for i, branch in enumerate(branches):
            self.add_module(f"branch{i}", branch)

    def forward(self, image):
        return torch.cat([branch(image) for name, branch in self.named_children() if name.startswith("branch")], 1)


class Scaled(Joined):
    def __init__(self, joined, outer, scale, activated, *branches):
        super().__init__(*branches)
        self.conv2d = nn.Conv2d(joined, outer, 1)
        self.scale, self.activated = scale, activated

    def forward(self, image):
        total = image + self.scale * self.conv2d(super().forward(image))
        return total.relu() if self.activated else total


class InceptionResNetV2(nn.Module):
    """Szegedy et al. (2016), figures 15 to 19, with the widths of the published weights."""

    def __init__(self, num_classes, input_channels):
        super().__init__()
        fine = lambda: Scaled(
            128, 320, 0.17, True, unit(320, 32, 1), nn.Sequential(unit(320, 32, 1), unit(32, 32, 3)),
            nn.Sequential(unit(320, 32, 1), unit(32, 48, 3), unit(48, 64, 3)))
        middle = lambda: Scaled(
            384, 1088, 0.1, True, unit(1088, 192, 1),
            nn.Sequential(unit(1088, 128, 1), unit(128, 160, (1, 7)), unit(160, 192, (7, 1))))
        coarse = lambda scale, active: Scaled(
            448, 2080, scale, active, unit(2080, 192, 1),
            nn.Sequential(unit(2080, 192, 1), unit(192, 224, (1, 3)), unit(224, 256, (3, 1))))
        self.conv2d_1a = halving(input_channels, 32)
        self.conv2d_2a = unit(32, 32, 3, padding=0)
        self.conv2d_2b = unit(32, 64, 3)
        self.maxpool_3a = nn.MaxPool2d(3, 2)
        self.conv2d_3b = unit(64, 80, 1)
        self.conv2d_4a = unit(80, 192, 3, padding=0)
        self.maxpool_5a = nn.MaxPool2d(3, 2)
        self.mixed_5b = Joined(
            unit(192, 96, 1), nn.Sequential(unit(192, 48, 1), unit(48, 64, 5)),
            nn.Sequential(unit(192, 64, 1), unit(64, 96, 3), unit(96, 96, 3)),
            nn.Sequential(nn.AvgPool2d(3, 1, 1, count_include_pad=False), unit(192, 64, 1)))
        self.repeat = nn.Sequential(*(fine() for _ in range(10)))
        self.mixed_6a = Joined(
            halving(320, 384), nn.Sequential(unit(320, 256, 1), unit(256, 256, 3), halving(256, 384)), nn.MaxPool2d(3, 2))
        self.repeat_1 = nn.Sequential(*(middle() for _ in range(20)))
        self.mixed_7a = Joined(
            nn.Sequential(unit(1088, 256, 1), halving(256, 384)), nn.Sequential(unit(1088, 256, 1), halving(256, 288)),
            nn.Sequential(unit(1088, 256, 1), unit(256, 288, 3), halving(288, 320)), nn.MaxPool2d(3, 2))
        self.repeat_2 = nn.Sequential(*(coarse(0.2, True) for _ in range(9)))
        self.block8 = coarse(1.0, False)
        self.conv2d_7b = unit(2080, 1536, 1)
        self.avgpool_1a = nn.AvgPool2d(8)
        self.last_linear = nn.Linear(1536, num_classes)

    def forward(self, image):
        for name, stage in self.named_children():
            image = stage(image.flatten(1) if name == "last_linear" else image)
        return image


class ResNetFullyConv(torchvision.models.ResNet):
    def __init__(self, num_classes, layers, flexible_input_res):
        super().__init__(torchvision.models.resnet.BasicBlock, layers)
        channels = self.fc.in_features
        self.fc = Tail(channels, num_classes)


class Tail(nn.Module):
    def __init__(self, channels, classes):
        super().__init__()
        self.conv1 = nn.Conv2d(channels, channels, 1, bias=False)
        self.conv2 = nn.Conv2d(channels, channels, 1, bias=False)
        self.conv3 = nn.Conv2d(channels, classes, 1, bias=False)

    def forward(self, features):
        features = features[:, :, None, None]
        return self.conv3(features + self.conv2(self.conv1(features).relu())).flatten(1)
