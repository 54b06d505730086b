"""Log-odds of words: of the text, and of class and id names."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from math import log
from typing import NamedTuple

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


def element_names(item: Sample) -> list[Iterable[str]]:
    """The class and id words of each block's element and its containers."""
    elements = [block.element for block in item.reading.document.blocks]
    return [(*e.words, *e.outer) if e else () for e in elements]


class Tally(NamedTuple):
    """The words of one page's content and chrome, each once.

    Attributes:
        domain: the page's.
        words, names: for content and for chrome, words of the text; of classes and ids.
    """

    domain: str
    words: Sides
    names: Sides


def tally(item: Sample) -> Tally:
    """Collect what one page says of words and names."""
    return Tally(
        item.page.domain, _sides(item, text_words(item)), _sides(item, element_names(item))
    )


def _sides(item: Sample, words_of: list[Iterable[str]]) -> Sides:
    sides: Sides = (set(), set())
    for words, y in zip(words_of, item.y.tolist(), strict=True):
        if y != NEUTRAL:
            sides[y].update(words)
    return sides


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


def lexicons(tallies: Sequence[Tally]) -> dict[str, dict[str, float]]:
    """Both tables; the names are empty where no page comes from HTML."""
    return {
        "words": learn([(page.domain, page.words) for page in tallies], DOMAINS["words"]),
        "names": learn([(page.domain, page.names) for page in tallies], DOMAINS["names"]),
    }
