"""What each rule of place gives: the decision with it beside the decision without it.

python -m benchmarks.arrangements text|html --data DIR --held-out FILE...

From log-odds that the training wrote, held out by domain, each rule's weight is taken away again
where the rule is seen. Shown are the pages and blocks that have it, how many of these blocks a gold
holds, and what the rule adds to the word F1 of all pages with a gold, by suite, at each strictness.
"""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks import calibrate, page_model
from benchmarks.pages import html_pages, text_pages
from benchmarks.samples import samples
from benchmarks.tables import table
from newsclean.model.model import Model, load_model
from newsclean.passes import structure
from newsclean.passes.headline import told
from newsclean.reader import Reader


@cache
def _reader() -> Reader:
    return Reader()


def marks(item: Any, odds: Sequence[float], model: Model, kind: str) -> Mapping[str, Any]:
    """Where the rules are seen, by name."""
    if kind == "text":
        found = structure.measure(item.reading, odds)
    else:
        reading = _reader().read_document(item.document, False)
        every = range(len(odds))
        boxes = model.boxes.get("box", {})
        found = structure.measure_page(reading, reading, every, odds, told(reading), boxes)
    return {name: np.array(seen) for name, seen in found.items()}


def rows(items: Sequence[Any], odds: Sequence[Any], model: Model, kind: str) -> list[list[Any]]:
    """One row for each rule."""
    suites = {
        key: part
        for key, part in calibrate.groups(items).items()
        if items[part[0]].page.gold and not key.endswith("other kinds")
    }
    cuts = {name: model.cut(name, 0.0) for name in ("gentle", "balanced", "strict")}
    by_length = {name: calibrate.shifted(items, odds, name) for name in cuts}
    seen = [marks(item, o.tolist(), model, kind) for item, o in zip(items, odds, strict=True)]
    out: list[list[Any]] = []
    for rule in seen[0]:
        weight = model.structure[rule]
        having = [i for i, of in enumerate(seen) if of[rule].any()]
        blocks = sum([int(seen[i][rule].sum()) for i in having])
        article = sum([int((items[i].y[seen[i][rule] > 0] == 0).sum()) for i in having])
        row: list[Any] = [rule, len(having), blocks, article]
        for part in suites.values():
            gains = dict.fromkeys(cuts, 0.0)
            for i in set(part) & set(having):
                for name, cut in cuts.items():
                    own = by_length[name][i]
                    gains[name] += calibrate.f1(items[i], own, cut)
                    gains[name] -= calibrate.f1(items[i], own - weight * seen[i][rule], cut)
            row.append(" / ".join([f"{1000 * gain / len(part):+.1f}" for gain in gains.values()]))
        out.append(row)
    header = ["", "pages", "blocks", "article", *suites]
    return [header, *out]


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("kind", choices=["text", "html"])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--held-out", type=Path, nargs="+", required=True)
    arguments = parser.parse_args()
    held: dict[str, list[float]] = {}
    for path in arguments.held_out:
        held |= json.loads(path.read_text())
    if arguments.kind == "text":
        read: list[Any] = list(samples(list(text_pages(arguments.data))))
    else:
        read = list(page_model.page_samples(list(html_pages(arguments.data))))
    items = [item for item in read if f"{item.page.id} {item.page.view}" in held]
    odds = [np.array(held[f"{i.page.id} {i.page.view}"]) for i in items]
    header, *body = rows(items, odds, load_model(arguments.kind), arguments.kind)
    print(f"### Rules of place, {arguments.kind}: {len(items)} pages held out by domain\n")
    print("Word F1 times 1,000, with less without, at gentle / balanced / strict.\n")
    print(table(header, body))
    return 0


if __name__ == "__main__":
    sys.exit(main())
