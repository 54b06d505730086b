"""Which label a block gets, once it is decided whether it stays."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from math import sqrt

from newsclean.document import Element
from newsclean.labels import CHROME
from newsclean.passes.phrases import labels_of
from newsclean.passes.reading import Reading
from newsclean.table import Table

LabelWeights = Mapping[str, Mapping[str, float]]
"""Log-weights by signal, then label; the signal "" holds the labels' own frequencies."""

_SIZES = (12.0, 25.0, 45.0, 80.0, 140.0, 300.0)
# Measures that speak by the step they reach: how much like running prose the words are, and what
# stands above and below.
_SCALES = (
    ("stopwords", (0.05, 0.2, 0.35, 0.5)),
    ("word-length", (4.0, 5.0, 6.0, 7.5)),
    ("size-1", _SIZES),
    ("size+1", _SIZES),
)
# How far a heading speaks for the label of another block.
_SECTION = 14
# How far the rules of neighbours speak for a block, above it and below it, and how much of their
# voice each further block costs.
_REACH, _FADE = 4, 0.75
# How many words of the elements around it name the box that a block stands in, or the block itself.
_BOX, _LINE = 10, 4


def signals(
    reading: Reading, columns: Mapping[str, Sequence[float]], block: int
) -> list[tuple[str, float]]:
    """What is known of a block, as named signals with a strength from 0 to 1."""
    found = [("rule " + label, force) for label, force in labels_of(reading, block).items()]
    found += [*_told("above ", reading, block, -1), *_told("below ", reading, block, 1)]
    heading = _heading_above(reading, block)
    if heading:
        found.append(("under " + heading, 1.0))
    size = bisect_right(_SIZES, reading.size[block])
    side = columns["segment"][block]
    place = "inside" if side == 0.0 else "before" if side < 0.0 else "after"
    found += [
        ("size " + str(size), 1.0),
        (f"{place} {min(size, 4)}", 1.0),
        (f"{place} {'near' if abs(side) < 2.5 else 'far'}", 1.0),
        (f"last {columns['last'][block]:g}", 1.0),
        (f"first {columns['first'][block]:g}", 1.0),
        ("kind " + reading.document.blocks[block].kind, 1.0),
        ("prose" if reading.prose[block] > 0.0 else "no prose", 1.0),
    ]
    for name, steps in _SCALES:
        found.append((f"{name} {bisect_right(steps, columns[name][block])}", 1.0))
    for name, floor in _MARKS:
        if columns[name][block] > floor:
            found.append((name, 1.0))
    return found


_MARKS = (
    ("copies-before", 0.0),
    ("title-best", 0.0),
    ("title-told", 0.0),
    ("title-extended", 1.0),
    ("digits", 0.15),
    ("digits", 0.0),
    ("quotes", 0.0),
    ("joiners", 0.0),
    ("capitals", 0.5),
    ("capitalised", 0.7),
    ("close-to-prose", 0.6),
    ("short-run", 8.0),
    ("sentences", 1.0),
)


def _told(name: str, reading: Reading, block: int, step: int) -> Iterable[tuple[str, float]]:
    """What the rules say of the blocks on one side, the nearest first heard."""
    told: dict[str, float] = {}
    for away in range(1, _REACH + 1):
        other = block + step * away
        if 0 <= other < len(reading.hits):
            for label, force in labels_of(reading, other).items():
                # A weak rule says little of what goes, but it seldom errs about what it is.
                told[label] = max(told.get(label, 0.0), sqrt(force) * _FADE ** (away - 1))
    return [(name + label, force) for label, force in told.items()]


def _heading_above(reading: Reading, block: int) -> str:
    """The label of the nearest section heading at most a screen above."""
    for other in range(block, max(-1, block - _SECTION), -1):
        for hit in reading.hits[other]:
            if hit.place == "heading" and hit.label in CHROME:
                return hit.label
    return ""


def box_label(element: Element, boxes: Mapping[str, Mapping[str, str]]) -> str:
    """The label that designers give the box which an element stands in, or the element; else "".

    Args:
        element: what is known of a block's element.
        boxes: labels by word in class names and the like: under "box" of boxes whose every line is
            that, under "line" of single lines.
    """
    lines = boxes.get("line", {})
    found = _first(boxes.get("box", {}), (*element.words, *element.outer[:_BOX]))
    if not found and element.is_caption:
        found = _first(lines, element.words) or "caption"
    return found or _first(lines, (*element.words, *element.outer[:_LINE]))


def _first(labels: Mapping[str, str], words: Sequence[str]) -> str:
    """The label of the first word that has one."""
    return next((labels[word] for word in words if word in labels), "")


def weigh(
    weights: LabelWeights | Table, found: Iterable[tuple[str, float]], among: Iterable[str]
) -> dict[str, float]:
    """How much speaks for each of the labels allowed."""
    score = dict.fromkeys(among, 0.0)
    for signal, force in (("", 1.0), *found):
        for label, weight in weights.get(signal, {}).items():
            if label in score:
                score[label] += force * weight
    return score


def likeliest(score: Mapping[str, float]) -> str:
    """The label that most speaks for; the first one on a tie."""
    return max(score, key=score.__getitem__)
