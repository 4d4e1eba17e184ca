"""Prints, as JSON, what PyTorch's losses, optimizers and schedulers give; all in float64 where not said otherwise."""

import json
import warnings

import torch
from torch import nn, optim
from torch.optim import lr_scheduler

warnings.filterwarnings("ignore")
torch.set_num_threads(1)
torch.manual_seed(11)


def written(tensor):
    return {"shape": list(tensor.shape), "data": tensor.detach().double().flatten().tolist()}


def compared(loss, prediction, target):
    prediction = prediction.clone().requires_grad_()
    value = loss(prediction, target)
    value.sum().backward()
    return {
        "prediction": written(prediction), "target": written(target),
        "loss": written(value), "gradient": written(prediction.grad),
    }


def losses():
    scores = torch.randn(6, 3, 2, dtype=torch.float64) * 2
    numbers = torch.randn(6, 3, 2, dtype=torch.float64)
    labels = torch.tensor([[0, 1], [2, 2], [1, 0], [2, 1], [0, 0], [1, 2]])
    flags = (torch.rand(6, 3, generator=torch.Generator().manual_seed(3)) > 0.5).double()
    shares = torch.softmax(numbers, 1)
    flat = scores[:, :, 0]
    weight = torch.tensor([0.5, 1.0, 3.0], dtype=torch.float64)
    logs = torch.log_softmax(scores, 1)
    return {
        "mse": compared(nn.MSELoss(), scores, numbers),
        "mse sum": compared(nn.MSELoss(reduction="sum"), scores, numbers),
        "mse none": compared(nn.MSELoss(reduction="none"), scores, numbers),
        "l1": compared(nn.L1Loss(), scores, numbers),
        "smooth l1": compared(nn.SmoothL1Loss(), scores, numbers),
        "smooth l1 wide": compared(nn.SmoothL1Loss(beta=2.5), scores, numbers),
        "huber": compared(nn.HuberLoss(), scores, numbers),
        "huber narrow": compared(nn.HuberLoss(delta=0.25), scores, numbers),
        "bce": compared(nn.BCELoss(), torch.sigmoid(flat), flags),
        "bce weighted": compared(nn.BCELoss(weight=weight), torch.sigmoid(flat), flags),
        "bce logits": compared(nn.BCEWithLogitsLoss(), flat, flags),
        "bce logits weighted": compared(nn.BCEWithLogitsLoss(weight=weight, pos_weight=weight * 2), flat, flags),
        "bce logits of pixels": compared(
            nn.BCEWithLogitsLoss(pos_weight=weight[:, None]), scores, flags[:, :, None].repeat(1, 1, 2)),
        "kl div": compared(nn.KLDivLoss(), logs, shares),
        "kl div batchmean": compared(nn.KLDivLoss(reduction="batchmean"), logs, shares),
        "kl div of logs": compared(nn.KLDivLoss(reduction="sum", log_target=True), logs, shares.log()),
        "nll": compared(nn.NLLLoss(), logs, labels),
        "multi margin": compared(nn.MultiMarginLoss(), flat, labels[:, 0]),
        "multi margin weighted": compared(nn.MultiMarginLoss(p=2, margin=0.7, weight=weight, reduction="sum"), flat, labels[:, 0]),
        "multi-label margin": compared(nn.MultiLabelMarginLoss(), flat, torch.tensor([[2, 0, -1], [1, -1, 0], [-1, 1, 2], [0, 1, 2], [2, -1, -1], [1, 0, -1]])),
        "multi-label soft margin": compared(nn.MultiLabelSoftMarginLoss(), flat, flags),
        "multi-label soft margin weighted": compared(nn.MultiLabelSoftMarginLoss(weight=weight, reduction="none"), flat, flags),
        "soft margin": compared(nn.SoftMarginLoss(), flat, flags * 2 - 1),
        "soft margin sum": compared(nn.SoftMarginLoss(reduction="sum"), flat, flags * 2 - 1),
        "hinge": compared(nn.HingeEmbeddingLoss(), flat, flags * 2 - 1),
        "hinge wide": compared(nn.HingeEmbeddingLoss(margin=2.5, reduction="none"), flat, flags * 2 - 1),
        "poisson": compared(nn.PoissonNLLLoss(), scores, numbers.abs().mul(3).round()),
        "poisson mean": compared(nn.PoissonNLLLoss(log_input=False, full=True, eps=0.01, reduction="sum"), scores.abs(), numbers.abs().mul(3).round()),
        "nll weighted": compared(nn.NLLLoss(weight=weight, ignore_index=1), logs, labels),
    }


def several(loss, *inputs):
    """A loss of several tensors: those of floating point have gradients."""
    inputs = [entry.clone().requires_grad_(entry.is_floating_point()) for entry in inputs]
    value = loss(*inputs)
    value.sum().backward()
    return {
        "inputs": [written(entry) for entry in inputs], "loss": written(value),
        "gradients": [written(torch.zeros_like(entry) if entry.grad is None else entry.grad) for entry in inputs if entry.is_floating_point()],
    }


def losses_of_several():
    first, second, third = (torch.randn(6, 4, dtype=torch.float64) for _ in range(3))
    signs = torch.tensor([1, -1, -1, 1, 1, -1])
    spread = torch.rand(6, 4, dtype=torch.float64) * 2
    spread[0, 0] = 1e-9
    logs = torch.randn(9, 3, 5, dtype=torch.float64).log_softmax(2)
    labels, lengths = torch.tensor([[1, 2, 2, 4], [3, 1, 0, 0], [4, 1, 4, 2]]), torch.tensor([9, 7, 6])
    counts = torch.tensor([4, 2, 4])
    return {
        "gaussian": several(nn.GaussianNLLLoss(), first, second, spread),
        "gaussian full": several(nn.GaussianNLLLoss(full=True, eps=0.5, reduction="sum"), first, second, spread),
        "gaussian of rows": several(nn.GaussianNLLLoss(reduction="none"), first, second, spread[:, 1]),
        "cosine": several(nn.CosineEmbeddingLoss(), first, second, signs),
        "cosine margin": several(nn.CosineEmbeddingLoss(margin=0.2, reduction="none"), first, second, signs),
        "ranking": several(nn.MarginRankingLoss(), first[:, 0], second[:, 0], signs),
        "ranking margin": several(nn.MarginRankingLoss(margin=0.5, reduction="sum"), first[:, 0], second[:, 0], signs),
        "triplet": several(nn.TripletMarginLoss(), first, second, third),
        "triplet swapped": several(nn.TripletMarginLoss(margin=2, p=1, eps=1e-4, swap=True, reduction="sum"), first, second, third),
        "triplet distance": several(nn.TripletMarginWithDistanceLoss(), first, second, third),
        "triplet own distance": several(
            nn.TripletMarginWithDistanceLoss(
                distance_function=lambda a, b: 1 - nn.functional.cosine_similarity(a, b), margin=0.5, swap=True, reduction="none"),
            first, second, third),
        "ctc": several(nn.CTCLoss(), logs, labels, lengths, counts),
        "ctc blank": several(nn.CTCLoss(blank=3, reduction="none"), logs, torch.where(labels == 3, 0, labels), lengths, counts),
        "ctc too short": several(
            nn.CTCLoss(zero_infinity=True, reduction="sum"), logs, labels, torch.tensor([9, 7, 3]), counts),
    }


OPTIMIZERS = {
    "adamw": (optim.AdamW, {"lr": 0.01}),
    "adamw amsgrad": (optim.AdamW, {"lr": 0.01, "weight_decay": 0.1, "amsgrad": True, "betas": [0.8, 0.99], "eps": 1e-6}),
    "rmsprop": (optim.RMSprop, {"lr": 0.01}),
    "rmsprop centred": (
        optim.RMSprop, {"lr": 0.01, "alpha": 0.9, "momentum": 0.5, "centered": True, "weight_decay": 0.01, "eps": 1e-6}),
    "adagrad": (optim.Adagrad, {"lr": 0.1}),
    "adagrad decaying": (
        optim.Adagrad, {"lr": 0.1, "lr_decay": 0.1, "weight_decay": 0.01, "initial_accumulator_value": 0.2, "eps": 1e-6}),
    "adadelta": (optim.Adadelta, {}),
    "adadelta slow": (optim.Adadelta, {"lr": 0.5, "rho": 0.8, "eps": 1e-4, "weight_decay": 0.01}),
    "adamax": (optim.Adamax, {}),
    "adamax decaying": (optim.Adamax, {"lr": 0.01, "betas": [0.8, 0.9], "eps": 1e-6, "weight_decay": 0.01}),
    # The form for one tensor has a factor too many in PyTorch 1.13, which 2.0 took out.
    "nadam": (optim.NAdam, {"foreach": True}),
    "nadam decaying": (
        optim.NAdam, {"foreach": True, "lr": 0.01, "betas": [0.8, 0.9], "eps": 1e-6, "weight_decay": 0.01, "momentum_decay": 0.1}),
    "radam": (optim.RAdam, {}),
    "radam decaying": (optim.RAdam, {"lr": 0.01, "betas": [0.8, 0.9], "eps": 1e-6, "weight_decay": 0.01}),
    "sgd": (optim.SGD, {"lr": 0.1}),
    "sgd upwards": (optim.SGD, {"lr": 0.01, "momentum": 0.5, "dampening": 0.1, "weight_decay": 0.01, "maximize": True}),
    "adam upwards": (optim.Adam, {"lr": 0.001, "weight_decay": 0.01, "maximize": True}),
    "rprop": (optim.Rprop, {}),
    "rprop narrow": (optim.Rprop, {"lr": 0.02, "etas": (0.3, 1.5), "step_sizes": (1e-3, 0.05)}),
    "asgd": (optim.ASGD, {}),
    "asgd averaging": (optim.ASGD, {"lr": 0.05, "lambd": 0.01, "alpha": 0.6, "t0": 5, "weight_decay": 0.01}),
    "lbfgs": (optim.LBFGS, {"lr": 0.1}),
    "lbfgs short": (optim.LBFGS, {"lr": 0.2, "max_iter": 3, "history_size": 2}),
    "lbfgs searching": (optim.LBFGS, {"line_search_fn": "strong_wolfe", "max_iter": 2, "history_size": 5}),
    "lbfgs to the end": (optim.LBFGS, {"line_search_fn": "strong_wolfe", "max_eval": 40, "tolerance_grad": 1e-4, "tolerance_change": 1e-6}),
}


def optimizers():
    model = nn.Sequential(nn.Linear(4, 5), nn.Tanh(), nn.Linear(5, 3)).double()
    initial = {name: tensor.clone() for name, tensor in model.state_dict().items()}
    inputs, labels = torch.randn(8, 4, dtype=torch.float64), torch.arange(8) % 3
    runs = {}
    for name, (kind, options) in OPTIMIZERS.items():
        model.load_state_dict(initial)
        optimizer = kind(model.parameters(), **options)
        trace = []

        def evaluate():
            optimizer.zero_grad()
            loss = nn.functional.cross_entropy(model(inputs), labels)
            loss.backward()
            return loss

        for _ in range(20):
            trace.append(optimizer.step(evaluate).item())
        state = optimizer.state_dict()
        runs[name] = {
            "losses": trace,
            "weights": {key: written(tensor) for key, tensor in model.state_dict().items()},
            "state": sorted(state["state"][0]),
        }
    return {
        "initial": {name: written(tensor) for name, tensor in initial.items()},
        "inputs": written(inputs), "labels": written(labels), "runs": runs,
    }


SCHEDULERS = {
    "multi step": (lr_scheduler.MultiStepLR, {"milestones": [3, 10, 10, 30], "gamma": 0.5}),
    "exponential": (lr_scheduler.ExponentialLR, {"gamma": 0.9}),
    "cosine": (lr_scheduler.CosineAnnealingLR, {"T_max": 20, "eta_min": 0.001}),
    "cosine restarts": (lr_scheduler.CosineAnnealingWarmRestarts, {"T_0": 7}),
    "cosine restarts growing": (lr_scheduler.CosineAnnealingWarmRestarts, {"T_0": 4, "T_mult": 2, "eta_min": 0.01}),
    "linear": (lr_scheduler.LinearLR, {}),
    "linear down": (lr_scheduler.LinearLR, {"start_factor": 0.9, "end_factor": 0.1, "total_iters": 30}),
    "constant": (lr_scheduler.ConstantLR, {}),
    "constant longer": (lr_scheduler.ConstantLR, {"factor": 0.25, "total_iters": 12}),
    "polynomial": (lr_scheduler.PolynomialLR, {}),
    "polynomial square": (lr_scheduler.PolynomialLR, {"total_iters": 40, "power": 2.0}),
    "step": (lr_scheduler.StepLR, {"step_size": 8, "gamma": 0.3}),
    "one cycle": (lr_scheduler.OneCycleLR, {"max_lr": 0.4, "total_steps": 51}),
    "one cycle linear": (
        lr_scheduler.OneCycleLR,
        {"max_lr": 0.4, "epochs": 17, "steps_per_epoch": 3, "pct_start": 0.2, "anneal_strategy": "linear", "three_phase": True,
         "div_factor": 10, "final_div_factor": 100, "base_momentum": 0.6, "max_momentum": 0.9}),
    "cyclic": (lr_scheduler.CyclicLR, {"base_lr": 0.01, "max_lr": 0.3, "step_size_up": 6}),
    "cyclic triangular2": (
        lr_scheduler.CyclicLR, {"base_lr": 0.01, "max_lr": 0.3, "step_size_up": 4, "step_size_down": 9, "mode": "triangular2"}),
    "cyclic exp": (
        lr_scheduler.CyclicLR,
        {"base_lr": 0.01, "max_lr": 0.3, "step_size_up": 6, "mode": "exp_range", "gamma": 0.95, "cycle_momentum": False}),
}

PLATEAUS = {
    "default": {},
    "patient": {"factor": 0.5, "patience": 2, "cooldown": 3, "threshold": 0.05, "min_lr": 0.002},
    "absolute": {"mode": "max", "factor": 0.7, "patience": 1, "threshold": 0.03, "threshold_mode": "abs", "eps": 0.005},
}


def rates(make, values=None):
    optimizer = optim.SGD([nn.Parameter(torch.zeros(1))], lr=0.1, momentum=0.9)
    scheduler = make(optimizer)
    group = optimizer.param_groups[0]
    trace = [(group["lr"], group["momentum"])]
    for epoch in range(50):
        optimizer.step()
        scheduler.step(*([] if values is None else [values[epoch]]))
        trace.append((group["lr"], group["momentum"]))
    return {"lr": [rate for rate, _ in trace], "momentum": [momentum for _, momentum in trace]}


def sequence(optimizer):
    return lr_scheduler.SequentialLR(
        optimizer,
        [lr_scheduler.LinearLR(optimizer, start_factor=0.1, total_iters=5),
         lr_scheduler.ExponentialLR(optimizer, gamma=0.9),
         lr_scheduler.StepLR(optimizer, step_size=4, gamma=0.5)],
        milestones=[5, 20])


def schedulers():
    values = [1 / (1 + i) + 0.3 * ((i * 7) % 5) / 5 for i in range(50)]
    runs = {name: rates(lambda optimizer, kind=kind, options=options: kind(optimizer, **options))
            for name, (kind, options) in SCHEDULERS.items()}
    runs["sequence"] = rates(sequence)
    for name, options in PLATEAUS.items():
        runs[f"plateau {name}"] = rates(
            lambda optimizer, options=options: lr_scheduler.ReduceLROnPlateau(optimizer, **options), values)
    return {"values": values, "runs": runs}


print(json.dumps({"losses": losses(), "losses of several": losses_of_several(), "optimizers": optimizers(), "schedulers": schedulers()}))
