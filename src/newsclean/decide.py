"""The decision: evidence of all passes added up, twice, then solved as a sequence."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from newsclean.document import Document
from newsclean.model.model import Model, sigmoid
from newsclean.model.tables import Tables, score
from newsclean.passes import (
    measure,
    measure_learnt,
    measure_looked,
    second_look,
    structure,
)
from newsclean.passes.columns import Columns
from newsclean.passes.reading import Reading
from newsclean.passes.vocabulary import content_words

# Where less than this share of a page's prose would stay, only strong evidence counts: a text
# is seldom one part article to six parts teasers that read like prose.
GUARD_SHARE = 0.15
# Prose with fewer of its characters in links than this gets a closer look, whatever the glance
# says of the box that it stands in.
_LINKED = 0.5


class Weighed(NamedTuple):
    """Tables that weighed some of a document's blocks.

    Attributes:
        tables: the weights.
        columns: the measures of the blocks that were weighed.
        rows: where in the columns each block of the document stands; None where all were weighed.
    """

    tables: Tables
    columns: Columns
    rows: Mapping[int, int] | None = None


class Decision(NamedTuple):
    """What is to happen to the blocks of a document.

    Attributes:
        chrome: log-odds of every block.
        removed: which blocks go.
        guarded: whether weak evidence was dropped because too much prose would have gone.
        weighed: what was added up for the log-odds.
        extra: log-odds from outside the document, by name.
        details: what they rest on, in words, by the same names.
    """

    chrome: tuple[float, ...]
    removed: tuple[bool, ...]
    guarded: bool
    weighed: tuple[Weighed, ...] = ()
    extra: Mapping[str, Sequence[float]] = {}
    details: Mapping[str, Sequence[str]] = {}

    @property
    def columns(self) -> Columns:
        """The measures that were weighed first."""
        return self.weighed[0].columns if self.weighed else {}


class PageDecision(NamedTuple):
    """A decision about a page, with what was read for it: the blocks numbered ``looked``."""

    decision: Decision
    reading: Reading
    looked: tuple[int, ...]


def decide(
    reading: Reading,
    model: Model,
    strictness: str,
    extra: Mapping[str, Sequence[float]] | None = None,
    details: Mapping[str, Sequence[str]] | None = None,
) -> Decision:
    """Decide about every block of a text; cost is linear in the document.

    Args:
        reading: the document with what the rules say of it.
        model: the weights.
        strictness: names the cut.
        extra: log-odds of being chrome that come from outside the document, by the name of their
            source, one for each block (a site's profile, a second opinion).
        details: what these rest on, in words, for whoever asks why.
    """
    if not reading.folded:
        return Decision((), (), False)
    extra = extra or {}
    columns = measure(reading) | measure_learnt(reading, model.words)
    first = score(model.looks[0], columns)
    chances = [sigmoid(odds) for odds in first]
    columns |= structure.measure(reading)
    columns |= second_look.measure(reading, content_words(reading), chances)
    odds = _with_rules(score(model.looks[1], columns), reading, model)
    for name, weight in model.structure.items():
        odds = [value + weight * mark for value, mark in zip(odds, columns[name], strict=True)]
    odds = _with_extra(odds, extra)
    removed, guarded = cut(odds, reading.prose, model, strictness)
    weighed = tuple([Weighed(tables, columns) for tables in model.looks])
    return Decision(tuple(odds), tuple(removed), guarded, weighed, extra, details or {})


def decide_page(
    whole: Reading,
    read: Callable[[Document], Reading],
    model: Model,
    strictness: str,
    extra: Mapping[str, Sequence[float]] | None = None,
    details: Mapping[str, Sequence[str]] | None = None,
) -> PageDecision:
    """Decide about every block of a page.

    A glance at the elements tells most of a page's blocks, its menus and teasers, surely enough.
    Only the others are read and looked at: a quarter of the blocks.

    Args:
        whole: the page with its blocks' sizes (:func:`newsclean.passes.reading.unread`).
        read: reads the blocks that get a closer look.
        model, strictness, extra, details: as for :func:`decide`.
    """
    from newsclean.passes import dom

    extra = extra or {}
    document = whole.document
    page = dom.outline(whole, model.names)
    seen = dom.glance(page)
    glance = _with_extra(score(model.looks[0], seen), extra)
    looked = worth_a_look(seen, glance, model.glance)
    reading = read(document._replace(blocks=tuple([document.blocks[i] for i in looked])))
    columns = measure_looked(reading, page, glance, looked)
    odds = _with_rules(score(model.looks[1], columns), reading, model)
    odds = _with_extra(odds, {name: [of[i] for i in looked] for name, of in extra.items()})
    everything = list(glance)
    for block, value in zip(looked, odds, strict=True):
        everything[block] = value
    removed, guarded = cut(everything, whole.prose, model, strictness)
    rows = {block: row for row, block in enumerate(looked)}
    weighed = (
        Weighed(model.looks[0], seen),
        Weighed(model.looks[1], columns, rows),
    )
    decision = Decision(tuple(everything), tuple(removed), guarded, weighed, extra, details or {})
    return PageDecision(decision, reading, tuple(looked))


def worth_a_look(seen: Columns, glance: Sequence[float], limit: float) -> list[int]:
    """The blocks that the glance leaves in doubt, and prose that is no list of links."""
    return [
        block
        for block, (odds, prose, links) in enumerate(
            zip(glance, seen["prose"], seen["links"], strict=True)
        )
        if odds <= limit or (prose > 0.0 and links < _LINKED)
    ]


def _with_rules(odds: Sequence[float], reading: Reading, model: Model) -> list[float]:
    own = model.rules
    return [
        value + sum([own.get(hit.rule, 0.0) for hit in hits if hit.place != "span"])
        for value, hits in zip(odds, reading.hits, strict=True)
    ]


def _with_extra(odds: list[float], extra: Mapping[str, Sequence[float]]) -> list[float]:
    for weights in extra.values():
        odds = [value + weight for value, weight in zip(odds, weights, strict=True)]
    return odds


def cut(
    odds: Sequence[float], prose: Sequence[float], model: Model, strictness: str
) -> tuple[list[bool], bool]:
    """Which blocks go, and whether the guard had to hold the cut back."""
    removed = solve(odds, model.cuts[strictness], model.stay)
    if strictness == "gentle" or not _takes_too_much(prose, removed):
        return removed, False
    return solve(odds, model.cuts["gentle"], model.stay), True


def solve(odds: Sequence[float], cut: float, stay: float) -> list[bool]:
    """The likeliest sequence of keep and remove (Viterbi over two states).

    A block's evidence for removal is what its log-odds exceed ``cut`` by; ``stay`` is added for
    every block that fares as the one before.

    >>> solve([2.0, -0.1, 2.0], 0.0, 0.0), solve([2.0, -0.1, 2.0], 0.0, 0.5)
    ([True, False, True], [True, True, True])
    """
    keep, remove = 0.0, 0.0
    from_keep: list[tuple[bool, bool]] = []
    for value in odds:
        evidence = value - cut
        keep_best, keep_from = (keep + stay, False) if keep + stay >= remove else (remove, True)
        gone_best, gone_from = (remove + stay, True) if remove + stay > keep else (keep, False)
        from_keep.append((keep_from, gone_from))
        keep, remove = keep_best, gone_best + evidence
    state = remove > keep
    removed: list[bool] = []
    for keep_from, gone_from in reversed(from_keep):
        removed.append(state)
        state = gone_from if state else keep_from
    return removed[::-1]


def _takes_too_much(prose: Sequence[float], removed: Sequence[bool]) -> bool:
    total = sum(prose)
    stays = sum([mass for mass, gone in zip(prose, removed, strict=True) if not gone])
    return total > 0.0 and stays < GUARD_SHARE * total


def doubt(whole: Reading, decision: Decision) -> float:
    """How unsure a decision is: the variance of what is kept, per character kept."""
    chances = [sigmoid(odds) for odds in decision.chrome]
    unsure = sum([p * (1.0 - p) * s for p, s in zip(chances, whole.size, strict=True)])
    kept = sum([(1.0 - p) * s for p, s in zip(chances, whole.size, strict=True)])
    return unsure / (kept + 1.0)
