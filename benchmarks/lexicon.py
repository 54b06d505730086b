"""Log-odds of words: of the text, and of class and id names."""

from collections import defaultdict
from collections.abc import Iterable
from math import log
from typing import Any

from benchmarks.pages import NEUTRAL
from benchmarks.samples import Sample

Sides = tuple[set[str], set[str]]
# Words known from fewer sites say more of those sites than of the language.
DOMAINS = {"words": 10, "names": 6}
_LEAST_ODDS = 0.35
# Blocks below this size are told by their shape and place; their words are mostly menu items.
_SIZE = 25.0


def text_words(item: Sample) -> list[Iterable[str]]:
    """The words of each block that is long enough to be worded."""
    return [
        words[:100] if size >= _SIZE else ()
        for words, size in zip(item.reading.words, item.reading.size, strict=True)
    ]


def sides(words_of: Iterable[Iterable[str]], y: Any) -> Sides:
    """Words of a page's content and of its chrome, each once."""
    found: Sides = (set(), set())
    for words, answer in zip(words_of, y.tolist(), strict=True):
        if answer != NEUTRAL:
            found[answer].update(words)
    return found


def learn(pages: Iterable[tuple[str, Sides]], domains: int) -> dict[str, float]:
    """Log-odds in chrome against content, each word counted once a page and side."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    seen: dict[str, set[str]] = defaultdict(set)
    for domain, sides in pages:
        for side in (0, 1):
            for word in sides[side]:
                counts[word][side] += 1
                seen[word].add(domain)
    odds = {
        word: round(log((chrome + 2) / (content + 2)), 2)
        for word, (content, chrome) in sorted(counts.items())
        if len(seen[word]) >= domains and len(word) > 1
    }
    return {word: value for word, value in odds.items() if abs(value) >= _LEAST_ODDS}
