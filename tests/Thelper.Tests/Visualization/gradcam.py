"""Prints, as JSON, activation maps (Grad-CAM) by PyTorch's forward hooks: of a LeNet, and of torchvision's ResNet-18 where it is installed."""

import json

import torch
from torch import nn

try:
    import torchvision
except ImportError:
    torchvision = None


class LeNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.baseline = nn.Sequential(
            nn.Conv2d(3, 6, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2))
        self.classifier = nn.Sequential(
            nn.Linear(16 * 4, 20), nn.ReLU(), nn.Linear(20, 12), nn.ReLU(), nn.Linear(12, 4))

    def forward(self, x):
        return self.classifier(self.baseline(x).flatten(1))


def written(tensor):
    return {"shape": list(tensor.shape), "data": tensor.detach().double().flatten().tolist()}


def maps(model, layer, images, classes):
    seen = []
    hook = dict(model.named_modules())[layer].register_forward_hook(lambda module, inputs, output: (seen.append(output), output.clone())[1])
    scores = model(images)
    hook.remove()
    picked = scores.gather(1, classes.unsqueeze(1)).sum()
    (gradient,) = torch.autograd.grad(picked, seen[0])
    return written((seen[0] * gradient.mean((2, 3), keepdim=True)).sum(1).relu())


torch.manual_seed(5)
lenet, images = LeNet().eval(), torch.randn(3, 3, 20, 20)
classes = torch.tensor([2, 0, 3])
answer = {
    "lenet": {
        "state": {key: written(value) for key, value in lenet.state_dict().items()},
        "images": written(images),
        "classes": classes.tolist(),
        "maps": {layer: maps(lenet, layer, images, classes) for layer in ("baseline.3", "baseline.0", "baseline")},
    },
    "resnet18": None,
}
if torchvision is not None:
    torch.manual_seed(7)
    resnet = torchvision.models.resnet18(weights=None, num_classes=4).eval()
    images = torch.randn(2, 3, 64, 64)
    classes = torch.tensor([1, 2])
    answer["resnet18"] = {
        "images": written(images),
        "classes": classes.tolist(),
        "maps": {layer: maps(resnet, layer, images, classes) for layer in ("layer4.1.conv2", "layer3", "layer4")},
    }
print(json.dumps(answer))
