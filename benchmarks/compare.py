"""What a change gained and lost: two saved runs of benchmarks.quality, page by page."""

import difflib
from collections.abc import Sequence
from typing import NamedTuple

from benchmarks.measure import SHOWN, Result
from benchmarks.tables import Cell, grouped, table

# Differences of F1 below this are not worth a line.
_LEAST = 0.002
_LINES = 24
_WIDTH = 160


class Change(NamedTuple):
    """One page's results before and after."""

    difference: float
    old: Result
    new: Result


def value(result: Result) -> float:
    """What a page is compared by: word F1, or the F1 of its snippets."""
    if result.score:
        return result.score.f1
    if result.segments:
        hit, false, missed = result.segments
        return 2 * hit / max(1, 2 * hit + false + missed)
    return 0.0


def changes(old: Sequence[Result], new: Sequence[Result]) -> list[Change]:
    """Pages that both runs have, from the greatest loss to the greatest gain."""
    before = {(r.id, r.view, r.system): r for r in old}
    found: list[Change] = []
    for result in new:
        match = before.get((result.id, result.view, result.system))
        if match:
            found.append(Change(value(result) - value(match), match, result))
    return sorted(found, key=lambda c: (c.difference, c.new.id, c.new.view, c.new.system))


def compare(
    old: Sequence[Result], new: Sequence[Result], golds: dict[tuple[str, str], str], worst: int
) -> str:
    """Means before and after, pages that changed most, and diffs of the worst.

    Args:
        old, new: results of two runs.
        golds: the article's text by page and view, to tell what of a diff belongs to it.
        worst: how many pages to list at either end.
    """
    ours = [c for c in changes(old, new) if c.new.basis]
    parts = ["## Compared with the other run\n", _summary(ours)]
    shown = [c for c in ours if c.new.system in SHOWN]
    lost = [c for c in shown if c.difference <= -_LEAST][:worst]
    gained = [c for c in reversed(shown) if c.difference >= _LEAST][:worst]
    parts += [_list("Lost most", lost), _list("Gained most", gained)]
    for change in lost:
        parts.append(_diff(change, golds.get((change.new.id, change.new.view), "")))
    return "\n".join(parts)


def _summary(all_changes: Sequence[Change]) -> str:
    rows: list[list[Cell]] = []
    groups = grouped(all_changes, lambda c: (c.new.suite, c.new.view, c.new.kind, c.new.system))
    for (suite, view, kind, system), part in sorted(groups.items()):
        n = len(part)
        rows.append(
            [
                f"{suite} {view}{'' if kind == 'article' else ' other kinds'}: {system}",
                n,
                sum([value(c.old) for c in part]) / n,
                sum([value(c.new) for c in part]) / n,
                f"{sum([c.difference for c in part]) / n:+.4f}",
                sum([c.difference >= _LEAST for c in part]),
                sum([c.difference <= -_LEAST for c in part]),
            ]
        )
    header = ["", "pages", "F1 before", "after", "change", "pages better", "worse"]
    return table(header, rows) + "\n"


def _list(title: str, part: Sequence[Change]) -> str:
    rows: list[list[Cell]] = [
        [
            f"{c.new.id} {c.new.view}",
            c.new.system,
            value(c.old),
            value(c.new),
            f"{c.difference:+.3f}",
        ]
        for c in part
    ]
    return f"### {title}\n\n{table(['page', 'system', 'before', 'after', 'change'], rows)}\n"


def _diff(change: Change, gold: str) -> str:
    """Changed lines of the output; those of the article are marked with an asterisk."""
    before, after = (
        [line.strip() for line in result.output.splitlines() if line.strip()]
        for result in (change.old, change.new)
    )
    flat = " ".join(gold.split())
    lines: list[str] = []
    for line in difflib.unified_diff(before, after, lineterm="", n=0):
        if not line.startswith(("---", "+++", "@@")):
            own = " ".join(line[1:].split()) in flat
            lines.append(f"{line[0]}{'*' if own else ' '} {line[1 : _WIDTH + 1]}")
    more = [f"... {len(lines) - _LINES} more lines"] if len(lines) > _LINES else []
    title = f"### {change.new.id} {change.new.view}, {change.new.system}: {change.difference:+.3f}"
    body = "\n".join([*lines[:_LINES], *more])
    return f"{title}\n\n(* stands in the gold)\n```diff\n{body}\n```\n"
