"""Pieces of a source that go, and how they become removals."""

from newsclean.report import Reason, Removal
from newsclean.typed import Mapping, NamedTuple, Sequence

Ranges = list[tuple[int, int]]


class Piece(NamedTuple):
    """A range that goes.

    Attributes:
        start, end: characters of the text that was looked at.
        label: what it is.
        confidence: how likely it is no part of the article.
        reasons: the evidence.
        block: number of the block it covers; -1 for a part of one.
    """

    start: int
    end: int
    label: str
    confidence: float
    reasons: tuple[Reason, ...]
    block: int = -1


def joined(text: str, kept: Ranges) -> str:
    """The kept ranges of a text, put together."""
    return "".join([text[start:end] for start, end in kept])


def take_out(kept: Ranges, found: Sequence[Piece]) -> tuple[Ranges, list[Piece]]:
    """Cut pieces of the joined text out of the ranges that it was joined from.

    Args:
        kept: ranges of the source, sorted and disjoint.
        found: pieces with offsets into the joined text, sorted and disjoint.

    Returns:
        What is still kept, and the pieces with offsets into the source; a piece that spans
        several ranges is cut into as many.

    >>> take_out([(0, 2), (5, 9)], [Piece(1, 4, "nav", 1.0, ())])[0]
    [(0, 1), (7, 9)]
    """
    stays: Ranges = []
    gone: list[Piece] = []
    number = 0
    at = 0
    for start, end in kept:
        shift = start - at
        low = start
        while number < len(found) and found[number].start + shift < end:
            piece = found[number]
            first, last = max(low, piece.start + shift), min(end, piece.end + shift)
            if first > low:
                stays.append((low, first))
            if last > first:
                gone.append(piece._replace(start=first, end=last))
            low = max(low, last)
            if piece.end + shift > end:
                break
            number += 1
        if low < end:
            stays.append((low, end))
        at += end - start
    return stays, gone


def removals(
    text: str, pieces: Sequence[Piece], css: Mapping[int, str] | None = None
) -> tuple[Removal, ...]:
    """Sorted removals; a piece of mere white space joins a removal that it touches.

    Args:
        text: what the pieces' offsets refer to.
        pieces: what goes.
        css: CSS paths by block, where there are any.
    """
    paths = css or {}
    merged: list[Piece] = []
    for piece in sorted(pieces):
        last = merged[-1] if merged else None
        if last and last.end == piece.start:
            if not text[piece.start : piece.end].strip():
                merged[-1] = last._replace(end=piece.end)
                continue
            if not text[last.start : last.end].strip():
                merged[-1] = piece._replace(start=last.start)
                continue
        merged.append(piece)
    return tuple(
        [
            Removal(
                p.start,
                p.end,
                text[p.start : p.end],
                p.label,
                p.confidence,
                p.reasons,
                paths.get(p.block),
            )
            for p in merged
        ]
    )
