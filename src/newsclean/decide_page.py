"""The decision about a page: a glance at all of its blocks, a closer look at what that leaves."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from newsclean.decide import Decision, Weighed, cut, with_extra, with_rules
from newsclean.document import Document
from newsclean.model.model import Model, sigmoid
from newsclean.model.tables import score
from newsclean.passes import dom, looked, structure
from newsclean.passes.columns import Columns
from newsclean.passes.reading import Reading

# Prose with fewer of its characters in links than this gets a closer look, whatever the glance
# says of the box that it stands in.
_LINKED = 0.5


class PageDecision(NamedTuple):
    """A decision about a page, with what was read for it: the blocks numbered ``looked``."""

    decision: Decision
    reading: Reading
    looked: tuple[int, ...]


def decide_page(
    whole: Reading,
    read: Callable[[Document, bool], Reading],
    model: Model,
    strictness: str,
    extra: Mapping[str, Sequence[float]] | None = None,
    details: Mapping[str, Sequence[str]] | None = None,
) -> PageDecision:
    """Decide about every block of a page.

    A glance at the elements tells most of a page's blocks, its menus and teasers, surely enough.
    Only the others are read and looked at.

    Args:
        whole: the page with its blocks' sizes (:func:`newsclean.passes.reading.unread`).
        read: reads the blocks that get a closer look; words are not asked for.
        model, strictness, extra, details: as for :func:`decide`.
    """
    extra = extra or {}
    document = whole.document
    page = dom.outline(whole, model.names)
    seen = dom.glance(page)
    glance = with_extra(score(model.looks[0], seen), extra)
    chosen = worth_a_look(seen, glance, model.glance)
    part = document._replace(blocks=tuple([document.blocks[i] for i in chosen]))
    reading = read(part, False)
    columns = looked.measure(reading, page, glance, chosen)
    odds = with_rules(score(model.looks[1], columns), reading, model)
    odds = with_extra(odds, {name: [of[i] for i in chosen] for name, of in extra.items()})
    arranged = structure.measure_page(
        whole, reading, chosen, odds, columns["title-told"], model.boxes.get("box", {})
    )
    for name, marks in arranged.items():
        arranged[name] = [model.structure[name] * mark for mark in marks]
    everything = list(glance)
    for block, value in zip(chosen, odds, strict=True):
        everything[block] = value
    everything = with_extra(everything, arranged)
    extra = {**extra, **arranged}
    removed, guarded = cut_page(everything, whole, model, strictness)
    rows = {block: row for row, block in enumerate(chosen)}
    weighed = (
        Weighed(model.looks[0], seen),
        Weighed(model.looks[1], columns, rows),
    )
    decision = Decision(tuple(everything), tuple(removed), guarded, weighed, extra, details or {})
    return PageDecision(decision, reading, tuple(chosen))


def cut_page(
    odds: Sequence[float], whole: Reading, model: Model, strictness: str
) -> tuple[list[bool], bool]:
    """Which blocks of a page go, and whether the guard had to hold the cut back.

    What says of itself that it is something else than an article, a website or a product, is cut at
    "strict" as at "balanced": short lines and lists are what such pages are for (docs/quality.md).
    Readers' comments don't count as prose that the guard keeps.
    """
    kind = dict(whole.document.hints).get("kind", "article")
    if strictness == "strict" and kind != "article":
        strictness = "balanced"
    threads = structure.comments(whole.document, whole.prose, model.boxes.get("box", {}))
    prose = [0.0 if mark else mass for mass, mark in zip(whole.prose, threads, strict=True)]
    return cut(odds, whole._replace(prose=tuple(prose)), model, strictness)


def worth_a_look(seen: Columns, glance: Sequence[float], limit: float) -> list[int]:
    """The blocks that the glance leaves in doubt, prose that is no list of links, and what could
    be the headline.
    """
    return [
        block
        for block, (odds, prose, links, top) in enumerate(
            zip(glance, seen["prose"], seen["links"], seen["top-heading"], strict=True)
        )
        if odds <= limit or (prose > 0.0 and links < _LINKED) or top
    ]


def doubt(whole: Reading, odds: Sequence[float]) -> float:
    """How unsure a decision is: the variance of what is kept, per character kept."""
    chances = [sigmoid(value) for value in odds]
    unsure = sum([p * (1.0 - p) * s for p, s in zip(chances, whole.size, strict=True)])
    kept = sum([(1.0 - p) * s for p, s in zip(chances, whole.size, strict=True)])
    return unsure / (kept + 1.0)
