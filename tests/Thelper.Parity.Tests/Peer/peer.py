"""Answers one question per line: builds what a case names with PyTorch, computes, and writes the numbers to a file."""
import json
import sys
import traceback

try:
    import torch
    import torchvision
except ImportError as missing:
    print(json.dumps({"absent": str(missing)}), flush=True)
    sys.exit(0)

import detections
import initializers
import layers
import losses
import models
import optimizers
import schedulers

KINDS = {
    "detection": detections.answer,
    "initializer": initializers.answer,
    "layer": layers.answer,
    "loss": losses.answer,
    "model": models.answer,
    "optimizer": optimizers.answer,
    "scheduler": schedulers.answer,
}


def main():
    torch.set_num_threads(1)
    print(json.dumps({"torch": torch.__version__, "torchvision": torchvision.__version__}), flush=True)
    for line in sys.stdin:
        question = json.loads(line)
        try:
            torch.save(KINDS[question["kind"]](question), question["file"])
            print(json.dumps({}), flush=True)
        except Exception:
            print(json.dumps({"error": traceback.format_exc()}), flush=True)


main()
