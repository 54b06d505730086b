"""Words: where they begin and end, in scripts with and without blanks."""

import re
from typing import Final, NamedTuple

UNSPACED: Final = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
)
"""Scripts that are written without blanks, as members of a character class: Thai, Lao, Burmese,
Khmer, kana, Han."""
WORD: Final = f"[^\\W{UNSPACED}]"
"""A character that needs a boundary: a word character of a script that is written with blanks."""
_MARKS: Final = "[\u0900-\u0903\u093a-\u094f]"  # Devanagari vowel signs belong to a word, too
EDGE: Final = f"(?!(?<={WORD}|{_MARKS})(?:{WORD}|{_MARKS}))"
"""A place that does not lie within a word, as a pattern."""
WORDS: Final = re.compile(f"{WORD}+")
"""Finds the words of a folded text; what scripts without blanks run together is left out."""
RUNS: Final = re.compile(f"[{UNSPACED}가-힣]{{2,}}")
"""Finds the runs of characters in scripts whose pairs of characters say as much as words
elsewhere: those without blanks, and Hangul."""


class Parts(NamedTuple):
    """The different words of a text, and the different pairs of neighbours in scripts where pairs
    say as much as words."""

    words: set[str]
    pairs: set[str]


def parts(text: str) -> Parts:
    """Take a folded text apart.

    >>> found = parts("read 新聞社x")
    >>> sorted(found.words), sorted(found.pairs)
    (['read', 'x'], ['新聞', '聞社'])
    """
    pairs: set[str] = set()
    for run in RUNS.findall(text):
        pairs.update(map(str.__add__, run, run[1:]))
    return Parts(set(WORDS.findall(text)), pairs)
