"""Markdown to a document: blocks as CommonMark and GFM see them, and lines as crawlers emit them.

First the lines are parted into leaves (headings, items, quotes, tables, code, paragraphs), then
each leaf is read as a reader sees it. A leaf is one block, but for paragraphs: what a crawler
printed line by line is a block a line.
"""

import re
from collections.abc import Set

from newsclean.document import Block, Document
from newsclean.segment.frontmatter import read_front_matter
from newsclean.segment.lines import paragraph_lines
from newsclean.segment.markdown_leaves import Leaf, find_leaves
from newsclean.segment.markup import OBJECT, Shown, show

_HEADING = re.compile(r"#{1,6}[ \t]*+")
_CLOSING = re.compile(r"(?:^|[ \t])#+[ \t]*$")
_MARKER = re.compile(r"(?:[-*+]|\d{1,9}[.)])(?:[ \t]+|$)(?:\[[ xX]\][ \t]+)?")
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)
_QUOTE = re.compile(r"^[ \t>]+", re.MULTILINE)
_FENCES = re.compile(r"\A(?:`{3,}|~{3,})[^\r\n]*+|[\r\n][ \t]*+(?:`{3,}|~{3,})\Z")
_CELL = re.compile(r"(?:[^|\\]|\\.)++", re.DOTALL)


def segment_markdown(source: str) -> Document:
    r"""Split ``source`` into blocks with exact character ranges.

    An item with its continuation lines, a quote, a table and a piece of code are one block each.
    Front matter, link reference definitions, comments and rules are none: they always stay.
    Any ``str`` is accepted; time grows linearly with it.

    >>> document = segment_markdown("# Ferry\n\n- [Home](/)\n- News\n")
    >>> [(block.kind, block.visible, block.links) for block in document.blocks]
    [('heading', 'Ferry', 0.0), ('item', 'Home', 1.0), ('item', 'News', 0.0)]
    """
    head = read_front_matter(source)
    leaves, labels = find_leaves(source, head.end)
    blocks: list[Block] = []
    for leaf in leaves:
        if leaf.kind == "paragraph":
            blocks += _paragraph(source, leaf, labels)
        else:
            shown = _show(source[leaf.start : leaf.end], leaf.kind, labels)
            blocks += _block(source, leaf, shown)
    return Document(source, tuple(blocks), "markdown", head.title, head.language)


def _paragraph(source: str, leaf: Leaf, labels: Set[str]) -> list[Block]:
    """The blocks of a run of lines; the last is the heading where the run is underlined."""
    text = source[leaf.start : leaf.inner_end]
    whole = show(text, labels)
    ranges = paragraph_lines(text, whole.spans)
    blocks: list[Block] = []
    for number, (first, last) in enumerate(ranges, 1):
        start, end = leaf.start + first, leaf.start + last
        shown = whole if len(ranges) == 1 else show(source[start:end], labels)
        if leaf.level and number == len(ranges):
            own = Leaf("heading", leaf.level, start, leaf.end, end)
        else:
            own = Leaf("image" if shown.images == 1.0 else "text", 0, start, end, end)
        blocks += _block(source, own, shown)
    return blocks


def _show(text: str, kind: str, labels: Set[str]) -> Shown:
    """What a reader sees of a leaf that is no paragraph."""
    if kind == "code":
        code = _FENCES.sub("", text) if text.startswith(("```", "~~~")) else text
        return Shown(code, 0.0, 0.0, ())
    if kind == "cell":
        return show(_cells(text), labels)
    if kind == "quote":
        return show(_QUOTE.sub("", text), labels)
    if kind == "heading":
        return show(_CLOSING.sub("", _HEADING.sub("", text, count=1)), labels)
    if kind == "item":
        return show(_INDENT.sub("", _MARKER.sub("", text, count=1)), labels)
    return show(text, labels)


def _cells(text: str) -> str:
    """The rows of a table, cells parted by tabs."""
    rows: list[str] = []
    for row in text.splitlines():
        if set(row) - set("|:- \t"):
            cells = [cell.strip() for cell in _CELL.findall(row)]
            rows.append("\t".join([cell for cell in cells if cell]))
    return "\n".join(rows)


def _block(source: str, leaf: Leaf, shown: Shown) -> list[Block]:
    """A leaf as a block; none where it shows nothing, such as a line of tags."""
    text = source[leaf.start : leaf.end]
    plain = shown.text.strip()
    if not plain:
        if leaf.kind != "item":
            return []
        plain = OBJECT
    return [
        Block(
            leaf.start,
            leaf.end,
            text,
            leaf.kind,
            leaf.level,
            shown.links,
            plain=None if plain == text else plain,
        )
    ]
