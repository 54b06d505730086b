"""What the elements around each line say: words, containers, templates."""

from collections.abc import Sequence

from newsclean.document import Element
from newsclean.segment.boxes import Boxes, new
from newsclean.segment.dom import Line
from newsclean.segment.words import split_names

_Words = tuple[str, ...]

_MAX_CONTAINERS = 4
_MAX_OUTER = 32


def describe(boxes: Boxes, lines: list[Line]) -> list[Element]:
    """The element of each line."""
    parents, paths, classes, scopes = boxes.parents, boxes.paths, boxes.classes, boxes.scopes
    said = {*classes, *boxes.names}
    said.update([line[3] for line in lines])
    words = split_names(said)
    # Equal tuples are one object each: whoever looks words up does it once for all that share them.
    shared: dict[_Words, _Words] = {}
    own = [
        _one(shared, words[own] + words[names] if names else words[own])
        for own, names in zip(classes, boxes.names, strict=True)
    ]
    outer, depths = _surroundings(parents, own, shared)
    chains = _chains(parents, lines)
    signatures: dict[tuple[str, str, str], int] = {}
    elements: list[Element] = []
    for number, _, _, inline, _, _, _ in lines:
        said = own[number]
        if inline:
            said = _one(shared, said + words[inline])
        if scopes[number][4] >= 0:
            said = _one(shared, (*said, "hidden"))
        path = paths[number]
        key = (path, classes[number], classes[parents[number]])
        signature = signatures.setdefault(key, len(signatures))
        values = (path, number, said, outer[number], chains[number], depths[number], signature)
        elements.append(new(Element, values))
    return elements


def _one(shared: dict[_Words, _Words], words: _Words) -> _Words:
    """The first tuple that was equal to this one."""
    return shared.setdefault(words, words)


def _surroundings(
    parents: Sequence[int], own: list[_Words], shared: dict[_Words, _Words]
) -> tuple[list[_Words], list[int]]:
    """For each box the words around it, bounded, and how many boxes it stands in."""
    outer: list[_Words] = []
    depths: list[int] = []
    # For the boxes in each box: the words around them.
    inner: dict[int, _Words] = {-1: ()}
    for parent in parents:
        around = inner.get(parent)
        if around is None:
            around = inner[parent] = _one(shared, (own[parent] + outer[parent])[:_MAX_OUTER])
        outer.append(around)
        depths.append(depths[parent] + 1 if parent >= 0 else 1)
    return outer, depths


def _chains(parents: Sequence[int], lines: list[Line]) -> list[tuple[int, ...]]:
    """For each box the containers of its lines, nearest first.

    A container holds more lines than the one before it; an element that wraps one line, or
    the same lines as the element around it, is none.
    """
    counts = [0] * len(parents)
    for line in lines:
        counts[line[0]] += 1
    for number in range(len(parents) - 1, 0, -1):
        counts[parents[number]] += counts[number]
    chains: list[tuple[int, ...]] = []
    for number, parent in enumerate(parents):
        outer = chains[parent] if number else ()
        count = counts[number]
        if count > 1 and (number == 0 or counts[parent] > count):
            outer = (number, *outer[: _MAX_CONTAINERS - 1])
        chains.append(outer)
    return chains
