"""What is remembered of one page: its lines, and on which side of its article they stand."""

from collections.abc import Iterable, Sequence
from hashlib import blake2b
from itertools import chain
from sys import intern
from typing import NamedTuple

from newsclean.document import Document
from newsclean.passes.place import densest_stretch
from newsclean.passes.reading import prose_mass, script_scale
from newsclean.segment.text import segment_text
from newsclean.site.lines import box, ends, keys

# More lines of a page are not looked at; a whole page of a news site has some hundreds.
_MOST_LINES = 5000
# The longest line of a text that may be hard-wrapped (newsclean.segment.text).
_WRAPPED = 100

Lines = frozenset[str]


class Draft(NamedTuple):
    """A page as it was read.

    Attributes:
        id: equal for equal pages.
        above, within, below: lines before the page's densest stretch of prose, in it, after it.
        prose: the lines that read like paragraphs.
        inside, outside: keys of boxes of an HTML page that have a block in that stretch, and of
            those that have none.
    """

    id: int
    above: Lines
    within: Lines
    below: Lines
    prose: Lines
    inside: Lines = frozenset()
    outside: Lines = frozenset()


class Page(NamedTuple):
    """The lines of one page; numbers stand for their keys.

    Attributes:
        id: equal for equal pages.
        above, within, below: lines that stand only above the page's densest stretch of prose,
            in it or on both sides of it, only below it. How short lines begin and end counts as
            lines too. The boxes of an HTML page are among them: within if one has a block in
            that stretch, else above.
        prose: the lines that read like paragraphs.
    """

    id: int
    above: frozenset[int]
    within: frozenset[int]
    below: frozenset[int]
    prose: frozenset[int]


def number(key: str, size: int = 6) -> int:
    """A number of ``size`` bytes that stands for a key, the same on every machine."""
    digest = blake2b(key.encode("utf-8", "surrogatepass"), digest_size=size).digest()
    return int.from_bytes(digest, "big")


def identity(source: str) -> int:
    """The id of the page with this source."""
    return number(source, 8)


def read_page(source: str, id: int, format: str) -> Draft:
    """Take down a page.

    Args:
        source: the page's text, Markdown or HTML.
        id: its identity.
        format: "text", "markdown" or "html".
    """
    if format == "html":
        from newsclean.segment.html import segment_html

        return _of_document(id, segment_html(source))
    if format == "markdown":
        from newsclean.segment.markdown import segment_markdown

        return _of_document(id, segment_markdown(source))
    # Making blocks of a text takes longer than all the rest, and its lines are the same thing
    # unless it is wrapped.
    lines = [line for raw in source.splitlines() if (line := raw.strip())]
    if lines and max(map(len, lines)) <= _WRAPPED:
        return _of_document(id, segment_text(source))
    scale = _scale(source)
    prose = [prose_mass(line, len(line) * scale) for line in lines[:_MOST_LINES]]
    return _draft(id, lines, prose)


def _of_document(id: int, document: Document) -> Draft:
    scale = _scale(document.source)
    blocks = document.blocks[:_MOST_LINES]
    lines = [block.visible for block in blocks]
    prose = [
        prose_mass(line, len(line) * scale) * (1.0 - (block.links or 0.0))
        for line, block in zip(lines, blocks, strict=True)
    ]
    page = _draft(id, lines, prose)
    if document.format != "html":
        return page
    first, end = densest_stretch(prose)
    boxes = [box(block.element) if block.element else "" for block in blocks]
    inside = frozenset(boxes[first:end])
    return page._replace(inside=inside - {""}, outside=frozenset(boxes) - inside - {""})


def _scale(source: str) -> float:
    middle = len(source) // 2
    return script_scale(source[max(0, middle - 500) : middle + 500])[0]


def _draft(id: int, lines: Sequence[str], prose: Sequence[float]) -> Draft:
    # Most lines stand on many pages; interned, they take their place in memory once.
    lines = [intern(line) for line in lines[: len(prose)]]
    first, end = densest_stretch(prose)
    return Draft(
        id,
        frozenset(lines[:first]),
        frozenset(lines[first:end]),
        frozenset(lines[end:]),
        frozenset([line for line, mass in zip(lines, prose, strict=True) if mass > 0.0]),
    )


class Numbering:
    """Numbers for the lines of some pages, all brought into the form of keys at once: that is
    faster than page by page.

    Attributes:
        texts: the keys that the numbers stand for.
    """

    def __init__(self, drafts: Iterable[Draft]) -> None:
        lines: set[str] = set()
        boxes: set[str] = set()
        for draft in drafts:
            lines.update(draft.above, draft.within, draft.below)
            boxes.update(draft.inside, draft.outside)
        self._keys = dict(zip(lines, keys(list(lines)), strict=True))
        known = set(self._keys.values())
        self._ends = {key: ends(key) for key in known}
        known.update(boxes, *self._ends.values())
        known.discard("")
        self._numbers = {key: number(key) for key in known}
        self.texts = {number: key for key, number in self._numbers.items()}

    def page(self, draft: Draft) -> Page:
        """The page in numbers."""
        prose = self._of(draft.prose)
        above, within, below = [self._side(lines, draft.prose) for lines in draft[1:4]]
        within |= (above & below) | draft.inside
        above |= draft.outside
        return Page(draft.id, *map(self._numbered, (above - within, within, below - within, prose)))

    def _side(self, lines: Lines, prose: Lines) -> set[str]:
        """The keys of lines, with those of the ends of short ones."""
        short = self._of(lines - prose)
        ends = chain.from_iterable(map(self._ends.__getitem__, short))
        return short.union(ends, self._of(lines & prose))

    def _of(self, lines: Lines) -> set[str]:
        return set(map(self._keys.__getitem__, lines))

    def _numbered(self, names: set[str]) -> frozenset[int]:
        return frozenset(map(self._numbers.__getitem__, names - {""}))
