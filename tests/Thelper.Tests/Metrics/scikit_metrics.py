"""Prints, as JSON, what scikit-learn gives for the problems of a file; null where it is not installed."""

import json
import sys
import warnings

import numpy as np

try:
    import scipy.signal
    import sklearn.metrics as m
except ImportError:
    print("null")
    sys.exit()

warnings.simplefilter("ignore")
AVERAGES = ["macro", "micro", "weighted"]


def number(value):
    return None if np.isnan(value) else float(value)


def softmax_free_areas(problem, truth, scores, weights):
    values = {"roc": [], "ap": []}
    for index in range(problem["classes"]):
        positive = truth == index
        both = 0 < positive.sum() < len(positive) and all(weights[positive == flag].sum() > 0 for flag in (True, False))
        values["roc"].append(m.roc_auc_score(positive, scores[:, index], sample_weight=weights) if both else None)
        values["ap"].append(
            m.average_precision_score(positive, scores[:, index], sample_weight=weights) if both else None)
    return values


def losses(truth, target, shares):
    positive = (truth == target).astype(int)
    return {
        "brier_score_loss": m.brier_score_loss(positive, shares) if len(set(positive)) == 2 else None,
        "log_loss": m.log_loss(positive, shares, eps=np.finfo(np.float32).eps) if len(set(positive)) == 2 else None,
    }


def classes_of(problem):
    truth = np.array(problem["truth"])
    scores = np.array(problem["scores"], np.float32).reshape(len(truth), -1)
    weights = np.array(problem["weights"] or [1.0] * len(truth))
    found = scores.argmax(1)
    names = np.array(problem["names"])
    given = np.array(problem["weights"]) if problem["weights"] else None
    labels = range(problem["classes"])
    report = lambda **options: m.classification_report(names[truth], names[found], sample_weight=given, **options)
    return {
        "areas": softmax_free_areas(problem, truth, scores, weights),
        "text": report(digits=problem["digits"]),
        "dict": report(output_dict=True),
        "matrix": m.confusion_matrix(truth, found, labels=labels).tolist(),
        "kappa": {str(w): number(m.cohen_kappa_score(truth, found, weights=w, labels=labels))
                  for w in (None, "linear", "quadratic")},
        "matthews_corrcoef": number(m.matthews_corrcoef(truth, found)),
        "accuracy_score": m.accuracy_score(truth, found),
        "balanced_accuracy_score": number(m.balanced_accuracy_score(truth, found)),
        "precision_score": {a: m.precision_score(truth, found, average=a) for a in AVERAGES},
        "recall_score": {a: m.recall_score(truth, found, average=a) for a in AVERAGES},
        "f1_score": {a: m.f1_score(truth, found, average=a) for a in AVERAGES},
        "f2_score": {a: m.fbeta_score(truth, found, beta=2, average=a) for a in AVERAGES},
        "jaccard_score": {a: m.jaccard_score(truth, found, average=a) for a in AVERAGES},
        "of_class": [m.precision_recall_fscore_support(truth == i, found == i, average="binary", pos_label=True)[:3] for i in labels],
        "calibration": calibration(truth, scores),
        "losses": losses(truth, 0, np.array(problem["shares"], np.float32).astype(float)),
    }


def calibration(truth, scores):
    """The expected calibration error as its paper has it, with 15 ranges."""
    powers = np.exp(scores.astype(float) - scores.max(1, keepdims=True))
    confidences = (powers / powers.sum(1, keepdims=True)).max(1)
    right = scores.argmax(1) == truth
    value = 0
    for low, high in zip(np.arange(15) / 15, (np.arange(15) + 1) / 15):
        inside = (confidences > low) & (confidences <= high)
        if inside.any():
            value += inside.mean() * abs(right[inside].mean() - confidences[inside].mean())
    return float(value)


def flags_of(problem):
    flags = np.array(problem["flags"]).reshape(-1, problem["classes"])
    found = (np.array(problem["scores"]).reshape(flags.shape) >= 0).astype(int)
    scores = {"precision_score": m.precision_score, "recall_score": m.recall_score, "f1_score": m.f1_score}
    areas = m.roc_auc_score(flags, np.array(problem["scores"], np.float32).reshape(flags.shape), average=None)
    return {name: {a: function(flags, found, average=a) for a in AVERAGES} for name, function in scores.items()} | {
        "areas": {"macro": areas.mean(), "weighted": np.average(areas, weights=flags.sum(0))}}


def numbers_of(problem):
    truth, found = (np.array(problem[key], np.float32 if key == "scores" else None).reshape(-1, 3).astype(float)
                    for key in ("truth", "scores"))
    flat = {"max_error": m.max_error(truth.ravel(), found.ravel()),
            "R2": m.r2_score(truth.ravel(), found.ravel()),
            "ExplainedVariance": m.explained_variance_score(truth.ravel(), found.ravel())}
    names = ["mean_absolute_error", "mean_squared_error", "median_absolute_error", "r2_score", "explained_variance_score"]
    return flat | {name: getattr(m, name)(truth, found) for name in names}


def similarity_of(problem):
    """The structural similarity as its paper has it, with a window of two dimensions."""
    shape = problem["shape"]
    truth, found = (np.array(problem[key], np.float32 if key == "scores" else None).astype(float).reshape(shape)
                    for key in ("truth", "scores"))
    places = np.arange(11) - 5
    window = np.exp(-(places[:, None] ** 2 + places[None] ** 2) / (2 * 1.5 ** 2))
    blur = lambda plane: scipy.signal.convolve2d(plane, window / window.sum(), mode="valid")
    c1, c2 = (0.01 * problem["range"]) ** 2, (0.03 * problem["range"]) ** 2
    values = []
    for image in range(shape[0]):
        planes = []
        for x, y in zip(found[image], truth[image]):
            mx, my = blur(x), blur(y)
            vx, vy, c = blur(x * x) - mx * mx, blur(y * y) - my * my, blur(x * y) - mx * my
            planes.append(((2 * mx * my + c1) * (2 * c + c2) / ((mx * mx + my * my + c1) * (vx + vy + c2))).mean())
        values.append(np.mean(planes))
    return float(np.mean(values))


KINDS = {"classes": classes_of, "flags": flags_of, "numbers": numbers_of, "images": similarity_of}
with open(sys.argv[1]) as file:
    print(json.dumps({kind: [KINDS[kind](problem) for problem in problems] for kind, problems in json.load(file).items()}))
