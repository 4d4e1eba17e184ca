"""Writes, as tensor files into the folder given, what torchvision's detection models do; prints whether it is installed."""

import json
import os
import sys

import torch

try:
    import torchvision
    from torchvision.models import detection
    from torchvision.models.detection.backbone_utils import resnet_fpn_backbone
    from torchvision.models.detection.faster_rcnn import FastRCNNPredictor, TwoMLPHead
    from torchvision.ops.feature_pyramid_network import LastLevelP6P7
except ImportError:
    torchvision = None

SEED = 7
LABELS = 4
SAMPLES_PER_TENSOR = 500
NONE = {"weights": None, "weights_backbone": None}


def faster_rcnn():
    backbone = resnet_fpn_backbone(
        backbone_name="resnet18", weights=None, norm_layer=torch.nn.BatchNorm2d, trainable_layers=5
    )
    proposals = {f"rpn_{when}_nms_top_n_{mode}": 60 for when in ("pre", "post") for mode in ("train", "test")}
    model = detection.FasterRCNN(
        backbone,
        min_size=96,
        max_size=160,
        box_head=TwoMLPHead(256 * 7 * 7, 64),
        box_predictor=FastRCNNPredictor(64, LABELS),
        box_batch_size_per_image=64,
        box_score_thresh=0.3,
        **proposals,
    )
    return spread(model, 20, 20)


def mobilenet():
    model = detection.fasterrcnn_mobilenet_v3_large_320_fpn(
        num_classes=LABELS, min_size=96, max_size=160, box_score_thresh=0.3, **NONE
    )
    return spread(model, 20, 20)


def retinanet():
    backbone = resnet_fpn_backbone(
        backbone_name="resnet18",
        weights=None,
        norm_layer=torch.nn.BatchNorm2d,
        trainable_layers=5,
        returned_layers=[2, 3, 4],
        extra_blocks=LastLevelP6P7(256, 256),
    )
    model = detection.RetinaNet(backbone, LABELS, min_size=96, max_size=160)
    head = model.head.classification_head
    head.cls_logits.weight.data *= 60
    head.cls_logits.bias.data += 0.6
    head.cls_logits.bias.data.view(-1, LABELS)[:, 0] = -20  # torchvision would find objects of the label 0
    return model


def spread(model, objects, classes):
    """Scores of an untrained model are so close that rounding decides their order."""
    model.rpn.head.cls_logits.weight.data *= objects
    model.roi_heads.box_predictor.cls_score.weight.data *= classes
    return model


def calibrated(model, images, targets):
    """Statistics of batches, without which the numbers of an untrained model grow out of bounds in use."""
    norms = [module for module in model.modules() if isinstance(module, torch.nn.BatchNorm2d)]
    for norm in norms:
        norm.momentum = 1.0
    with torch.no_grad():
        model.train()(images, targets)
    for norm in norms:
        norm.momentum = 0.1
    return model


def pictures():
    images = [torch.rand(3, 90, 120), torch.rand(3, 130, 100), torch.rand(3, 64, 64)]
    boxes = [
        torch.tensor([[10.0, 12.0, 50.0, 60.5], [40.0, 30.0, 118.0, 88.0], [70.0, 5.0, 90.0, 20.0]]),
        torch.zeros(0, 4),
        torch.tensor([[3.0, 4.0, 60.0, 63.0]]),
    ]
    labels = [torch.tensor([1, 3, 2]), torch.zeros(0, dtype=torch.int64), torch.tensor([2])]
    return images, [{"boxes": b, "labels": label} for b, label in zip(boxes, labels)]


def gradients(model):
    parameters = list(model.named_parameters())
    return {name: sampled(parameter.grad) for name, parameter in parameters[:: len(parameters) // 20]}


def sampled(tensor):
    flat = tensor.flatten()
    return flat[:: max(1, len(flat) // SAMPLES_PER_TENSOR)].clone()


def ran(model):
    images, targets = pictures()
    state = {name: tensor.clone() for name, tensor in calibrated(model, images, targets).state_dict().items()}
    torch.manual_seed(SEED)
    losses = model.train()(images, targets)
    sum(losses.values()).backward()
    trained = gradients(model)
    model.load_state_dict(state)
    with torch.no_grad():
        found = model.eval()(images)
    return {
        "state": state,
        "images": images,
        "targets": targets,
        "losses": {name: loss.detach() for name, loss in losses.items()},
        "gradients": trained,
        "found": found,
    }


def builders():
    return {
        "fasterrcnn_resnet50_fpn": detection.fasterrcnn_resnet50_fpn(**NONE),
        "fasterrcnn_mobilenet_v3_large_fpn": detection.fasterrcnn_mobilenet_v3_large_fpn(**NONE),
        "retinanet_resnet50_fpn": detection.retinanet_resnet50_fpn(**NONE),
    }


def main(folder):
    for make in (faster_rcnn, mobilenet, retinanet):
        torch.manual_seed(SEED)
        torch.save(ran(make()), os.path.join(folder, f"{make.__name__}.pth"))
    shapes = {
        name: {key: list(tensor.shape) for key, tensor in model.state_dict().items()} for name, model in builders().items()
    }
    return {"shapes": shapes}


print(json.dumps(main(sys.argv[1]) if torchvision else None))
