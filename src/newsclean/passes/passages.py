"""Passages printed twice: an article that stands on its page once for wide and once for narrow
screens, or once as its lead and once in full.

Paragraphs that recur one by one are refrains, quotes and standing notices; several in the same
order, word for word, are a second print.
"""

from newsclean.passes.reading import Reading
from newsclean.typed import Iterator, Sequence

# So many paragraphs in a row, and so many characters of a Latin script in them all: more than the
# chorus of a song or the steps of an exercise.
_PARAGRAPHS, _LEAST = 3, 500.0
# Log-odds up to which a paragraph surely stays, so that its other print may go.
_STAYS = -1.0
# The words of a table or of code say what they say in their own place.
_PLACED = ("cell", "code")


def passages(reading: Reading, odds: Sequence[float]) -> list[float]:
    """1 for the blocks of a passage that stands elsewhere word for word.

    Of two prints the second one goes; the first where that is not sure to stay and looks more like
    chrome. With each paragraph go the short lines right above it that both prints have. A block is
    left alone where its twin is more likely to go and not sure to stay, so that none is lost for
    both.

    Args:
        reading: the document.
        odds: what else is known, as log-odds of being chrome.
    """
    texts = [block.visible for block in reading.document.blocks]
    marks = [0.0] * len(odds)
    for first, again in _twice(reading, texts):
        stays, goes = first, again
        limit = max(_STAYS * len(first), sum([odds[i] for i in again]))
        if sum([odds[i] for i in first]) > limit:
            stays, goes = again, first
        for block, twin in _prints(reading, texts, goes, stays):
            if odds[twin] <= max(odds[block], _STAYS):
                marks[block] = 1.0
    return marks


def _twice(reading: Reading, texts: Sequence[str]) -> Iterator[tuple[Sequence[int], Sequence[int]]]:
    """Where passages stand first, and where again, one block a paragraph; no two overlap."""
    blocks = reading.document.blocks
    places = [i for i, mass in enumerate(reading.prose) if mass and blocks[i].kind not in _PLACED]
    said = [texts[i] for i in places]
    known: dict[tuple[str, ...], int] = {}
    at = 0
    while at + _PARAGRAPHS <= len(said):
        first = known.setdefault(tuple(said[at : at + _PARAGRAPHS]), at)
        length = 0
        if first + _PARAGRAPHS <= at:
            most = min(at - first, len(said) - at)
            while length < most and said[at + length] == said[first + length]:
                length += 1
        if sum([reading.size[i] for i in places[at : at + length]]) >= _LEAST:
            yield places[first : first + length], places[at : at + length]
        at += max(1, length)


def _prints(
    reading: Reading, texts: Sequence[str], goes: Sequence[int], stays: Sequence[int]
) -> Iterator[tuple[int, int]]:
    """Paragraphs with their twins, and the equal short lines right above them with theirs."""
    for paragraph, other in zip(goes, stays, strict=True):
        yield paragraph, other
        above = zip(range(paragraph - 1, -1, -1), range(other - 1, -1, -1), strict=False)
        for block, twin in above:
            if reading.prose[block] or texts[block] != texts[twin]:
                break
            yield block, twin
