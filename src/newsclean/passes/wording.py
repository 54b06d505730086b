"""How a block is worded: learnt log-odds of its words, and of its neighbours' words."""

from itertools import chain

from newsclean.passes.columns import Columns, around
from newsclean.passes.reading import Reading
from newsclean.table import Table, known
from newsclean.typed import Mapping

_HEAD = 100


def measure(reading: Reading, weights: Mapping[str, float] | Table) -> Columns:
    """Mean, extremes and sum of the words' log-odds; 0 where no word is known."""
    heads = [set(words[:_HEAD]) for words in reading.words]
    wording = known(weights, chain.from_iterable(heads))
    mean: list[float] = []
    high: list[float] = []
    low: list[float] = []
    total: list[float] = []
    for words in heads:
        odds = sorted([wording[word] for word in words if word in wording])
        count = len(odds) or 1
        total.append(sum(odds))
        mean.append(total[-1] / count)
        high.append(sum(odds[-3:]) / min(3, count))
        low.append(sum(odds[:3]) / min(3, count))
    near = around(mean, 2)
    return {
        "wording": mean,
        "wording-high": high,
        "wording-low": low,
        "wording-sum": total,
        "wording-near": [value - own for value, own in zip(near, mean, strict=True)],
    }
