"""Label a page's blocks by the article's gold text."""

import re
from collections.abc import Sequence
from typing import Any

from benchmarks.pages import NEUTRAL
from newsclean.document import Block
from newsclean.rules.fold import fold

_WORD = re.compile(r"\w+")
_GRAM = 4
# Shares of a long block's word 4-grams found in the gold: content above, chrome below.
_MOST, _FEW = 0.75, 0.2
# Titles are content to a reader and missing in the golds. A page has one, and a reader misses it
# more than a sentence (docs/quality.md has what this gains).
_TITLE_WEIGHT = 4.0
# A kicker or a deck may stand above the headline.
_NEAR = 2


def by_gold(blocks: Sequence[Block], gold: str) -> list[int]:
    """1 chrome, 0 content, NEUTRAL where a short text cannot be told or only a part is content.

    Short blocks occur in the gold by chance, so they must be a whole line of it, or stand
    between content and open or close a line of it.
    """
    lines = [" ".join(_WORD.findall(line.lower())) for line in gold.split("\n")]
    whole = set(lines)
    running = " " + " ".join(filter(None, lines)) + " "
    words = running.split()
    grams = {tuple(words[i : i + _GRAM]) for i in range(len(words) - _GRAM + 1)}
    out: list[int] = []
    for block in blocks:
        own = _WORD.findall(block.text.lower())
        text = " ".join(own)
        if not own:
            out.append(NEUTRAL)
        elif len(own) < 6:
            out.append(0 if text in whole else NEUTRAL if f" {text} " in running else 1)
        elif text in whole or f" {text} " in running:
            out.append(0)
        else:
            found = [tuple(own[i : i + _GRAM]) in grams for i in range(len(own) - _GRAM + 1)]
            share = sum(found) / len(found)
            out.append(0 if share >= _MOST else 1 if share <= _FEW else NEUTRAL)
    return _without_copies(blocks, _within(out))


def _within(labels: list[int]) -> list[int]:
    """Short blocks that occur in the gold count as content inside the article only."""
    content = [i for i, label in enumerate(labels) if label == 0]
    if not content:
        return labels
    first, last = content[0], content[-1]
    return [
        1 if label == NEUTRAL and not first - 3 <= i <= last + 3 else label
        for i, label in enumerate(labels)
    ]


def _without_copies(blocks: Sequence[Block], labels: list[int]) -> list[int]:
    """Of equal content blocks the one with most content around is the article's."""
    places: dict[str, list[int]] = {}
    for i, (block, label) in enumerate(zip(blocks, labels, strict=True)):
        if label == 0:
            places.setdefault(block.text.lower(), []).append(i)
    out = list(labels)
    for same in places.values():
        if len(same) > 1:
            support = {i: sum(label == 0 for label in labels[max(0, i - 5) : i + 6]) for i in same}
            best = max(same, key=lambda i: (support[i], -i))
            for i in same:
                if i != best:
                    out[i] = NEUTRAL
    return out


def by_snippets(
    blocks: Sequence[Block], wanted: Sequence[str], unwanted: Sequence[str]
) -> list[int]:
    """Labels of the blocks that hold a snippet; all others stay neutral."""
    keep = [" ".join(snippet.split()) for snippet in wanted]
    go = [" ".join(snippet.split()) for snippet in unwanted]
    out: list[int] = []
    for block in blocks:
        text = " ".join(block.text.split())
        content = any(snippet in text for snippet in keep if snippet)
        chrome = any(snippet in text for snippet in go if snippet)
        out.append(0 if content and not chrome else 1 if chrome and not content else NEUTRAL)
    return out


def add_titles(title: str, folded: Sequence[str], labels: list[int], weight: Any) -> None:
    """Make the article's headline content, and further copies of the record's title chrome.

    The headline is the last copy above the article, for those in menus and teasers come before;
    where there is none above, the first one.
    """
    wanted = fold(title)
    copies = [i for i, text in enumerate(folded) if wanted and text == wanted]
    content = [i for i, label in enumerate(labels) if label == 0 and folded[i] != wanted]
    above = [i for i in copies if content and i <= content[0] + _NEAR]
    headline = above[-1:] or copies[:1]
    for i in copies:
        labels[i] = int(i not in headline)
        weight[i] *= _TITLE_WEIGHT
