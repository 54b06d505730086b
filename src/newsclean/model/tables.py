"""An additive model as lookup tables: what it computes is what it can show."""

from bisect import bisect_left

from newsclean.typed import Any, Mapping, NamedTuple, Sequence

Columns = Mapping[str, Sequence[float]]


class Tables(NamedTuple):
    """Log-odds = bias + one weight from each table.

    Boosted trees of depth one and two are exactly this (Lou, Caruana, Gehrke and Hooker,
    "Accurate intelligible models with pairwise interactions", KDD 2013).

    Attributes:
        bias: what every block starts with.
        cuts: for each measure where its bins end; the last one is above all cuts.
        singles: weights of one measure, by bin.
        pairs: weights of two measures together, by the first one's bin, then the second one's.
    """

    bias: float
    cuts: Mapping[str, Sequence[float]]
    singles: Mapping[str, Sequence[float]]
    pairs: Sequence[tuple[str, str, Sequence[Sequence[float]]]]


def read_tables(data: Mapping[str, Any]) -> Tables:
    """Make :class:`Tables` of what stands in a model file."""
    return Tables(
        data["bias"], data["cuts"], data["singles"], [(a, b, w) for a, b, w in data["pairs"]]
    )


def score(tables: Tables, columns: Columns) -> list[float]:
    """Log-odds of every block."""
    n = len(next(iter(columns.values()), ()))
    total = [tables.bias] * n
    bins = {measure: _bins(cuts, columns[measure]) for measure, cuts in tables.cuts.items()}
    for measure, weights in tables.singles.items():
        total = [t + weights[i] for t, i in zip(total, bins[measure], strict=True)]
    for first, second, weights in tables.pairs:
        total = [
            t + weights[i][j] for t, i, j in zip(total, bins[first], bins[second], strict=True)
        ]
    return total


def _bins(cuts: Sequence[float], values: Sequence[float]) -> list[int]:
    if len(cuts) == 1:
        cut = cuts[0]
        return [value > cut for value in values]
    return [bisect_left(cuts, value) for value in values]


def contributions(tables: Tables, columns: Columns, block: int) -> dict[str, float]:
    """What each measure added to one block's log-odds; pairs are shared by halves."""
    bins = {name: bisect_left(cuts, columns[name][block]) for name, cuts in tables.cuts.items()}
    added = {name: weights[bins[name]] for name, weights in tables.singles.items()}
    for first, second, weights in tables.pairs:
        half = weights[bins[first]][bins[second]] / 2
        added[first] = added.get(first, 0.0) + half
        added[second] = added.get(second, 0.0) + half
    return added
