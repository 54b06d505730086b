"""Learn the decision about texts: words, both looks, rules."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from benchmarks import boost
from benchmarks.lexicon import DOMAINS, learn, sides, text_words
from benchmarks.mixed import mixed_pages
from benchmarks.pages import NEUTRAL, hand_pages, suite_weights, text_pages
from benchmarks.rule_weights import rule_weights, rules_add, structure_weights
from benchmarks.samples import Sample, corpus_pages, samples
from benchmarks.taught import TAUGHT, taught_pages
from newsclean.passes import measure_learnt, second_look, structure

_INNER = 2
# Lines labelled by hand say what is wanted; labels by alignment repeat what the golds left out.
_HAND_WEIGHT = 2.0
# Pages labelled by a teacher steady the model; the golds lead it.
_TAUGHT_WEIGHT = 0.5
# Suites whose golds leave out tables, code and whole paragraphs, and hold some chrome. Where the
# first look is so sure of the contrary, the second does not learn from them.
_INCOMPLETE = ("wcxb",)
_DOUBTED = (-2.0, 4.0)


class Plan(NamedTuple):
    """How much is fitted: by look, first and second.

    Attributes:
        rounds, pairs: trees, and pairs of measures that these may look at together.
        rate: how far each tree goes.
        thin: whether most of the easy blocks are left out.
        share: one row in so many finds the pairs.
        doubt: whether the second look leaves out doubtful labels of incomplete golds.
    """

    rounds: tuple[int, int]
    pairs: tuple[int, int]
    rate: float
    thin: bool
    share: int
    doubt: bool


PLAN = Plan((200, 100), (48, 20), 0.15, thin=True, share=3, doubt=True)


class Fit(NamedTuple):
    """What is learnt from some samples, in the form that the model file holds."""

    words: dict[str, float]
    looks: list[dict[str, Any]]
    rules: dict[str, float]


class Matrix(NamedTuple):
    """Measures of one sample."""

    names: tuple[str, ...]
    x: Any


def learnt(item: Sample, words: dict[str, float]) -> Matrix:
    """The sample's measures with those added that need the words' log-odds."""
    columns = measure_learnt(item.reading, words)
    names = tuple(sorted(columns))
    return Matrix(
        (*item.names, *names), np.hstack([item.x, np.array([columns[n] for n in names]).T])
    )


def second(item: Sample, first: Matrix, odds: Any) -> Matrix:
    """The second look's measures, from the first look's log-odds."""
    chrome = (1.0 / (1.0 + np.exp(-np.clip(odds, -30, 30)))).tolist()
    columns = second_look.measure(item.reading, chrome)
    names = tuple(sorted(columns))
    again = first.x[:, [first.names.index(name) for name in second_look.AGAIN]]
    return Matrix(
        (*second_look.AGAIN, *names), np.hstack([again, np.array([columns[n] for n in names]).T])
    )


def _rows(items: Sequence[Sample], matrices: Sequence[Matrix]) -> tuple[Any, Any, Any]:
    """Measures, labels and weights of all decided blocks."""
    known = [item.y != NEUTRAL for item in items]

    def rows(values: Sequence[Any]) -> Any:
        return np.concatenate([value[k] for value, k in zip(values, known, strict=True)])

    return (
        rows([matrix.x for matrix in matrices]),
        rows([item.y for item in items]).astype(float),
        rows([item.weight for item in items]),
    )


def _pick(values: Sequence[Any], chosen: Sequence[bool]) -> list[Any]:
    return [value for value, take in zip(values, chosen, strict=True) if take]


def _odds(tables: dict[str, Any], matrices: Sequence[Matrix]) -> list[Any]:
    """Log-odds of many samples at once."""
    ends = np.cumsum([len(matrix.x) for matrix in matrices])[:-1]
    stacked = np.concatenate([matrix.x for matrix in matrices])
    return np.split(boost.predict(tables, matrices[0].names, stacked), ends)


def _thinned(items: Sequence[Sample], firsts: Sequence[Matrix]) -> list[Sample]:
    """Samples of which most of the easy blocks are undecided, so that fits are cheap.

    Pages labelled by hand keep all of theirs.
    """
    left_out, weight = boost.easy(*_rows(items, firsts))
    out: list[Sample] = []
    at = 0
    for item in items:
        known = np.flatnonzero(item.y != NEUTRAL)
        end = at + len(known)
        y, own = item.y.copy(), item.weight.copy()
        own[known] = weight[at:end]
        y[known[left_out[at:end]]] = NEUTRAL
        out.append(item if item.page.labels else item._replace(y=y, weight=own))
        at = end
    return out


def _trusted(item: Sample, odds: Any) -> Sample:
    """The sample without labels of incomplete golds that the first look contradicts."""
    if item.page.suite not in _INCOMPLETE:
        return item
    low, high = _DOUBTED
    doubted = ((item.y == 1) & (odds < low)) | ((item.y == 0) & (odds > high))
    return item._replace(y=np.where(doubted, NEUTRAL, item.y))


def fit(items: Sequence[Sample], plan: Plan) -> Fit:
    """Lexicons, both looks, rules: each learns from honest outputs of the one before."""
    inner = [item.fold(_INNER, "inner ") for item in items]
    firsts: list[Any] = [None] * len(items)
    tallies = [(item.page.domain, sides(text_words(item), item.y)) for item in items]
    for part in range(_INNER):
        words = learn(_pick(tallies, [k != part for k in inner]), DOMAINS["words"])
        for i, item in enumerate(items):
            if inner[i] == part:
                firsts[i] = learnt(item, words)
    names = firsts[0].names
    thin = _thinned(items, firsts) if plan.thin else list(items)
    everything = _rows(thin, firsts)
    pairs = boost.best_pairs(*everything, plan.pairs[0], plan.rate, plan.share)
    seconds: list[Any] = [None] * len(items)
    for part in range(_INNER):
        others = [k != part for k in inner]
        rows = _rows(_pick(thin, others), _pick(firsts, others))
        held = boost.fit(names, *rows, plan.rounds[0], plan.rate, pairs)
        mine = [i for i, k in enumerate(inner) if k == part]
        for i, odds in zip(mine, _odds(held, [firsts[i] for i in mine]), strict=True):
            seconds[i] = second(items[i], firsts[i], odds)
            thin[i] = _trusted(thin[i], odds) if plan.doubt else thin[i]
    again = _rows(thin, seconds)
    late = boost.best_pairs(*again, plan.pairs[1], plan.rate, plan.share)
    looks = [
        boost.fit(names, *everything, plan.rounds[0], plan.rate, pairs),
        boost.fit(seconds[0].names, *again, plan.rounds[1], plan.rate, late),
    ]
    rules = rule_weights(
        [item.reading.hits for item in items], [item.y for item in items], _odds(looks[1], seconds)
    )
    return Fit(learn(tallies, DOMAINS["words"]), looks, rules)


def predict(model: Fit, item: Sample) -> Any:
    """Log-odds of every block, as the library computes them."""
    first = learnt(item, model.words)
    again = second(item, first, boost.predict(model.looks[0], first.names, first.x))
    odds = boost.predict(model.looks[1], again.names, again.x)
    odds = odds + rules_add(model.rules, item.reading.hits)
    for name, marks in structure.measure(item.reading, odds.tolist()).items():
        odds = odds + structure_weights()[name] * np.array(marks)
    return odds


def balanced(items: Sequence[Sample]) -> list[Sample]:
    """Samples with weights by which small suites are heard beside large ones, and hands most."""
    heard = suite_weights([item.page for item in items])
    return [
        item._replace(
            weight=item.weight
            * heard[item.page.suite]
            * (_HAND_WEIGHT if item.page.labels else 1.0)
            * (_TAUGHT_WEIGHT if item.page.suite == TAUGHT else 1.0)
        )
        for item in items
    ]


def load(
    data: Path, gold: Sequence[Path], corpus: Path | None, teacher: Path | None
) -> list[Sample]:
    """Samples of all texts that may be learnt from; hand labels replace aligned ones."""
    hand = [page for path in gold for page in hand_pages(path)]
    known = {(page.id, page.view.removeprefix("hand ")) for page in hand}
    pages = [p for p in text_pages(data) if p.train and (p.id, p.view) not in known]
    ours = [*corpus_pages(corpus), *mixed_pages(corpus)] if corpus else []
    taught = taught_pages(data, teacher) if teacher else []
    return balanced(list(samples([*hand, *ours, *pages, *taught])))


def held_out(items: Sequence[Sample], folds: int) -> list[Any]:
    """Log-odds of every sample from a model that has seen nothing of its domain."""
    odds: list[Any] = [None] * len(items)
    for part in range(folds):
        model = fit([item for item in items if item.fold(folds) != part], PLAN)
        for i, item in enumerate(items):
            if item.fold(folds) == part:
                odds[i] = predict(model, item)
        print(f"fold {part + 1} of {folds} done", file=sys.stderr, flush=True)
    return odds


def parts(fitted: Fit) -> dict[str, Any]:
    """The parts of a model file that are learnt here."""
    return {
        "words": fitted.words,
        "names": {},
        "looks": fitted.looks,
        "glance": 0.0,
        "rules": fitted.rules,
    }
