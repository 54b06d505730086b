"""Which block could be the headline, and which repeat it."""

from newsclean.passes.columns import FAR, Columns
from newsclean.passes.place import densest
from newsclean.passes.reading import Reading
from newsclean.passes.vocabulary import closeness

# Headlines in characters of a Latin script; measured on the title fields of the dev pages,
# where 98 % lie between these.
_SHORTEST, _LONGEST = 15.0, 220.0
# How far above the prose a headline stands at most, in blocks.
_REACH = 40


def measure(reading: Reading) -> Columns:
    """Likeness to a headline, to the told title, and which blocks extend another one."""
    n = len(reading.folded)
    told = [_likeness(text, reading.headline) for text in reading.folded]
    extended = title_lines(reading)
    first, _ = densest(reading)
    close = closeness(reading.content, [value > 0.0 for value in reading.prose])
    candidates = [
        close[i]
        if _SHORTEST <= reading.size[i] <= _LONGEST and first - _REACH <= i <= first + 3
        else 0.0
        for i in range(n)
    ]
    best = max(candidates, default=0.0)
    at = candidates.index(best) if best > 0.0 else -1
    return {
        "title-told": told,
        "title-extended": extended,
        "title-candidate": candidates,
        "title-best": [1.0 if i == at else 0.0 for i in range(n)],
        "title-since": [min(FAR, max(-FAR, float(i - at))) if at >= 0 else FAR for i in range(n)],
    }


def _likeness(text: str, headline: str) -> float:
    """1 for the headline itself, 0.7 where it opens or closes with it, else 0."""
    if not headline or len(text) < 10:
        return 0.0
    if text == headline:
        return 1.0
    if len(text) < 3 * len(headline) and (headline in text or text in headline):
        return 0.7
    return 0.0


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
