"""Log-odds of words: of the text, and of class and id names."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from math import log

from benchmarks.pages import NEUTRAL
from benchmarks.samples import Sample

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


def element_names(item: Sample) -> list[Iterable[str]]:
    """The class and id words of each block's element and its containers."""
    elements = [block.element for block in item.reading.document.blocks]
    return [(*e.words, *e.outer) if e else () for e in elements]


def learn(
    samples: Sequence[Sample], words_of: Callable[[Sample], list[Iterable[str]]], domains: int
) -> dict[str, float]:
    """Log-odds in chrome against content, each word counted once a page and side."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    seen: dict[str, set[str]] = defaultdict(set)
    for item in samples:
        sides: tuple[set[str], set[str]] = (set(), set())
        for words, y in zip(words_of(item), item.y.tolist(), strict=True):
            if y != NEUTRAL:
                sides[y].update(words)
        for side in (0, 1):
            for word in sides[side]:
                counts[word][side] += 1
                seen[word].add(item.page.domain)
    odds = {
        word: round(log((chrome + 2) / (content + 2)), 2)
        for word, (content, chrome) in sorted(counts.items())
        if len(seen[word]) >= domains and len(word) > 1
    }
    return {word: value for word, value in odds.items() if abs(value) >= _LEAST_ODDS}


def lexicons(samples: Sequence[Sample]) -> dict[str, dict[str, float]]:
    """Both tables; the names are empty where no sample comes from HTML."""
    return {
        "words": learn(samples, text_words, DOMAINS["words"]),
        "names": learn(samples, element_names, DOMAINS["names"]),
    }
