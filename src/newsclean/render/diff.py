"""A report as a unified diff, which ``patch`` and ``git apply`` take.

Made from the removals, not by comparing texts: linear in the length of the text.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from newsclean.render.printable import printable
from newsclean.report import Report

CONTEXT: Final = 3
"""Unchanged lines shown around each change, as diff -u has it."""
_COLOURS: Final = {"-": "\x1b[31m", "+": "\x1b[32m", "@": "\x1b[36m"}


class _Change(NamedTuple):
    """Lines ``first`` to ``last`` (exclusive) of the source give way to ``new``."""

    first: int
    last: int
    new: list[str]


def unified_diff(report: Report, name: str, colour: bool = False) -> str:
    r"""What :attr:`Report.kept` changes in :attr:`Report.source`, line by line.

    Args:
        report: any report; lines end at ``\n`` only, as ``patch`` sees it.
        name: of the file, for the two head lines.
        colour: whether the result is for a terminal: coloured, control characters escaped.

    Returns:
        The diff; empty where nothing was removed.

    >>> from newsclean.report import Removal
    >>> removal = Removal(4, 10, "Share\n", "share", 1.0, ())
    >>> print(unified_diff(Report("One\nShare\n", (removal,)), "a.txt"), end="")
    --- a.txt
    +++ a.txt
    @@ -1,2 +1,1 @@
     One
    -Share
    """
    if not report.removals:
        return ""
    lines = _split(report.source)
    label = _quoted(name)
    rows = [f"--- {label}\n", f"+++ {label}\n"]
    shift = 0
    for hunk in _hunks(_changes(report, lines), len(lines)):
        rows += _hunk(hunk, lines, shift)
        shift += sum([len(change.new) - (change.last - change.first) for change in hunk])
    return "".join([_painted(row) for row in rows] if colour else rows)


def _split(text: str) -> list[str]:
    lines = [line + "\n" for line in text.split("\n")]
    if lines[-1] == "\n":
        lines.pop()
    else:
        lines[-1] = lines[-1][:-1]
    return lines


def _changes(report: Report, lines: list[str]) -> Iterator[_Change]:
    """Runs of lines that a removal touches, with what is left of them."""
    removals = iter(report.removals)
    removal = next(removals, None)
    at = 0
    first = -1
    left: list[str] = []
    for number, line in enumerate(lines):
        end = at + len(line)
        low, rest = at, ""
        # A line end that went joins what is left of its line to the next one.
        touched = bool(left) and not left[-1].endswith("\n")
        while removal is not None and removal.start < end:
            touched = True
            rest += report.source[low : max(low, removal.start)]
            low = min(end, max(low, removal.end))
            if removal.end > end:
                break
            removal = next(removals, None)
        rest += report.source[low:end]
        if touched:
            first = number if first < 0 else first
            left += [rest] if rest else []
        elif first >= 0:
            yield _Change(first, number, _split("".join(left)))
            first, left = -1, []
        at = end
    if first >= 0:
        yield _Change(first, len(lines), _split("".join(left)))


def _hunks(changes: Iterator[_Change], count: int) -> Iterator[list[_Change]]:
    """Changes that are so near each other that their context meets."""
    hunk: list[_Change] = []
    for change in changes:
        if hunk and change.first - hunk[-1].last > 2 * CONTEXT:
            yield hunk
            hunk = []
        hunk.append(change)
    if hunk:
        yield hunk


def _hunk(hunk: list[_Change], lines: list[str], shift: int) -> Iterator[str]:
    first = max(0, hunk[0].first - CONTEXT)
    last = min(len(lines), hunk[-1].last + CONTEXT)
    grown = sum([len(change.new) - (change.last - change.first) for change in hunk])
    old, new = last - first, last - first + grown
    # A side without lines is counted from the line before it.
    yield f"@@ -{first + (old > 0)},{old} +{first + shift + (new > 0)},{new} @@\n"
    at = first
    for change in hunk:
        for line in lines[at : change.first]:
            yield _row(" ", line)
        for line in lines[change.first : change.last]:
            yield _row("-", line)
        for line in change.new:
            yield _row("+", line)
        at = change.last
    for line in lines[at:last]:
        yield _row(" ", line)


def _row(sign: str, line: str) -> str:
    return sign + line if line.endswith("\n") else f"{sign}{line}\n\\ No newline at end of file\n"


def _quoted(name: str) -> str:
    return name.replace("\n", "\\n").replace("\t", "\\t")


def _painted(row: str) -> str:
    colour = _COLOURS.get(row[0])
    text = printable(row.removesuffix("\n"))
    return f"{colour}{text}\x1b[0m\n" if colour else f"{text}\n"
