"""Optimizers: the losses of twenty steps, the weights after them, and what is kept for each parameter, in double precision."""
import fnmatch

import torch

import building


def answer(case):
    torch.manual_seed(case["seed"])
    model = torch.nn.Sequential(torch.nn.Linear(4, 5), torch.nn.Tanh(), torch.nn.Linear(5, 3)).double()
    building.randomise(model)
    initial = building.state_of(model)
    inputs, labels = torch.randn(8, 4, dtype=torch.float64), torch.arange(8) % 3
    optimizer = make(case, model)

    def evaluate():
        optimizer.zero_grad()
        loss = torch.nn.functional.cross_entropy(model(inputs), labels)
        loss.backward()
        return loss

    losses = torch.stack([optimizer.step(evaluate).detach() for _ in range(20)])
    kept = {}
    for index, state in optimizer.state_dict()["state"].items():
        # The last intermediate results of L-BFGS, which nobody reads.
        state.pop("al", None)
        for name, entry in state.items():
            kept.update(building.numbers(f"{index}.{name}", entry))
    return {"initial": initial, "inputs": inputs, "labels": labels, "losses": losses, "weights": building.state_of(model), "kept": kept}


def make(case, model):
    params = {key: building.value(given) for key, given in (case.get("params") or {}).items() if key not in ("groups", "decay_biases_and_norms")}
    groups = grouped(case.get("params") or {}, model)
    return building.resolve(case["type"])(groups if len(groups) > 1 else groups[0]["params"], **params)


def grouped(params, model):
    """Groups by names, as a configuration has them, in PyTorch's form: what none has chosen first."""
    choices, spares = params.get("groups") or [], not params.get("decay_biases_and_norms", True)
    places = {}
    for name, parameter in model.named_parameters():
        index = next((i for i, choice in enumerate(choices) if matches(choice["match"], name)), -1)
        chosen = choices[index] if index >= 0 else {}
        spared = spares and parameter.dim() < 2 and "weight_decay" not in chosen
        own = {key: chosen[key] for key in ("lr", "weight_decay") if key in chosen}
        own.update({"weight_decay": 0} if spared else {})
        places.setdefault((index, spared), {"params": [], **own})["params"].append(parameter)
    return [places[place] for place in sorted(places)]


def matches(patterns, name):
    return any(fnmatch.fnmatchcase(name, pattern) for pattern in ([patterns] if isinstance(patterns, str) else patterns))
