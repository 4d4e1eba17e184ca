"""The peer of the loader's benchmark: PyTorch's DataLoader with torchvision's transforms.

Arguments: folder with one folder per class, batch size, workers. For each line "PASSES" on standard input it loads so
many epochs, and prints the seconds that they took. The workers stay alive between the epochs.
"""
import sys
import time

import torch
import torchvision.transforms as transforms
from torchvision.datasets import ImageFolder


def main():
    folder, batch, workers = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    torch.set_num_threads(1)
    dataset = ImageFolder(folder, transforms.Compose([
        transforms.RandomResizedCrop(224),
        transforms.RandomHorizontalFlip(),
        transforms.ToTensor(),
        transforms.Normalize([0.485, 0.456, 0.406], [0.229, 0.224, 0.225]),
    ]))
    loader = torch.utils.data.DataLoader(
        dataset, batch_size=batch, shuffle=True, num_workers=workers, persistent_workers=True)
    print("ready", flush=True)
    for line in sys.stdin:
        started = time.perf_counter()
        for _ in range(int(line)):
            for _ in loader:
                pass
        print(time.perf_counter() - started, flush=True)


main()
