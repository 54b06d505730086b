"""When two lines are the same line of a site: the common form in which pages are compared."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

from newsclean.document import Element

# The head of a line says which it is; a paragraph that begins so is that paragraph.
_HEAD, _LONGEST = 200, 120
# A promo keeps its first or its last words while the headline in it changes; in scripts without
# blanks its first or last characters.
_END_WORDS, _END_CHARACTERS = 3, 6
_OUTER_NAMES = 4
# Thai, Lao, Myanmar, Khmer, kana and ideographs: no blanks between words.
_UNSPACED: Final = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u9fff\uf900-\ufaff]")
# Digits, punctuation and symbols become blanks, capitals small; line ends stay. Those of ASCII are
# most, and bytes are translated much faster than a pattern replaces. Not \W, which takes vowel
# signs out of words.
_ASCII: Final = bytes(
    [byte if byte > 127 or byte == 10 or chr(byte).isalpha() else 32 for byte in range(256)]
).lower()
# The zero of each script that has digits of its own.
_ZEROS: Final = (
    "\u0660\u06f0\u07c0\u0966\u09e6\u0a66\u0ae6\u0b66\u0be6\u0c66\u0ce6\u0d66\u0de6\u0e50\u0ed0\u0f20"
    "\u1040\u1090\u17e0\u1810\u1946\u19d0\u1a80\u1a90\u1b50\u1bb0\u1c40\u1c50\ua620\ua8d0\ua900\ua9d0"
    "\ua9f0\uaa50\uabf0"
)
# Digits, punctuation, symbols and lone surrogates, one at a time and without \d: a class
# of nothing but characters below U+10000 is searched in half of the time.
_NO_LETTERS: Final = re.compile(
    "[\x80-\xa9\xab-\xb4\xb6-\xb9\xbb-\xbf×÷،؛؟۔।॥־፡-፨\u2000-\u206f\u20a0-\u20cf\u2100-\u2bff"
    "\u2e00-\u2e7f\u3000-\u3020\u3030・\ufe10-\ufe6f\uff01-\uff20\uff3b-\uff40\uff5b-\uff65"
    f"\ud800-\udfff{''.join([f'{zero}-{chr(ord(zero) + 9)}' for zero in _ZEROS])}]"
)
# The others: digits and emoji, whose bytes are four.
_RARE: Final = re.compile("[\\d\U0001f000-\U0001faff]")
_FOUR_BYTES: Final = bytes(range(0xF0, 0xF5))


def keys(lines: Sequence[str]) -> list[str]:
    r"""The form in which lines are compared: their words, in lower case.

    Digits, punctuation, spacing, width and case are what changes from page to page in a line
    that is the same. All lines are brought into that form at once, which is faster than one
    by one.

    Args:
        lines: any strings; more than their first 200 characters is not looked at.

    Returns:
        One key a line, at most 120 characters long; "" for a line without letters, which tells
        sites apart as little as it tells articles apart.

    >>> keys(["Share (12)", "• SHARE:  1,204", "7 / 9"])
    ['share', 'share', '']
    """
    heads = [line[:_HEAD].replace("\n", " ") for line in lines]
    # What is not ASCII costs five times as much.
    plain = iter(_keys(list(filter(str.isascii, heads))))
    others = iter(_keys([head for head in heads if not head.isascii()]))
    return [next(plain if head.isascii() else others) for head in heads]


def _keys(lines: Sequence[str]) -> list[str]:
    joined = _letters("\n".join(lines))
    found = joined.split("\n")
    # Line by line, as few change; and folded again, as compatible forms bring new digits, marks
    # and capitals with them.
    normal = found if joined.isascii() else [unicodedata.normalize("NFKC", key) for key in found]
    if normal != found:
        normal = _letters("\n".join(normal)).split("\n")
    return [" ".join(key.split())[:_LONGEST].rstrip() for key in normal[: len(lines)]]


def _letters(text: str) -> str:
    """Small letters, and blanks for all else but line ends."""
    data = text.encode("utf-8", "surrogatepass").translate(_ASCII)
    text = data.decode("utf-8", "surrogatepass")
    if text.isascii():
        return text
    text = _NO_LETTERS.sub(" ", text)
    if len(data.translate(None, _FOUR_BYTES)) < len(data):
        text = _RARE.sub(" ", text)
    return text.casefold()


def ends(key: str) -> tuple[str, ...]:
    """How a line begins and how it ends, as keys of their own; none for short and long lines.

    >>> ends("read also harbour board votes")
    ('read also harbour …', '… harbour board votes')
    """
    if len(key) >= _LONGEST:
        return ()
    if key >= "\u0e00" and _UNSPACED.match(key):
        if len(key) < 2 * _END_CHARACTERS:
            return ()
        return f"{key[:_END_CHARACTERS]} …", f"… {key[-_END_CHARACTERS:]}"
    if key.count(" ") < _END_WORDS + 1:
        return ()
    first = key.split(" ", _END_WORDS)[:_END_WORDS]
    last = key.rsplit(" ", _END_WORDS)[1:]
    return f"{' '.join(first)} …", f"… {' '.join(last)}"


def box(element: Element) -> str:
    """An element's tag and names, its own and the nearest ones around it, as a key.

    Names with digits in them number things and change from page to page.

    >>> box(Element("html body aside li", 7, ("teaser", "n4"), ("most", "read"), (), 3, 0))
    '<li teaser | most read>'
    """
    own = [name for name in element.words if name.isalpha()]
    outer = [name for name in element.outer if name.isalpha()][:_OUTER_NAMES]
    return f"<{element.path.rpartition(' ')[2]} {' '.join(own)} | {' '.join(outer)}>"
