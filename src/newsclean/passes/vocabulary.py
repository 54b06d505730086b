"""How close a block's words are to the words of the rest."""

from collections import Counter
from collections.abc import Sequence
from math import fsum, log2

from newsclean.passes.columns import Columns
from newsclean.passes.place import densest
from newsclean.passes.reading import Reading


def closeness(words: Sequence[frozenset[str]], among: Sequence[bool]) -> list[float]:
    """Share of each block's words that other blocks marked in ``among`` use too."""
    seen: Counter[str] = Counter()
    for block, mark in zip(words, among, strict=True):
        if mark:
            seen.update(block)
    out: list[float] = []
    for block, mark in zip(words, among, strict=True):
        own = 1 if mark else 0
        found = sum([seen[word] > own for word in block])
        out.append(found / len(block) if block else -1.0)
    return out


def measure(reading: Reading) -> Columns:
    """Closeness to the prose, to the densest stretch, and how rare the block's words are."""
    words = reading.content
    first, end = densest(reading)
    n = len(words)
    is_prose = [value > 0.0 for value in reading.prose]
    everywhere: Counter[str] = Counter()
    for block in words:
        everywhere.update(block)
    return {
        "close-to-prose": closeness(words, is_prose),
        "close-to-segment": closeness(words, [first <= i < end and is_prose[i] for i in range(n)]),
        "close-to-all": closeness(words, [True] * n),
        "repeated-words": [
            # Exact, since the order of a set differs from run to run.
            fsum([log2(everywhere[word]) for word in block]) / len(block) if block else 0.0
            for block in words
        ],
    }
