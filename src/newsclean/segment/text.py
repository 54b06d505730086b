"""Plain text to a document: one block a line, or a paragraph where lines are hard-wrapped."""

import itertools

from newsclean.document import Block, Document

# Widths between which people and programs wrap prose: mail (72), terminals (80), RFCs, old pages.
_NARROWEST, _WIDEST = 40, 100
# Signs that open a list item.
_BULLETS = frozenset("•◦▪▫‣⁃∙·●○■□–—-*+")
_ENDS = (".", "!", "?", ":", ";", "…", "。", "！", "？")


def segment_text(source: str) -> Document:
    r"""Split ``source`` into blocks with exact character ranges.

    Every convention that :meth:`str.splitlines` knows ends a line. Lines without anything
    visible make no block. Lines of prose that were wrapped at a fixed width make one block.

    >>> [block.text for block in segment_text("One\r\n\r\n  Two ").blocks]
    ['One', 'Two']
    """
    runs: list[list[Block]] = []
    at = 0
    adjacent = False
    for raw in source.splitlines(keepends=True):
        text = raw.strip()
        if text:
            start = at + len(raw) - len(raw.lstrip())
            block = Block(start, start + len(text), text, "item" if _is_item(text) else "text")
            if adjacent:
                runs[-1].append(block)
            else:
                runs.append([block])
        adjacent = bool(text)
        at += len(raw)
    blocks = [block for run in runs for block in _unwrap(source, run)]
    return Document(source, tuple(blocks))


def _is_item(text: str) -> bool:
    return text[0] in _BULLETS and text[1:2].isspace()


def _unwrap(source: str, run: list[Block]) -> list[Block]:
    """Join the lines of ``run`` (no blank line between them) that a fixed width has broken.

    A line was broken by the width when the first word of the next one would not have fitted.
    """
    width = max([len(block.text) for block in run])
    if len(run) < 3 or not _NARROWEST <= width <= _WIDEST:
        return run
    broken = [
        len(block.text) + 1 + len(after.text.split(None, 1)[0]) > width and after.kind != "item"
        for block, after in itertools.pairwise(run)
    ]
    joints = [i for i, is_broken in enumerate(broken) if is_broken]
    # Sentences run on across most joints of wrapped prose; lists of headlines start anew.
    running = [i for i in joints if not run[i].text.endswith(_ENDS)]
    lower = [i for i in running if run[i + 1].text[0].islower()]
    if len(joints) < 0.6 * len(broken) or len(lower) < 0.4 * len(joints):
        return run
    joined = [run[0]]
    for is_broken, block in zip(broken, run[1:], strict=True):
        if is_broken:
            start = joined[-1].start
            joined[-1] = Block(start, block.end, source[start : block.end], joined[-1].kind)
        else:
            joined.append(block)
    return joined
