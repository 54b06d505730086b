"""Learn the weights of the decision: ``python -m benchmarks.train {text,html} --data DIR -o FILE``.

``python -m benchmarks.train labels --onto FILE --gold FILE... --corpus DIR --data DIR -o FILE``
learns the labels of a model anew and leaves the rest of it as it is.

Every score that it prints is from pages of domains that the weights were not learnt on.
docs/training.md describes the data format, docs/quality.md the scores.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks import calibrate, label_model, opinion, page_model, text_model
from benchmarks.named import class_names, named
from benchmarks.pages import hand_pages, html_pages
from benchmarks.samples import corpus_pages, samples
from benchmarks.taught import TAUGHT

FOLDS = 5


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind", choices=["text", "html", "labels"])
    parser.add_argument("--data", type=Path, help="folder with the JSONL files")
    parser.add_argument("--gold", type=Path, nargs="*", default=[], help="hand-labelled JSONL")
    parser.add_argument("--corpus", type=Path, help="folder of labelled documents")
    parser.add_argument("--teacher", type=Path, help="HTML model that labels pages without gold")
    parser.add_argument("--labels-from", type=Path, help="take the label weights of this model")
    parser.add_argument("--onto", type=Path, help="model whose labels are to be learnt anew")
    parser.add_argument("--held-out", type=Path, help="write held-out log-odds here")
    parser.add_argument("-o", "--output", type=Path, required=True)
    arguments = parser.parse_args()
    needed = "onto" if arguments.kind == "labels" else "data"
    if not getattr(arguments, needed):
        parser.error(f"--{needed} is needed")
    return arguments


def _settings(items: Sequence[Any], odds: Sequence[Any], path: Path | None) -> dict[str, Any]:
    """Calibration and cuts from held-out log-odds, which are written down and scored."""
    print(f"{len(items)} texts, {sum(len(item.y) for item in items)} blocks", flush=True)
    if path:
        by_page = {
            f"{i.page.id} {i.page.view}": np.round(o, 3).tolist()
            for i, o in zip(items, odds, strict=True)
        }
        path.write_text(json.dumps(by_page))
    judged = [(i, o) for i, o in zip(items, odds, strict=True) if i.page.suite != TAUGHT]
    scored, their_odds = [i for i, _ in judged], [o for _, o in judged]
    chosen = calibrate.settings(scored, their_odds)
    calibrate.show(scored, their_odds, chosen)
    return chosen


def _html(arguments: argparse.Namespace) -> dict[str, Any]:
    items = page_model.page_samples([page for page in html_pages(arguments.data) if page.train])
    odds = page_model.held_out(items, FOLDS)
    chosen = _settings(items, odds, arguments.held_out)
    asked = opinion.fit(items, odds, opinion.opinions(items), chosen["cuts"]["strict"])
    learnt = page_model.parts(page_model.fit(items))
    labels = json.loads(arguments.labels_from.read_text())["labels"]
    boxes = {kind: class_names()[kind] for kind in ("box", "line")}
    known = {"labels": labels, "boxes": boxes}
    return {**learnt, **chosen, **known, "slopes": {}, "opinion": asked}


def _text(arguments: argparse.Namespace) -> dict[str, Any]:
    items = text_model.load(arguments.data, arguments.gold, arguments.corpus, arguments.teacher)
    odds = text_model.held_out(items, FOLDS)
    chosen = _settings(items, odds, arguments.held_out)
    learnt = text_model.parts(text_model.fit(items, text_model.PLAN))
    labels = label_model.fit(items, _named_rows(arguments))
    slopes, unasked = calibrate.SLOPES, [1.0, 0.0, 0.0]
    known = {"labels": labels, "boxes": {}}
    return {**learnt, **chosen, **known, "slopes": slopes, "opinion": unasked}


def _labels(arguments: argparse.Namespace) -> dict[str, Any]:
    hand = [page for path in arguments.gold for page in hand_pages(path)]
    ours = corpus_pages(arguments.corpus) if arguments.corpus else []
    model = json.loads(arguments.onto.read_text())
    items = list(samples([*hand, *ours]))
    return {**model, "labels": label_model.fit(items, _named_rows(arguments))}


def _named_rows(arguments: argparse.Namespace) -> list[label_model.Row]:
    pages = named(arguments.data, arguments.teacher) if arguments.data else []
    return [row for page in pages for row in page.rows]


def main() -> int:
    """Learn, print held-out scores, write the model."""
    arguments = _arguments()
    learn = {"html": _html, "text": _text, "labels": _labels}[arguments.kind]
    text = json.dumps(
        {**learn(arguments), "stay": 0.0}, ensure_ascii=False, separators=(",", ":"), sort_keys=True
    )
    arguments.output.write_text(text + "\n", encoding="utf-8")
    print(arguments.output, len(text.encode()), "bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
