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

from benchmarks import boost, calibrate, label_model, opinion, page_model
from benchmarks.lexicon import lexicons
from benchmarks.pages import NEUTRAL, hand_pages, html_pages, text_pages
from benchmarks.rule_weights import rule_weights, rules_add
from benchmarks.samples import Sample, corpus_pages, samples
from newsclean.passes import measure_learnt, second_look
from newsclean.passes.vocabulary import content_words

FOLDS = 5
_INNER = 2
_ROUNDS = (400, 120)
_PAIRS = 80
# Lines labelled by hand say what is wanted; labels by alignment repeat what the golds left out.
_HAND_WEIGHT = 2.0


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
    columns = measure_learnt(item.reading, tables["words"])
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


def fit(items: Sequence[Sample]) -> Fit:
    """Lexicons, both looks, rules: each learns from honest outputs of the one before."""
    inner = [item.fold(_INNER, "inner ") for item in items]
    firsts: list[Any] = [None] * len(items)
    for part in range(_INNER):
        tables = lexicons(_pick(items, [k != part for k in inner]))
        for i, item in enumerate(items):
            if inner[i] == part:
                firsts[i] = learnt(item, tables)
    names, everything = firsts[0].names, _rows(items, firsts)
    pairs = boost.best_pairs(*everything, _PAIRS)
    seconds: list[Any] = [None] * len(items)
    for part in range(_INNER):
        others = [k != part for k in inner]
        rows = _rows(_pick(items, others), _pick(firsts, others))
        held = boost.fit(names, *rows, _ROUNDS[0], pairs)
        for i, item in enumerate(items):
            if inner[i] == part:
                odds = boost.predict(held, names, firsts[i].x)
                seconds[i] = second(item, firsts[i], odds)
    looks = [
        boost.fit(names, *everything, _ROUNDS[0], pairs),
        boost.fit(seconds[0].names, *_rows(items, seconds), _ROUNDS[1]),
    ]
    odds = [boost.predict(looks[1], m.names, m.x) for m in seconds]
    rules = rule_weights([i.reading.hits for i in items], [i.y for i in items], odds)
    return Fit(lexicons(items), looks, rules)


def predict(model: Fit, item: Sample) -> Any:
    """Log-odds of every block, as the library computes them."""
    first = learnt(item, model.lexicons)
    again = second(item, first, boost.predict(model.looks[0], first.names, first.x))
    odds = boost.predict(model.looks[1], again.names, again.x)
    return odds + rules_add(model.rules, item.reading.hits)


def balanced(items: Sequence[Sample]) -> list[Sample]:
    """Samples with weights by which small suites are heard beside large ones, and hands most."""
    counts = Counter(item.page.suite for item in items)
    mean = len(items) / len(counts)
    return [
        item._replace(
            weight=item.weight
            * float(np.sqrt(mean / counts[item.page.suite]))
            * (_HAND_WEIGHT if item.page.labels else 1.0)
        )
        for item in items
    ]


def load(data: Path, gold: Sequence[Path], corpus: Path | None) -> list[Sample]:
    """Samples of all pages that may be learnt from; hand labels replace aligned ones."""
    hand = [page for path in gold for page in hand_pages(path)]
    known = {(page.id, page.view.removeprefix("hand ")) for page in hand}
    pages = [p for p in text_pages(data) if p.train and (p.id, p.view) not in known]
    return list(samples([*hand, *(corpus_pages(corpus) if corpus else []), *pages]))


def held_out(items: Sequence[Sample]) -> list[Any]:
    """Log-odds of every sample from a model that has seen nothing of its domain."""
    odds: list[Any] = [None] * len(items)
    for part in range(FOLDS):
        model = fit([item for item in items if item.fold(FOLDS) != part])
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
    parser.add_argument("--labels-from", type=Path, help="take the label weights of this model")
    parser.add_argument("--held-out", type=Path, help="write (or read) held-out log-odds here")
    parser.add_argument("-o", "--output", type=Path, required=True)
    return parser.parse_args()


def main() -> int:
    """Learn, print held-out scores, write the model."""
    arguments = _arguments()
    html = arguments.kind == "html"
    if html:
        pages = page_model.page_samples([p for p in html_pages(arguments.data) if p.train])
        odds = page_model.held_out(pages, FOLDS)
    else:
        items = balanced(load(arguments.data, arguments.gold, arguments.corpus))
        odds = held_out(items)
    items = pages if html else items
    print(f"{len(items)} texts, {sum(len(item.y) for item in items)} blocks", flush=True)
    if arguments.held_out:
        by_page = {
            f"{i.page.id} {i.page.view}": np.round(o, 3).tolist()
            for i, o in zip(items, odds, strict=True)
        }
        arguments.held_out.write_text(json.dumps(by_page))
    chosen = calibrate.settings(items, odds)
    calibrate.show(items, odds, chosen)
    asked = [1.0, 0.0, 0.0]
    if html:
        asked = opinion.fit(pages, odds, opinion.opinions(pages), chosen["cuts"]["strict"])
        learnt_parts = page_model.parts(page_model.fit(pages))
    else:
        final = fit(items)
        learnt_parts = {
            **final.lexicons,
            "names": {},
            "looks": final.looks,
            "rules": final.rules,
            "glance": 0.0,
        }
    if arguments.labels_from:
        labels = json.loads(arguments.labels_from.read_text())["labels"]
    else:
        labels = label_model.fit(items)
    model = {
        **learnt_parts,
        "stay": 0.0,
        **chosen,
        "labels": labels,
        "opinion": asked,
    }
    text = json.dumps(model, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    arguments.output.write_text(text + "\n", encoding="utf-8")
    print(arguments.output, len(text.encode()), "bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
