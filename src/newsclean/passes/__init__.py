"""The passes: each reads the document and adds evidence; none decides, none changes anything."""

from newsclean.passes import (
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
from newsclean.table import Table
from newsclean.typed import Mapping

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


def measure_learnt(reading: Reading, words: Mapping[str, float] | Table) -> Columns:
    """The measures of a text that need learnt log-odds of words."""
    return wording.measure(reading, words)
