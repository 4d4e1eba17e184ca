"""Results of torchvision's functions on Pillow's images, for PeerTests.cs: each as width, height and numbers, in JSON."""
import json
import sys

try:
    import numpy
    from PIL import Image
    from torchvision import transforms
    from torchvision.transforms import InterpolationMode, autoaugment, functional
except ImportError:
    print("null")
    sys.exit(0)

WIDTH, HEIGHT = 32, 24
values = [(i * i // 7 + 3 * i) % 190 + 20 for i in range(WIDTH * HEIGHT * 3)]
rough = Image.fromarray(numpy.array(values, dtype=numpy.uint8).reshape(HEIGHT, WIDTH, 3))
ramp = [2 * x + 3 * y + 20 * c + x * x // 16 for y in range(HEIGHT) for x in range(WIDTH) for c in range(3)]
smooth = Image.fromarray(numpy.array(ramp, dtype=numpy.uint8).reshape(HEIGHT, WIDTH, 3))
grey = rough.convert("L")
BILINEAR, BICUBIC = InterpolationMode.BILINEAR, InterpolationMode.BICUBIC


def result(image):
    pixels = numpy.asarray(image)
    return {"width": pixels.shape[1], "height": pixels.shape[0], "values": pixels.reshape(-1).tolist()}


def policy(name):
    steps = autoaugment.AutoAugment(autoaugment.AutoAugmentPolicy(name)).policies
    return [[[step[0], step[1], step[2] or 0] for step in pair] for pair in steps]


SPACES = {
    "AutoAugment": autoaugment.AutoAugment()._augmentation_space(10, (HEIGHT, WIDTH)),
    "RandAugment": autoaugment.RandAugment()._augmentation_space(31, (HEIGHT, WIDTH)),
    "TrivialAugmentWide": autoaugment.TrivialAugmentWide()._augmentation_space(31),
    "AugMix": autoaugment.AugMix()._augmentation_space(10, (HEIGHT, WIDTH)),
}


def space(name):
    return {kind: entry[0].reshape(-1).double().tolist() for kind, entry in SPACES[name].items()}


def augmented(name, bin, sign, image=rough, interpolation=InterpolationMode.NEAREST):
    magnitudes = SPACES["AutoAugment"][name][0]
    magnitude = sign * float(magnitudes[bin]) if magnitudes.ndim > 0 else 0.0
    return autoaugment._apply_op(image, name, magnitude, interpolation, None)


cases = {
    "crop": functional.crop(rough, 5, 7, 10, 12),
    "center": functional.center_crop(rough, [9, 13]),
    "center_large": functional.center_crop(rough, [31, 13]),
    "hflip": functional.hflip(rough),
    "vflip": functional.vflip(rough),
    "pad_constant": functional.pad(rough, [3, 2, 5, 4], [10, 20, 30]),
    "pad_edge": functional.pad(rough, [4, 6], padding_mode="edge"),
    "pad_reflect": functional.pad(rough, [4], padding_mode="reflect"),
    "pad_symmetric": functional.pad(rough, [4], padding_mode="symmetric"),
    "posterize": functional.posterize(rough, 3),
    "solarize": functional.solarize(rough, 100),
    "invert": functional.invert(rough),
    "equalize": functional.equalize(rough),
    "autocontrast": functional.autocontrast(rough),
    "grey": functional.to_grayscale(rough),
    "grey3": functional.to_grayscale(rough, 3),
    "brightness": functional.adjust_brightness(rough, 1.4),
    "darkness": functional.adjust_brightness(rough, 0.37),
    "contrast": functional.adjust_contrast(rough, 1.7),
    "contrast_low": functional.adjust_contrast(rough, 0.4),
    "saturation": functional.adjust_saturation(rough, 1.8),
    "saturation_low": functional.adjust_saturation(rough, 0.3),
    "hue": functional.adjust_hue(rough, 0.21),
    "hue_back": functional.adjust_hue(rough, -0.34),
    "sharp": functional.adjust_sharpness(rough, 2.5),
    "smooth": functional.adjust_sharpness(rough, 0.2),
    "grey_contrast": functional.adjust_contrast(grey, 1.7),
    "grey_hue": functional.adjust_hue(grey, 0.2),
    "blur": functional.gaussian_blur(rough, [5, 3], [1.3, 1.3]),
    "resize_bilinear": functional.resize(rough, [11, 17]),
    "resize_larger": functional.resize(rough, [50, 47]),
    "resize_bicubic": functional.resize(rough, [11, 40], BICUBIC),
    "resize_lanczos": functional.resize(rough, [13, 11], InterpolationMode.LANCZOS),
    "resize_box": functional.resize(rough, [7, 11], InterpolationMode.BOX),
    "resize_nearest": functional.resize(rough, [16, 64], InterpolationMode.NEAREST),
    "resize_edge": functional.resize(rough, [15]),
    "resize_max": functional.resize(rough, [15], max_size=18),
    "rotate": functional.rotate(smooth, 30, BILINEAR),
    "rotate_center": functional.rotate(smooth, -25, BILINEAR, center=[10, 14]),
    "rotate_expand": functional.rotate(smooth, 30, BILINEAR, expand=True),
    "rotate_quarter": functional.rotate(rough, 90, expand=True),
    "rotate_half": functional.rotate(rough, 180),
    "affine": functional.affine(smooth, 20, [3, -2], 1.2, [10, 5], BILINEAR),
    "affine_center": functional.affine(smooth, -15, [0, 0], 0.8, [-12, 0], BILINEAR, center=[5, 9]),
    "perspective": functional.perspective(
        smooth, [[0, 0], [31, 0], [31, 23], [0, 23]], [[3, 4], [28, 1], [30, 20], [5, 22]], BILINEAR),
    "augment_shear_x": augmented("ShearX", 7, -1, smooth, BILINEAR),
    "augment_shear_y": augmented("ShearY", 7, 1, smooth, BILINEAR),
    "augment_translate_x": augmented("TranslateX", 6, -1),
    "augment_translate_y": augmented("TranslateY", 4, 1),
    "augment_rotate": augmented("Rotate", 8, -1, smooth, BILINEAR),
    "augment_brightness": augmented("Brightness", 5, -1),
    "augment_color": augmented("Color", 5, 1),
    "augment_contrast": augmented("Contrast", 5, -1),
    "augment_sharpness": augmented("Sharpness", 5, 1),
    "augment_posterize": augmented("Posterize", 6, 1),
    "augment_solarize": augmented("Solarize", 4, 1),
    "augment_autocontrast": augmented("AutoContrast", 0, 1),
    "augment_equalize": augmented("Equalize", 0, 1),
    "augment_invert": augmented("Invert", 0, 1),
}
planes = functional.to_tensor(rough)
floats = {
    "brightness": functional.adjust_brightness(planes, 1.4),
    "contrast": functional.adjust_contrast(planes, 1.7),
    "saturation": functional.adjust_saturation(planes, 1.8),
    "sharpness": functional.adjust_sharpness(planes, 2.5),
    "solarize": functional.solarize(planes, 0.4),
    "invert": functional.invert(planes),
    "blur": functional.gaussian_blur(planes, [5, 3], [1.3, 1.3]),
    "normalize": functional.normalize(planes, [0.4, 0.5, 0.6], [0.2, 0.3, 0.4]),
    "pad": functional.pad(functional.normalize(planes, [0.4, 0.5, 0.6], [0.2, 0.3, 0.4]), [2, 1], 0.25),
    "resize": functional.resize(planes, [50, 47], antialias=False),
}
cases = {name: result(image) for name, image in cases.items()}
cases.update({f"ten{i}": result(image) for i, image in enumerate(functional.ten_crop(rough, [9, 13]))})
cases.update({f"vten{i}": result(image) for i, image in enumerate(functional.ten_crop(rough, [9, 13], vertical_flip=True))})
print(json.dumps({
    "cases": cases,
    "floats": {name: tensor.reshape(-1).tolist() for name, tensor in floats.items()},
    "operations": [name for name in dir(transforms) if isinstance(getattr(transforms, name), type)],
    "policies": {name: policy(name) for name in ("imagenet", "cifar10", "svhn")},
    "spaces": {name: space(name) for name in SPACES},
}))
