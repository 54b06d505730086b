"""What the rules say: of the block itself, of the headings above it, of its surroundings."""

from newsclean.labels import CHROME
from newsclean.passes.columns import FAR, Columns, around, shifted
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


def kind(place: str, strength: str) -> str:
    """The measure in which a rule of this place and strength shows."""
    return f"rule-{'line' if place == 'heading' else place}-{strength}"


def measure(reading: Reading) -> Columns:
    """Which kinds of rules match, and how many do nearby."""
    n = len(reading.hits)
    columns: Columns = {name: [0.0] * n for name in KINDS}
    force = [0.0] * n
    since: dict[str, list[float]] = {}
    last = dict.fromkeys(_SECTIONS, -FAR)
    for label in _SECTIONS:
        since[label] = [FAR] * n
    for i, hits in enumerate(reading.hits):
        for hit in hits:
            if hit.place == "span":
                continue
            columns[kind(hit.place, hit.strength)][i] = 1.0
            force[i] = max(force[i], _FORCE[hit.strength])
            if hit.place == "heading" and hit.label in last:
                last[hit.label] = i
        for label in _SECTIONS:
            since[label][i] = min(FAR, i - last[label])
    near, wide = around(force, 3), around(force, 10)
    total = sum(force) / (n or 1)
    columns |= {
        "rules-before": shifted(force, -1, 0.0),
        "rules-after": shifted(force, 1, 0.0),
        "rules-near": [value - own for value, own in zip(near, force, strict=True)],
        "rules-wide": wide,
        "rules-page": [total] * n,
        "heading-since": [min([since[label][i] for label in _SECTIONS]) for i in range(n)],
        "heading-related": since["related"],
        "heading-comments": since["comments"],
        "heading-newsletter": since["newsletter"],
        "heading-consent": since["consent"],
        "heading-author": since["author"],
    }
    return columns


def labels_of(reading: Reading, block: int) -> dict[str, float]:
    """How strongly the rules that match a block speak for each label, 0 to 1."""
    found: dict[str, float] = {}
    for hit in reading.hits[block]:
        if hit.place != "span" and hit.label in CHROME:
            found[hit.label] = max(found.get(hit.label, 0.0), _FORCE[hit.strength])
    return found
