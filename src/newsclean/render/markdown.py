"""What was kept of an HTML page as Markdown: headings, lists, quotes, links, tables, code."""

import re
from collections import deque
from collections.abc import Sequence
from itertools import groupby
from typing import Final, NamedTuple

from newsclean.document import Block
from newsclean.render.inline import Piece, clip, inline, pieces
from newsclean.segment.boxes import Boxes
from newsclean.segment.dom import read_page
from newsclean.segment.html import shown_lines, to_document

_ITEMS: Final = frozenset(["li", "dt", "dd"])
_LISTS: Final = frozenset(["ul", "ol", "menu", "dir", "dl"])
_INDENT: Final = "    "
# Boxes looked at on the way up from an item; bounds the time that nested lists take.
_MAX_CLIMB = 100


class _Part(NamedTuple):
    """What was kept of a block.

    Attributes:
        block: the block.
        pieces: its kept text with marks.
        item: number of the list item that it stands in; -1 outside of lists.
        lists: numbers of the lists around it, nearest first.
        before: the white space between the block before it and itself.
    """

    block: Block
    pieces: list[Piece]
    item: int
    lists: list[int]
    before: str


def render_markdown(html: str, kept: Sequence[tuple[int, int]], url: str | None = None) -> str:
    r"""The kept ranges of a page's visible text as Markdown (CommonMark with tables).

    Args:
        html: the page.
        kept: ranges of its ``segment_html(html).source``, sorted and disjoint.
        url: the page's address, which relative links start from; without it they stay relative.

    >>> page = "<h2>Ferry</h2><p>Seven <a href=/b>to <b>four</b></a>.<p>Share"
    >>> render_markdown(page, [(0, 22)], "https://brekke.example/a")
    '## Ferry\n\nSeven [to **four**](https://brekke.example/b).'
    """
    page = read_page(html, markup=True)
    document = to_document(page)
    parts: list[_Part] = []
    end = 0
    left = deque(kept)
    for block, line in zip(document.blocks, shown_lines(page), strict=True):
        ranges: list[tuple[int, int]] = []
        while left and left[0][0] < block.end:
            ranges.append(left[0])
            if left[0][1] > block.end:
                break
            left.popleft()
        found = clip(pieces(line.parts or [], block.text), block.start, ranges)
        before = document.source[end : block.start]
        if any(piece.text.strip() for piece in found):
            item, lists = _lists(page.boxes, line.box) if block.kind == "item" else (-1, [])
            parts.append(_Part(block, found, item, lists, before))
        end = block.end
    return "\n\n".join(_sections(parts, url))


def _lists(boxes: Boxes, number: int) -> tuple[int, list[int]]:
    """The list item around a box, and the lists around it, nearest first."""
    item = -1
    lists: list[int] = []
    for _ in range(_MAX_CLIMB):
        if number < 0:
            break
        tag = boxes.tags[number]
        if item < 0 and tag in _ITEMS:
            item = number
        elif tag in _LISTS:
            lists.append(number)
        number = boxes.parents[number]
    return item, lists


def _sections(parts: Sequence[_Part], url: str | None) -> list[str]:
    """The Markdown blocks: runs of items, rows, quotes and lines of code make one each."""
    sections: list[str] = []
    for (kind, _), group in groupby(parts, key=lambda part: (part.block.kind, part.block.group)):
        run = list(group)
        if kind == "code":
            sections.append(_code(run))
        elif kind == "cell":
            sections += _tables(run, url)
        elif kind == "item":
            sections.append(_list(run, url))
        elif kind == "quote":
            quoted = "\n\n".join(_paragraphs(run, url)).split("\n")
            sections.append("\n".join([f"> {line}".rstrip() for line in quoted]))
        elif kind == "heading":
            sections += ["#" * part.block.level + " " + inline(part.pieces, url) for part in run]
        else:
            sections += _paragraphs(run, url)
    return sections


def _paragraphs(run: Sequence[_Part], url: str | None) -> list[str]:
    """Paragraphs; lines that a page breaks by force stay lines of one."""
    paragraphs: list[str] = []
    for number, part in enumerate(run):
        text = inline(part.pieces, url)
        if number and part.before == "\n":
            paragraphs[-1] += "\\\n" + text
        else:
            paragraphs.append(text)
    return paragraphs


def _code(run: Sequence[_Part]) -> str:
    lines = [part.before + "".join([p.text for p in part.pieces]) for part in run]
    # The first line's own indent stands after the line end that is before it.
    lines[0] = lines[0].lstrip("\n")
    text = "".join(lines)
    longest = max([len(ticks) for ticks in re.findall("`+", text)], default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}\n{text}\n{fence}"


def _list(run: Sequence[_Part], url: str | None) -> str:
    """Items, indented under those that hold them; an item's later paragraphs under its first."""
    lines: list[str] = []
    counts: dict[int, int] = {}
    before = None
    for part in run:
        nearest = part.lists[0] if part.lists else -1
        text = inline(part.pieces, url)
        if before is not None and part.item == before.item:
            width = 4 if _is_ordered(part.block) else 2
            lines += ["", _INDENT * (len(counts) - 1) + " " * width + text]
            continue
        before = part
        # Lists that go on around this item; the others have ended.
        counts = {number: count for number, count in counts.items() if number in part.lists}
        if not counts and lines:
            lines.append("")
        counts[nearest] = counts.get(nearest, 0) + 1
        sign = f"{counts[nearest]}." if _is_ordered(part.block) else "-"
        lines.append(f"{_INDENT * (len(counts) - 1)}{sign} {text}")
    return "\n".join(lines)


def _is_ordered(block: Block) -> bool:
    path = block.element.path.split() if block.element else []
    lists = [tag for tag in path if tag in _LISTS]
    return bool(lists) and lists[-1] == "ol"


def _tables(run: Sequence[_Part], url: str | None) -> list[str]:
    """Tables; rows of one cell are paragraphs, as is a row on its own."""
    sections: list[str] = []
    table: list[list[str]] = []
    for part in run:
        cells = _cells(part.pieces, url)
        if len(cells) > 1:
            table.append(cells)
            continue
        sections += _table(table)
        sections += cells
        table = []
    return sections + _table(table)


def _cells(row: Sequence[Piece], url: str | None) -> list[str]:
    cells: list[list[Piece]] = [[]]
    for piece in row:
        if piece.text == "\t":
            cells.append([])
        else:
            cells[-1].append(piece)
    return [inline(cell, url) for cell in cells]


def _table(rows: Sequence[list[str]]) -> list[str]:
    if not rows:
        return []
    width = max([len(row) for row in rows])
    filled = [[cell.replace("|", "\\|") for cell in row] for row in rows]
    filled = [row + [""] * (width - len(row)) for row in filled]
    filled.insert(1, ["---"] * width)
    return ["\n".join(["| " + " | ".join(row) + " |" for row in filled])]
