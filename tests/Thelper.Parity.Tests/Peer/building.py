"""What all kinds of cases share: making what a name and parameters say, and random numbers."""
import importlib

import torch


def resolve(name):
    """The object of a dotted name."""
    parts = name.split(".")
    for i in range(len(parts) - 1, 0, -1):
        try:
            found = importlib.import_module(".".join(parts[:i]))
        except ModuleNotFoundError:
            continue
        for part in parts[i:]:
            found = getattr(found, part)
        return found
    raise ValueError(f"nothing is called {name}")


def value(given):
    """Parameters as Python takes them: lists as tuples, sections that name something as that thing."""
    if isinstance(given, dict) and "type" in given:
        return build(given)
    if isinstance(given, list):
        return tuple(value(item) for item in given)
    return given


def build(description):
    params = dict(description.get("params") or {})
    if description["type"] == "torch.nn.Sequential":
        return torch.nn.Sequential(*(value(layer) if isinstance(layer, dict) else resolve(layer)() for layer in params["layers"]))
    return resolve(description["type"])(**{key: value(item) for key, item in params.items()})


def randomise(module):
    """Gives every number of the state a random value; running variances stay positive."""
    for name, tensor in module.state_dict().items():
        if not tensor.is_floating_point():
            continue
        if name.endswith("running_var"):
            tensor.uniform_(0.5, 1.5)
        else:
            tensor.normal_(0, 0.5)


def state_of(module):
    return {name: tensor.detach().clone() for name, tensor in module.state_dict().items()}


def draw(description, dtype):
    """An input: a shape, or a section with a shape and what its numbers are, or with the numbers."""
    if isinstance(description, list):
        return torch.randn(description, dtype=dtype)
    if "values" in description:
        return torch.tensor(description["values"])
    shape = description["shape"]
    if "below" in description:
        return torch.randint(0, description["below"], shape)
    if "distinct" in description:
        return distinct(description["distinct"], shape)
    if "chance" in description:
        # The first is never true, so that a mask leaves something over.
        return (torch.rand(shape) < description["chance"]).index_fill(-1, torch.tensor([0]), False)
    return torch.rand(shape, dtype=dtype)


def distinct(count, shape):
    """Whole numbers below a count, no two equal among those of a channel of B x C x ..."""
    channel = shape[2:]
    number = torch.Size(channel).numel()
    planes = [torch.randperm(count)[:number].view(channel) for _ in range(shape[0] * shape[1])]
    return torch.stack(planes).view(shape)


def flat(output):
    """All tensors of an output, from the first to the last."""
    if isinstance(output, torch.Tensor):
        return [output]
    if isinstance(output, dict):
        output = output.values()
    return [tensor for item in output if item is not None for tensor in flat(item)]


def numbers(name, entry):
    """All numbers of a saved state, by their paths; text, code and what is empty are left out."""
    if isinstance(entry, torch.Tensor):
        return {name: entry.detach().double().clone()}
    if isinstance(entry, (bool, int, float)):
        return {name: torch.tensor(float(entry), dtype=torch.float64)}
    if isinstance(entry, dict):
        items = entry.items()
    else:
        items = enumerate(entry) if isinstance(entry, (list, tuple)) else []
    return {path: number for key, item in items for path, number in numbers(f"{name}.{key}", item).items()}
