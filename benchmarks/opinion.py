"""Learn what a second opinion weighs, and for which pages it is worth its time."""

from collections.abc import Sequence
from multiprocessing import Pool
from typing import Any

import numpy as np

from benchmarks.calibrate import f1
from benchmarks.page_model import PageSample
from benchmarks.pages import NEUTRAL
from newsclean.decide_page import doubt
from newsclean.document import Document
from newsclean.second_opinion import kept_by_trafilatura

# At most this share of the pages is asked about: each costs what newsclean alone spends on three.
_MOST = 0.15
_STEPS = 30


def _ask(job: tuple[str, Document]) -> list[bool]:
    return kept_by_trafilatura(*job)


def opinions(items: Sequence[PageSample], processes: int = 2) -> list[Any]:
    """For each page which of its blocks trafilatura keeps."""
    jobs = [(item.page.text, item.document) for item in items]
    with Pool(processes) as pool:
        return [np.array(kept) for kept in pool.imap(_ask, jobs, chunksize=8)]


def fit(
    items: Sequence[PageSample], odds: Sequence[Any], kept: Sequence[Any], cut: float
) -> list[float]:
    """The doubt from which a page is asked about; log-odds for what is kept and what is left.

    Args:
        items, odds: pages and their held-out log-odds.
        kept: trafilatura's opinion on each.
        cut: log-odds above which a block goes, for judging what the opinion gains.
    """
    doubts = np.array([doubt(i.reading, o.tolist()) for i, o in zip(items, odds, strict=True)])
    order = np.argsort(-doubts)[: int(_MOST * len(items))]
    weights = _weights(
        [items[i] for i in order], [odds[i] for i in order], [kept[i] for i in order]
    )
    gains: list[float] = []
    for i in order:
        added = np.where(kept[i], weights[0], weights[1])
        with_it, without = f1(items[i], odds[i] + added, cut), f1(items[i], odds[i], cut)
        gains.append(with_it - without if items[i].page.gold else 0.0)
    best = int(np.argmax(np.cumsum(gains)))
    gained = gains[: best + 1]
    print(
        f"second opinion: {weights}, asked about {best + 1} of {len(items)} pages, word F1 of "
        f"these {np.mean(gained):+.4f}, of all {sum(gained) / len(items):+.4f}"
    )
    return [round(float(doubts[order[best]]) - 1e-4, 4), *weights]


def _weights(items: Sequence[PageSample], odds: Sequence[Any], kept: Sequence[Any]) -> list[float]:
    """Logistic regression on the opinion, beside the log-odds that are there (Newton's method)."""
    known = [item.y != NEUTRAL for item in items]

    def rows(values: Sequence[Any]) -> Any:
        return np.concatenate([value[k] for value, k in zip(values, known, strict=True)])

    base, y = rows(odds), rows([item.y for item in items])
    weight, agree = rows([item.weight for item in items]), rows(kept)
    found: list[float] = []
    for side in (agree, ~agree):
        added = 0.0
        for _ in range(_STEPS):
            p = 1.0 / (1.0 + np.exp(-(base[side] + added)))
            slope = (weight[side] * (y[side] - p)).sum()
            added += float(slope / ((weight[side] * p * (1 - p)).sum() + 1.0))
        found.append(round(added, 3))
    return found
