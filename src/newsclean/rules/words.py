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
HEAD: Final = re.compile(f"{WORD}+|..?", re.DOTALL)
"""Matches how a text opens: its first word, or two characters."""

# Blanks for all ASCII characters that are no word characters.
_ASCII_WORDS: Final = bytes(
    code if code > 127 or chr(code).isalnum() or chr(code) == "_" else 32 for code in range(256)
)


class Vocabulary(NamedTuple):
    """The different words of a text, and the different pairs of neighbours in scripts where pairs
    say as much as words."""

    words: set[str]
    pairs: set[str]


def vocabulary(folded: str) -> Vocabulary:
    """Collect the words and pairs of a folded text.

    >>> found = vocabulary("read more: 新聞社 x.com")
    >>> sorted(found.words), sorted(found.pairs)
    (['com', 'more', 'read', 'x'], ['新聞', '聞社'])
    """
    # Translating bytes is three times as fast as a pattern, which is left with what is not ASCII.
    blanked = folded.encode("utf-8", "surrogatepass").translate(_ASCII_WORDS)
    tokens = set(blanked.decode("utf-8", "surrogatepass").split(" "))
    rest = [token for token in tokens if not token.isascii()]
    tokens.difference_update(rest, ("",))
    found: set[str] = set()
    if rest:
        joined = " ".join(rest)
        tokens.update(WORDS.findall(joined))
        for run in RUNS.findall(joined):
            found.update(map(str.__add__, run, run[1:]))
    return Vocabulary(tokens, found)
