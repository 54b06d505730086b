"""The decision: evidence of all passes added up, twice, then solved as a sequence."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from newsclean.labelling import choose, signals
from newsclean.labels import CHROME, KEEP
from newsclean.model.model import Model, probability, sigmoid
from newsclean.model.tables import contributions, score
from newsclean.passes import measure, measure_learnt, second_look
from newsclean.passes.columns import Columns
from newsclean.passes.phrases import kind
from newsclean.passes.reading import Reading
from newsclean.passes.vocabulary import content_words
from newsclean.report import Reason

# Where less than this share of a page's prose would stay, only strong evidence counts: a text
# is seldom one part article to six parts teasers that read like prose.
GUARD_SHARE = 0.15
# A rule is named as a reason even where its kind alone weighs less than the other measures.
_REASONS = 6


class Policy(NamedTuple):
    """What the caller wants: how sure a removal must be, and which labels stay or go."""

    strictness: str = "balanced"
    keep: Collection[str] = ()
    drop: Collection[str] = ()


class Decision(NamedTuple):
    """What is to happen to the blocks of a document.

    Attributes:
        chrome: log-odds of every block.
        removed: which blocks go.
        guarded: whether weak evidence was dropped because too much prose would have gone.
        columns: all measures, for labels and reasons.
    """

    chrome: tuple[float, ...]
    removed: tuple[bool, ...]
    guarded: bool
    columns: Columns


def decide(reading: Reading, model: Model, strictness: str) -> Decision:
    """Decide about every block; cost is linear in the document."""
    if not reading.folded:
        return Decision((), (), False, {})
    columns = measure(reading) | measure_learnt(reading, model.words, model.names)
    first = score(model.looks[0], columns)
    chances = [sigmoid(odds) for odds in first]
    columns |= second_look.measure(reading, content_words(reading), chances)
    own = model.rules
    odds = [
        value + sum([own.get(hit.rule, 0.0) for hit in hits if hit.place != "span"])
        for value, hits in zip(score(model.looks[1], columns), reading.hits, strict=True)
    ]
    removed = solve(odds, model.cuts[strictness], model.stay)
    guarded = strictness != "gentle" and _takes_too_much(reading, removed)
    if guarded:
        removed = solve(odds, model.cuts["gentle"], model.stay)
    return Decision(tuple(odds), tuple(removed), guarded, columns)


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


def _takes_too_much(reading: Reading, removed: Sequence[bool]) -> bool:
    total = sum(reading.prose)
    stays = sum([p for p, gone in zip(reading.prose, removed, strict=True) if not gone])
    return total > 0.0 and stays < GUARD_SHARE * total


def label(reading: Reading, model: Model, decision: Decision, block: int) -> str:
    """What a block is: a chrome label where it goes, else one of the article's own."""
    kinds = CHROME if decision.removed[block] else KEEP
    return choose(model.labels, signals(reading, decision.columns, block), kinds)


def confidence(model: Model, decision: Decision, block: int) -> float:
    """Estimated probability that a block is chrome."""
    return round(probability(model, decision.chrome[block]), 4)


def reasons(
    reading: Reading, model: Model, decision: Decision, block: int
) -> tuple[Reason, ...]:
    """The evidence behind a block's log-odds, strongest first; rules in place of their kinds."""
    added: dict[str, float] = {}
    for name, weight in contributions(model.looks[0], decision.columns, block):
        added[name] = weight
    for name, weight in contributions(model.looks[1], decision.columns, block):
        if not name.startswith("first-look"):
            added[name] = added.get(name, 0.0) + weight
    found: list[Reason] = []
    for hit in reading.hits[block]:
        if hit.place != "span":
            weight = added.pop(kind(hit.place, hit.strength), 0.0) + model.rules.get(hit.rule, 0.0)
            text = reading.folded[block][hit.start : hit.end]
            found.append(Reason(hit.rule, round(weight, 2), repr(text[:80])))
    measures = sorted(added.items(), key=lambda item: -item[1])[: _REASONS]
    found += [
        Reason(name, round(weight, 2), _detail(decision.columns, name, block))
        for name, weight in measures
        if weight > 0.05
    ]
    return tuple(found)


def _detail(columns: Mapping[str, Sequence[float]], name: str, block: int) -> str:
    return f"{columns[name][block]:.3g}"
