"""What the elements around each line say: words, containers, templates."""

from newsclean.document import Element
from newsclean.segment.boxes import Box, new
from newsclean.segment.dom import Line
from newsclean.segment.words import split_names

_MAX_CONTAINERS = 4
_MAX_OUTER = 32


def describe(boxes: list[Box], lines: list[Line]) -> list[Element]:
    """The element of each line."""
    names = {box.classes for box in boxes}
    names.update([box.names for box in boxes], [line.classes for line in lines])
    words = split_names(names)
    own: list[tuple[str, ...]] = []
    outer: list[tuple[str, ...]] = []
    # For the boxes in each box: the words around them, bounded.
    inner: list[tuple[str, ...]] = []
    depths: list[int] = []
    for box in boxes:
        parent = box.parent
        said = words[box.classes]
        if box.names:
            said += words[box.names]
        around = inner[parent] if parent >= 0 else ()
        own.append(said)
        outer.append(around)
        inner.append((said + around)[:_MAX_OUTER] if said else around)
        depths.append(depths[parent] + 1 if parent >= 0 else 1)
    chains = _chains(boxes, lines)
    signatures: dict[tuple[str, str, str], int] = {}
    elements: list[Element] = []
    for line in lines:
        number = line.box
        _, parent, _, path, classes, _, scope = boxes[number]
        said = own[number]
        if line.classes:
            said += words[line.classes]
        if scope.hidden >= 0:
            said += ("hidden",)
        key = (path, classes, boxes[parent].classes)
        signature = signatures.setdefault(key, len(signatures))
        values = (path, number, said, outer[number], chains[number], depths[number], signature)
        elements.append(new(Element, values))
    return elements


def _chains(boxes: list[Box], lines: list[Line]) -> list[tuple[int, ...]]:
    """For each box the containers of its lines, nearest first.

    A container holds more lines than the one before it; an element that wraps one line, or
    the same lines as the element around it, is none.
    """
    parents = [box.parent for box in boxes]
    counts = [0] * (len(boxes) + 1)
    for line in lines:
        counts[line.box] += 1
    for number in range(len(boxes) - 1, -1, -1):
        counts[parents[number]] += counts[number]
    chains: list[tuple[int, ...]] = []
    for number, parent in enumerate(parents):
        outer = chains[parent] if number else ()
        count = counts[number]
        if count > 1 and (number == 0 or counts[parent] > count):
            outer = (number, *outer[: _MAX_CONTAINERS - 1])
        chains.append(outer)
    return chains
