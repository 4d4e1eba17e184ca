"""Saves models with their programs: one that gives a tensor, one that gives a pair, and what the first gives in use."""

import sys

import torch


class Gate(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.body = torch.nn.Sequential(torch.nn.Linear(3, 4), torch.nn.BatchNorm1d(4), torch.nn.Dropout(0.5))

    def forward(self, x):
        y = self.body(x)
        if y.sum() > 0:
            y = y * 2
        return y


class Pair(torch.nn.Module):
    def forward(self, x):
        return x, x


torch.manual_seed(0)
model = Gate()
model(torch.randn(8, 3))
torch.jit.script(model).save(sys.argv[1])
torch.jit.script(Pair()).save(sys.argv[2])
model.eval()
x = torch.ones(2, 3)
torch.save({"x": x, "y": model(x).detach()}, sys.argv[3])
