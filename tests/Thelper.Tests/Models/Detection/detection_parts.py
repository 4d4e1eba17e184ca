"""Prints, as JSON, what the parts of torchvision's detection models give; null where torchvision is not installed."""

import json

import torch

try:
    import torchvision
    from torchvision.models.detection import _utils as parts
    from torchvision.models.detection.anchor_utils import AnchorGenerator
    from torchvision.models.detection.image_list import ImageList
except ImportError:
    torchvision = None

SEED = 7


def written(tensor):
    return {"shape": list(tensor.shape), "data": tensor.detach().double().flatten().tolist()}


def random_boxes(count, side):
    corners = torch.rand(count, 2, 2) * side
    low, high = corners.min(1).values, corners.max(1).values
    return torch.cat([low, high + 1], 1)


def suppression():
    boxes = random_boxes(300, 60)
    scores = (torch.rand(300) * 40).round() / 40  # many are equal
    groups = torch.randint(0, 4, (300,))
    return {
        "boxes": written(boxes),
        "scores": written(scores),
        "groups": written(groups),
        "kept": written(torchvision.ops.nms(boxes, scores, 0.3)),
        "kept in groups": written(torchvision.ops.boxes._batched_nms_coordinate_trick(boxes, scores, groups, 0.3)),
    }


def overlaps():
    first, second = random_boxes(5, 60), random_boxes(43, 60)
    return {
        "first": written(first),
        "second": written(second),
        "overlaps": written(torchvision.ops.box_iou(first, second)),
    }


def coding():
    coder = parts.BoxCoder((10.0, 10.0, 5.0, 5.0))
    boxes, references = random_boxes(20, 60), random_boxes(20, 60)
    codes = torch.randn(20, 3 * 4) * 8
    return {
        "boxes": written(boxes),
        "references": written(references),
        "codes": written(codes),
        "encoded": written(coder.encode_single(boxes, references)),
        "decoded": written(coder.decode_single(codes, references)),
    }


def matching():
    truths = torch.cat([torch.tensor([[0.0, 0.0, 10.0, 10.0]]), random_boxes(5, 60)])
    # Whole coordinates and repeated boxes give equal overlaps.
    candidates = random_boxes(200, 60).round()
    candidates = torch.cat([candidates, candidates[:50], torch.tensor([[0.0, 0.0, 5.0, 10.0], [5.0, 0.0, 10.0, 10.0]])])
    quality = torchvision.ops.box_iou(truths, candidates)
    return {
        "truths": written(truths),
        "candidates": written(candidates),
        "strict": written(parts.Matcher(0.5, 0.5)(quality)),
        "lenient": written(parts.Matcher(0.7, 0.3, allow_low_quality_matches=True)(quality)),
    }


def sampling():
    labels = torch.randint(-1, 3, (500,))
    few = torch.zeros(40, dtype=torch.int64)
    few[7] = 1
    torch.manual_seed(SEED)
    positive, negative = parts.BalancedPositiveNegativeSampler(64, 0.25)([labels, few])
    return {
        "labels": written(labels),
        "few": written(few),
        "drawn": [[written(torch.where(mask)[0]) for mask in masks] for masks in (positive, negative)],
    }


def anchors():
    generator = AnchorGenerator(((16, 20.5), (32, 45)), ((0.5, 1.0, 2.0), (1.0,)))
    images = ImageList(torch.zeros(1, 3, 96, 128), [(96, 128)])
    features = [torch.zeros(1, 4, 12, 16), torch.zeros(1, 4, 5, 8)]
    return {"boxes": written(generator(images, features)[0])}


def pooling(levels, samples):
    features = [torch.randn(2, 3, 128 // step, 96 // step, requires_grad=True) for step in (4, 8, 16, 32)[:levels]]
    small = random_boxes(12, 30) - 6
    large = torch.cat([random_boxes(12, 400) - 100, torch.tensor([[20.0, 20.0, 20.1, 20.1], [-99.0, -99.0, -90.0, -90.0]])])
    boxes = [small, large]
    pool = torchvision.ops.MultiScaleRoIAlign([str(i) for i in range(levels)], 7, samples)
    output = pool({str(i): feature for i, feature in enumerate(features)}, boxes, [(128, 96), (120, 90)])
    upstream = torch.randn_like(output)
    output.backward(upstream)
    return {
        "features": [written(feature) for feature in features],
        "boxes": [written(some) for some in boxes],
        "output": written(output),
        "upstream": written(upstream),
        "gradients": [written(feature.grad) for feature in features],
    }


def main():
    torch.manual_seed(SEED)
    return {
        "suppression": suppression(),
        "overlaps": overlaps(),
        "coding": coding(),
        "matching": matching(),
        "sampling": sampling(),
        "anchors": anchors(),
        "pooling": {"pyramid": pooling(4, 2), "one map": pooling(1, 2), "as many samples as pixels": pooling(4, 0)},
    }


print(json.dumps(main() if torchvision else None))
