"""Which block could be the headline, and which repeat it."""

from newsclean.passes.columns import FAR, Columns, counts
from newsclean.passes.place import densest
from newsclean.passes.reading import Reading
from newsclean.passes.vocabulary import closeness
from newsclean.typed import Sequence

# Headlines in characters of a Latin script; measured on the title fields of the dev pages,
# where 98 % lie between these.
_SHORTEST, _LONGEST = 15.0, 220.0
# How far above the article a headline stands at most, and how far below its first lines.
_REACH, _INTO = 40, 4
# A headline with fewer different content words is close to everything. These and the following
# were chosen by hand on the dev pages; trees weigh the score with all else.
_WORDS = 5.0
_DISTANCE, _COPIED, _PROSE = 0.01, 0.2, 0.3
# What the labels' signals weigh beside the score, and how much of them is heard. What differs by
# less than _ALIKE says nothing of which line is the headline.
_NAMED, _SURE, _ALIKE = 0.2, 3.0, 0.3
# Fewer characters occur in a headline by chance.
_FEWEST = 10
# The score of what cannot be a headline.
_NONE = -1.0
TOLD = 0.7
"""Likeness to the headline that the format tells, from which on a block is one."""


def measure(reading: Reading) -> Columns:
    """Likeness to a headline, to the told title, and which blocks extend another one."""
    n = len(reading.folded)
    first, end = densest(reading)
    prose = [first <= i < end and reading.prose[i] > 0.0 for i in range(n)]
    scores, at = headline_scores(reading, prose, first)
    return {
        "title-told": told(reading),
        "title-extended": title_lines(reading),
        "title-candidate": scores,
        "title-best": [float(i == at) for i in range(n)],
        "title-behind": [scores[at] - score for score in scores],
        "title-since": [min(FAR, max(-FAR, float(i - at))) if at >= 0 else FAR for i in range(n)],
    }


def headline_scores(
    reading: Reading, article: Sequence[bool], first: int
) -> tuple[list[float], int]:
    """How much each block looks like the headline of an article, and the likeliest one (or -1).

    A headline says in a few words what the article is about, stands close above it, and is
    printed elsewhere too (in the page's title, the path of links, a list of the latest news).

    Args:
        reading: the text.
        article: which blocks are paragraphs of the article.
        first: where the article begins.
    """
    n = len(reading.folded)
    close = closeness(reading.content, article)
    copies = counts(reading.folded)
    scores = [_NONE] * n
    for i in range(max(0, first - _REACH), min(n, first + _INTO)):
        if _SHORTEST <= reading.size[i] <= _LONGEST:
            scores[i] = (
                close[i] * min(1.0, len(reading.content[i]) / _WORDS)
                - _DISTANCE * abs(first - i)
                + (_COPIED if copies[reading.folded[i]] > 1 else 0.0)
                - (_PROSE if reading.prose[i] > 0.0 else 0.0)
            )
    best = max(scores, default=_NONE)
    return scores, scores.index(best) if best > _NONE else -1


def headlines(
    reading: Reading, kept: Sequence[bool], named: Sequence[float]
) -> tuple[int, frozenset[str]]:
    """Which of the kept blocks is the article's headline (-1 where none looks like it), and the
    folded texts of all that say the same: this one, and headings that say what the format tells.

    On the development pages, cleaned at ``strict``, the one is the record's title on 644 of 656
    HTML pages that show it, 321 of 372 whole pages as text and 224 of 263 other extractors'
    outputs. It is a line of the gold on 22 of 791, 62 of 777 and 86 of 736.

    Args:
        reading: the document.
        kept: which blocks stay.
        named: how much more each kept block's signals speak for the label "title" than for others.
    """
    blocks, likeness = reading.document.blocks, told(reading)
    places = [i for i, stays in enumerate(kept) if stays]
    at = _headline(reading, kept, likeness, named)
    same = [i for i in places if likeness[i] == 1.0 and blocks[i].kind == "heading"]
    return at, frozenset([reading.folded[i] for i in (*same, at) if i >= 0])


def _headline(
    reading: Reading, kept: Sequence[bool], likeness: Sequence[float], named: Sequence[float]
) -> int:
    """The block that says what the format tells, a top heading before others; else the last top
    heading above the article's first paragraph. In plain text the first line down to that
    paragraph which is about as likely as the likeliest one.
    """
    blocks = reading.document.blocks
    places = [i for i, stays in enumerate(kept) if stays]
    top = {i for i in places if blocks[i].kind == "heading" and blocks[i].level == 1}
    telling = [i for i in places if likeness[i] >= TOLD and _FEWEST <= reading.size[i] <= _LONGEST]
    surely = [i for i in telling if i in top or likeness[i] == 1.0]
    article = [stays and mass > 0.0 for stays, mass in zip(kept, reading.prose, strict=True)]
    if True not in article:
        article = kept
    first = article.index(True) if True in article else -1
    above = [i for i in top if i <= first]
    if above and not surely:
        return max(above)
    if telling:
        return max(surely or telling, key=lambda i: (i in top, likeness[i], -i))
    if reading.document.format == "html":
        return -1
    scores, _ = headline_scores(reading, article, first)
    likely = {
        i: scores[i] + _NAMED * max(-_SURE, min(_SURE, named[i]))
        for i in places
        if i <= first and scores[i] > _NONE
    }
    enough = max(0.0, max(likely.values(), default=0.0) - _ALIKE)
    return next((i for i, value in likely.items() if value > enough), -1)


def told(reading: Reading) -> list[float]:
    """Likeness of each block to a headline that the format tells: 1 for the headline itself,
    0.7 for most of it (without the site's name) or more than it (with a kicker), 0.4 for a part.
    """
    headlines = {reading.headline, *[value for name, value in reading.hints if name == "title"]}
    headlines.discard("")
    return [
        max([_likeness(text, headline) for headline in headlines], default=0.0)
        for text in reading.folded
    ]


def _likeness(text: str, headline: str) -> float:
    size, whole = len(text), len(headline)
    if text == headline:
        return 1.0
    if size < _FEWEST or size > 3 * whole:
        return 0.0
    if text in headline:
        return 0.7 if 2 * size > whole else 0.4
    return 0.7 if whole >= _FEWEST and headline in text else 0.0


def title_lines(reading: Reading) -> list[float]:
    """1 for a block that another one repeats with something added (``Headline - Site``), 2 for
    that one, 3 for a block that is what was added.
    """
    lines = {
        text
        for text, size in zip(reading.folded, reading.size, strict=True)
        if _SHORTEST <= size <= _LONGEST
    }
    kinds: dict[str, float] = {}
    for text, size in zip(reading.folded, reading.size, strict=True):
        if not _SHORTEST <= size <= 2 * _LONGEST:
            continue
        for mark in (" - ", " | "):
            head, _, tail = text.partition(mark)
            if tail and head in lines:
                kinds[text] = 2.0
                kinds.setdefault(head, 1.0)
                for part in (tail, *tail.split(" | "), *tail.split(" - ")):
                    kinds.setdefault(part, 3.0)
    return [kinds.get(text, 0.0) for text in reading.folded]
