"""How far each rule's own record moves its weight from that of its kind; rules of place."""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.pages import NEUTRAL
from newsclean.model.model import shipped_file
from newsclean.rules.matcher import Hit

# A rule's own weight moves from that of its kind as if this many blocks spoke for the kind.
_SHRINKAGE = 8.0
_LIMIT = 2.0

Hits = Sequence[Sequence[Hit]]


@cache
def structure_weights() -> dict[str, float]:
    """The weights of rules of place, which are set by hand."""
    return json.loads(Path(shipped_file("structure")).read_text())


def rule_weights(hits: Sequence[Hits], ys: Sequence[Any], odds: Sequence[Any]) -> dict[str, float]:
    """One shrunken Newton step for each rule, from the log-odds without it.

    Args:
        hits, ys, odds: by page, one entry a block: rules that match, answer, log-odds.
    """
    slope: dict[str, float] = {}
    curve: dict[str, float] = {}
    for page, answers, values in zip(hits, ys, odds, strict=True):
        chances = 1.0 / (1.0 + np.exp(-values))
        for found, y, p in zip(page, answers, chances, strict=True):
            if y != NEUTRAL:
                for rule in {hit.rule for hit in found if hit.place != "span"}:
                    slope[rule] = slope.get(rule, 0.0) + float(y - p)
                    curve[rule] = curve.get(rule, 0.0) + float(p * (1 - p))
    moved = {rule: slope[rule] / (curve[rule] + _SHRINKAGE) for rule in sorted(slope)}
    return {
        rule: round(max(-_LIMIT, min(_LIMIT, value)), 2)
        for rule, value in moved.items()
        if abs(value) >= 0.1
    }


def rules_add(own: Mapping[str, float], hits: Hits) -> Any:
    """What the rules' own weights add to each block's log-odds."""
    return np.array(
        [sum([own.get(hit.rule, 0.0) for hit in found if hit.place != "span"]) for found in hits]
    )
