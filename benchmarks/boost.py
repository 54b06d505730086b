"""Boosted trees of depth two, written out as the lookup tables that the library reads."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import lightgbm
import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
Vector = NDArray[np.float64]

_TRIAL_ROUNDS = 120
# Rows that a quick fit tells apart at once: one in so many is enough to learn from.
_EASY_SHARE, _EASY, _QUICK_SHARE = 6, 0.06, 8
# Tables whose weights differ by less than this decide nothing; they only cost time.
_FLAT = 0.04
_PARAMETERS: dict[str, Any] = {
    "objective": "binary",
    "min_data_in_leaf": 80,
    "feature_fraction": 0.5,
    "lambda_l2": 5.0,
    "max_bin": 24,
    "max_depth": 2,
    "num_leaves": 4,
    "verbose": -1,
    "num_threads": 1,
    "seed": 1,
    "deterministic": True,
    "force_row_wise": True,
}


def best_pairs(
    x: Matrix, y: Vector, weight: Vector, count: int, rate: float, share: int = 1
) -> list[tuple[int, int]]:
    """The measures that gain most by being looked at together, found by a fit without limits.

    One row in ``share`` is fitted.
    """
    if not count:
        return []
    data = lightgbm.Dataset(x[::share], y[::share], weight=weight[::share])
    model = lightgbm.train({**_PARAMETERS, "learning_rate": rate}, data, _TRIAL_ROUNDS)
    gains: dict[tuple[int, int], float] = defaultdict(float)
    for tree in model.dump_model()["tree_info"]:
        root = tree["tree_structure"]
        for side in ("left_child", "right_child"):
            child = root.get(side, {})
            if "split_feature" in child and child["split_feature"] != root["split_feature"]:
                a, b = sorted((root["split_feature"], child["split_feature"]))
                gains[a, b] += child["split_gain"]
    ranked = sorted(gains.items(), key=lambda item: (-item[1], item[0]))
    return [pair for pair, _ in ranked[:count]]


def easy(x: Matrix, y: Vector, weight: Vector) -> tuple[NDArray[np.bool_], Vector]:
    """Which rows to leave out, and the weights with which the others stand for them."""
    some = slice(None, None, _QUICK_SHARE)
    quick = lightgbm.train(
        {**_PARAMETERS, "learning_rate": 0.25},
        lightgbm.Dataset(x[some], y[some], weight=weight[some]),
        100,
    )
    sure = np.abs(np.asarray(quick.predict(x, num_threads=1)) - y) < _EASY
    left_out = sure & (np.cumsum(sure) % _EASY_SHARE != 0)
    return left_out, np.where(sure, weight * _EASY_SHARE, weight)


def fit(
    names: Sequence[str],
    x: Matrix,
    y: Vector,
    weight: Vector,
    rounds: int,
    rate: float,
    pairs: Sequence[tuple[int, int]] = (),
) -> dict[str, Any]:
    """Fit and export ``bias``, ``cuts`` {measure: edges of its bins}, ``singles`` {measure:
    weights by bin} and ``pairs`` [a, b, rows of weights].

    Only the measures of ``pairs`` are looked at together.
    """
    allowed = [*[list(pair) for pair in pairs], *[[i] for i in range(len(names))]]
    model = lightgbm.train(
        {**_PARAMETERS, "learning_rate": rate, "interaction_constraints": allowed},
        lightgbm.Dataset(x, y, weight=weight),
        rounds,
    )
    return _export(names, model.dump_model()["tree_info"])


def _round(value: float) -> float:
    return float(f"{value:.4g}")


def _export(names: Sequence[str], trees: list[dict[str, Any]]) -> dict[str, Any]:
    """Add up the trees' boxes: every path of two splits is a range of at most two measures."""
    boxes: dict[tuple[int, ...], list[tuple[list[tuple[float, float]], float]]] = defaultdict(list)
    cuts: dict[int, set[float]] = defaultdict(set)
    bias = 0.0
    for tree in trees:
        for conditions, value in _leaves(tree["tree_structure"], {}):
            if not conditions:
                bias += value
                continue
            key = tuple(sorted(conditions))
            boxes[key].append(([conditions[feature] for feature in key], value))
            for feature in key:
                cuts[feature].update([e for e in conditions[feature] if abs(e) != np.inf])
    axes = {feature: sorted(edges) for feature, edges in cuts.items()}
    singles: dict[str, Any] = {}
    pairs: list[Any] = []
    for key, found in sorted(boxes.items()):
        grid = np.zeros([len(axes[feature]) + 1 for feature in key])
        for ranges, value in found:
            where = tuple(
                slice(
                    0 if low == -np.inf else axes[feature].index(low) + 1,
                    None if high == np.inf else axes[feature].index(high) + 1,
                )
                for feature, (low, high) in zip(key, ranges, strict=True)
            )
            grid[where] += value
        if grid.max() - grid.min() < _FLAT:
            bias += float(grid.mean())
        elif len(key) == 1:
            centre = float(grid.mean())
            bias += centre
            singles[names[key[0]]] = [round(v, 3) for v in (grid - centre).tolist()]
        else:
            rows = [[round(v, 3) for v in row] for row in grid.tolist()]
            pairs.append([names[key[0]], names[key[1]], rows])
    used = {*singles, *[name for pair in pairs for name in pair[:2]]}
    return {
        "bias": _round(bias),
        "cuts": {names[i]: edges for i, edges in sorted(axes.items()) if names[i] in used},
        "singles": singles,
        "pairs": pairs,
    }


def _leaves(
    node: dict[str, Any], conditions: dict[int, tuple[float, float]]
) -> list[tuple[dict[int, tuple[float, float]], float]]:
    if "split_feature" not in node:
        return [(conditions, node["leaf_value"])]
    feature, cut = node["split_feature"], _round(node["threshold"])
    low, high = conditions.get(feature, (-np.inf, np.inf))
    return [
        *_leaves(node["left_child"], {**conditions, feature: (low, min(high, cut))}),
        *_leaves(node["right_child"], {**conditions, feature: (max(low, cut), high)}),
    ]


def predict(tables: dict[str, Any], names: Sequence[str], x: Matrix) -> Vector:
    """Log-odds by the exported tables, as the library computes them."""
    at = {name: i for i, name in enumerate(names)}
    bins = {name: np.searchsorted(cuts, x[:, at[name]]) for name, cuts in tables["cuts"].items()}
    total = np.full(len(x), tables["bias"])
    for name, weights in tables["singles"].items():
        total += np.array(weights)[bins[name]]
    for a, b, rows in tables["pairs"]:
        total += np.array(rows)[bins[a], bins[b]]
    return total
