"""What the first look says of a block's company: its run, and what begins or looks like it."""

from newsclean.passes.columns import Columns
from newsclean.passes.reading import Reading
from newsclean.typed import Hashable, Sequence

# How much of one block's log-odds its neighbour is told: chrome and article both come in runs.
_TOLD = 2.0
# Blocks of one template differ by less than this in length, in characters of a Latin script.
_LENGTH = 10.0


def measure(reading: Reading, odds: Sequence[float], kept: Sequence[bool]) -> Columns:
    """Log-odds of the first look, gathered over the blocks that share a block's fate.

    ``kept`` marks the paragraphs that the first look keeps; what stands between two of them is
    a run.
    """
    blocks = reading.document.blocks
    looks = [
        (int(size / _LENGTH), block.visible[0].isupper(), block.visible[-1].isalnum(), block.kind)
        for size, block in zip(reading.size, blocks, strict=True)
    ]
    begins = [words[0] if words else "" for words in reading.words]
    return {
        "smooth": _smooth(odds),
        "run-odds": _runs(odds, kept),
        "begins-alike": _others(odds, begins),
        "looks-alike": _others(odds, looks),
    }


def _smooth(odds: Sequence[float]) -> list[float]:
    """Each block's log-odds with what both sides tell it.

    Max-marginals of a chain of two states (forward and backward messages of the Viterbi
    recursion, Rabiner 1989), where a change of state costs ``_TOLD``.
    """
    behind, total = 0.0, list(odds)
    for i, own in enumerate(odds):
        total[i] += behind
        behind = max(-_TOLD, min(_TOLD, behind + own))
    ahead = 0.0
    for i in range(len(odds) - 1, -1, -1):
        total[i] += ahead
        ahead = max(-_TOLD, min(_TOLD, ahead + odds[i]))
    return total


def _runs(odds: Sequence[float], kept: Sequence[bool]) -> list[float]:
    """Mean over the run between two kept paragraphs that a block stands in; their own on these."""
    out = list(odds)
    start = 0
    for i in range(len(odds) + 1):
        if i == len(odds) or kept[i]:
            if i > start:
                out[start:i] = [sum(odds[start:i]) / (i - start)] * (i - start)
            start = i + 1
    return out


def _others(odds: Sequence[float], keys: Sequence[Hashable]) -> list[float]:
    """Mean over the other blocks with the same key; the block's own where there are none."""
    total: dict[Hashable, float] = {}
    count: dict[Hashable, int] = {}
    for key, own in zip(keys, odds, strict=True):
        total[key] = total.get(key, 0.0) + own
        count[key] = count.get(key, 0) + 1
    return [
        (total[key] - own) / (count[key] - 1) if count[key] > 1 else own
        for key, own in zip(keys, odds, strict=True)
    ]
