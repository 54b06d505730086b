"""Folding: the common form in which blocks and rules meet.

Case, width, accents, digits, quotes, dashes and white space differ from site to site and say
nothing about what a line is. Folding takes the differences out; ``fold_with_offsets`` leads
back to the characters of the source.
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
# The few characters that most often keep an English line from being ASCII.
_FREQUENT = (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("–", "-"), ("—", "-"))

_DIGITS = re.compile(r"\d\d*")  # found faster than \d+, which `re` searches without a charset
# Normalisation sorts the marks behind a letter by insertion, in quadratic time: 256 are cheap.
_MARKS_MAX = 256
_LONG_RUN = re.compile(rf"[^\w\s\x00-\x7f]{{{_MARKS_MAX + 1},}}")
_SYMBOLS = frozenset("%‰°")  # content at the edge of a line, like letters and digits


def fold(text: str) -> str:
    """Bring ``text`` (any ``str``) into the form in which rules are matched.

    Compatibility forms are unified and accents dropped, case is folded, quotes, dashes and white
    space become ASCII, a run of digits becomes one "0". Linear in the length of the text.

    >>> fold(" Accept\\u00a0ALL “Cookies” – 1,234 ")
    'accept all "cookies" - 0,0'
    """
    if not text.isascii():
        for char, target in _FREQUENT:
            text = text.replace(char, target)
    # In ASCII nothing but the backtick needs more than lower case.
    text = text.lower().replace("`", "'") if text.isascii() else _unify(text)
    return _DIGITS.sub("0", " ".join(text.split()))


def fold_with_offsets(text: str) -> tuple[str, list[int]]:
    """Fold ``text`` and say where each folded character came from.

    Returns:
        The folded text, equal to ``fold(text)``, and a list one longer: the index in ``text`` of
        the character that each folded character came from, then the index where the last ends.
        A range found in the folded text is ``text[offsets[start]:offsets[end]]``.

    >>> fold_with_offsets("Ça 12 %")
    ('ca 0 %', [0, 1, 2, 3, 5, 6, 7])
    """
    chars: list[str] = []
    offsets: list[int] = []
    start = 0
    for end in _cluster_ends(text):
        folded = _unify(text[start:end])
        step = 1 if len(folded) == end - start else 0
        for index, raw in enumerate(folded):
            char = " " if raw.isspace() else "0" if raw.isdecimal() else raw
            if char in " 0" and char == (chars[-1] if chars else " "):
                continue
            chars.append(char)
            offsets.append(start + index * step)
        start = end
    offsets.append(len(text))
    if chars and chars[-1] == " ":
        chars.pop()
        offsets.pop()
    return "".join(chars), offsets


def content_range(folded: str) -> tuple[int, int]:
    """Where the content of a folded text starts and ends: letters, digits, currency and percent
    signs; punctuation, bullets, arrows and emoji around them are not content.

    >>> content_range("- read more >>")
    (2, 11)
    """
    start, end = 0, len(folded)
    if folded[:1].isalnum() and folded[-1].isalnum():
        return start, end
    while start < end and not _is_content(folded[start]):
        start += 1
    while end > start and not _is_content(folded[end - 1]):
        end -= 1
    # A vowel sign or virama belongs to the letter before it (Devanagari, Thai).
    while start < end < len(folded) and unicodedata.category(folded[end])[0] == "M":
        end += 1
    return start, end


def trim(folded: str) -> str:
    """Strip what is not content from both ends of a folded text.

    >>> trim("• » read more... »")
    'read more'
    """
    start, end = content_range(folded)
    return folded[start:end]


def _unify(text: str) -> str:
    """Everything but the runs of digits and of white space: those are left to the callers."""
    text = _tame(unicodedata.normalize("NFKD", _tame(text)))
    return unicodedata.normalize("NFC", text.casefold())


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


def _cluster_ends(text: str) -> list[int]:
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


def _is_content(char: str) -> bool:
    return char.isalnum() or char in _SYMBOLS or unicodedata.category(char) == "Sc"
