"""What the page's elements say of every block: containers, templates, links, names of classes.

All of it comes from the elements and the lengths of the blocks, so that a page's menus can be
told before anything is read (:func:`newsclean.decide.decide_page`). What elements share, such
as a container, is measured once for all of its blocks.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from math import log2
from typing import NamedTuple

from newsclean.document import Document, Element
from newsclean.passes.columns import FAR, Columns, since, until
from newsclean.passes.reading import sizes_of

_KINDS = {"text": 0.0, "heading": 1.0, "item": 2.0, "quote": 3.0, "cell": 4.0, "code": 5.0}
_INSIDE = ("article", "main", "aside", "footer", "header", "nav", "form", "figure", "li", "p")
_LEVELS = 4
_NOWHERE = Element("", 0, (), (), (), 0, 0)


class _Mass(NamedTuple):
    """What one block adds to its containers and its template."""

    element: Element
    prose: float
    size: float
    linked: float


def measure(document: Document, names: Mapping[str, float]) -> Columns:
    """Measures of every block; all neutral for documents without elements.

    Args:
        document: a page.
        names: learnt log-odds of class and id words.
    """
    blocks = document.blocks
    elements = [block.element or _NOWHERE for block in blocks]
    links = [block.links or 0.0 for block in blocks]
    sizes, prose = sizes_of(document)
    masses = [
        _Mass(element, mass, size, size * share)
        for element, mass, size, share in zip(elements, prose, sizes, links, strict=True)
    ]
    total = sum(prose) or 1.0
    is_prose = [mass > 0.0 for mass in prose]
    near = [min(a, b) for a, b in zip(since(is_prose), until(is_prose), strict=True)]
    columns: Columns = {
        "links": links,
        "kind": [_KINDS.get(block.kind, 6.0) for block in blocks],
        "level": [float(block.level) if block.kind == "heading" else 0.0 for block in blocks],
        "depth": [float(min(element.depth, 60)) for element in elements],
        "characters": sizes,
        "prose": list(prose),
        "prose-near": near,
    }
    columns |= _inside(elements)
    columns |= _containers(masses, total)
    columns |= _templates(masses, total)
    return columns | _names(elements, names)


def _inside(elements: Sequence[Element]) -> Columns:
    """Whether an element of this kind is around the block."""
    tags = {path: frozenset(path.split()) for path in {element.path for element in elements}}
    around = [tags[element.path] for element in elements]
    return {"in-" + tag: [float(tag in path) for path in around] for tag in _INSIDE}


def _containers(masses: Sequence[_Mass], total: float) -> Columns:
    """Prose and links of the nearest enclosing containers, and nearness to the densest one."""
    prose: defaultdict[int, float] = defaultdict(float)
    size: defaultdict[int, float] = defaultdict(float)
    linked: defaultdict[int, float] = defaultdict(float)
    direct: defaultdict[int, float] = defaultdict(float)
    for element, mass, chars, in_links in masses:
        for container in element.containers:
            prose[container] += mass
            size[container] += chars
            linked[container] += in_links
        if element.containers:
            direct[element.containers[0]] += mass
    densest = max(direct, key=lambda i: (direct[i], -i), default=-1)
    chains = [element.containers for element, _, _, _ in masses]
    home: tuple[int, ...] = next((chain for chain in chains if chain[:1] == (densest,)), ())
    rows: dict[tuple[int, ...], tuple[float, ...]] = {}
    for chain in set(chains):
        nearest = [chain[min(level, len(chain) - 1)] if chain else -1 for level in range(_LEVELS)]
        rows[chain] = (
            *[prose[i] / total for i in nearest],
            *[linked[i] / (size[i] or 1.0) for i in nearest],
            *[prose[i] / (size[i] or 1.0) for i in nearest[:2]],
            float(chain.index(densest)) if densest in chain else FAR,
            next((float(k) for k, i in enumerate(home) if i in chain), FAR),
        )
    names = (
        *[f"container-prose-{level}" for level in range(_LEVELS)],
        *[f"container-links-{level}" for level in range(_LEVELS)],
        "container-density-0",
        "container-density-1",
        "densest",
        "densest-shared",
    )
    found = _spread(names, [rows[chain] for chain in chains])
    n = len(chains)
    at = [i for i, chain in enumerate(chains) if densest in chain] or [0, n - 1]
    return found | {
        "densest-share": [direct[densest] / total] * n,
        "densest-before": [log2(1.0 + max(0, at[0] - i)) for i in range(n)],
        "densest-after": [log2(1.0 + max(0, i - at[-1])) for i in range(n)],
    }


def _templates(masses: Sequence[_Mass], total: float) -> Columns:
    """How many blocks share a template, how much prose and link text they hold together."""
    sums: defaultdict[int, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0, 0.0])
    for element, mass, chars, in_links in masses:
        held = sums[element.signature]
        held[0] += 1.0
        held[1] += mass
        held[2] += chars
        held[3] += in_links
    main = max(sums, key=lambda s: (sums[s][1], -s), default=0)
    rows = {
        signature: (
            log2(1.0 + count),
            prose / total,
            log2(1.0 + size / count),
            linked / (size or 1.0),
            float(signature == main),
            sums[main][1] / total,
        )
        for signature, (count, prose, size, linked) in sums.items()
    }
    kinds = ("count", "prose", "size", "links", "main", "page")
    names = tuple(["template-" + kind for kind in kinds])
    return _spread(names, [rows[mass.element.signature] for mass in masses])


def _names(elements: Sequence[Element], names: Mapping[str, float]) -> Columns:
    """Learnt log-odds of class and id words: the element's own, and its containers'."""
    memo: dict[tuple[str, ...], tuple[float, float, float]] = {(): (0.0, 0.0, 0.0)}
    own: list[float] = []
    outer: list[float] = []
    high: list[float] = []
    low: list[float] = []
    for element in elements:
        for words in (element.words, element.outer):
            if words not in memo:
                odds = [names[word] for word in dict.fromkeys(words) if word in names]
                memo[words] = (sum(odds), max(odds, default=0.0), min(odds, default=0.0))
        inside, around = memo[element.words], memo[element.outer]
        own.append(inside[0])
        outer.append(around[0])
        high.append(max(inside[1], around[1]))
        low.append(min(inside[2], around[2]))
    return {"names-own": own, "names-outer": outer, "names-high": high, "names-low": low}


def _spread(names: Sequence[str], rows: Sequence[tuple[float, ...]]) -> Columns:
    """Rows of measures, turned to columns."""
    if not rows:
        return {name: [] for name in names}
    return dict(zip(names, map(list, zip(*rows, strict=True)), strict=True))
