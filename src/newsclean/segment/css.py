"""CSS paths: where in the page an element stands, for reports and for looking at it."""

import re
from collections import Counter
from collections.abc import Collection
from typing import TYPE_CHECKING, Final

from newsclean.segment.dom import read_page

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_PLAIN_ID: Final = re.compile(r"[A-Za-z][\w-]{0,63}", re.ASCII)
_PLAIN_TAG: Final = re.compile(r"[a-z][a-z0-9-]{0,63}", re.ASCII)
# Deeper elements get no path; ten thousand nested ones would make gigabytes of paths.
_MAX_STEPS = 64


def css_paths(html: str, numbers: Collection[int]) -> dict[int, str]:
    """CSS paths of elements, by their :attr:`newsclean.document.Element.node`.

    Each path selects exactly this element of the page. It starts at the nearest element with
    an id of its own. Elements more than 64 steps below one are left out.

    >>> css_paths("<div id=main><p>One<p>Two</div>", [2, 3])
    {2: '#main', 3: '#main > p:nth-of-type(1)'}
    """
    nodes = read_page(html).boxes.nodes
    if not nodes or not numbers:
        return {}
    nth: dict[int, int] = {}
    counts: Counter[tuple[int, str]] = Counter()
    ids: Counter[str] = Counter()
    for node in nodes[0].traverse():
        parent, tag = node.parent, node.tag or ""
        if parent is not None:
            counts[parent.mem_id, tag] += 1
            nth[node.mem_id] = counts[parent.mem_id, tag]
        ids[node.id or ""] += 1
    paths = {number: _path(nodes[number], nth, ids) for number in numbers}
    return {number: path for number, path in paths.items() if path}


def _path(node: "LexborNode", nth: dict[int, int], ids: Counter[str]) -> str:
    """The path of one element; empty where there is none short and plain enough."""
    steps: list[str] = []
    at: LexborNode | None = node
    while at is not None and len(steps) < _MAX_STEPS:
        tag, name = at.tag or "", at.id or ""
        if ids[name] == 1 and _PLAIN_ID.fullmatch(name):
            return " > ".join(["#" + name, *reversed(steps)])
        if tag == "html":
            return " > ".join(["html", *reversed(steps)])
        if not _PLAIN_TAG.fullmatch(tag):
            return ""
        steps.append(tag if tag in ("body", "head") else f"{tag}:nth-of-type({nth[at.mem_id]})")
        at = at.parent
    return ""
