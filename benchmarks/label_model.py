"""Learn which signals speak for which label: softmax regression on labelled lines."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import sqrt
from typing import Any, NamedTuple

import numpy as np

from benchmarks.samples import Sample
from newsclean.labelling import likeliest, signals, weigh
from newsclean.labels import ALL, CHROME, KEEP
from newsclean.passes.reading import Reading

_STEPS, _RATE, _RIDGE = 250, 0.5, 0.002
_SHARED_RATE = 0.2
# Weights nearer to zero are left out.
_LEAST = 0.02
# What the lines that class names label count, all together, beside those that a hand did; and how
# many of a label there must be for them to count in full.
_NAMED, _ENOUGH = 0.3, 20


class Row(NamedTuple):
    """A block that has a label.

    Attributes:
        found: its signals.
        label: its label.
        weight: how much it counts.
    """

    found: list[tuple[str, float]]
    label: str
    weight: float


def labelled(samples: Iterable[Sample]) -> list[Row]:
    """Every block that a hand has labelled; a page counts as the root of its number of blocks."""
    rows: list[Row] = []
    for item in samples:
        if not item.page.labels:
            continue
        columns = dict(zip(item.names, item.x.T.tolist(), strict=True))
        known = [block for block, label in enumerate(item.labels) if label in ALL]
        weight = 1.0 / sqrt(len(known) or 1)
        for block in known:
            row = row_of(item.reading, columns, block, item.labels[block])
            rows.append(row._replace(weight=weight))
    return rows


def row_of(reading: Reading, columns: Mapping[str, Sequence[float]], block: int, label: str) -> Row:
    """A block with its signals and a label."""
    return Row(signals(reading, columns, block), label, 1.0)


def _beside(named: Sequence[Row], hand: Sequence[Row]) -> list[Row]:
    """Rows that class names label, weighed: as much of each label among them as hands gave it.

    Pages have hundreds of menu lines with names to them, and few lines that ask for a donation.
    """
    given: dict[str, float] = dict.fromkeys(ALL, 0.0)
    for row in hand:
        given[row.label] += row.weight
    counts = Counter([row.label for row in named])
    return [
        row._replace(weight=_NAMED * given[row.label] / max(_ENOUGH, counts[row.label]))
        for row in named
    ]


def fit(samples: Sequence[Sample], named: Sequence[Row] = ()) -> dict[str, dict[str, float]]:
    """Weights by signal and label; KEEP and CHROME labels compete among their own kind only.

    Args:
        samples: pages labelled by hand.
        named: further lines, of other pages, labelled by class names (``benchmarks/named.py``).
    """
    rows = labelled(samples)
    rows += _beside(named, rows)
    names = sorted({name for row in rows for name, _ in row.found})
    at = {name: i + 1 for i, name in enumerate(names)}
    x = np.zeros((len(rows), len(names) + 1))
    x[:, 0] = 1.0
    for i, row in enumerate(rows):
        for name, force in row.found:
            x[i, at[name]] = max(x[i, at[name]], force)
    weights: dict[str, dict[str, float]] = {}
    for kind in (KEEP, CHROME):
        order = list(kind)
        chosen = [i for i, row in enumerate(rows) if row.label in kind]
        target = np.zeros((len(chosen), len(order)))
        target[np.arange(len(chosen)), [order.index(rows[i].label) for i in chosen]] = 1.0
        counts = np.array([rows[i].weight for i in chosen])
        solved = _softmax(x[chosen], target, counts / counts.sum(), _tied(at, order))
        for name, i in [("", 0), *at.items()]:
            for label, value in zip(order, solved[i].tolist(), strict=True):
                if abs(value) >= _LEAST:
                    weights.setdefault(name, {})[label] = round(value, 2)
    return weights


def _tied(at: Mapping[str, int], order: Sequence[str]) -> list[Any]:
    """Rows and columns of the weights that say the same of different labels.

    "rule L" speaks for L, whatever L is, and so do "above L", "under L" and their like. What
    most labels teach holds for those that hardly any page teaches.
    """
    groups: dict[str, list[tuple[int, int]]] = {}
    for name, i in at.items():
        kind, _, label = name.rpartition(" ")
        if kind and label in order:
            groups.setdefault(kind, []).append((i, order.index(label)))
    return [tuple(np.array(cells).T) for cells in groups.values()]


def _softmax(x: Any, target: Any, weight: Any, tied: Sequence[Any]) -> Any:
    """Gradient descent with momentum on the penalised likelihood.

    Cells that are tied share a weight, which costs nothing; what each differs from it by does.
    """
    w = np.zeros((x.shape[1], target.shape[1]))
    speed = np.zeros_like(w)
    shared, pace = np.zeros(len(tied)), np.zeros(len(tied))
    for _ in range(_STEPS):
        z = x @ _with_shared(w, shared, tied)
        p = np.exp(z - z.max(axis=1, keepdims=True))
        p /= p.sum(axis=1, keepdims=True)
        slope = x.T @ ((p - target) * weight[:, None])
        speed = 0.9 * speed - _RATE * (slope + _RIDGE * w)
        w += speed
        pace = 0.9 * pace - _SHARED_RATE * np.array([slope[cells].sum() for cells in tied])
        shared += pace
    return _with_shared(w, shared, tied)


def _with_shared(w: Any, shared: Any, tied: Sequence[Any]) -> Any:
    total = w.copy()
    for value, cells in zip(shared, tied, strict=True):
        total[cells] += value
    return total


def accuracy(
    weights: dict[str, dict[str, float]], samples: Iterable[Sample]
) -> dict[str, tuple[int, int]]:
    """Right and all, by true label, for labels chosen among the true label's own kind."""
    counts: dict[str, tuple[int, int]] = {}
    for found, label, _ in labelled(samples):
        right, total = counts.get(label, (0, 0))
        guess = likeliest(weigh(weights, found, CHROME if label in CHROME else KEEP))
        counts[label] = (right + (guess == label), total + 1)
    return counts
