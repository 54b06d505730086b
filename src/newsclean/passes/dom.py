"""What the page's elements say of its blocks: containers, templates, links, names of classes.

It comes from the elements and the lengths of the blocks alone, so that a page's menus can be
told before anything is read (:func:`newsclean.decide.decide_page`). What blocks share, such as
a container, is measured once for all of them.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import log2
from typing import NamedTuple, TypeVar

from newsclean.document import Element
from newsclean.passes.columns import FAR, Columns, since, until
from newsclean.passes.reading import Reading

_KINDS = {"text": 0.0, "heading": 1.0, "item": 2.0, "quote": 3.0, "cell": 4.0, "code": 5.0}
_INSIDE = ("article", "main", "aside", "footer", "header", "nav", "form", "figure", "li", "p")
_LEVELS = 4
_NOWHERE = Element("", 0, (), (), (), 0, 0)

_Key = TypeVar("_Key", int, tuple[int, ...])
_Row = tuple[float, ...]
_CONTAINERS = (
    *[f"container-prose-{level}" for level in range(_LEVELS)],
    *[f"container-links-{level}" for level in range(_LEVELS)],
    *[f"container-density-{level}" for level in range(2)],
    "densest",
    "densest-shared",
)
_TEMPLATES = tuple(
    ["template-" + kind for kind in ("count", "prose", "size", "links", "main", "page")]
)
_NAMES = ("names-own", "names-outer", "names-high", "names-low")


class Outline(NamedTuple):
    """A page's elements, measured; sequences have one entry a block.

    Attributes:
        reading: the page with its blocks' sizes.
        elements: the blocks' elements.
        links: share of characters in links.
        near: how many blocks away the nearest prose stands.
        containers, templates, names: measures of what is around the block, as named above.
        densest: first and last block of the container with most prose directly in it, and its
            share of all prose.
    """

    reading: Reading
    elements: Sequence[Element]
    links: Sequence[float]
    near: Sequence[float]
    containers: Sequence[_Row]
    templates: Sequence[_Row]
    names: Sequence[_Row]
    densest: tuple[int, int, float]


def outline(reading: Reading, names: Mapping[str, float]) -> Outline:
    """Measure a page's elements, in one pass over its blocks.

    Args:
        reading: the page; sizes are all that is needed of it.
        names: learnt log-odds of class and id words.
    """
    blocks = reading.document.blocks
    elements = [block.element or _NOWHERE for block in blocks]
    links = [block.links or 0.0 for block in blocks]
    is_prose = [mass > 0.0 for mass in reading.prose]
    containers, densest = _containers(reading, elements, links)
    return Outline(
        reading,
        elements,
        links,
        list(map(min, since(is_prose), until(is_prose))),
        containers,
        _templates(reading, elements, links),
        _names(elements, names),
        densest,
    )


def glance(page: Outline) -> Columns:
    """The few measures that tell most chrome, of every block."""
    return {
        "characters": list(page.reading.size),
        "links": list(page.links),
        "prose": list(page.reading.prose),
        "prose-near": list(page.near),
        "top-heading": [
            float(block.level == 1 and block.kind == "heading")
            for block in page.reading.document.blocks
        ],
        "container-prose-0": [row[0] for row in page.containers],
        "container-prose-1": [row[1] for row in page.containers],
        "container-links-1": [row[_LEVELS + 1] for row in page.containers],
        "densest": [row[-2] for row in page.containers],
        "densest-shared": [row[-1] for row in page.containers],
        "template-prose": [row[1] for row in page.templates],
        "names-own": [row[0] for row in page.names],
        "names-outer": [row[1] for row in page.names],
        "names-high": [row[2] for row in page.names],
    }


def measure(page: Outline, chosen: Sequence[int]) -> Columns:
    """All measures of the chosen blocks."""
    blocks = page.reading.document.blocks
    own = [blocks[i] for i in chosen]
    elements = [page.elements[i] for i in chosen]
    tags = {path: frozenset(path.split()) for path in {element.path for element in elements}}
    around = [tags[element.path] for element in elements]
    first, last, share = page.densest
    return {
        "characters": [page.reading.size[i] for i in chosen],
        "links": [page.links[i] for i in chosen],
        "prose": [page.reading.prose[i] for i in chosen],
        "prose-near": [page.near[i] for i in chosen],
        "kind": [_KINDS.get(block.kind, 6.0) for block in own],
        "level": [float(block.level) if block.kind == "heading" else 0.0 for block in own],
        "depth": [float(min(element.depth, 60)) for element in elements],
        "densest-share": [share] * len(own),
        "densest-before": [log2(1.0 + max(0, first - i)) for i in chosen],
        "densest-after": [log2(1.0 + max(0, i - last)) for i in chosen],
        **{"in-" + tag: [float(tag in path) for path in around] for tag in _INSIDE},
        **_columns(_CONTAINERS, [page.containers[i] for i in chosen]),
        **_columns(_TEMPLATES, [page.templates[i] for i in chosen]),
        **_columns(_NAMES, [page.names[i] for i in chosen]),
    }


def _columns(names: Sequence[str], rows: Sequence[_Row]) -> Columns:
    if not rows:
        return {name: [] for name in names}
    return dict(zip(names, map(list, zip(*rows, strict=True)), strict=True))


def _containers(
    reading: Reading, elements: Sequence[Element], links: Sequence[float]
) -> tuple[list[_Row], tuple[int, int, float]]:
    """Prose and links of the nearest enclosing containers, and nearness to the densest one."""
    chains = [element.containers for element in elements]
    by_chain = _sums(chains, reading, links)
    sums: defaultdict[int, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    direct: defaultdict[int, float] = defaultdict(float)
    for chain, (_, prose, size, linked) in by_chain.items():
        for container in chain:
            held = sums[container]
            held[0] += prose
            held[1] += size
            held[2] += linked
        if chain:
            direct[chain[0]] += prose
    total = sum(reading.prose) or 1.0
    densest = max(direct, key=lambda i: (direct[i], -i), default=-1)
    home: tuple[int, ...] = next((chain for chain in by_chain if chain[:1] == (densest,)), ())
    # Of each container: its share of the page's prose, shares of its text in links and in prose.
    shares = {
        number: (prose / total, linked / (size or 1.0), prose / (size or 1.0))
        for number, (prose, size, linked) in sums.items()
    }
    outside = [(0.0, 0.0, 0.0)]
    levels = {number: level for level, number in enumerate(home)}
    rows: dict[tuple[int, ...], _Row] = {}
    for chain in by_chain:
        nearest = [shares[number] for number in chain] or outside
        nearest += nearest[-1:] * (_LEVELS - len(nearest))
        prose, linked, density = zip(*nearest, strict=True)
        rows[chain] = (
            *prose,
            *linked,
            *density[:2],
            float(chain.index(densest)) if densest in chain else FAR,
            float(min([levels[number] for number in chain if number in levels], default=FAR)),
        )
    at = [i for i, chain in enumerate(chains) if densest in chain] or [0, len(chains) - 1]
    return [rows[chain] for chain in chains], (at[0], at[-1], direct[densest] / total)


def _templates(reading: Reading, elements: Sequence[Element], links: Sequence[float]) -> list[_Row]:
    """How many blocks share a template, how much prose and link text they hold together."""
    marks = [element.signature for element in elements]
    sums = _sums(marks, reading, links)
    total = sum(reading.prose) or 1.0
    main = max(sums, key=lambda mark: (sums[mark][1], -mark), default=0)
    rows = {
        mark: (
            log2(1.0 + count),
            prose / total,
            log2(1.0 + size / count),
            linked / (size or 1.0),
            float(mark == main),
            sums[main][1] / total,
        )
        for mark, (count, prose, size, linked) in sums.items()
    }
    return [rows[mark] for mark in marks]


def _sums(
    keys: Sequence[_Key], reading: Reading, links: Sequence[float]
) -> dict[_Key, list[float]]:
    """Number, prose, size and linked size of the blocks with the same key."""
    sums: dict[_Key, list[float]] = {}
    for key, prose, size, share in zip(keys, reading.prose, reading.size, links, strict=True):
        held = sums.get(key)
        if held is None:
            sums[key] = [1.0, prose, size, size * share]
        else:
            held[0] += 1.0
            held[1] += prose
            held[2] += size
            held[3] += size * share
    return sums


def _names(elements: Sequence[Element], names: Mapping[str, float]) -> list[_Row]:
    """Learnt log-odds of class and id words: the element's own, and its containers'."""
    # By identity: blocks share these tuples, and hashing one takes longer than the rest.
    memo: dict[int, tuple[float, float, float]] = {}
    rows: list[_Row] = []
    for element in elements:
        own, outer = memo.get(id(element.words)), memo.get(id(element.outer))
        if own is None:
            own = memo[id(element.words)] = _odds(element.words, names)
        if outer is None:
            outer = memo[id(element.outer)] = _odds(element.outer, names)
        high = own[1] if own[1] > outer[1] else outer[1]
        low = own[2] if own[2] < outer[2] else outer[2]
        rows.append((own[0], outer[0], high, low))
    return rows


def _odds(words: Sequence[str], names: Mapping[str, float]) -> tuple[float, float, float]:
    """Sum, highest and lowest log-odds of the words."""
    odds = [names[word] for word in words if word in names]
    return sum(odds), max(odds, default=0.0), min(odds, default=0.0)
