"""What is printed more than once: lines, headlines, paragraphs."""

from newsclean.passes.columns import Columns, counts
from newsclean.passes.reading import Reading


def measure(reading: Reading) -> Columns:
    """How often the same line stands in the text, and how many copies came before."""
    seen: dict[str, int] = {}
    earlier: list[float] = []
    for text in reading.folded:
        before = seen.get(text, 0)
        earlier.append(float(min(before, 9)))
        seen[text] = before + 1
    shapes = counts(map(_shape, reading.size))
    return {
        "copies": [float(min(seen[text], 9)) for text in reading.folded],
        "copies-before": earlier,
        "same-size": [float(min(shapes[_shape(size)], 40)) for size in reading.size],
    }


def _shape(size: float) -> int:
    return int(size // 8)
