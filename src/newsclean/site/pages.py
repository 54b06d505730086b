"""What is remembered of one page: its lines, and on which side of its article they stand."""

from collections.abc import Collection, Sequence
from hashlib import blake2b
from itertools import chain, compress
from sys import intern
from typing import NamedTuple

from newsclean.document import Document
from newsclean.passes.place import densest_stretch
from newsclean.passes.reading import SENTENCE, prose_mass, script_scale
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
        lines: its lines in order.
        first, end: the page's densest stretch of prose; end is one past its last line.
        prose: the lines that read like paragraphs.
        inside, outside: keys of boxes of an HTML page that have a block in that stretch, and of
            those that have none.
    """

    id: int
    lines: Sequence[str]
    first: int
    end: int
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
    sizes = list(map(len, lines))
    if lines and max(sizes) <= _WRAPPED:
        return _of_document(id, segment_text(source))
    scale = _scale(source)
    # Most lines are too short for a paragraph: those are not even asked.
    least = SENTENCE / scale
    prose = [
        prose_mass(line, size * scale) if size >= least else 0.0
        for line, size in zip(lines[:_MOST_LINES], sizes, strict=False)
    ]
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
    boxes = [box(block.element) if block.element else "" for block in blocks]
    inside = frozenset(boxes[page.first : page.end])
    return page._replace(inside=inside - {""}, outside=frozenset(boxes) - inside - {""})


def _scale(source: str) -> float:
    middle = len(source) // 2
    return script_scale(source[max(0, middle - 500) : middle + 500])[0]


def _draft(id: int, lines: Sequence[str], prose: Sequence[float]) -> Draft:
    # Most lines stand on many pages; interned, they take their place in memory once.
    lines = tuple(map(intern, lines[: len(prose)]))
    first, end = densest_stretch(prose)
    return Draft(id, lines, first, end, frozenset(compress(lines, prose)))


class Numbering:
    """Numbers for the lines of some pages, all brought into the form of keys at once: that is
    faster than page by page.

    Attributes:
        texts: the keys that the numbers stand for.
    """

    def __init__(self, drafts: Collection[Draft]) -> None:
        lines = list(set[str]().union(*[draft.lines for draft in drafts]))
        boxes = set[str]().union(*[draft.inside | draft.outside for draft in drafts])
        names = keys(lines)
        named = {key: (key, *ends(key)) for key in set(names) - {""}}
        numbers = {key: number(key) for key in boxes.union(*named.values())}
        self.texts = dict(zip(numbers.values(), numbers, strict=True))
        self._boxes = {key: numbers[key] for key in boxes}
        # Of each line its own number first, then those of its ends; none without letters.
        by_key = {key: tuple(map(numbers.__getitem__, own)) for key, own in named.items()}
        by_key[""] = ()
        self._numbers = dict(zip(lines, map(by_key.__getitem__, names), strict=True))

    def page(self, draft: Draft) -> Page:
        """The page in numbers."""
        lines, first, end, prose = draft.lines, draft.first, draft.end, draft.prose
        above, within, below = [
            self._side(frozenset(part), prose)
            for part in (lines[:first], lines[first:end], lines[end:])
        ]
        both = above & below
        if both or draft.inside:
            within = within.union(both, map(self._boxes.__getitem__, draft.inside))
        if draft.outside:
            above = above.union(map(self._boxes.__getitem__, draft.outside))
        return Page(draft.id, above - within, within, below - within, frozenset(self._bare(prose)))

    def _side(self, lines: Lines, prose: Lines) -> frozenset[int]:
        """The numbers of lines, with those of the ends of short ones."""
        short = map(self._numbers.__getitem__, lines - prose)
        return frozenset(chain(chain.from_iterable(short), self._bare(lines & prose)))

    def _bare(self, lines: Lines) -> list[int]:
        return [number for line in lines for number in self._numbers[line][:1]]
