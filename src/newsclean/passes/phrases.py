"""What the rules say: of the block itself, of the headings above it, of its surroundings."""

from newsclean.labels import CHROME
from newsclean.passes.columns import Columns, around, shifted, since
from newsclean.passes.reading import Reading

KINDS = tuple(
    [
        f"rule-{place}-{strength}"
        for place in ("line", "start", "end", "inside")
        for strength in ("strong", "medium", "weak")
    ]
)
_FORCE = {"strong": 1.0, "medium": 0.6, "weak": 0.25}
# Labels whose headings open a section of further blocks; the others' lines stand alone.
_SECTIONS = (
    "related",
    "comments",
    "newsletter",
    "consent",
    "share",
    "author",
    "nav",
    "account",
    "ad",
)
# The sections that make a measure of their own.
_TOLD = ("related", "comments", "newsletter", "consent", "author")


def kind(place: str, strength: str) -> str:
    """The measure in which a rule of this place and strength shows."""
    return f"rule-{'line' if place == 'heading' else place}-{strength}"


def measure(reading: Reading) -> Columns:
    """Which kinds of rules match, and how many do nearby."""
    n = len(reading.hits)
    columns: Columns = {name: [0.0] * n for name in KINDS}
    force = [0.0] * n
    headings: dict[str, list[bool]] = {label: [False] * n for label in (*_TOLD, "")}
    for i, hits in enumerate(reading.hits):
        for hit in hits:
            if hit.place == "span":
                continue
            columns[kind(hit.place, hit.strength)][i] = 1.0
            force[i] = max(force[i], _FORCE[hit.strength])
            if hit.place == "heading" and hit.label in _SECTIONS:
                headings[""][i] = True
                if hit.label in _TOLD:
                    headings[hit.label][i] = True
    near, wide = around(force, 3), around(force, 10)
    total = sum(force) / (n or 1)
    columns |= {
        "rules-before": shifted(force, -1, 0.0),
        "rules-after": shifted(force, 1, 0.0),
        "rules-near": [value - own for value, own in zip(near, force, strict=True)],
        "rules-wide": wide,
        "rules-page": [total] * n,
        "heading-since": since(headings[""]),
    }
    return columns | {"heading-" + label: since(headings[label]) for label in _TOLD}


def labels_of(reading: Reading, block: int) -> dict[str, float]:
    """How strongly the rules that match a block speak for each label, 0 to 1."""
    found: dict[str, float] = {}
    for hit in reading.hits[block]:
        if hit.place != "span" and hit.label in CHROME:
            found[hit.label] = max(found.get(hit.label, 0.0), _FORCE[hit.strength])
    return found
