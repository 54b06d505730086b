"""What the page's elements say: containers, templates, links, names of classes."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from math import log2

from newsclean.document import Element
from newsclean.passes.columns import FAR, Columns, around, shifted
from newsclean.passes.reading import Reading

_KINDS = {"text": 0.0, "heading": 1.0, "item": 2.0, "quote": 3.0, "cell": 4.0, "code": 5.0}
_INSIDE = ("article", "main", "aside", "footer", "header", "nav", "form", "figure", "li", "p")
_LEVELS = 4
_NOWHERE = Element("", 0, (), (), (), 0, 0)
# A told body is searched for the head of a block; shorter blocks occur by chance.
_HEAD, _SHORTEST = 60, 25


def measure(reading: Reading) -> Columns:
    """Measures over containers and templates; all neutral for documents without elements."""
    blocks = reading.document.blocks
    elements = [block.element or _NOWHERE for block in blocks]
    links = [block.links or 0.0 for block in blocks]
    columns: Columns = {
        "links": links,
        "links-1": shifted(links, -1, 0.0),
        "links+1": shifted(links, 1, 0.0),
        "links-near": around([a * b for a, b in zip(links, reading.size, strict=True)], 3),
        "kind": [_KINDS.get(block.kind, 6.0) for block in blocks],
        "depth": [float(min(element.depth, 60)) for element in elements],
    }
    for tag in _INSIDE:
        columns["in-" + tag] = [float(tag in element.path.split()) for element in elements]
    columns |= _containers(reading, elements, links)
    columns |= _templates(reading, elements, links)
    columns |= _hints(reading)
    return columns


def _containers(reading: Reading, elements: list[Element], links: list[float]) -> Columns:
    """Prose and links of the nearest enclosing containers, and nearness to the densest one."""
    prose: defaultdict[int, float] = defaultdict(float)
    size: defaultdict[int, float] = defaultdict(float)
    linked: defaultdict[int, float] = defaultdict(float)
    direct: defaultdict[int, float] = defaultdict(float)
    for element, mass, chars, share in zip(
        elements, reading.prose, reading.size, links, strict=True
    ):
        for level, container in enumerate(element.containers):
            prose[container] += mass
            size[container] += chars
            linked[container] += chars * share
            if level == 0:
                direct[container] += mass
    total = sum(reading.prose) or 1.0
    out: Columns = {}
    for level in range(_LEVELS):
        ids = [
            e.containers[min(level, len(e.containers) - 1)] if e.containers else -1
            for e in elements
        ]
        out[f"container-prose-{level}"] = [prose[i] / total for i in ids]
        out[f"container-links-{level}"] = [linked[i] / (size[i] or 1.0) for i in ids]
        out[f"container-density-{level}"] = [prose[i] / (size[i] or 1.0) for i in ids]
    densest = max(direct, key=lambda i: (direct[i], -i), default=-1)
    home: tuple[int, ...] = next(
        (e.containers for e in elements if e.containers and e.containers[0] == densest), ()
    )
    out["densest"] = [
        float(e.containers.index(densest)) if densest in e.containers else FAR for e in elements
    ]
    out["densest-shared"] = [
        next((float(k) for k, i in enumerate(home) if i in e.containers), FAR) for e in elements
    ]
    out["densest-share"] = [direct[densest] / total] * len(elements)
    inside = [densest in e.containers for e in elements]
    first = inside.index(True) if True in inside else 0
    last = len(inside) - 1 - inside[::-1].index(True) if True in inside else 0
    out["densest-before"] = [log2(1.0 + max(0, first - i)) for i in range(len(elements))]
    out["densest-after"] = [log2(1.0 + max(0, i - last)) for i in range(len(elements))]
    return out


def _templates(reading: Reading, elements: list[Element], links: list[float]) -> Columns:
    """How many blocks share a template, how much prose and link text they hold together."""
    count: Counter[int] = Counter()
    prose: defaultdict[int, float] = defaultdict(float)
    size: defaultdict[int, float] = defaultdict(float)
    linked: defaultdict[int, float] = defaultdict(float)
    for element, mass, chars, share in zip(
        elements, reading.prose, reading.size, links, strict=True
    ):
        count[element.signature] += 1
        prose[element.signature] += mass
        size[element.signature] += chars
        linked[element.signature] += chars * share
    total = sum(reading.prose) or 1.0
    main = max(prose, key=lambda s: (prose[s], -s), default=0)
    marks = [e.signature for e in elements]
    return {
        "template-count": [log2(1.0 + count[s]) for s in marks],
        "template-prose": [prose[s] / total for s in marks],
        "template-size": [log2(1.0 + size[s] / count[s]) for s in marks],
        "template-links": [linked[s] / (size[s] or 1.0) for s in marks],
        "template-main": [float(s == main) for s in marks],
        "template-page": [prose[main] / total] * len(marks),
    }


def _hints(reading: Reading) -> Columns:
    """Whether the page itself calls the block its article's body or description."""
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


def measure_names(reading: Reading, names: Mapping[str, float]) -> Columns:
    """Learnt log-odds of class and id words: the element's own, and its containers'."""
    own: list[float] = []
    mean: list[float] = []
    high: list[float] = []
    low: list[float] = []
    memo: dict[tuple[str, ...], tuple[float, float, float]] = {}
    for block in reading.document.blocks:
        element = block.element or _NOWHERE
        for words in (element.words, element.outer):
            if words not in memo:
                odds = [names[w] for w in dict.fromkeys(words) if w in names]
                memo[words] = (sum(odds), max(odds, default=0.0), min(odds, default=0.0))
        inner, outer = memo[element.words], memo[element.outer]
        own.append(inner[0])
        mean.append(outer[0])
        high.append(max(inner[1], outer[1]))
        low.append(min(inner[2], outer[2]))
    return {"names-own": own, "names-outer": mean, "names-high": high, "names-low": low}
