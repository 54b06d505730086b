"""Tables in Markdown, as docs/benchmarks.md holds them."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

Item = TypeVar("Item")
Key = TypeVar("Key", bound=Hashable)
Cell = str | int | float | None


def table(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """Rows under a header, columns aligned.

    >>> print(table(["", "F1"], [["nothing", 0.5], ["jusText", None]]))
    |         |    F1 |
    |---------|------:|
    | nothing | 0.500 |
    | jusText |     - |
    """
    cells = [list(header), *[[_cell(value) for value in row] for row in rows]]
    widths = [max([len(row[k]) for row in cells]) for k in range(len(header))]
    lines = [
        "| "
        + " | ".join(
            [
                text.rjust(width) if k else text.ljust(width)
                for k, (text, width) in enumerate(zip(row, widths, strict=True))
            ]
        )
        + " |"
        for row in cells
    ]
    rule = "|" + "|".join(["-" * (w + 1) + (":" if k else "-") for k, w in enumerate(widths)]) + "|"
    return "\n".join([lines[0], rule, *lines[1:]])


def _cell(value: Cell) -> str:
    if value is None:
        return "-"
    return f"{value:.3f}" if isinstance(value, float) else str(value)


def grouped(items: Iterable[Item], key: Callable[[Item], Key]) -> dict[Key, list[Item]]:
    """Items by key, keys in the order of their first item."""
    found: dict[Key, list[Item]] = {}
    for item in items:
        found.setdefault(key(item), []).append(item)
    return found
