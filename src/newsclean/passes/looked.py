"""The blocks of a page that get a closer look, measured."""

from collections.abc import Sequence
from math import log2

from newsclean.passes import dom, headline, hints, phrases, place, repeats
from newsclean.passes.columns import Columns, shifted
from newsclean.passes.reading import Reading

# Stands for the log-odds of what lies beyond the ends: chrome, most likely.
_BEYOND = 5.0


def measure(
    reading: Reading, page: dom.Outline, odds: Sequence[float], looked: Sequence[int]
) -> Columns:
    """All measures of those blocks.

    Args:
        reading: those blocks, read.
        page: the elements of the whole page.
        odds: the glance's log-odds of all blocks.
        looked: the numbers of those that get the look.
    """
    columns = dom.measure(page, looked)
    columns |= after_glance([odds[i] for i in looked], looked, len(odds))
    for run in (place.measure, repeats.measure, phrases.measure, hints.measure):
        columns |= run(reading)
    columns["title-told"] = headline.told(reading)
    return columns


def after_glance(odds: Sequence[float], looked: Sequence[int], blocks: int) -> Columns:
    """The glance's log-odds of a block and its neighbours, and what it has passed over nearby.

    Args:
        odds: the glance's log-odds of the blocks that get a closer look.
        looked: their numbers in the page, rising.
        blocks: how many blocks the page has.

    >>> columns = after_glance([1.0, -2.0], [3, 4], 9)
    >>> columns["first-look-1"], columns["passed-before"]
    ([5.0, 1.0], [2.0, 0.0])
    """
    here = list(odds)
    before, after = [-1, *looked][:-1], [*looked, blocks][1:]
    return {
        "first-look": here,
        "first-look-1": shifted(here, -1, _BEYOND),
        "first-look+1": shifted(here, 1, _BEYOND),
        "first-look-2": shifted(here, -2, _BEYOND),
        "first-look+2": shifted(here, 2, _BEYOND),
        "passed-before": [log2(at - other) for other, at in zip(before, looked, strict=True)],
        "passed-after": [log2(other - at) for other, at in zip(after, looked, strict=True)],
        "passed-page": [1.0 - len(looked) / (blocks or 1)] * len(looked),
    }
