"""Text with marks (emphasis, code, links) as inline Markdown."""

import re
from collections import deque
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple
from urllib.parse import urljoin

from newsclean.segment.boxes import Mark, Place

_SIGNS: Final = {"b": "**", "i": "*", "s": "~~", "code": "`"}
# What Markdown would read as markup: anywhere, and at the start of a line.
_SPECIAL: Final = re.compile(r"[\\`*\[\]]|<(?=[A-Za-z/!?])|(?<!\w)_|_(?!\w)|~~|&(?=#?\w{1,32};)")
_OPENING: Final = re.compile(r"(?:#{1,6}|[-+]|=+|-{2,}|\d{1,9}[.)])(?=\s|\Z)|>")
_SCHEME: Final = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]{0,30}):")
_FOLLOWED: Final = frozenset(["http", "https", "mailto", "tel"])
# In an address between parentheses.
_UNSAFE: Final = str.maketrans({" ": "%20", "(": "%28", ")": "%29", "<": "%3C", ">": "%3E"})


class Piece(NamedTuple):
    """A stretch of text under the same marks, outermost first."""

    text: str
    marks: tuple[Mark, ...]


def pieces(parts: Sequence[tuple[str, Place]], text: str) -> list[Piece]:
    """Split a block's ``text`` where the marks of the ``parts`` that it was made of change.

    White space between two words belongs to the marks that both are under.
    """
    found: list[Piece] = []
    blank = False
    for raw, (_, _, _, marks) in parts:
        words = raw.split()
        if words:
            if found and (blank or raw[0].isspace()):
                found.append(Piece(" ", _shared(found[-1].marks, marks)))
            found.append(Piece(" ".join(words), marks))
            blank = raw[-1].isspace()
        elif raw == "\t" and found:
            found.append(Piece("\t", ()))
            blank = False
        else:
            blank = True
    return found if "".join([piece.text for piece in found]) == text else [Piece(text, ())]


def _shared(marks: tuple[Mark, ...], others: tuple[Mark, ...]) -> tuple[Mark, ...]:
    count = 0
    for mark, other in zip(marks, others, strict=False):
        if mark != other:
            break
        count += 1
    return marks[:count]


def clip(found: Sequence[Piece], start: int, kept: Iterable[tuple[int, int]]) -> list[Piece]:
    """What of the pieces, the first of which begins at ``start``, lies in the kept ranges.

    >>> clip([Piece("One ", ()), Piece("two", ())], 10, [(10, 12), (15, 17)])
    [Piece(text='On', marks=()), Piece(text='wo', marks=())]
    """
    clipped: list[Piece] = []
    left = deque(kept)
    for text, marks in found:
        end = start + len(text)
        while left and left[0][0] < end:
            low, high = left[0]
            if high > start:
                clipped.append(Piece(text[max(0, low - start) : high - start], marks))
            if high > end:
                break
            left.popleft()
        start = end
    return clipped


def inline(found: Sequence[Piece], url: str | None) -> str:
    """One line of Markdown.

    >>> inline([Piece("a*b ", ()), Piece("c", (("b", ""),)), Piece(" d", ())], None)
    'a\\\\*b **c** d'
    """
    out: list[str] = []
    open_marks: tuple[Mark, ...] = ()
    blank = False
    for text, marks in found:
        words = text.split()
        if not words:
            blank = True
            continue
        wanted = _usable(marks, url)
        shared = len(_shared(open_marks, wanted))
        out += [_close(mark) for mark in reversed(open_marks[shared:])]
        if out and (blank or text[0].isspace()):
            out.append(" ")
        out += ["[" if mark == "a" else _SIGNS[mark] for mark, _ in wanted[shared:]]
        plain = " ".join(words)
        out.append(plain if wanted and wanted[-1][0] == "code" else _escape(plain, not out))
        open_marks = wanted
        blank = text[-1].isspace()
    out += [_close(mark) for mark in reversed(open_marks)]
    return "".join(out)


def _usable(marks: tuple[Mark, ...], url: str | None) -> tuple[Mark, ...]:
    """The marks that Markdown can show: one link, each kind once, code innermost and last."""
    usable: list[Mark] = []
    seen: set[str] = set()
    for mark, address in marks:
        if mark in seen or "code" in seen:
            continue
        followed = _address(address, url) if mark == "a" else ""
        if mark == "a" and not followed:
            continue
        seen.add(mark)
        usable.append((mark, followed))
    return tuple(usable)


def _address(address: str, url: str | None) -> str:
    """A link's address, absolute where the page's is known; empty where it leads nowhere else."""
    address = "".join(address.split())
    if not address or address.startswith("#"):
        return ""
    if url:
        try:
            address = urljoin(url, address)
        except ValueError:
            return ""
    scheme = _SCHEME.match(address)
    if scheme and scheme[1].lower() not in _FOLLOWED:
        return ""
    return address.translate(_UNSAFE)


def _close(mark: Mark) -> str:
    name, address = mark
    return f"]({address})" if name == "a" else _SIGNS[name]


def _escape(text: str, opens: bool) -> str:
    text = _SPECIAL.sub(r"\\\g<0>", text)
    opening = _OPENING.match(text) if opens else None
    if opening is None:
        return text
    # The last sign is what makes it markup: "1\." and "\#" read as they look.
    at = opening.end() - 1
    return f"{text[:at]}\\{text[at:]}"
