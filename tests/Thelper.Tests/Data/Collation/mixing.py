"""Prints, as JSON, batches that are mixed as torchvision.transforms.v2 defines MixUp and CutMix; the C# tests compare."""

import json

import torch

SHARES = [0.0, 0.1, 0.3, 0.5, 0.77, 0.999, 1.0]
PLACES = [(0, 0), (8, 6), (4, 3), (7, 1), (1, 6)]
WIDTH, HEIGHT = 9, 7


def written(tensor):
    return {"shape": list(tensor.shape), "data": tensor.double().flatten().tolist()}


def blend(values, share):
    return values.roll(1, 0).mul(1.0 - share).add(values.mul(share))


def cut(images, share, x, y):
    half = 0.5 * (1.0 - share) ** 0.5
    w, h = int(half * WIDTH), int(half * HEIGHT)
    left, top, right, bottom = max(x - w, 0), max(y - h, 0), min(x + w, WIDTH), min(y + h, HEIGHT)
    mixed = images.clone()
    mixed[..., top:bottom, left:right] = images.roll(1, 0)[..., top:bottom, left:right]
    return {
        "share": share, "x": x, "y": y, "box": [left, top, right, bottom], "mixed": written(mixed),
        "own": 1 - (right - left) * (bottom - top) / (WIDTH * HEIGHT),
    }


torch.manual_seed(3)
images = torch.randn(4, 3, HEIGHT, WIDTH)
classes = torch.nn.functional.one_hot(torch.tensor([2, 0, 0, 4]), 5).float()
print(json.dumps({
    "images": written(images),
    "classes": written(classes),
    "blended": [
        {"share": share, "images": written(blend(images, share)), "classes": written(blend(classes, share))} for share in SHARES
    ],
    "cut": [cut(images, share, x, y) for share in SHARES for x, y in PLACES],
}))
