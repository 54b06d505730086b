"""The passes: each reads the document and adds evidence; none decides, none changes anything."""

from collections.abc import Mapping, Sequence

from newsclean.document import Document
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


def measure_page(document: Document, names: Mapping[str, float]) -> Columns:
    """What a glance at a page's elements says of every block; ``names`` are learnt log-odds."""
    from newsclean.passes import dom

    return dom.measure(document, names)


def measure_looked(
    reading: Reading, page: Columns, odds: Sequence[float], looked: Sequence[int]
) -> Columns:
    """The measures of the blocks of a page that get a closer look.

    Args:
        reading: those blocks, read.
        page: the measures of all blocks.
        odds: the glance's log-odds of all blocks.
        looked: the numbers of those that get the look.
    """
    from newsclean.passes import hints

    columns = {name: [values[i] for i in looked] for name, values in page.items()}
    columns |= glance.measure([odds[i] for i in looked], looked, len(odds))
    for run in (place.measure, repeats.measure, phrases.measure, hints.measure):
        columns |= run(reading)
    return columns
