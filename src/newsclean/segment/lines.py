"""Lines of a Markdown paragraph: wrapped prose is one block, a menu is a block a line."""

import re
from collections.abc import Sequence
from itertools import pairwise

# Below this a line that ends early is a label; above the widest nobody wraps (as in text.py).
_NARROWEST, _WIDEST = 40, 100
_ENDS = (".", "!", "?", ":", ";", "…", "。", "！", "？")
_BULLETS = frozenset("•◦▪▫‣⁃∙·●○■□")
_LINE = re.compile(r"[^\r\n]+")
_SPLIT_BREAK = re.compile(r"(?: {2}|\\)$")


def runs_on(line: str, after: str) -> bool:
    """Whether a sentence goes on in the line after."""
    line = line.strip(" \t*_")
    first = next((char for char in after[:20] if char.isalnum()), "")
    return len(line) >= _NARROWEST and not line.endswith(_ENDS) and first.islower()


def paragraph_lines(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Part a paragraph into blocks.

    Args:
        text: lines without blank ones between.
        spans: sorted ranges of links, images and code, which are never cut.

    Returns:
        Ranges of ``text``, stripped of white space.

    >>> paragraph_lines("[Home](/)\\n[News](/n)", [(0, 9), (10, 20)])
    [(0, 9), (10, 20)]
    """
    lines = [(found.start(), found.end()) for found in _LINE.finditer(text)]
    raw = [text[start:end] for start, end in lines]
    bare, is_tied = _outside(text, lines, spans)
    ranges: list[tuple[int, int]] = []
    is_joined = [False, *_joints(raw, bare)] if len(raw) > 1 else [False]
    for (start, end), line, joined, tied in zip(lines, raw, is_joined, is_tied, strict=True):
        if not line.strip() and not tied:
            continue
        first = start + len(line) - len(line.lstrip())
        last = end - len(line) + len(line.rstrip())
        if ranges and (joined or tied):
            ranges[-1] = (ranges[-1][0], max(ranges[-1][1], last))
        elif last > first:
            ranges.append((first, last))
    return ranges


def _outside(
    text: str, lines: list[tuple[int, int]], spans: Sequence[tuple[int, int]]
) -> tuple[list[bool], list[bool]]:
    """Which lines have nothing but links and images, and which begin within one."""
    bare: list[bool] = []
    tied: list[bool] = []
    number = 0
    reach = 0
    for start, end in lines:
        tied.append(reach > start)
        words = False
        at = max(start, reach)
        while number < len(spans) and spans[number][0] < end:
            words = words or any(map(str.isalnum, text[at : spans[number][0]]))
            reach = max(reach, spans[number][1])
            at = max(at, reach)
            number += 1
        bare.append(not words and not any(map(str.isalnum, text[at:end])))
    return bare, tied


def _joints(raw: list[str], bare: list[bool]) -> list[bool]:
    """Whether each line but the first goes on with the paragraph of the one before."""
    width = max(map(len, raw))
    pairs = list(pairwise(raw))
    goes_on = [runs_on(line, after) for line, after in pairs]
    broken = [
        len(line.rstrip()) + 1 + len((after.split(None, 1) or [""])[0]) > width
        for line, after in pairs
    ]
    likely = sum([on and cut for on, cut in zip(goes_on, broken, strict=True)])
    # As in text.py: sentences run on across most line ends of wrapped prose.
    cuts = sum(broken)
    is_wrapped = width <= _WIDEST and likely >= 0.4 * cuts > 0 and 2 * cuts >= len(pairs)
    joints: list[bool] = []
    for i, (line, after) in enumerate(pairs):
        if _SPLIT_BREAK.search(line) or after.lstrip()[:1] in _BULLETS:
            joints.append(False)
        elif bare[i]:
            joints.append(not bare[i + 1] and (goes_on[i] or after.lstrip()[:1] in (",", ".", ")")))
        elif bare[i + 1]:
            joints.append(len(line) >= _NARROWEST and not line.rstrip().endswith(_ENDS))
        else:
            joints.append(goes_on[i] or (is_wrapped and broken[i]))
    return joints
