"""A report's source as a reader sees it: paragraphs, and between them runs of what was removed."""

from collections.abc import Iterator
from typing import NamedTuple

from newsclean.report import Removal, Report


class Piece(NamedTuple):
    """Part of a line: kept, or of a removal."""

    text: str
    removal: Removal | None = None


class Paragraph(NamedTuple):
    """A line of which something was kept.

    Attributes:
        pieces: in order; those of removals are what stood inside the line.
        near: whether the line stands right under the one before, without a blank line.
    """

    pieces: tuple[Piece, ...]
    near: bool


class Run(NamedTuple):
    """Removals of one label that follow each other, with nothing kept between them."""

    label: str
    pieces: tuple[Piece, ...]


def flow(report: Report) -> Iterator[Paragraph | Run]:
    r"""Paragraphs and runs, in the order of the source; blank lines make neither.

    >>> removal = Removal(5, 14, "Share\nX\n", "share", 1.0, ())
    >>> for part in flow(Report("One.\nShare\nX\nTwo.", (removal,))): print(type(part).__name__)
    Paragraph
    Run
    Paragraph
    """
    gone: list[Piece] = []
    near = False
    for pieces in _lines(report):
        visible = [piece for piece in pieces if piece.text.strip()]
        if not visible:
            near = False
            continue
        if all(piece.removal for piece in visible):
            gone += visible
            continue
        yield from _runs(gone)
        yield Paragraph(tuple(pieces), near and not gone)
        gone, near = [], True
    yield from _runs(gone)


def _lines(report: Report) -> Iterator[list[Piece]]:
    """The pieces of each line, without its end."""
    ranges = [(start, end, None) for start, end in report.kept]
    ranges += [(removal.start, removal.end, removal) for removal in report.removals]
    ranges.sort(key=lambda item: item[0])
    current = 0
    at = 0
    for line in report.source.splitlines(keepends=True):
        end = at + len(line)
        visible_end = at + len(line.rstrip("\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029"))
        pieces: list[Piece] = []
        while current < len(ranges):
            start, stop, removal = ranges[current]
            text = report.source[max(at, start) : min(visible_end, stop)]
            if text:
                pieces.append(Piece(text, removal))
            if stop > end:
                break
            current += 1
        yield pieces
        at = end


def _runs(gone: list[Piece]) -> Iterator[Run]:
    """Removed lines by label; the lines of one removal in one piece."""
    label, pieces = "", list[Piece]()
    for piece in gone:
        removal = piece.removal
        assert removal is not None
        if pieces and removal.label != label:
            yield Run(label, tuple(pieces))
            pieces = []
        label = removal.label
        if pieces and pieces[-1].removal is removal:
            pieces[-1] = Piece(f"{pieces[-1].text}\n{piece.text}", removal)
        else:
            pieces.append(piece)
    if pieces:
        yield Run(label, tuple(pieces))
