"""What the page itself calls its article's body and description (JSON-LD, meta elements)."""

from collections import defaultdict

from newsclean.passes.columns import Columns
from newsclean.passes.reading import Reading

# A told body is searched for the head of a block; shorter blocks occur by chance.
_HEAD, _SHORTEST = 60, 25


def measure(reading: Reading) -> Columns:
    """Whether a block stands in the told body (-1: in none that is told) or is the description."""
    told: defaultdict[str, str] = defaultdict(str)
    for name, value in reading.hints:
        told[name] += " " + value
    body, description = told["body"], told["description"]
    return {
        "told-body": [
            0.0 if not body else 1.0 if len(t) >= _SHORTEST and t[:_HEAD] in body else -1.0
            for t in reading.folded
        ],
        "told-description": [
            float(
                len(t) >= _SHORTEST
                and (t in description or (len(description) > 30 and description.strip() in t))
            )
            for t in reading.folded
        ],
    }
