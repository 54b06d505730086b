"""An additive model as lookup tables: what it computes is what it can show."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from newsclean.typed import Any, NamedTuple

Columns = Mapping[str, Sequence[float]]


class Table(NamedTuple):
    """Weights of one measure: ``weights[i]`` holds up to and including ``cuts[i]``, the last
    one above all cuts.
    """

    measure: str
    cuts: tuple[float, ...]
    weights: tuple[float, ...]


class PairTable(NamedTuple):
    """Weights of two measures together, row by row of the first one's bins."""

    measures: tuple[str, str]
    cuts: tuple[tuple[float, ...], tuple[float, ...]]
    weights: tuple[tuple[float, ...], ...]


class Tables(NamedTuple):
    """Log-odds = bias + one weight from each table.

    Boosted trees of depth one and two are exactly this (Lou, Caruana, Gehrke and Hooker,
    "Accurate intelligible models with pairwise interactions", KDD 2013).
    """

    bias: float
    singles: tuple[Table, ...]
    pairs: tuple[PairTable, ...]


def read_tables(data: Mapping[str, Any]) -> Tables:
    """Make :class:`Tables` of what stands in a model file."""
    return Tables(
        data["bias"],
        tuple([Table(name, tuple(c), tuple(w)) for name, (c, w) in data["singles"].items()]),
        tuple(
            [
                PairTable((a, b), (tuple(ca), tuple(cb)), tuple([tuple(row) for row in w]))
                for a, b, ca, cb, w in data["pairs"]
            ]
        ),
    )


def score(tables: Tables, columns: Columns) -> list[float]:
    """Log-odds of every block."""
    n = len(next(iter(columns.values()), ()))
    total = [tables.bias] * n
    for measure, cuts, weights in tables.singles:
        values = columns[measure]
        if len(cuts) == 1:
            cut, (low, high) = cuts[0], weights
            total = [t + (high if v > cut else low) for t, v in zip(total, values, strict=True)]
        else:
            total = [t + weights[bisect_left(cuts, v)] for t, v in zip(total, values, strict=True)]
    for (first, second), (rows, cells), weights in tables.pairs:
        total = [
            t + weights[bisect_left(rows, a)][bisect_left(cells, b)]
            for t, a, b in zip(total, columns[first], columns[second], strict=True)
        ]
    return total


def contributions(tables: Tables, columns: Columns, block: int) -> dict[str, float]:
    """What each measure added to one block's log-odds; pairs are shared by halves."""
    added: dict[str, float] = {}
    for measure, cuts, weights in tables.singles:
        weight = weights[bisect_left(cuts, columns[measure][block])]
        added[measure] = added.get(measure, 0.0) + weight
    for measures, (rows, cells), weights in tables.pairs:
        first, second = measures
        row = weights[bisect_left(rows, columns[first][block])]
        weight = row[bisect_left(cells, columns[second][block])]
        for measure in measures:
            added[measure] = added.get(measure, 0.0) + weight / 2
    return added
