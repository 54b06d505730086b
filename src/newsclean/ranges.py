"""From removed blocks to removed character ranges, white space included."""

from newsclean.document import Document
from newsclean.typed import TYPE_CHECKING, Sequence

if TYPE_CHECKING:
    import re

_LINE_END = r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]"


def removed_ranges(document: Document, removed: Sequence[bool]) -> list[tuple[int, int, int]]:
    """Start, end and block of each removal, with one paragraph break left between kept blocks.

    Adjacent removed blocks share their border. What stays of the white space is some of what
    stood there; what one break looks like is what most kept neighbours have between them, and in
    Markdown, where a blank line has a meaning, what it is on either side. Text between blocks
    (front matter, link definitions) stays.
    """
    if True not in removed:
        return []
    import re

    ends = re.compile(_LINE_END)
    source, blocks = document.source, document.blocks
    usual = _usual_break(document, removed, ends) if document.format != "markdown" else 0
    gaps = _gaps(document)
    ranges: list[tuple[int, int, int]] = []
    i = 0
    while i < len(blocks):
        if not removed[i]:
            i += 1
            continue
        j = i
        while j + 1 < len(blocks) and removed[j + 1] and gaps[j + 1] is None:
            j += 1
        above, below = gaps[i], gaps[j + 1]
        before = above[1] if above else blocks[i - 1].end if i else None
        follows = below[0] if below else blocks[j + 1].start if j + 1 < len(blocks) else None
        after = None if follows is None else _line_start(source, blocks[j].end, follows, ends)
        start, end = _outer(source, before, blocks[i].start, blocks[j].end, after, usual, ends)
        borders = [
            start,
            *[
                _line_start(source, blocks[k - 1].end, blocks[k].start, ends)
                for k in range(i + 1, j + 1)
            ],
            end,
        ]
        ranges += [(borders[k - i], borders[k - i + 1], k) for k in range(i, j + 1)]
        i = j + 1
    return ranges


def _gaps(document: Document) -> list[tuple[int, int] | None]:
    """Before each block and after the last: where text that is no block starts and ends."""
    source = document.source
    if document.format != "markdown":
        return [None] * (len(document.blocks) + 1)
    starts = [0, *[block.end for block in document.blocks]]
    ends = [*[block.start for block in document.blocks], len(source)]
    gaps: list[tuple[int, int] | None] = []
    for start, end in zip(starts, ends, strict=True):
        text = source[start:end]
        size = len(text.strip())
        first = start + len(text) - len(text.lstrip())
        gaps.append((first, first + size) if size else None)
    return gaps


def whole(document: Document, removed: Sequence[bool]) -> list[bool]:
    """Which of the removed blocks can go: a Markdown item stays where one nested in it stays.

    Without its parent a nested item would turn into code, or into a part of another item.
    """
    gone = list(removed)
    if document.format != "markdown":
        return gone
    # Level of the kept item that hangs below, seen from the end of the list.
    hangs = 0
    for number in range(len(gone) - 1, -1, -1):
        block = document.blocks[number]
        if block.kind != "item":
            hangs = 0
            continue
        if block.level < hangs:
            gone[number] = False
        if not gone[number]:
            hangs = block.level
    return gone


def _usual_break(document: Document, removed: Sequence[bool], ends: "re.Pattern[str]") -> int:
    """How many line ends most often part two kept neighbours; two where there are none."""
    source, blocks = document.source, document.blocks
    counts: dict[int, int] = {}
    for i in range(len(blocks) - 1):
        if not removed[i] and not removed[i + 1]:
            count = len(ends.findall(source, blocks[i].end, blocks[i + 1].start))
            counts[count] = counts.get(count, 0) + 1
    return min(counts, key=lambda count: (-counts[count], count)) if counts else 2


def _line_start(source: str, low: int, at: int, ends: "re.Pattern[str]") -> int:
    """Where the line that holds ``at`` starts, not before ``low``."""
    start = low
    for match in ends.finditer(source, low, at):
        start = match.end()
    return start


def _outer(
    source: str,
    before: int | None,
    first: int,
    last: int,
    after: int | None,
    usual: int,
    ends: "re.Pattern[str]",
) -> tuple[int, int]:
    """The range of a run of removed blocks from ``first`` to ``last`` between kept ones."""
    if after is None:
        rest = list(ends.finditer(source, last))
        final = rest[-1].start() if rest and rest[-1].end() == len(source) else len(source)
        if before is None:
            return 0, len(source)
        return before, final
    if before is None:
        return 0, after
    above = list(ends.finditer(source, before, first))
    below = list(ends.finditer(source, last, after))
    there = max(len(above), len(below))
    # What stood between two paragraphs parts them still, however lines follow elsewhere.
    usual = usual if there < usual else min(there, max(usual, 2))
    if len(above) >= usual:
        return above[usual - 1].end(), after
    missing = usual - len(above)
    start = above[-1].end() if above else before
    if not below:
        return start, after
    return start, below[-missing].start() if missing <= len(below) else below[0].start()
