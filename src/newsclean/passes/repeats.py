"""What is printed more than once: lines, headlines, paragraphs."""

from collections import Counter

from newsclean.passes.columns import Columns
from newsclean.passes.reading import Reading


def measure(reading: Reading) -> Columns:
    """How often the same line stands in the text, and how many copies came before."""
    count = Counter(reading.folded)
    before: Counter[str] = Counter()
    earlier: list[float] = []
    for text in reading.folded:
        earlier.append(float(min(before[text], 9)))
        before[text] += 1
    shapes = Counter(map(_shape, reading.size))
    return {
        "copies": [float(min(count[text], 9)) for text in reading.folded],
        "copies-before": earlier,
        "same-size": [float(min(shapes[_shape(size)], 40)) for size in reading.size],
    }


def _shape(size: float) -> int:
    return int(size // 8)
