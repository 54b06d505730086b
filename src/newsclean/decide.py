"""The decision: evidence of all passes added up, twice, then solved as a sequence."""

from collections.abc import Mapping, Sequence
from math import log2
from typing import NamedTuple

from newsclean.model.model import Model, sigmoid
from newsclean.model.tables import score
from newsclean.passes import measure, measure_learnt, second_look, structure
from newsclean.passes.columns import Columns
from newsclean.passes.reading import Reading
from newsclean.passes.vocabulary import content_words

# Where less than this share of a page's prose would stay, only strong evidence counts: a text
# is seldom one part article to six parts teasers that read like prose.
GUARD_SHARE = 0.15
# The range in which the cut follows an article's length, as log2 of characters: a page of news
# holds some 4,000; notices and books are cut as if they had 2,000 and 32,000.
USUAL, SHORTEST, LONGEST = 12.0, 11.0, 15.0


class Decision(NamedTuple):
    """What is to happen to the blocks of a document.

    Attributes:
        chrome: log-odds of every block.
        removed: which blocks go.
        guarded: whether weak evidence was dropped because too much prose would have gone.
        columns: all measures, for labels and reasons.
        extra: log-odds from outside the document, by name.
        details: what they rest on, in words, by the same names.
    """

    chrome: tuple[float, ...]
    removed: tuple[bool, ...]
    guarded: bool
    columns: Columns
    extra: Mapping[str, Sequence[float]] = {}
    details: Mapping[str, Sequence[str]] = {}


def decide(
    reading: Reading,
    model: Model,
    strictness: str,
    extra: Mapping[str, Sequence[float]] | None = None,
    details: Mapping[str, Sequence[str]] | None = None,
) -> Decision:
    """Decide about every block; cost is linear in the document.

    Args:
        reading: the document with what the rules say of it.
        model: the weights.
        strictness: names the cut.
        extra: log-odds of being chrome that come from outside the document, by the name of their
            source, one for each block (a site's profile, a second opinion).
        details: what these rest on, in words, for whoever asks why.
    """
    if not reading.folded:
        return Decision((), (), False, {})
    extra = extra or {}
    columns = measure(reading) | measure_learnt(reading, model.words, model.names)
    first = score(model.looks[0], columns)
    chances = [sigmoid(odds) for odds in first]
    columns |= structure.measure(reading)
    columns |= second_look.measure(reading, content_words(reading), chances)
    own = model.rules
    odds = [
        value + sum([own.get(hit.rule, 0.0) for hit in hits if hit.place != "span"])
        for value, hits in zip(score(model.looks[1], columns), reading.hits, strict=True)
    ]
    for name, weight in model.structure.items():
        odds = [value + weight * mark for value, mark in zip(odds, columns[name], strict=True)]
    for weights in extra.values():
        odds = [value + weight for value, weight in zip(odds, weights, strict=True)]
    length = length_of(reading.size, odds)
    removed = solve(odds, model.cut(strictness, length), model.stay)
    guarded = strictness != "gentle" and _takes_too_much(reading, removed)
    if guarded:
        removed = solve(odds, model.cut("gentle", length), model.stay)
    return Decision(tuple(odds), tuple(removed), guarded, columns, extra, details or {})


def length_of(sizes: Sequence[float], odds: Sequence[float]) -> float:
    """How much longer than usual the article is, in doublings, by what is expected to stay.

    >>> length_of([5000.0, 5000.0, 5000.0], [-9.0, -9.0, 9.0]) > 1.0
    True
    """
    kept = sum([size * (1.0 - sigmoid(value)) for size, value in zip(sizes, odds, strict=True)])
    return max(SHORTEST, min(LONGEST, log2(1.0 + kept))) - USUAL


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


def doubt(reading: Reading, decision: Decision) -> float:
    """How unsure a decision is: the variance of what is kept, per character kept."""
    chances = [sigmoid(odds) for odds in decision.chrome]
    unsure = sum([p * (1.0 - p) * s for p, s in zip(chances, reading.size, strict=True)])
    kept = sum([(1.0 - p) * s for p, s in zip(chances, reading.size, strict=True)])
    return unsure / (kept + 1.0)
