"""The passes: each reads the document and adds evidence; none decides, none changes anything."""

from collections.abc import Mapping

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
    """Every measure of every block that needs nothing but the reading."""
    columns: Columns = {}
    for run in PASSES:
        columns |= run(reading)
    if reading.document.format == "html":
        from newsclean.passes import dom

        columns |= dom.measure(reading)
    return columns


def measure_learnt(
    reading: Reading, words: Mapping[str, float], names: Mapping[str, float]
) -> Columns:
    """The measures that need learnt log-odds: of words, and of class and id names."""
    columns = wording.measure(reading, words)
    if reading.document.format == "html":
        from newsclean.passes import dom

        columns |= dom.measure_names(reading, names)
    return columns
