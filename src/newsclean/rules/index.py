"""The index of a pack: which few rules a text can concern, told from its words alone.

Whole lines and openings are found in dictionaries. Everything else is a ``variant``: a literal that
must occur, behind a gate. A gate is a word, the beginning of a word or, in scripts without
blanks, a pair of characters; only variants whose gate occurs in a document are looked at.
An index is plain lists and dictionaries, so that it can be stored as JSON.
:mod:`newsclean.rules.prepare` makes indexes, :mod:`newsclean.rules.matcher` uses them.
"""

from typing import Final, TypedDict

PREFIX: Final = 4
"""Characters of a word's beginning that make a gate."""

Variant = tuple[int, str, int, int]
"""Rule's number, literal, pattern's number (-1 where the literal is all), reach: how many
characters around the literal the pattern can match or look at."""


class Index(TypedDict):
    """A prepared pack.

    ``rules`` are [id, label, strength, place, max_chars]; ``lines`` map a whole trimmed block to
    numbers of rules; ``starts`` a first word to [phrase, length of its leading punctuation,
    number of the rule]; the gates map to numbers of ``variants``; ``ungated`` lists the others.
    """

    language: str
    name: str
    stopwords: list[str]
    rules: list[tuple[str, str, str, str, int]]
    lines: dict[str, list[int]]
    starts: dict[str, list[tuple[str, int, int]]]
    patterns: list[str]
    variants: list[Variant]
    words: dict[str, list[int]]
    prefixes: dict[str, list[int]]
    pairs: dict[str, list[int]]
    ungated: list[int]
