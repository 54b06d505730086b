"""Records: a list whose entries all have a line of the same form, such as a date or a number.

A date alone is a page's date line. One in every entry of a list of events, results or addresses
belongs to the entries.
"""

from newsclean.passes.reading import Reading
from newsclean.typed import Sequence

# Lines of records are short. So many of them are a list, and most of a form must stand in it.
_LONGEST, _FEWEST, _SHARE = 40.0, 5, 0.7
# What a rule may call such a line.
_LABELS = ("meta", "contact")


def records(reading: Reading, odds: Sequence[float], goes: float) -> list[float]:
    """1 for a line with a number in it whose form recurs, each time between lines that stay.

    Args:
        reading: the text.
        odds: what else is known, as log-odds of being chrome.
        goes: log-odds from which a line goes.
    """
    everywhere: dict[str, int] = {}
    between: dict[str, list[int]] = {}
    for block, text in enumerate(reading.folded):
        if "0" not in text or reading.size[block] >= _LONGEST:
            continue
        shape = form(text)
        everywhere[shape] = everywhere.get(shape, 0) + 1
        beside = (*odds[max(0, block - 1) : block], *odds[block + 1 : block + 2])
        if len(beside) == 2 and max(beside) <= goes and not _is_named(reading, block):
            between.setdefault(shape, []).append(block)
    marks = [0.0] * len(odds)
    for shape, blocks in between.items():
        if len(blocks) >= max(_FEWEST, _SHARE * everywhere[shape]):
            for block in blocks:
                marks[block] = 1.0
    return marks


def form(folded: str) -> str:
    """A folded text with one letter for each word.

    >>> form("march 0, 0"), form("(0) 0-0")
    ('a 0, 0', '(0) 0-0')
    """
    text = "".join(["a" if char.isalpha() else char for char in folded])
    while "aa" in text:
        text = text.replace("aa", "a")
    return text


def _is_named(reading: Reading, block: int) -> bool:
    """Whether a rule calls the line something that no record has."""
    return any(
        hit.strength != "weak" and hit.place != "span" and hit.label not in _LABELS
        for hit in reading.hits[block]
    )
