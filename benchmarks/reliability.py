"""Whether a stated probability is one, and what a limit on losses leaves to gain."""

from collections.abc import Sequence

from benchmarks.subject import Judged
from benchmarks.tables import Cell, table

_BINS = 10
LIMITS = (0.001, 0.005, 0.01)


def calibration_error(pairs: Sequence[tuple[float, int]]) -> float:
    """Expected calibration error over ten equal bins of probability (Naeini et al., AAAI 2015).

    >>> calibration_error([(0.9, 1), (0.9, 1), (0.9, 1), (0.9, 0)])
    0.15
    """
    return round(
        sum([len(b) * abs(_mean(b, 0) - _mean(b, 1)) for b in _binned(pairs) if b])
        / max(1, len(pairs)),
        4,
    )


def _binned(pairs: Sequence[tuple[float, int]]) -> list[list[tuple[float, int]]]:
    bins: list[list[tuple[float, int]]] = [[] for _ in range(_BINS)]
    for pair in pairs:
        bins[min(_BINS - 1, int(pair[0] * _BINS))].append(pair)
    return bins


def _mean(pairs: Sequence[tuple[float, int]], k: int) -> float:
    return sum([pair[k] for pair in pairs]) / len(pairs)


def reliability(title: str, pairs: Sequence[tuple[float, int]]) -> str:
    """What was stated and what was found, by tenths of probability."""
    rows: list[list[Cell]] = [
        [f"{k / _BINS:.1f} to {(k + 1) / _BINS:.1f}", len(b), _mean(b, 0), _mean(b, 1)]
        for k, b in enumerate(_binned(pairs))
        if b
    ]
    header = ["stated", "blocks", "mean stated", "share of chrome"]
    error = calibration_error(pairs)
    return f"### {title}: expected calibration error {error:.4f}\n\n{table(header, rows)}\n"


def reach(judged: Sequence[Judged]) -> list[float]:
    """Share of the chrome words gone where at most so much of the article's words may be lost.

    A block goes when its log-odds exceed one cut; the cut is the best for these very pages.
    """
    content = sum([block.words for block in judged if not block.chrome])
    chrome = sum([block.words for block in judged if block.chrome])
    found = [0.0] * len(LIMITS)
    lost = gone = 0
    for block in sorted(judged, reverse=True):
        if block.chrome:
            gone += block.words
        else:
            lost += block.words
        for k, limit in enumerate(LIMITS):
            if lost <= limit * content:
                found[k] = gone / max(1, chrome)
    return found
