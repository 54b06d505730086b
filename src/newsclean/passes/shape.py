"""What a block looks like by itself: length, punctuation, capitals, digits."""

import re
from math import log2

from newsclean.passes.columns import Columns
from newsclean.passes.reading import Reading

_CAPITALISED = re.compile(r"(?<!\w)[^\W\d_a-z]")
_SENTENCE_END = re.compile(r"[.!?][\"'»)]{0,2}(?=\s|$|[^\W\d_])")
# Classes of characters beyond Latin-1 take long to compile; these stand for them.
_MARKS = {**dict.fromkeys("…。！？।؟", "."), **dict.fromkeys("”’“」』", "'")}
_JOINERS = frozenset("|»›>•·→/\\▶►")
_QUOTES = frozenset('"“”„«»「」『』')
_UPPER = re.compile(r"[^\W\d_a-z]")
_DIGIT = re.compile(r"\d")
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


def _unified(text: str) -> str:
    if not text.isascii():
        for mark, plain in _MARKS.items():
            text = text.replace(mark, plain)
    return text


def measure(reading: Reading) -> Columns:
    """Shape measures of every block, from its own text alone."""
    blocks = reading.document.blocks
    texts = [block.visible for block in blocks]
    lengths = [len(text) for text in texts]
    # One pass over very long blocks is enough: their head shows their shape.
    heads = [text if len(text) <= 1000 else text[:1000] for text in texts]
    spans = [len(head) for head in heads]
    counts = [len(words) or 1 for words in reading.words]
    stop = reading.stopwords
    source = reading.document.source
    return {
        "size": [log2(1.0 + size) for size in reading.size],
        "words": [log2(count) for count in counts],
        "word-length": [length / count for length, count in zip(lengths, counts, strict=True)],
        "sentences": [float(len(_SENTENCE_END.findall(_unified(head)))) for head in heads],
        "commas": [
            100.0 * sum(map(head.count, _COMMAS)) / span
            for head, span in zip(heads, spans, strict=True)
        ],
        "last": [last_class(text) for text in texts],
        "first": [_first_class(text) for text in texts],
        "capitalised": [
            len(_CAPITALISED.findall(head)) / max(1, head.count(" ") + 1) for head in heads
        ],
        "capitals": [
            len(_UPPER.findall(head)) / span for head, span in zip(heads, spans, strict=True)
        ],
        "digits": [
            len(_DIGIT.findall(head)) / span for head, span in zip(heads, spans, strict=True)
        ],
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
