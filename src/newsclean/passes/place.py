"""Where a block stands: in the whole text, and relative to its densest stretch of prose."""

from math import log2

from newsclean.passes.columns import Columns, running
from newsclean.passes.reading import Reading
from newsclean.typed import Sequence

# A block that isn't prose costs this many characters of the stretch that it interrupts; a
# stretch bridges a pull quote and its caption, and ends at a menu.
_INTERRUPTION = 90.0


def densest(reading: Reading) -> tuple[int, int]:
    """First and last+1 block of the stretch with most prose."""
    return densest_stretch(reading.prose)


def densest_stretch(prose: Sequence[float]) -> tuple[int, int]:
    """The stretch with most prose after interruptions are charged; (0, 0) where there is none.

    Maximum-sum subarray (Kadane): the main content segment of Pasternack and Roth, "Extracting
    article text from the web with maximum subsequence segmentation", WWW 2009.

    >>> densest_stretch([0.0, 300.0, 0.0, 200.0, 0.0, 0.0])
    (1, 4)
    """
    best, best_range = 0.0, (0, 0)
    total, start = 0.0, 0
    for i, mass in enumerate(prose):
        if total <= 0.0:
            total, start = 0.0, i
        total += mass if mass > 0.0 else -_INTERRUPTION
        if total > best:
            best, best_range = total, (start, i + 1)
    return best_range


def measure(reading: Reading) -> Columns:
    """Measures of place; distances in blocks are on a log scale with a sign."""
    n = len(reading.prose)
    first, end = densest(reading)
    sums = running(reading.prose)
    chars = running(reading.size)
    prose_total, total = sums[-1] or 1.0, chars[-1] or 1.0
    inside = (sums[end] - sums[first]) or 1.0
    count = sum([value > 0.0 for value in reading.prose])
    lines = float(n)
    middle = (sums[first] + sums[end]) / 2
    return {
        "line": [log2(1.0 + i) for i in range(n)],
        "line-from-end": [log2(float(n - i)) for i in range(n)],
        "prose-before": [sums[i] / prose_total for i in range(n)],
        "prose-after": [1.0 - sums[i + 1] / prose_total for i in range(n)],
        "chars-before": [chars[i] / total for i in range(n)],
        "segment": [
            0.0 if first <= i < end else _signed(i - first if i < first else i - end + 1)
            for i in range(n)
        ],
        "segment-prose-before": [(sums[i] - sums[first]) / inside for i in range(n)],
        "segment-prose-after": [(sums[end] - sums[i + 1]) / inside for i in range(n)],
        "segment-side": [(sums[i] - middle) / inside for i in range(n)],
        "segment-lines": [log2(1.0 + end - first)] * n,
        "segment-share": [inside / total] * n,
        "page-lines": [log2(1.0 + lines)] * n,
        "page-prose": [prose_total / total] * n,
        "page-paragraphs": [log2(1.0 + count)] * n,
        "page-size": [log2(1.0 + total)] * n,
    }


def _signed(distance: int) -> float:
    return log2(1.0 + distance) if distance > 0 else -log2(1.0 - distance)
