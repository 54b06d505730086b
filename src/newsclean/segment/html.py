"""HTML to a document: what a reader sees of the page, with what the DOM says about each block."""

from collections import Counter
from itertools import groupby

from newsclean.document import Block, Document
from newsclean.segment.boxes import Boxes, Place, new
from newsclean.segment.dom import Line, Page, read_page
from newsclean.segment.elements import describe
from newsclean.segment.structured import read_head

# Hidden text is kept (and named "hidden") from this many characters of prose on: publishers
# hide an article's rest behind a paywall layer or in an accordion. In the development pages a
# third of the words of such elements is article, below 2 % of the others'.
_HIDDEN_PROSE = 200
_PROSE_LINE = 100
# A table row with a longer cell is layout, not data.
_MAX_CELL = 160
_LEVELLED = frozenset(["heading", "item"])
# Lines of these kinds stand close together.
_CLOSE = frozenset(["item", "cell"])


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
    return to_document(read_page(html))


def to_document(page: Page) -> Document:
    """The document of a page that is read already."""
    lines = shown_lines(page)
    statements = read_head(page.head)
    source, blocks = _lay_out(page.boxes, lines)
    title = statements.title
    if title is None:
        title = next((line.text for line in lines if page.boxes.tags[line.box] == "h1"), None)
    return Document(source, blocks, "html", title, statements.language, statements.hints)


def shown_lines(page: Page) -> list[Line]:
    """The page's lines that make blocks, in the same order; a table row is one."""
    return _join_cells(page.boxes, _drop_hidden(page))


def _drop_hidden(page: Page) -> list[Line]:
    """Lines that are seen, and hidden ones that stand in much prose."""
    lines, scopes = page.lines, page.boxes.scopes
    hidden = [scopes[line[0]].hidden for line in lines]
    if max(hidden, default=-1) < 0:
        return lines
    prose: Counter[int] = Counter()
    for line, number in zip(lines, hidden, strict=True):
        if len(line.text) >= _PROSE_LINE:
            prose[number] += len(line.text)
    kept = {-1} | {number for number, size in prose.items() if size >= _HIDDEN_PROSE}
    return [line for line, number in zip(lines, hidden, strict=True) if number in kept]


def _join_cells(boxes: Boxes, lines: list[Line]) -> list[Line]:
    """Make one line of a table row whose cells are one short line each."""
    if "tr" not in boxes.tags:
        return lines
    scopes = boxes.scopes
    joined: list[Line] = []
    for row, group in groupby(lines, key=lambda line: scopes[line[0]].row):
        run = list(group)
        if row < 0:
            joined += run
            continue
        cells = {scopes[line.box].cell for line in run}
        if not 1 < len(cells) == len(run) or any(
            len(line.text) > _MAX_CELL or scopes[line.box].level for line in run
        ):
            joined += run
            continue
        size = sum([len(line.text) for line in run])
        links = sum([len(line.text) * line.links for line in run]) / size
        parts: list[tuple[str, Place]] = []
        for line in run:
            parts += [("\t", place) for _, place in parts[-1:]] + (line.parts or [])
        text = "\t".join([line.text for line in run])
        joined.append(Line(row, text, links, "", 0, "", parts))
    return joined


def _lay_out(boxes: Boxes, lines: list[Line]) -> tuple[str, tuple[Block, ...]]:
    """The source and its blocks."""
    elements = describe(boxes, lines)
    scopes = boxes.scopes
    parts: list[str] = []
    blocks: list[Block] = []
    at = 0
    before, kind_before = -1, ""
    for (number, text, links, _, breaks, indent, _), element in zip(lines, elements, strict=True):
        kind, level, _, _, _ = scopes[number]
        group = 0
        if kind not in _LEVELLED:
            level = 0
            if kind == "cell":
                kind = boxes.kind(number)
            elif kind == "code":
                group = number + 1
        elif level < 1:
            level = 1
        if before == number:
            gap = "\n\n" if breaks > 1 else "\n"
        elif before < 0:
            gap = ""
        else:
            gap = "\n" if kind == kind_before and kind in _CLOSE else "\n\n"
        gap += indent
        parts += gap, text
        start = at + len(gap)
        at = start + len(text)
        blocks.append(new(Block, (start, at, text, kind, level, links, group, element, None)))
        before, kind_before = number, kind
    return "".join(parts), tuple(blocks)
