"""Which block could be the headline, and which repeat it."""

from newsclean.passes.columns import FAR, Columns, counts
from newsclean.passes.place import densest
from newsclean.passes.reading import Reading
from newsclean.passes.vocabulary import closeness
from newsclean.typed import Sequence

# Headlines in characters of a Latin script; measured on the title fields of the dev pages,
# where 98 % lie between these.
_SHORTEST, LONGEST = 15.0, 220.0
# How far above the article a headline stands at most, and how far below its first lines.
_REACH, _INTO = 40, 4
# A headline with fewer different content words is close to everything. These and the following
# were chosen by hand on the dev pages; trees weigh the score with all else.
_WORDS = 5.0
_DISTANCE, _COPIED, _PROSE = 0.01, 0.2, 0.3
# Fewer characters occur in a headline by chance.
FEWEST = 10
# The score of what cannot be a headline.
NONE = -1.0
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
    scores = [NONE] * n
    for i in range(max(0, first - _REACH), min(n, first + _INTO)):
        if _SHORTEST <= reading.size[i] <= LONGEST:
            scores[i] = (
                close[i] * min(1.0, len(reading.content[i]) / _WORDS)
                - _DISTANCE * abs(first - i)
                + (_COPIED if copies[reading.folded[i]] > 1 else 0.0)
                - (_PROSE if reading.prose[i] > 0.0 else 0.0)
            )
    best = max(scores, default=NONE)
    return scores, scores.index(best) if best > NONE else -1


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
    if size < FEWEST or size > 3 * whole:
        return 0.0
    if text in headline:
        return 0.7 if 2 * size > whole else 0.4
    return 0.7 if whole >= FEWEST and headline in text else 0.0


def title_lines(reading: Reading) -> list[float]:
    """1 for a block that another one repeats with something added (``Headline - Site``), 2 for
    that one, 3 for a block that is what was added.
    """
    lines = {
        text
        for text, size in zip(reading.folded, reading.size, strict=True)
        if _SHORTEST <= size <= LONGEST
    }
    kinds: dict[str, float] = {}
    for text, size in zip(reading.folded, reading.size, strict=True):
        if not _SHORTEST <= size <= 2 * LONGEST:
            continue
        for mark in (" - ", " | "):
            head, _, tail = text.partition(mark)
            if tail and head in lines:
                kinds[text] = 2.0
                kinds.setdefault(head, 1.0)
                for part in (tail, *tail.split(" | "), *tail.split(" - ")):
                    kinds.setdefault(part, 3.0)
    return [kinds.get(text, 0.0) for text in reading.folded]
