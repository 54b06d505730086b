"""The decision: evidence of all passes added up, twice, then solved as a sequence."""

from math import log2

from newsclean.model.model import Model, sigmoid
from newsclean.model.tables import Tables, score
from newsclean.passes import measure, measure_learnt, second_look, structure
from newsclean.passes.columns import Columns
from newsclean.passes.reading import Reading
from newsclean.typed import Any, Mapping, NamedTuple, Sequence

# Where less than this share of a page's prose would stay, only strong evidence counts: a text
# is seldom one part article to six parts teasers that read like prose.
GUARD_SHARE = 0.15
# Lengths of articles as log2 of characters: a page of news holds some 4,000; notices are cut as
# if they had 500, books as if they had 32,000.
USUAL, SHORTEST, LONGEST = 12.0, 9.0, 15.0

_NOTHING: Mapping[str, Any] = {}


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
        extra: log-odds that no tables give, by name: from outside the document, and on pages of
            arrangements (``passes/structure.py``).
        details: what they rest on, in words, by the same names.
    """

    chrome: tuple[float, ...]
    removed: tuple[bool, ...]
    guarded: bool
    weighed: tuple[Weighed, ...] = ()
    extra: Mapping[str, Sequence[float]] = _NOTHING
    details: Mapping[str, Sequence[str]] = _NOTHING

    @property
    def columns(self) -> Columns:
        """The measures that were weighed first."""
        return self.weighed[0].columns if self.weighed else {}


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
    columns |= second_look.measure(reading, chances)
    odds = with_rules(score(model.looks[1], columns), reading, model)
    arranged = structure.measure(reading, odds)
    columns |= arranged
    for name, marks in arranged.items():
        weight = model.structure[name]
        odds = [value + weight * mark for value, mark in zip(odds, marks, strict=True)]
    odds = with_extra(odds, extra)
    removed, guarded = cut(odds, reading, model, strictness)
    weighed = tuple([Weighed(tables, columns) for tables in model.looks])
    return Decision(tuple(odds), tuple(removed), guarded, weighed, extra, details or {})


def with_rules(odds: Sequence[float], reading: Reading, model: Model) -> list[float]:
    """Log-odds with what each rule's own record adds to the weight of its kind."""
    own = model.rules
    return [
        value + sum([own.get(hit.rule, 0.0) for hit in hits if hit.place != "span"])
        for value, hits in zip(odds, reading.hits, strict=True)
    ]


def with_extra(odds: list[float], extra: Mapping[str, Sequence[float]]) -> list[float]:
    """Log-odds with what comes from outside the document."""
    for weights in extra.values():
        odds = [value + weight for value, weight in zip(odds, weights, strict=True)]
    return odds


def cut(
    odds: Sequence[float], reading: Reading, model: Model, strictness: str
) -> tuple[list[bool], bool]:
    """Which blocks go, and whether the guard had to hold the cut back."""
    unusual = unusual_by(reading.size, odds) if model.slopes else 0.0
    removed = solve(odds, model.cut(strictness, unusual), model.stay)
    if strictness == "gentle" or not _takes_too_much(reading.prose, removed):
        return removed, False
    return solve(odds, model.cut("gentle", unusual), model.stay), True


def unusual_by(sizes: Sequence[float], odds: Sequence[float]) -> float:
    """How far an article's length is from the usual one, in doublings, by what should stay.

    Both ends are cut with more care: of a notice each line is a large part, and a book puts
    more lines at risk than a page of news has.

    >>> unusual_by([5000.0, 5000.0, 5000.0], [-9.0, -9.0, 9.0]) > 1.0
    True
    """
    kept = sum([size * (1.0 - sigmoid(value)) for size, value in zip(sizes, odds, strict=True)])
    return abs(max(SHORTEST, min(LONGEST, log2(1.0 + kept))) - USUAL)


def solve(odds: Sequence[float], cut: float, stay: float) -> list[bool]:
    """The likeliest sequence of keep and remove (Viterbi over two states).

    A block's evidence for removal is what its log-odds exceed ``cut`` by; ``stay`` is added for
    every block that fares as the one before.

    >>> solve([2.0, -0.1, 2.0], 0.0, 0.0), solve([2.0, -0.1, 2.0], 0.0, 0.5)
    ([True, False, True], [True, True, True])
    """
    if not stay:
        return [value > cut for value in odds]
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
