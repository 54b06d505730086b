"""How close a block's words are to the words of the rest."""

from itertools import chain
from math import fsum, log2

from newsclean.passes.columns import Columns, counts
from newsclean.passes.place import densest
from newsclean.passes.reading import Reading
from newsclean.typed import Iterable, Sequence


def closeness(words: Sequence[frozenset[str]], among: Sequence[bool]) -> list[float]:
    """Share of each block's words that other blocks marked in ``among`` use too."""
    used, shared = _used([block for block, mark in zip(words, among, strict=True) if mark])
    return [
        len(block & (shared if mark else used)) / len(block) if block else -1.0
        for block, mark in zip(words, among, strict=True)
    ]


def _used(words: Iterable[frozenset[str]]) -> tuple[set[str], set[str]]:
    """The words that any of some blocks uses, and those that several do."""
    used: set[str] = set()
    shared: set[str] = set()
    for block in words:
        shared |= used & block
        used |= block
    return used, shared


def measure(reading: Reading) -> Columns:
    """Closeness to the prose, to the densest stretch, and how rare the block's words are."""
    words = reading.content
    first, end = densest(reading)
    n = len(words)
    is_prose = [value > 0.0 for value in reading.prose]
    _, shared = _used(words)
    repeated = [block & shared for block in words]
    everywhere = counts(chain.from_iterable(repeated))
    return {
        "close-to-prose": closeness(words, is_prose),
        "close-to-segment": closeness(words, [first <= i < end and is_prose[i] for i in range(n)]),
        "close-to-all": closeness(words, [True] * n),
        "repeated-words": [
            # Exact, since the order of a set differs from run to run.
            fsum([log2(everywhere[word]) for word in again]) / len(block) if block else 0.0
            for block, again in zip(words, repeated, strict=True)
        ],
    }
