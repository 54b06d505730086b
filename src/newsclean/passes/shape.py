"""What a block looks like by itself: length, punctuation, capitals, digits."""

from math import log2

from newsclean.passes.columns import Columns
from newsclean.passes.reading import Reading

# What stands for the marks that news in English has beyond ASCII.
_MARKS = {
    **dict.fromkeys("…。！？।؟", "."),
    **dict.fromkeys("”’“」』»", "'"),
    **dict.fromkeys("‘–—•", "-"),
}
# A sentence's end may be followed by quotes, and by the next sentence without a blank.
_SENTENCE_ENDS = ["." + quotes + after for quotes in ("", "'", "''") for after in " aA"]
_WORD_STARTS = (" A", ".A", "'A", "-A")
_JOINERS = frozenset("|»›>•·→/\\▶►")
_QUOTES = frozenset('"“”„«»「」『』')
_COMMAS = ",、，،;；"
# Classes of a block's last character, as the tables see them.
_LAST = (
    (frozenset(".。।"), 1.0),
    (frozenset("!！"), 2.0),
    (frozenset("?？؟"), 3.0),
    (frozenset(":："), 4.0),
    (frozenset("…"), 5.0),
    (frozenset("\"'”’»“」』"), 6.0),
    (frozenset(")]）】"), 7.0),
    (frozenset(",，、;"), 8.0),
    (frozenset("|»›>→▶►-–—/"), 9.0),
)


def last_class(text: str) -> float:
    last = text[-1]
    for characters, number in _LAST:
        if last in characters:
            return 5.0 if number == 1.0 and text.endswith("..") else number
    return 10.0 if last.isdigit() else 0.0 if last.isalpha() else 11.0


def _first_class(text: str) -> float:
    first = text[0]
    if first.islower():
        return 1.0
    if first.isupper():
        return 2.0
    if first.isdigit():
        return 3.0
    if first in _QUOTES or first in "'’‘":
        return 4.0
    return 5.0 if first.isalpha() else 6.0


def _kind(char: str) -> str:
    """What stands for all characters of ASCII that are alike where signs are counted."""
    if char.isalpha():
        return "A" if char.isupper() else "a"
    if char.isdigit():
        return "0"
    if char.isspace():
        return " "
    kinds = {"!": ".", "?": ".", '"': "'", ")": "'"}
    return kinds.get(char, char if char in ".'_" else "-")


_KINDS = {code: _kind(chr(code)) for code in range(128)}


def unified(text: str) -> str:
    """The text with marks of ASCII for others that mean the same here."""
    if not text.isascii():
        for mark, plain in _MARKS.items():
            text = text.replace(mark, plain)
    return text


def count_ascii(text: str) -> tuple[int, int, int, int]:
    """What :func:`newsclean.passes.signs.count_signs` says of a text that is ASCII.

    >>> count_ascii("He said: 'No.' In 2019!")
    (2, 3, 3, 4)
    """
    kinds = f" {text} ".translate(_KINDS)
    return (
        sum(map(kinds.count, _SENTENCE_ENDS)),
        sum(map(kinds.count, _WORD_STARTS)),
        kinds.count("A"),
        kinds.count("0"),
    )


def _signs(head: str) -> tuple[int, int, int, int]:
    text = unified(head)
    if text.isascii():
        return count_ascii(text)
    from newsclean.passes.signs import count_signs

    return count_signs(text)


def measure(reading: Reading) -> Columns:
    """Shape measures of every block, from its own text alone."""
    blocks = reading.document.blocks
    texts = [block.visible for block in blocks]
    lengths = [len(text) for text in texts]
    # One pass over very long blocks is enough: their head shows their shape.
    heads = [text if len(text) <= 1000 else text[:1000] for text in texts]
    spans = [len(head) for head in heads]
    signs = [_signs(head) for head in heads]
    counts = [len(words) or 1 for words in reading.words]
    stop = reading.stopwords
    source = reading.document.source
    return {
        "size": [log2(1.0 + size) for size in reading.size],
        "words": [log2(count) for count in counts],
        "word-length": [length / count for length, count in zip(lengths, counts, strict=True)],
        "sentences": [float(sentences) for sentences, _, _, _ in signs],
        "commas": [
            100.0 * sum(map(head.count, _COMMAS)) / span
            for head, span in zip(heads, spans, strict=True)
        ],
        "last": [last_class(text) for text in texts],
        "first": [_first_class(text) for text in texts],
        "capitalised": [
            starts / max(1, head.count(" ") + 1)
            for (_, starts, _, _), head in zip(signs, heads, strict=True)
        ],
        "capitals": [
            capitals / span for (_, _, capitals, _), span in zip(signs, spans, strict=True)
        ],
        "digits": [digits / span for (_, _, _, digits), span in zip(signs, spans, strict=True)],
        "joiners": [float(len(_JOINERS.intersection(head))) for head in heads],
        "quotes": [float(not _QUOTES.isdisjoint(head)) for head in heads],
        "stopwords": [
            sum([word in stop for word in words[:200]]) / min(200, count)
            for words, count in zip(reading.words, counts, strict=True)
        ],
        "item": [float(block.kind == "item") for block in blocks],
        "level": [float(block.level) if block.kind == "heading" else 0.0 for block in blocks],
        "indent": [
            float(
                block.start
                - 1
                - max(source.rfind("\n", max(0, block.start - 40), block.start), block.start - 41)
            )
            for block in blocks
        ],
    }
