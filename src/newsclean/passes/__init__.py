"""The passes: each reads the document and adds evidence; none decides, none changes anything."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from newsclean.passes import (
    glance,
    headline,
    neighbours,
    phrases,
    place,
    repeats,
    shape,
    teasers,
    vocabulary,
    wording,
)
from newsclean.passes.columns import Columns
from newsclean.passes.reading import Reading

if TYPE_CHECKING:
    from newsclean.passes.dom import Outline

PASSES = (
    shape.measure,
    neighbours.measure,
    place.measure,
    vocabulary.measure,
    repeats.measure,
    headline.measure,
    phrases.measure,
    teasers.measure,
)


def measure(reading: Reading) -> Columns:
    """Every measure of every block of a text that needs nothing but the reading."""
    columns: Columns = {}
    for run in PASSES:
        columns |= run(reading)
    return columns


def measure_learnt(reading: Reading, words: Mapping[str, float]) -> Columns:
    """The measures of a text that need learnt log-odds of words."""
    return wording.measure(reading, words)


def measure_looked(
    reading: Reading, page: "Outline", odds: Sequence[float], looked: Sequence[int]
) -> Columns:
    """The measures of the blocks of a page that get a closer look.

    Args:
        reading: those blocks, read.
        page: the elements of the whole page.
        odds: the glance's log-odds of all blocks.
        looked: the numbers of those that get the look.
    """
    from newsclean.passes import dom, hints

    columns = dom.measure(page, looked)
    columns |= glance.measure([odds[i] for i in looked], looked, len(odds))
    for run in (place.measure, repeats.measure, phrases.measure, hints.measure):
        columns |= run(reading)
    return columns
