"""The index of a pack: which few rules a block can concern, told from its words alone.

Whole lines are found in a dictionary. Everything else is a ``variant``: a literal that must occur,
behind a gate. A gate is a word, the beginning of a word, or a piece of what stands
between two blanks ("0:0", "関連"); only variants whose gate occurs in a block are looked at.
An index is plain lists and dictionaries, so that it can be stored as JSON.
:mod:`newsclean.rules.prepare` makes indexes, :mod:`newsclean.rules.matcher` uses them.
"""

from collections.abc import Iterable
from typing import Final, TypedDict

PREFIXES: Final = (2, 3, 4)
"""Lengths of the beginnings of words that make gates."""

Variant = tuple[int, str, int, int]
"""Rule's number, literal, pattern's number (-1 where the literal is all), reach: how many
characters around the literal the pattern can match or look at."""


class Index(TypedDict):
    """A prepared pack.

    Attributes:
        rules: id, label, strength, place and max_chars of each.
        lines: numbers of rules by the content of a whole block.
        words, prefixes, pieces: numbers of variants by their gates.
        ungated: numbers of the variants without one.
    """

    language: str
    name: str
    stopwords: list[str]
    rules: list[tuple[str, str, str, str, int]]
    lines: dict[str, list[int]]
    patterns: list[str]
    variants: list[Variant]
    words: dict[str, list[int]]
    prefixes: dict[str, list[int]]
    pieces: dict[str, list[int]]
    ungated: list[int]


def merge(indexes: Iterable[Index]) -> Index:
    """One index of all rules of several, in their order."""
    merged = empty_index("*", "")
    for index in indexes:
        rules, variants = len(merged["rules"]), len(merged["variants"])
        patterns = len(merged["patterns"])
        merged["rules"] += index["rules"]
        merged["patterns"] += index["patterns"]
        for rule, literal, pattern, reach in index["variants"]:
            shifted = pattern + patterns if pattern >= 0 else -1
            merged["variants"].append((rule + rules, literal, shifted, reach))
        for line, numbers in index["lines"].items():
            merged["lines"].setdefault(line, []).extend([number + rules for number in numbers])
        for into, gates in (
            (merged["words"], index["words"]),
            (merged["prefixes"], index["prefixes"]),
            (merged["pieces"], index["pieces"]),
        ):
            for key, numbers in gates.items():
                into.setdefault(key, []).extend([number + variants for number in numbers])
        merged["ungated"] += [number + variants for number in index["ungated"]]
    return merged


def empty_index(language: str, name: str) -> Index:
    """An index without rules."""
    return Index(
        language=language,
        name=name,
        stopwords=[],
        rules=[],
        lines={},
        patterns=[],
        variants=[],
        words={},
        prefixes={},
        pieces={},
        ungated=[],
    )
