"""Chrome inside a line of the article: ranges that span rules mark."""

from newsclean.passes.reading import Reading
from newsclean.report import Reason
from newsclean.rules.fold import fold_with_offsets
from newsclean.typed import NamedTuple

# What each strength promises of the range (docs/rules.md).
_CONFIDENCE = {"strong": 0.99, "medium": 0.9, "weak": 0.67}


class Inline(NamedTuple):
    """A range of the source inside a block, with the white space that parted it."""

    start: int
    end: int
    label: str
    confidence: float
    reasons: tuple[Reason, ...]


def inline_chrome(reading: Reading, block: int) -> list[Inline]:
    """Ranges that strong or medium span rules mark in a block: sorted, the first of overlapping.

    A range that is the whole block is left to the decision about blocks. Blocks with markup are
    left whole: a range of what the reader sees could cut a link in two.
    """
    own = reading.document.blocks[block]
    if own.plain is not None:
        return []
    hits = sorted(
        [hit for hit in reading.hits[block] if hit.place == "span" and hit.strength != "weak"],
        key=lambda hit: (hit.start, -hit.end),
    )
    if not hits:
        return []
    _, offsets = fold_with_offsets(own.text)
    found: list[Inline] = []
    at = 0
    for hit in hits:
        start, end = offsets[hit.start], offsets[hit.end]
        if start < at or not own.text[:start].strip() + own.text[end:].strip():
            continue
        while end < len(own.text) and own.text[end].isspace():
            end += 1
        if end == len(own.text):
            while start > at and own.text[start - 1].isspace():
                start -= 1
        reason = Reason(hit.rule, 0.0, repr(own.text[offsets[hit.start] : offsets[hit.end]][:80]))
        found.append(
            Inline(
                own.start + start, own.start + end, hit.label, _CONFIDENCE[hit.strength], (reason,)
            )
        )
        at = end
    return found
