"""Prints, as JSON, the defaults of PyTorch's optimizers, scheduler and loss, with what its optimizers save."""

import inspect
import json

import torch


def groups(make):
    parameter = torch.nn.Parameter(torch.zeros(1))
    group = make([parameter]).state_dict()["param_groups"][0]
    return {key: value for key, value in group.items() if key != "params"}


def defaults(function):
    parameters = inspect.signature(function).parameters.values()
    return {entry.name: entry.default for entry in parameters if entry.default is not inspect.Parameter.empty}


loss = torch.nn.CrossEntropyLoss()
print(json.dumps({
    "sgd": groups(lambda parameters: torch.optim.SGD(parameters, lr=0.5)),
    "adam": groups(torch.optim.Adam),
    "adamw": groups(torch.optim.AdamW),
    "adamax": groups(torch.optim.Adamax),
    "nadam": groups(torch.optim.NAdam),
    "radam": groups(torch.optim.RAdam),
    "rmsprop": groups(torch.optim.RMSprop),
    "adagrad": groups(torch.optim.Adagrad),
    "adadelta": groups(torch.optim.Adadelta),
    "rprop": groups(torch.optim.Rprop),
    "asgd": groups(torch.optim.ASGD),
    "lbfgs": groups(torch.optim.LBFGS),
    "step lr": defaults(torch.optim.lr_scheduler.StepLR.__init__),
    "cross entropy": {
        "weight": loss.weight,
        "ignore_index": loss.ignore_index,
        "label_smoothing": loss.label_smoothing,
        "reduction": loss.reduction,
    },
}))
