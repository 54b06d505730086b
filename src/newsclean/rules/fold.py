"""Folding: the common form in which blocks and rules meet.

Case, width, accents, digits, quotes, dashes and white space differ from site to site and say
nothing about what a line is. Folding takes the differences out; ``fold_with_offsets`` leads
back to the characters of the source.
"""

# The few characters that most often keep an English line from being ASCII.
_FREQUENT = (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("–", "-"), ("—", "-"))

_CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
# Bytes are translated three times as fast as characters.
_ASCII = bytes.maketrans(
    f"{_CAPITALS}0123456789`".encode(), f"{_CAPITALS.lower()}0000000000'".encode()
)
_SYMBOLS = frozenset("$%‰°")  # content at the edge of a line, like letters and digits


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
    if text.isascii():
        text = " ".join(text.encode().translate(_ASCII).decode().split())
        while "00" in text:
            text = text.replace("00", "0")
        return text
    from newsclean.rules.unify import shorten_numbers, unify

    return shorten_numbers(" ".join(unify(text).split()))


def fold_with_offsets(text: str) -> tuple[str, list[int]]:
    """Fold ``text`` and say where each folded character came from.

    Returns:
        The folded text, equal to ``fold(text)``, and a list one longer: the index in ``text`` of
        the character that each folded character came from, then the index where the last ends.
        A range found in the folded text is ``text[offsets[start]:offsets[end]]``.

    >>> fold_with_offsets("Ça 12 %")
    ('ca 0 %', [0, 1, 2, 3, 5, 6, 7])
    """
    from newsclean.rules.unify import cluster_ends, unify

    chars: list[str] = []
    offsets: list[int] = []
    start = 0
    for end in cluster_ends(text):
        folded = unify(text[start:end])
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
    while start < end < len(folded) and _category(folded[end])[0] == "M":
        end += 1
    return start, end


def trim(folded: str) -> str:
    """Strip what is not content from both ends of a folded text.

    >>> trim("• » read more... »")
    'read more'
    """
    start, end = content_range(folded)
    return folded[start:end]


def _is_content(char: str) -> bool:
    return char.isalnum() or char in _SYMBOLS or _category(char) == "Sc"


def _category(char: str) -> str:
    """The general category of a character; "Po" stands for all signs of ASCII."""
    if char < "\x80":
        return "Po"
    from unicodedata import category

    return category(char)
