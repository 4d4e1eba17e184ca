"""Schedulers: rates and momenta of fifty epochs of two groups of parameters, and the state after them."""
import torch

import building

FUNCTIONS = {"parity.falling": lambda position: 0.95 ** position, "parity.wavy": lambda position: 1 + 0.25 * (position % 3)}
VALUES = [1 / (1 + i) + 0.3 * ((i * 7) % 5) / 5 for i in range(50)]


def answer(case):
    parameters = [torch.nn.Parameter(torch.zeros(1)) for _ in range(2)]
    optimizer = torch.optim.SGD([{"params": parameters[:1]}, {"params": parameters[1:], "lr": 0.04}], lr=0.1, momentum=0.9)
    scheduler = build(case, optimizer)
    trace = [now(optimizer)]
    for value in VALUES:
        optimizer.step()
        scheduler.step(*([value] if isinstance(scheduler, torch.optim.lr_scheduler.ReduceLROnPlateau) else []))
        trace.append(now(optimizer))
    state = scheduler.state_dict()
    if case["type"].endswith("WarmRestarts"):
        # PyTorch does not count its steps.
        del state["_step_count"]
    state.pop("use_beta1", None)
    for part in state.get("_schedulers", []):
        # What a part of others set last, which nobody reads.
        del part["_last_lr"], part["_step_count"]
    kept = {}
    for name, entry in state.items():
        kept.update(building.numbers(name, entry))
    return {"trace": torch.tensor(trace, dtype=torch.float64), "values": torch.tensor(VALUES, dtype=torch.float64), "kept": kept}


def build(case, optimizer):
    params = {key: parameter(key, given, optimizer) for key, given in (case.get("params") or {}).items()}
    kind = building.resolve(case["type"])
    return kind(**params) if case["type"].endswith("ChainedScheduler") else kind(optimizer, **params)


def parameter(key, given, optimizer):
    if key == "schedulers":
        return [build(one, optimizer) for one in given]
    if key in ("lr_lambda", "scale_fn"):
        return [FUNCTIONS[name] for name in given] if isinstance(given, list) else FUNCTIONS[given]
    return given


def now(optimizer):
    return [[group["lr"], group["momentum"]] for group in optimizer.param_groups]
