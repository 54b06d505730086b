"""HTML to a document: what a reader sees of the page, with what the DOM says about each block."""

from collections import Counter
from itertools import groupby

from newsclean.document import Block, Document, Element
from newsclean.segment.dom import Box, Line, Page, walk
from newsclean.segment.structured import read_head

# Hidden text is kept (and named "hidden") from this many characters of prose on: publishers
# hide an article's rest behind a paywall layer; hidden menus and dialogs hold less prose.
_HIDDEN_PROSE = 600
_PROSE_LINE = 100
# A table row with a longer cell is layout, not data.
_MAX_CELL = 160
_MAX_CONTAINERS = 4


def segment_html(html: str) -> Document:
    """Parse a page; blocks are paragraphs, headings, list items, table rows and bare lines.

    ``source`` is the visible text: white space collapsed, an empty line between paragraphs,
    list items and lines on lines of their own, a table row on one line with tabs. Any
    ``str`` is accepted; time and memory grow linearly with it.

    >>> document = segment_html("<h1>Ferry</h1><p>The vote<br>was <a href=/x>7-4</a>.")
    >>> document.source
    'Ferry\n\nThe vote\nwas 7-4.'
    >>> [(block.kind, block.element.path) for block in document.blocks][0]
    ('heading', 'html body h1')
    """
    page = walk(html)
    lines = _join_cells(page.boxes, _drop_hidden(page))
    statements = read_head(page.head)
    source, starts = _lay_out(page.boxes, lines)
    elements = _elements(page.boxes, lines)
    blocks = tuple(
        [
            _block(page.boxes[line.box], line, start, element)
            for line, start, element in zip(lines, starts, elements, strict=True)
        ]
    )
    title = statements.title
    if title is None:
        title = next((line.text for line in lines if page.boxes[line.box].tag == "h1"), None)
    return Document(source, blocks, "html", title, statements.language, statements.hints)


def _block(box: Box, line: Line, start: int, element: Element) -> Block:
    group = box.number + 1 if box.kind == "code" else 0
    level = box.level if box.kind in ("heading", "item") else 0
    end = start + len(line.text)
    return Block(start, end, line.text, box.kind, level, line.links, group, element)


def _drop_hidden(page: Page) -> list[Line]:
    """Lines that are seen, and hidden ones that stand in much prose."""
    prose: Counter[int] = Counter()
    for line in page.lines:
        hidden = page.boxes[line.box].hidden
        if hidden >= 0 and len(line.text) >= _PROSE_LINE:
            prose[hidden] += len(line.text)
    kept = {-1} | {number for number, size in prose.items() if size >= _HIDDEN_PROSE}
    return [line for line in page.lines if page.boxes[line.box].hidden in kept]


def _join_cells(boxes: list[Box], lines: list[Line]) -> list[Line]:
    """Make one line of a table row whose cells are one short line each."""
    joined: list[Line] = []
    for row, group in groupby(lines, key=lambda line: boxes[line.box].row):
        run = list(group)
        cells = {boxes[line.box].cell for line in run}
        if (
            row < 0
            or not 1 < len(cells) == len(run)
            or any(len(line.text) > _MAX_CELL or boxes[line.box].level for line in run)
        ):
            joined += run
            continue
        size = sum([len(line.text) for line in run])
        links = sum([len(line.text) * line.links for line in run]) / size
        joined.append(Line(row, "\t".join([line.text for line in run]), links, (), 0))
    return joined


def _lay_out(boxes: list[Box], lines: list[Line]) -> tuple[str, list[int]]:
    """The source, and where in it each line starts (white space before it left out)."""
    parts: list[str] = []
    starts: list[int] = []
    at = 0
    before: Line | None = None
    for line in lines:
        if before is not None:
            gap = "\n" * _gap(boxes, before, line)
            parts.append(gap)
            at += len(gap)
        parts.append(line.text)
        starts.append(at)
        at += len(line.text)
        before = line
    return "".join(parts), starts


def _gap(boxes: list[Box], before: Line, line: Line) -> int:
    if before.box == line.box:
        return min(max(line.breaks, 1), 2)
    one, other = boxes[before.box], boxes[line.box]
    close = one.kind == other.kind and one.kind in ("item", "cell")
    return 1 if close else 2


def _elements(boxes: list[Box], lines: list[Line]) -> list[Element]:
    chains = _chains(boxes, lines)
    signatures: dict[tuple[str, str, str], int] = {}
    elements: list[Element] = []
    for line in lines:
        box = boxes[line.box]
        outer_names = boxes[box.parent].names if box.parent >= 0 else ""
        words = box.words + line.words if line.words else box.words
        if box.hidden >= 0:
            words += ("hidden",)
        key = (box.path, box.names, outer_names)
        signature = signatures.setdefault(key, len(signatures))
        chain = chains[line.box]
        elements.append(Element(box.path, box.index, words, box.outer, chain, box.depth, signature))
    return elements


def _chains(boxes: list[Box], lines: list[Line]) -> list[tuple[int, ...]]:
    """For each box the containers of its lines, nearest first.

    A container holds more lines than the container before it; an element that wraps one line, or the same
    lines as the element around it, is none.
    """
    counts = [0] * len(boxes)
    for line in lines:
        counts[line.box] += 1
    for box in reversed(boxes):
        if box.parent >= 0:
            counts[box.parent] += counts[box.number]
    chains: list[tuple[int, ...]] = []
    for box in boxes:
        outer = chains[box.parent] if box.parent >= 0 else ()
        same = box.parent >= 0 and counts[box.parent] == counts[box.number]
        if counts[box.number] < 2 or same:
            chains.append(outer)
        else:
            chains.append((box.number, *outer[: _MAX_CONTAINERS - 1]))
    return chains
