"""The peer of the benchmark: the training loop that one writes by hand in PyTorch.

Arguments: model (lenet or resnet18), batch size, threads. For each line "STEPS" on standard input it makes so many
training steps on a batch that lies in memory, and prints the seconds that they took.
"""
import sys
import time

import torch
import torchvision


class LeNet(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.baseline = torch.nn.Sequential(
            torch.nn.Conv2d(1, 6, 5, padding=2), torch.nn.ReLU(), torch.nn.MaxPool2d(2),
            torch.nn.Conv2d(6, 16, 5), torch.nn.ReLU(), torch.nn.MaxPool2d(2))
        self.classifier = torch.nn.Sequential(
            torch.nn.Linear(400, 120), torch.nn.ReLU(), torch.nn.Linear(120, 84), torch.nn.ReLU(), torch.nn.Linear(84, 10))

    def forward(self, images):
        return self.classifier(self.baseline(images).flatten(1))


def main():
    name, batch, threads = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    torch.set_num_threads(threads)
    torch.manual_seed(0)
    model = LeNet() if name == "lenet" else torchvision.models.resnet18(num_classes=10)
    shape = (batch, 1, 28, 28) if name == "lenet" else (batch, 3, 64, 64)
    images, labels = torch.randn(shape), torch.randint(0, 10, (batch,))
    loss_function = torch.nn.CrossEntropyLoss()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01, momentum=0.9)
    model.train()
    print("ready", flush=True)
    for line in sys.stdin:
        started = time.perf_counter()
        for _ in range(int(line)):
            optimizer.zero_grad(set_to_none=True)
            loss = loss_function(model(images), labels)
            loss.backward()
            optimizer.step()
            loss.item()
        print(time.perf_counter() - started, flush=True)


main()
