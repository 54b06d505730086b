"""Unifying characters beyond ASCII: the part of folding that needs tables and patterns.

English news folds without it, and a command that cleans one text starts sooner without ``re``.
"""

import re
import unicodedata
from functools import cache

# Every other character of these ranges is invisible or a mark that people type or leave out.
_DROPPED = (
    (0x0300, 0x036F),  # combining accents
    (0x0591, 0x05BD),  # Hebrew points; 05BE is a dash
    (0x05BF, 0x05BF),
    (0x05C1, 0x05C2),
    (0x05C4, 0x05C5),
    (0x05C7, 0x05C7),
    (0x064B, 0x0652),  # Arabic vowel marks
    (0x00AD, 0x00AD),  # soft hyphen
    (0x0640, 0x0640),  # tatweel
    (0x061C, 0x061C),  # direction marks and zero-width characters
    (0x180B, 0x180E),
    (0x200B, 0x200F),
    (0x202A, 0x202E),
    (0x2060, 0x206F),
    (0xFE00, 0xFE0F),  # variation selectors
    (0xFEFF, 0xFEFF),
)
_UNIFIED = (
    ('"', "“”„‟«»〝〞〟「」『』״"),
    ("'", "‘’‚‛‹›`´′‵ʹʻʼʽˈ׳ʾʿ"),
    ("-", "‐‑‒–—―−⁃֊־⸺⸻﹘"),
    ("i", "ıİ"),
    # Half-width sound marks are letters to `re` but combine like marks.
    ("\u3099", "\uff9e"),
    ("\u309a", "\uff9f"),
)

_DIGITS = re.compile(r"\d\d*")  # found faster than \d+, which `re` searches without a charset
# Normalisation sorts the marks behind a letter by insertion, in quadratic time: 256 are cheap.
_MARKS_MAX = 256
_LONG_RUN = re.compile(rf"[^\w\s\x00-\x7f]{{{_MARKS_MAX + 1},}}")


def unify(text: str) -> str:
    """Everything but the runs of digits and of white space: those are left to the callers."""
    text = _tame(unicodedata.normalize("NFKD", _tame(text)))
    return unicodedata.normalize("NFC", text.casefold())


def shorten_numbers(text: str) -> str:
    """One "0" for every run of digits of any script."""
    return _DIGITS.sub("0", text)


def cluster_ends(text: str) -> list[int]:
    """Ends of the pieces that fold independently of each other: a character and what combines
    with it."""
    ends = [at for at, char in enumerate(text) if at and not _combines(char)]
    if text:
        ends.append(len(text))
    return ends


def _combines(char: str) -> bool:
    """Whether normalisation may merge the character with the one before it, or whether it is
    dropped and so lets the next one do so."""
    return char > "\x7f" and (
        unicodedata.category(char)[0] == "M"
        or _special().get(char) == ""
        or "\u1160" <= char <= "\u11ff"  # Hangul vowels and finals, then their compatibility forms
        or "\u3131" <= char <= "\u318e"
        or "\uff9e" <= char <= "\uffdc"
    )


@cache
def _special() -> dict[str, str]:
    """What stands for each character that is dropped or unified."""
    return {
        **{chr(code): "" for low, high in _DROPPED for code in range(low, high + 1)},
        **{char: target for target, chars in _UNIFIED for char in chars},
    }


@cache
def _specials() -> re.Pattern[str]:
    """Finds these characters; compiled when a text is not ASCII, which takes a while."""
    return re.compile(f"[{''.join(sorted(_special()))}]")


def _tame(text: str) -> str:
    """Drop and unify single characters and cut absurd runs of marks."""
    text = _specials().sub(_replacement, text)
    return _LONG_RUN.sub(_cut_marks, text) if len(text) > _MARKS_MAX else text


def _replacement(special: re.Match[str]) -> str:
    return _special()[special[0]]


def _cut_marks(run: re.Match[str]) -> str:
    kept: list[str] = []
    marks = 0
    for char in run[0]:
        marks = marks + 1 if unicodedata.combining(char) else 0
        if marks <= _MARKS_MAX:
            kept.append(char)
    return "".join(kept)
