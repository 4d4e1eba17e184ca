"""Detection models: initial values, what is found in use, the losses in training by name and the norms of their gradients, in single precision."""
import torch

import building
import models

# Of an untrained model all scores are so near to each other that rounding decides their order, and all boxes so near to their anchors that
# many cover each other alike. So the numbers that these layers give get a mean and a deviation of their own.
SPREADS = {
    "rpn.head.cls_logits": (0, 2),
    "rpn.head.bbox_pred": (0, 0.2),
    "roi_heads.box_predictor.cls_score": (0, 2),
    "roi_heads.box_predictor.bbox_pred": (0, 1),
    "head.classification_head.cls_logits": (-3, 2),
    "head.classification_head.module_list": (0, 2),
    "head.regression_head.module_list": (0, 1),
    "head.regression_head.bbox_reg": (0.7, 0.4),
    "head.regression_head.bbox_ctrness": (0, 2),
}
NEVER = -20.0


def answer(case):
    torch.manual_seed(case["seed"])
    params = {**(case.get("params") or {}), "num_classes": case["classes"], "weights": None, "weights_backbone": None}
    model = building.build({"type": case["type"], "params": params})
    initial = building.state_of(model)
    images, targets = pictures(case["classes"])
    models.disturb(model)
    calibrate(model, images, targets)
    for place, spread in SPREADS.items():
        for module in parts(model, place):
            scale(model, images, module, *spread)
    never_background(model, case["classes"])
    answer = {"initial": initial, "state": building.state_of(model), "images": images}
    answer["boxes"], answer["labels"] = ([target[key] for target in targets] for key in ("boxes", "labels"))
    with torch.no_grad():
        answer["found"] = {str(i): found for i, found in enumerate(model.eval()(images))}
    torch.manual_seed(case["seed"])
    losses = model.train()(images, targets)
    sum(losses.values()).backward()
    answer["losses"] = {name: loss.detach() for name, loss in losses.items()}
    answer["gradients"] = {name: models.norm(tensor) for name, tensor in model.named_parameters()}
    answer["state afterwards"] = {name: tensor.clone() for name, tensor in model.named_buffers() if tensor.is_floating_point()}
    return answer


def parts(model, place):
    """The module of a name, or all in the list of that name; none where the model has no such."""
    module = dict(model.named_modules()).get(place)
    return [] if module is None else list(module) if isinstance(module, torch.nn.ModuleList) else [module]


def pictures(classes):
    """Of several sizes; one holds nothing."""
    images = [torch.rand(3, 90, 120), torch.rand(3, 110, 100), torch.rand(3, 64, 64)]
    boxes = [
        torch.tensor([[10.0, 12.0, 50.0, 60.5], [40.0, 30.0, 118.0, 88.0], [70.0, 5.0, 90.0, 20.0]]),
        torch.tensor([[3.0, 4.0, 60.0, 83.0]]),
        torch.zeros(0, 4),
    ]
    return images, [{"boxes": some, "labels": torch.randint(1, classes, [len(some)])} for some in boxes]


def calibrate(model, images, targets):
    """Takes the statistics of the images, without which numbers grow out of bounds in use."""
    norms = [module for module in model.modules() if isinstance(module, torch.nn.BatchNorm2d)]
    momenta = [norm.momentum for norm in norms]
    for norm in norms:
        norm.momentum = 1.0
    with torch.no_grad():
        model.train()(images, targets)
    for norm, momentum in zip(norms, momenta):
        norm.momentum = momentum


def scale(model, images, module, mean, deviation):
    """Changes the last layer of a module so that what it gives for the images has this mean and deviation."""
    outputs = []
    hook = module.register_forward_hook(lambda module, given, output: outputs.append(output.flatten()))
    with torch.no_grad():
        model.eval()(images)
        hook.remove()
        values = torch.cat(outputs)
        layer = [part for part in module.modules() if hasattr(part, "weight")][-1]
        factor = deviation / values.std()
        layer.weight.mul_(factor)
        layer.bias.sub_(values.mean()).mul_(factor).add_(mean)


def never_background(model, classes):
    """Where each class has a score by itself, torchvision would find objects of the label 0, which is no class."""
    logits = getattr(getattr(getattr(model, "head", None), "classification_head", None), "cls_logits", None)
    if logits is not None:
        logits.bias.data.view(-1, classes)[:, 0] = NEVER
