"""HTML to a document: what a reader sees of the page, with what the DOM says about each block."""

from collections import Counter
from itertools import groupby

from newsclean.document import Block, Document, Element
from newsclean.segment.boxes import Box
from newsclean.segment.dom import Line, Page, read_page
from newsclean.segment.structured import read_head
from newsclean.segment.words import split_names

# Hidden text is kept (and named "hidden") from this many characters of prose on: publishers
# hide an article's rest behind a paywall layer or in an accordion. In the development pages a
# third of the words of such elements is article, below 2 % of the others'.
_HIDDEN_PROSE = 200
_PROSE_LINE = 100
# A table row with a longer cell is layout, not data.
_MAX_CELL = 160
_MAX_CONTAINERS = 4
_MAX_OUTER = 32


def segment_html(html: str) -> Document:
    r"""Parse a page; blocks are paragraphs, headings, list items, table rows and bare lines.

    ``source`` is the visible text: white space collapsed, an empty line between paragraphs,
    list items and lines on lines of their own, a table row on one line with tabs. Any
    ``str`` is accepted; time and memory grow linearly with it.

    >>> document = segment_html("<h1>Ferry</h1><p>The vote<br>was <a href=/x>7-4</a>.")
    >>> document.source
    'Ferry\n\nThe vote\nwas 7-4.'
    >>> [(block.kind, block.element.path) for block in document.blocks][0]
    ('heading', 'html body h1')
    """
    page = read_page(html)
    lines = _join_cells(page.boxes, _drop_hidden(page))
    statements = read_head(page.head)
    source, blocks = _lay_out(page.boxes, lines)
    title = statements.title
    if title is None:
        title = next((line.text for line in lines if page.boxes[line.box].tag == "h1"), None)
    return Document(source, blocks, "html", title, statements.language, statements.hints)


def _drop_hidden(page: Page) -> list[Line]:
    """Lines that are seen, and hidden ones that stand in much prose."""
    boxes, lines = page.boxes, page.lines
    if {box.hidden for box in boxes} == {-1}:
        return lines
    prose: Counter[int] = Counter()
    for line in lines:
        if len(line.text) >= _PROSE_LINE:
            prose[boxes[line.box].hidden] += len(line.text)
    kept = {-1} | {
        number for number, size in prose.items() if size >= _HIDDEN_PROSE and number >= 0
    }
    return [line for line in lines if boxes[line.box].hidden in kept]


def _join_cells(boxes: list[Box], lines: list[Line]) -> list[Line]:
    """Make one line of a table row whose cells are one short line each."""
    if {box.row for box in boxes} == {-1}:
        return lines
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
        joined.append(Line(row, "\t".join([line.text for line in run]), links, "", 0))
    return joined


def _lay_out(boxes: list[Box], lines: list[Line]) -> tuple[str, tuple[Block, ...]]:
    """The source and its blocks."""
    elements = _elements(boxes, lines)
    parts: list[str] = []
    blocks: list[Block] = []
    at = 0
    before = None
    for line, element in zip(lines, elements, strict=True):
        number, text, links, _, breaks = line
        box = boxes[number]
        kind = box.kind
        if before is not None:
            if before is box:
                gap = 2 if breaks > 1 else 1
            else:
                gap = 1 if kind == before.kind and kind in ("item", "cell") else 2
            parts.append("\n" * gap)
            at += gap
        end = at + len(text)
        parts.append(text)
        level = max(1, box.level) if kind in ("heading", "item") else 0
        group = number + 1 if kind == "code" else 0
        blocks.append(Block(at, end, text, kind, level, links, group, element))
        at = end
        before = box
    return "".join(parts), tuple(blocks)


def _elements(boxes: list[Box], lines: list[Line]) -> list[Element]:
    names = {box.classes for box in boxes}
    names.update([box.names for box in boxes], [line.classes for line in lines])
    words = split_names(names)
    own: list[tuple[str, ...]] = []
    outer: list[tuple[str, ...]] = []
    for box in boxes:
        parent = box.parent
        own.append(words[box.classes] + words[box.names])
        outer.append((own[parent] + outer[parent])[:_MAX_OUTER] if parent >= 0 else ())
    chains = _chains(boxes, lines)
    signatures: dict[tuple[str, str, str], int] = {}
    elements: list[Element] = []
    for line in lines:
        number = line.box
        box = boxes[number]
        said = own[number]
        if line.classes:
            said += words[line.classes]
        if box.hidden >= 0:
            said += ("hidden",)
        key = (box.path, box.classes, boxes[box.parent].classes)
        signature = signatures.setdefault(key, len(signatures))
        elements.append(
            Element(box.path, number, said, outer[number], chains[number], box.depth, signature)
        )
    return elements


def _chains(boxes: list[Box], lines: list[Line]) -> list[tuple[int, ...]]:
    """For each box the containers of its lines, nearest first.

    A container holds more lines than the one before it; an element that wraps one line, or
    the same lines as the element around it, is none.
    """
    counts = [0] * (len(boxes) + 1)
    for line in lines:
        counts[line.box] += 1
    for box in reversed(boxes):
        counts[box.parent] += counts[box.number]
    chains: list[tuple[int, ...]] = []
    for box in boxes:
        outer = chains[box.parent] if box.number else ()
        count = counts[box.number]
        if count < 2 or (box.number and counts[box.parent] == count):
            chains.append(outer)
        else:
            chains.append((box.number, *outer[: _MAX_CONTAINERS - 1]))
    return chains
