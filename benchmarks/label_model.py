"""Learn which signals speak for which label: softmax regression on hand-labelled lines."""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from benchmarks.samples import Sample
from newsclean.labelling import choose, signals
from newsclean.labels import ALL, CHROME, KEEP

_STEPS, _RATE, _RIDGE = 400, 0.5, 0.002


def labelled(samples: Iterable[Sample]) -> list[tuple[list[tuple[str, float]], str]]:
    """Signals and label of every block that a hand has labelled."""
    found: list[tuple[list[tuple[str, float]], str]] = []
    for item in samples:
        if not item.page.labels:
            continue
        columns = dict(zip(item.names, item.x.T.tolist(), strict=True))
        for block, label in enumerate(item.labels):
            if label in ALL:
                found.append((signals(item.reading, columns, block), label))
    return found


def fit(samples: Sequence[Sample]) -> dict[str, dict[str, float]]:
    """Weights by signal and label; KEEP and CHROME labels compete among their own kind only."""
    rows = labelled(samples)
    names = sorted({name for found, _ in rows for name, _ in found})
    at = {name: i + 1 for i, name in enumerate(names)}
    x = np.zeros((len(rows), len(names) + 1))
    x[:, 0] = 1.0
    for i, (found, _) in enumerate(rows):
        for name, force in found:
            x[i, at[name]] = max(x[i, at[name]], force)
    weights: dict[str, dict[str, float]] = {}
    for kind in (KEEP, CHROME):
        order = list(kind)
        chosen = [i for i, (_, label) in enumerate(rows) if label in kind]
        target = np.zeros((len(chosen), len(order)))
        target[np.arange(len(chosen)), [order.index(rows[i][1]) for i in chosen]] = 1.0
        solved = _softmax(x[chosen], target)
        for name, i in [("", 0), *at.items()]:
            for label, value in zip(order, solved[i].tolist(), strict=True):
                if abs(value) >= 0.05:
                    weights.setdefault(name, {})[label] = round(value, 2)
    return weights


def _softmax(x: Any, target: Any) -> Any:
    """Gradient descent with momentum on the penalised likelihood."""
    w = np.zeros((x.shape[1], target.shape[1]))
    speed = np.zeros_like(w)
    for _ in range(_STEPS):
        z = x @ w
        p = np.exp(z - z.max(axis=1, keepdims=True))
        p /= p.sum(axis=1, keepdims=True)
        slope = x.T @ (p - target) / len(x) + _RIDGE * w
        speed = 0.9 * speed - _RATE * slope
        w += speed
    return w


def accuracy(
    weights: dict[str, dict[str, float]], samples: Iterable[Sample]
) -> dict[str, tuple[int, int]]:
    """Right and all, by true label, for labels chosen among the true label's own kind."""
    counts: dict[str, tuple[int, int]] = {}
    for found, label in labelled(samples):
        right, total = counts.get(label, (0, 0))
        guess = choose(weights, found, CHROME if label in CHROME else KEEP)
        counts[label] = (right + (guess == label), total + 1)
    return counts
