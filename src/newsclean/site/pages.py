"""What is remembered of one page: its lines, and on which side of its article they stand."""

from collections.abc import Sequence
from hashlib import blake2b
from typing import Generic, NamedTuple, TypeVar

from newsclean.document import Document
from newsclean.passes.place import densest_stretch
from newsclean.passes.reading import prose_mass, script_scale
from newsclean.segment.text import segment_text
from newsclean.site.lines import box, ends, keys

# More lines of a page are not looked at; a whole page of a news site has some hundreds.
_MOST_LINES = 5000
# The longest line of a text that may be hard-wrapped (newsclean.segment.text).
_WRAPPED = 100
# Lines whose keys are remembered while pages are read one after the other.
_MEMO_SIZE = 50_000

Memo = dict[str, tuple[str, tuple[str, ...]]]
"""Lines seen before, with their keys and the keys of their ends."""

Line = TypeVar("Line", str, int)


class Page(NamedTuple, Generic[Line]):
    """The lines of one page: their keys, or the numbers that stand for these.

    Attributes:
        id: equal for equal pages.
        above, within, below: lines that stand only above the page's densest stretch of prose,
            in it or on both sides of it, only below it. The boxes of an HTML page are among
            them: within if one has a block in that stretch, else above.
        prose: the lines that read like paragraphs.
    """

    id: int
    above: frozenset[Line]
    within: frozenset[Line]
    below: frozenset[Line]
    prose: frozenset[Line]

    @property
    def lines(self) -> frozenset[Line]:
        """All lines, wherever they stand."""
        return self.above | self.within | self.below


def number(key: str, size: int = 6) -> int:
    """A number of ``size`` bytes that stands for a key, the same on every machine."""
    digest = blake2b(key.encode("utf-8", "surrogatepass"), digest_size=size).digest()
    return int.from_bytes(digest, "big")


def identity(source: str) -> int:
    """The id of the page with this source."""
    return number(source, 8)


def read_page(source: str, id: int, format: str, memo: Memo) -> Page[str]:
    """Take down a page.

    Args:
        source: the page's text, Markdown or HTML.
        id: its identity.
        format: "text", "markdown" or "html".
        memo: is used and filled.
    """
    if format == "html":
        from newsclean.segment.html import segment_html

        return _of_document(id, segment_html(source), memo)
    if format == "markdown":
        from newsclean.segment.markdown import segment_markdown

        return _of_document(id, segment_markdown(source), memo)
    # Making blocks of a text takes longer than all the rest, and its lines are the same thing
    # unless it is wrapped.
    lines = [line for raw in source.splitlines() if (line := raw.strip())]
    if lines and max(map(len, lines)) <= _WRAPPED:
        return _of_document(id, segment_text(source), memo)
    scale = _scale(source)
    prose = [prose_mass(line, len(line) * scale) for line in lines]
    return _take_down(id, lines, prose, memo)


def _of_document(id: int, document: Document, memo: Memo) -> Page[str]:
    scale = _scale(document.source)
    lines = [block.visible for block in document.blocks]
    prose = [
        prose_mass(line, len(line) * scale) * (1.0 - (block.links or 0.0))
        for line, block in zip(lines, document.blocks, strict=True)
    ]
    page = _take_down(id, lines, prose, memo)
    if document.format != "html":
        return page
    first, end = densest_stretch(prose)
    boxes = [box(block.element) for block in document.blocks[:_MOST_LINES] if block.element]
    inside = frozenset(boxes[first:end])
    return page._replace(
        above=page.above | (frozenset(boxes) - inside), within=page.within | inside
    )


def _scale(source: str) -> float:
    middle = len(source) // 2
    return script_scale(source[max(0, middle - 500) : middle + 500])[0]


def _take_down(id: int, lines: list[str], prose: list[float], memo: Memo) -> Page[str]:
    lines, prose = lines[:_MOST_LINES], prose[:_MOST_LINES]
    _fill(memo, lines)
    first, end = densest_stretch(prose)
    sides: tuple[set[str], ...] = (set(), set(), set())
    paragraphs: set[str] = set()
    for i, (line, mass) in enumerate(zip(lines, prose, strict=True)):
        key, both = memo[line]
        side = sides[0 if i < first else 1 if i < end else 2]
        side.add(key)
        if mass > 0.0:
            paragraphs.add(key)
        else:
            side.update(both)
    above, within, below = [side - {""} for side in sides]
    within |= above & below
    return Page(
        id,
        frozenset(above - within),
        frozenset(within),
        frozenset(below - within),
        frozenset(paragraphs - {""}),
    )


def _fill(memo: Memo, lines: Sequence[str]) -> None:
    """See that the memo knows these lines."""
    if len(memo) > _MEMO_SIZE:
        memo.clear()
    new = [line for line in dict.fromkeys(lines) if line not in memo]
    for line, key in zip(new, keys(new), strict=True):
        memo[line] = (key, ends(key))
