"""Operators of Pillow, torchvision and PyTorch on the image of PeerOperatorTests.cs, as lists of numbers in JSON."""
import json
import sys

try:
    import numpy
    import torch
    from PIL import Image, ImageFilter
    from torchvision.transforms import functional
except ImportError:
    sys.exit(77)

WIDTH, HEIGHT = 31, 23
values = [(i * i // 7 + 3 * i) % 190 + 20 for i in range(WIDTH * HEIGHT * 3)]
pixels = numpy.array(values, dtype=numpy.uint8).reshape(HEIGHT, WIDTH, 3)
image = Image.fromarray(pixels)
planes = torch.from_numpy(pixels).permute(2, 0, 1).float()


def bytes_of(result):
    return numpy.asarray(result).reshape(-1).tolist()


def floats_of(result):
    return result.permute(1, 2, 0).reshape(-1).tolist()


def correlate(kernel):
    height, width = kernel.shape
    padded = torch.nn.functional.pad(planes[:, None], (width // 2, width // 2, height // 2, height // 2), mode="reflect")
    return torch.nn.functional.conv2d(padded, kernel[None, None])[:, 0]


print(json.dumps({
    "equalize": bytes_of(functional.equalize(image)),
    "autocontrast": bytes_of(functional.autocontrast(image)),
    "posterize": bytes_of(functional.posterize(image, 3)),
    "solarize": bytes_of(functional.solarize(image, 100)),
    "invert": bytes_of(functional.invert(image)),
    "median": bytes_of(image.filter(ImageFilter.MedianFilter(5))),
    "hsv": bytes_of(image.convert("HSV")),
    "gaussian": floats_of(functional.gaussian_blur(planes, [7, 5], [1.7, 0.8])),
    "box": floats_of(correlate(torch.full((3, 5), 1 / 15))),
    "filter": floats_of(correlate(torch.tensor([[-2.0, -1, 0], [-1, 1, 1], [0, 1, 2]]))),
    "rotated": bytes_of(numpy.rot90(pixels)),
    "reflect": bytes_of(numpy.pad(pixels, ((4, 2), (3, 5), (0, 0)), mode="reflect")),
    "symmetric": bytes_of(numpy.pad(pixels, ((4, 2), (3, 5), (0, 0)), mode="symmetric")),
    "wrap": bytes_of(numpy.pad(pixels, ((4, 2), (3, 5), (0, 0)), mode="wrap")),
    "edge": bytes_of(numpy.pad(pixels, ((4, 2), (3, 5), (0, 0)), mode="edge")),
}))
