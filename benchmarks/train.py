"""Learn the weights of the decision: ``python -m benchmarks.train {text,html} --data DIR -o FILE``.

Every score that it prints is from pages of domains that the weights were not learnt on.
docs/training.md describes the data format, docs/quality.md the scores.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from benchmarks import boost, calibrate, label_model
from benchmarks.lexicon import lexicons, tally
from benchmarks.pages import NEUTRAL, hand_pages, html_pages, text_pages
from benchmarks.samples import Sample, corpus_pages, samples
from benchmarks.taught import TAUGHT, taught_pages
from newsclean.model.model import load_structure
from newsclean.passes import measure_learnt, second_look, structure
from newsclean.passes.vocabulary import content_words

FOLDS = 5
_INNER = 2
# Lines labelled by hand say what is wanted; labels by alignment repeat what the golds left out.
_HAND_WEIGHT = 2.0
# Pages labelled by a teacher steady the model; the golds lead it.
_TAUGHT_WEIGHT = 0.5
# Suites whose golds leave out tables, code and whole paragraphs, and hold some chrome. Where the
# first look is so sure of the contrary, the second does not learn from them.
_INCOMPLETE = ("wcxb",)
_DOUBTED = (-2.0, 4.0)
# A rule's own weight moves from that of its kind as if this many blocks spoke for the kind.
_SHRINKAGE = 8.0
_RULE_LIMIT = 2.0


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


PLANS = {
    "text": Plan((200, 100), (48, 20), 0.15, thin=True, share=3, doubt=True),
    "html": Plan((400, 120), (80, 0), 0.1, thin=False, share=1, doubt=False),
}


class Fit(NamedTuple):
    """What is learnt from some samples, in the form that the model file holds."""

    lexicons: dict[str, dict[str, float]]
    looks: list[dict[str, Any]]
    rules: dict[str, float]


class Matrix(NamedTuple):
    """Measures of one sample."""

    names: tuple[str, ...]
    x: Any


def learnt(item: Sample, tables: dict[str, dict[str, float]]) -> Matrix:
    """The sample's measures with those added that need the lexicons."""
    columns = measure_learnt(item.reading, tables["words"], tables["names"])
    names = tuple(sorted(columns))
    return Matrix(
        (*item.names, *names), np.hstack([item.x, np.array([columns[n] for n in names]).T])
    )


def second(item: Sample, first: Matrix, odds: Any) -> Matrix:
    """The second look's measures, from the first look's log-odds."""
    chrome = (1.0 / (1.0 + np.exp(-np.clip(odds, -30, 30)))).tolist()
    columns = second_look.measure(item.reading, content_words(item.reading), chrome)
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
    """Samples of which most of the easy blocks are undecided, so that fits are cheap."""
    left_out, weight = boost.easy(*_rows(items, firsts))
    out: list[Sample] = []
    at = 0
    for item in items:
        known = np.flatnonzero(item.y != NEUTRAL)
        end = at + len(known)
        y, own = item.y.copy(), item.weight.copy()
        own[known] = weight[at:end]
        y[known[left_out[at:end]]] = NEUTRAL
        out.append(item._replace(y=y, weight=own))
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
    tallies = [tally(item) for item in items]
    for part in range(_INNER):
        tables = lexicons(_pick(tallies, [k != part for k in inner]))
        for i, item in enumerate(items):
            if inner[i] == part:
                firsts[i] = learnt(item, tables)
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
    return Fit(lexicons(tallies), looks, rule_weights(items, _odds(looks[1], seconds)))


def rule_weights(items: Sequence[Sample], odds: Sequence[Any]) -> dict[str, float]:
    """How far each rule's own record moves it from its kind: one shrunken Newton step."""
    slope: dict[str, float] = {}
    curve: dict[str, float] = {}
    for item, values in zip(items, odds, strict=True):
        chances = 1.0 / (1.0 + np.exp(-values))
        for hits, y, p in zip(item.reading.hits, item.y, chances, strict=True):
            if y != NEUTRAL:
                for rule in {hit.rule for hit in hits if hit.place != "span"}:
                    slope[rule] = slope.get(rule, 0.0) + float(y - p)
                    curve[rule] = curve.get(rule, 0.0) + float(p * (1 - p))
    moved = {rule: slope[rule] / (curve[rule] + _SHRINKAGE) for rule in sorted(slope)}
    return {
        rule: round(max(-_RULE_LIMIT, min(_RULE_LIMIT, value)), 2)
        for rule, value in moved.items()
        if abs(value) >= 0.1
    }


def predict(model: Fit, item: Sample) -> Any:
    """Log-odds of every block, as the library computes them."""
    first = learnt(item, model.lexicons)
    again = second(item, first, boost.predict(model.looks[0], first.names, first.x))
    odds = boost.predict(model.looks[1], again.names, again.x)
    own = [
        sum([model.rules.get(hit.rule, 0.0) for hit in hits if hit.place != "span"])
        for hits in item.reading.hits
    ]
    columns = structure.measure(item.reading)
    for name, weight in load_structure().items():
        odds = odds + weight * np.array(columns[name])
    return odds + np.array(own)


def balanced(items: Sequence[Sample]) -> list[Sample]:
    """Samples with weights by which small suites are heard beside large ones, and hands most."""
    counts = Counter(item.page.suite for item in items)
    mean = len(items) / len(counts)
    return [
        item._replace(
            weight=item.weight
            * float(np.sqrt(mean / counts[item.page.suite]))
            * (_HAND_WEIGHT if item.page.labels else 1.0)
            * (_TAUGHT_WEIGHT if item.page.suite == TAUGHT else 1.0)
        )
        for item in items
    ]


def load(
    kind: str, data: Path, gold: Sequence[Path], corpus: Path | None, teacher: Path | None
) -> list[Sample]:
    """Samples of all pages that may be learnt from; hand labels replace aligned ones."""
    if kind == "html":
        return list(samples([page for page in html_pages(data) if page.train]))
    hand = [page for path in gold for page in hand_pages(path)]
    known = {(page.id, page.view.removeprefix("hand ")) for page in hand}
    pages = [p for p in text_pages(data) if p.train and (p.id, p.view) not in known]
    ours = corpus_pages(corpus) if corpus else []
    taught = taught_pages(data, teacher) if teacher else []
    return list(samples([*hand, *ours, *pages, *taught]))


def held_out(items: Sequence[Sample], plan: Plan) -> list[Any]:
    """Log-odds of every sample from a model that has seen nothing of its domain."""
    odds: list[Any] = [None] * len(items)
    for part in range(FOLDS):
        model = fit([item for item in items if item.fold(FOLDS) != part], plan)
        for i, item in enumerate(items):
            if item.fold(FOLDS) == part:
                odds[i] = predict(model, item)
        print(f"fold {part + 1} of {FOLDS} done", file=sys.stderr, flush=True)
    return odds


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind", choices=["text", "html"])
    parser.add_argument("--data", type=Path, required=True, help="folder with the JSONL files")
    parser.add_argument("--gold", type=Path, nargs="*", default=[], help="hand-labelled JSONL")
    parser.add_argument("--corpus", type=Path, help="folder of labelled documents")
    parser.add_argument("--teacher", type=Path, help="HTML model that labels pages without gold")
    parser.add_argument("--labels-from", type=Path, help="take the label weights of this model")
    parser.add_argument("--held-out", type=Path, help="write (or read) held-out log-odds here")
    parser.add_argument("-o", "--output", type=Path, required=True)
    return parser.parse_args()


def main() -> int:
    """Learn, print held-out scores, write the model."""
    arguments = _arguments()
    items = load(
        arguments.kind, arguments.data, arguments.gold, arguments.corpus, arguments.teacher
    )
    if arguments.kind == "text":
        # On HTML the balance costs WCXB more (.010 word F1) than it gives Fundus (.004).
        items = balanced(items)
    print(f"{len(items)} texts, {sum(len(item.y) for item in items)} blocks", flush=True)
    plan = PLANS[arguments.kind]
    odds = held_out(items, plan)
    if arguments.held_out:
        by_page = {
            f"{i.page.id} {i.page.view}": np.round(o, 3).tolist()
            for i, o in zip(items, odds, strict=True)
        }
        arguments.held_out.write_text(json.dumps(by_page))
    judged = [item.page.suite != TAUGHT for item in items]
    chosen = calibrate.settings(_pick(items, judged), _pick(odds, judged))
    calibrate.show(_pick(items, judged), _pick(odds, judged), chosen)
    final = fit(items, plan)
    if arguments.labels_from:
        labels = json.loads(arguments.labels_from.read_text())["labels"]
    else:
        labels = label_model.fit(items)
    model = {
        **final.lexicons,
        "looks": final.looks,
        "rules": final.rules,
        "stay": 0.0,
        **chosen,
        "slopes": calibrate.SLOPES if arguments.kind == "text" else {},
        "labels": labels,
        "opinion": [1.0, 0.0, 0.0],
    }
    text = json.dumps(model, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    arguments.output.write_text(text + "\n", encoding="utf-8")
    print(arguments.output, len(text.encode()), "bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
