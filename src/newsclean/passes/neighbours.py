"""What stands around a block: how long its neighbours are, the rhythm of blank lines."""

from math import log2

from newsclean.passes.columns import Columns, around, shifted, since, until
from newsclean.passes.reading import Reading
from newsclean.passes.shape import last_class

_SHORT = 60.0


def measure(reading: Reading) -> Columns:
    """Lengths, prose and gaps of the blocks up to three away, and in wider windows."""
    size = [log2(1.0 + value) for value in reading.size]
    gap = [float(min(value, 6)) for value in reading.gap]
    after = [*gap[1:], 6.0]
    prose = list(reading.prose)
    is_prose = [value > 0.0 for value in prose]
    ends = [last_class(block.visible) for block in reading.document.blocks]
    wide = around(prose, 5)
    mass = around(list(reading.size), 5)
    short = [value < _SHORT for value in reading.size]
    return {
        "size-1": shifted(size, -1, 0.0),
        "size+1": shifted(size, 1, 0.0),
        "size-2": shifted(size, -2, 0.0),
        "size+2": shifted(size, 2, 0.0),
        "size-3": shifted(size, -3, 0.0),
        "size+3": shifted(size, 3, 0.0),
        "last-1": shifted(ends, -1, -1.0),
        "last+1": shifted(ends, 1, -1.0),
        "gap-before": gap,
        "gap-after": after,
        "gap-before-1": shifted(gap, -1, 6.0),
        "gap-after+1": shifted(after, 1, 6.0),
        "prose-2": around(prose, 2),
        "prose-5": wide,
        "prose-share-5": [p / (m or 1.0) for p, m in zip(wide, mass, strict=True)],
        "prose-since": since(is_prose),
        "prose-until": until(is_prose),
        "short-run": _runs(short),
        "short-since": since([not value for value in is_prose]),
        "short-until": until([not value for value in is_prose]),
    }


def _runs(marks: list[bool]) -> list[float]:
    """Length of the run of marked blocks that a block is in; 0 for unmarked ones."""
    before = since([not mark for mark in marks])
    after = until([not mark for mark in marks])
    return [b + a - 1.0 if mark else 0.0 for b, a, mark in zip(before, after, marks, strict=True)]
