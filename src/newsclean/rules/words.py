"""Words: where they begin and end, in scripts with and without blanks."""

UNSPACED = "\u0e00-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u9fff"
"""Scripts that are written without blanks, as members of a character class: Thai, Lao, Tibetan,
Burmese, Khmer, kana, Han."""
# The bytes that open characters of these scripts in UTF-8.
_UNSPACED_BYTES = bytes([0xE0, 0xE1, *range(0xE3, 0xEA)])
WORD = f"[^\\W{UNSPACED}]"
"""A word character of a script that is written with blanks, as a pattern."""
MARKS = "\u0900-\u0903\u093a-\u094f"
"""Devanagari vowel signs, as members of a class: they belong to a word, though not to ``\\w``."""

# Blanks for all that is no part of a word, by byte: faster than by character.
_GAPS = bytes([c if chr(c).isalnum() or c == ord("_") else ord(" ") for c in range(256)])


def ascii_words(text: str) -> list[str]:
    """The words of a text that is ASCII: what ``\\w+`` finds, without ``re``, which starts late.

    >>> ascii_words("read_more: 0x.com")
    ['read_more', '0x', 'com']
    """
    return text.encode().translate(_GAPS).decode().split()


def words(text: str) -> list[str]:
    """The words of a folded text; what scripts without blanks run together is left out.

    >>> words("read more: 新聞 x.com")
    ['read', 'more', 'x', 'com']
    """
    if text.isascii():
        return ascii_words(text)
    import re

    data = text.encode("utf-8", "surrogatepass")
    # The wide class takes long to compile, and twice as long as `\\w` to find words.
    narrow = len(data.translate(None, _UNSPACED_BYTES)) == len(data)
    return re.findall(r"\w+" if narrow else f"{WORD}+", text)


def is_word(char: str) -> bool:
    """Whether a character is part of a word in a script that is written with blanks."""
    if char < "\u0900":
        return char.isalnum() or char == "_"
    import re

    if re.match(f"[{MARKS}]", char):
        return True
    return char.isalnum() and not re.match(f"[{UNSPACED}]", char)


def within_word(text: str, at: int) -> bool:
    """Whether a word goes on from the character before a place to the one behind it.

    >>> within_word("sign up", 2), within_word("sign up", 4), within_word("新聞", 1)
    (True, False, False)
    """
    return 0 < at < len(text) and is_word(text[at - 1]) and is_word(text[at])
