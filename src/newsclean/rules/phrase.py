"""Phrases: literal text, with gaps for a bounded number of arbitrary words."""

import re
from typing import Final, NamedTuple

from newsclean.rules.fold import fold, trim
from newsclean.rules.words import MARKS, UNSPACED, is_word

GAP_WORDS: Final = 8
"""Most words that a gap stands for."""
_GAP: Final = re.compile(r"\{(\d+)(?:,(\d+))?\}")
_UNSPACED: Final = re.compile(f"[{UNSPACED}]")
# A word of an arbitrary gap: longer runs without a blank are not prose.
_GAP_WORD: Final = r"\S{1,40}"


class Phrase(NamedTuple):
    """A phrase made ready to match.

    Attributes:
        text: the folded phrase; empty where it has gaps.
        pattern: a normalized pattern for a phrase with gaps; empty where it has none.
    """

    text: str
    pattern: str


def phrase_faults(phrase: str) -> list[str]:
    """Say what is wrong with a phrase, a line each.

    >>> phrase_faults("get the {1,30} in your inbox")
    ['the gap {1,30} must stand for 0 to 8 words, fewest first']
    """
    found: list[str] = []
    for gap in _GAP.finditer(phrase):
        least, most = int(gap[1]), int(gap[2] or gap[1])
        if not least <= most <= GAP_WORDS or not most:
            found.append(f"the gap {gap[0]} must stand for 0 to {GAP_WORDS} words, fewest first")
    parts = _GAP.split(phrase)[::3]
    if any("{" in part or "}" in part for part in parts):
        found.append("braces that are not a gap: write {m,n}")
    if not any(trim(fold(part)) for part in parts):
        found.append("it has no word")
    if not all(trim(fold(part)) for part in parts[1:-1]):
        found.append("two gaps without a word between")
    return found


def prepare_phrase(phrase: str) -> Phrase:
    """Fold a phrase and turn its gaps into a pattern.

    >>> prepare_phrase("Get the {1,3} in your Inbox").pattern
    'get\\\\ the(?: \\\\S{1,40}){1,3}? in\\\\ your\\\\ inbox(?![\\\\wऀ-ःऺ-ॏ])'
    """
    pieces = _GAP.split(phrase)
    parts = [fold(part) for part in pieces[::3]]
    if len(parts) == 1:
        return Phrase(parts[0], "")
    pattern = re.escape(parts[0])
    for left, right, least, most in zip(parts, parts[1:], pieces[1::3], pieces[2::3], strict=False):
        low, high = int(least), int(most or least)
        lazy = "?" if left and right else ""
        if not right:
            pattern += _edge_after(left)  # the gap may be empty
        if _UNSPACED.match(left[-1:]) or _UNSPACED.match(right):
            pattern += f".{{{low},{3 * high}}}{lazy}"
        elif left:
            pattern += f"(?: {_GAP_WORD}){{{low},{high}}}{lazy}{' ' if right else ''}"
        else:
            pattern += f"(?:{_GAP_WORD} ){{{low},{high}}}{lazy}"
        pattern += re.escape(right)
    pattern += _edge_after(parts[-1])
    return Phrase("", pattern)


def _edge_after(part: str) -> str:
    """A pattern for the place behind a phrase's part, where no word may go on."""
    return f"(?![\\w{MARKS}])" if part and is_word(part[-1]) else ""
