"""Learn the decision about HTML pages: the glance over all blocks, the look at what it leaves."""

import sys
import zlib
from collections.abc import Sequence
from functools import cache
from multiprocessing import Pool
from typing import Any, NamedTuple

import numpy as np

from benchmarks import align, boost
from benchmarks.lexicon import DOMAINS, learn, sides
from benchmarks.named import class_names
from benchmarks.pages import NEUTRAL, Page, suite_weights
from benchmarks.rule_weights import rule_weights, rules_add, structure_weights
from newsclean.decide_page import worth_a_look
from newsclean.document import Document
from newsclean.passes import dom, headline, looked, structure
from newsclean.passes.columns import Columns
from newsclean.passes.reading import Reading, unread, words_of
from newsclean.reader import Reader
from newsclean.rules.fold import fold
from newsclean.segment.html import segment_html

_INNER = 4
# The glance is cheap: it sees every block of every menu.
_GLANCE_ROUNDS, _GLANCE_RATE, _GLANCE_PAIRS = 200, 0.1, 12
# Few tables, since each costs time; more trees add to the same ones (docs/quality.md).
_ROUNDS, _RATE, _PAIRS = 240, 0.2, 60
# Above these log-odds of the glance a block is chrome without a closer look.
LIMIT = 3.0
# Pages that are no articles, and snippets instead of a gold, steady the model, no more.
_SIDE_WEIGHT = 0.5


class PageSample(NamedTuple):
    """One page: its blocks, their answers, and how much each counts.

    Attributes:
        page, document: the page and what its HTML holds.
        reading: sizes and words of all blocks, without rules; for scores.
        y: 1 chrome, 0 content, NEUTRAL undecided; one a block.
        weight: how much each block counts in training.
    """

    page: Page
    document: Document
    reading: Reading
    y: Any
    weight: Any

    def fold(self, folds: int, salt: str = "") -> int:
        """Which fold the page's domain falls into."""
        return zlib.crc32((salt + self.page.domain).encode()) % folds


class PageFit(NamedTuple):
    """What is learnt from pages, in the form that the model file holds."""

    names: dict[str, float]
    looks: list[dict[str, Any]]
    rules: dict[str, float]


class Looked(NamedTuple):
    """A page after the glance: its log-odds, and the measures of what gets a closer look."""

    glance: Any
    blocks: list[int]
    reading: Reading
    names: tuple[str, ...]
    x: Any


def page_sample(page: Page) -> PageSample | None:
    """Segment a page and find the answers; None where there is nothing to see."""
    document = segment_html(page.text)
    blocks = document.blocks
    if not blocks:
        return None
    reading = unread(document)
    folded = [fold(block.text) for block in blocks]
    words = tuple([words_of(text, False) for text in folded])
    reading = reading._replace(folded=tuple(folded), words=words)
    weight = np.sqrt(np.array(reading.size) + 5.0)
    weight *= np.sqrt(len(blocks)) / weight.sum()
    if page.gold:
        y = align.by_gold(blocks, page.gold)
        align.add_titles(page.title, folded, y, weight)
    else:
        y = align.by_snippets(blocks, page.wanted, page.unwanted)
        weight *= _SIDE_WEIGHT
    if page.kind != "article":
        weight *= _SIDE_WEIGHT
    return PageSample(page, document, reading, np.array(y), weight)


def page_samples(pages: Sequence[Page], processes: int = 2) -> list[PageSample]:
    """All pages with something on them, in order; small suites are heard beside large ones."""
    with Pool(processes) as pool:
        items = [item for item in pool.imap(page_sample, pages, chunksize=8) if item]
    heard = suite_weights([item.page for item in items])
    return [item._replace(weight=item.weight * heard[item.page.suite]) for item in items]


def _matrix(columns: Columns) -> Any:
    return np.array(list(columns.values()), dtype=np.float32).T


@cache
def _reader() -> Reader:
    return Reader()


def _look(job: tuple[Document, dict[str, float], dict[str, Any]]) -> Looked:
    """Glance at a page, read what is left."""
    document, names, tables = job
    page = dom.outline(unread(document), names)
    seen = dom.glance(page)
    odds = boost.predict(tables, tuple(seen), _matrix(seen)).tolist()
    blocks = worth_a_look(seen, odds, LIMIT)
    reading = _reader().read_document(
        document._replace(blocks=tuple([document.blocks[i] for i in blocks])), worded=False
    )
    columns = looked.measure(reading, page, odds, blocks)
    return Looked(np.array(odds), blocks, reading, tuple(columns), _matrix(columns))


def names_of(items: Sequence[PageSample]) -> dict[str, float]:
    """Log-odds of class and id names."""
    pages = [
        (
            item.page.domain,
            sides(
                [(*e.words, *e.outer) if (e := b.element) else () for b in item.document.blocks],
                item.y,
            ),
        )
        for item in items
    ]
    return learn(pages, DOMAINS["names"])


def _glance(items: Sequence[PageSample]) -> tuple[dict[str, float], dict[str, Any]]:
    """Odds of class names, and the glance's tables, from the same pages."""
    names = names_of(items)
    known = [item.y != NEUTRAL for item in items]
    seen = [dom.glance(dom.outline(item.reading, names)) for item in items]
    x = np.concatenate([_matrix(columns)[k] for columns, k in zip(seen, known, strict=True)])
    y = np.concatenate([item.y[k] for item, k in zip(items, known, strict=True)])
    weight = np.concatenate([item.weight[k] for item, k in zip(items, known, strict=True)])
    pairs = boost.best_pairs(x, y, weight, _GLANCE_PAIRS, _GLANCE_RATE)
    return names, boost.fit(tuple(seen[0]), x, y, weight, _GLANCE_ROUNDS, _GLANCE_RATE, pairs)


def fit(items: Sequence[PageSample], processes: int = 2) -> PageFit:
    """Learn names and glance, then the look from what glances at unseen sites leave of pages."""
    inner = [item.fold(_INNER, "inner ") for item in items]
    looks: list[Any] = [None] * len(items)
    for part in range(_INNER):
        names, tables = _glance([item for item, k in zip(items, inner, strict=True) if k != part])
        chosen = [i for i, k in enumerate(inner) if k == part]
        jobs = [(items[i].document, names, tables) for i in chosen]
        with Pool(processes) as pool:
            for i, result in zip(chosen, pool.imap(_look, jobs, chunksize=16), strict=True):
                looks[i] = result
    ys = [item.y[look.blocks] for item, look in zip(items, looks, strict=True)]
    known = [y != NEUTRAL for y in ys]
    x = np.concatenate([look.x[k] for look, k in zip(looks, known, strict=True)])
    y = np.concatenate([y[k] for y, k in zip(ys, known, strict=True)])
    weights = [_weights(item, look.blocks) for item, look in zip(items, looks, strict=True)]
    weight = np.concatenate([w[k] for w, k in zip(weights, known, strict=True)])
    order = looks[0].names
    pairs = boost.best_pairs(x, y, weight, _PAIRS, _RATE)
    look_tables = boost.fit(order, x, y, weight, _ROUNDS, _RATE, pairs)
    odds = [boost.predict(look_tables, order, look.x) for look in looks]
    rules = rule_weights([look.reading.hits for look in looks], ys, odds)
    names, glance = _glance(items)
    return PageFit(names, [glance, look_tables], rules)


def _weights(item: PageSample, blocks: list[int]) -> Any:
    """Weights of the blocks that are looked at, brought to what a page of so many blocks weighs."""
    weight = item.weight[blocks]
    share = np.sqrt(len(blocks) / len(item.y)) * item.weight.sum() / max(weight.sum(), 1e-9)
    return weight * share


def parts(fitted: PageFit) -> dict[str, Any]:
    """The parts of a model file that are learnt here."""
    return {
        "words": {},
        "names": fitted.names,
        "looks": fitted.looks,
        "glance": LIMIT,
        "rules": fitted.rules,
    }


def predict(model: PageFit, items: Sequence[PageSample], processes: int = 2) -> list[Any]:
    """Log-odds of every block of every page, as the library computes them."""
    jobs = [(item.document, model.names, model.looks[0]) for item in items]
    found: list[Any] = []
    with Pool(processes) as pool:
        for item, look in zip(items, pool.imap(_look, jobs, chunksize=16), strict=True):
            odds = look.glance.copy()
            second = boost.predict(model.looks[1], look.names, look.x)
            second = second + rules_add(model.rules, look.reading.hits)
            odds[look.blocks] = second
            whole = unread(item.document)
            marks = structure.measure_page(
                whole,
                look.reading,
                look.blocks,
                second.tolist(),
                headline.told(look.reading),
                class_names()["box"],
            )
            for name, seen in marks.items():
                odds += structure_weights()[name] * np.array(seen)
            found.append(odds)
    return found


def held_out(items: Sequence[PageSample], folds: int) -> list[Any]:
    """Log-odds of every page from a model that has seen nothing of its domain."""
    odds: list[Any] = [None] * len(items)
    for part in range(folds):
        model = fit([item for item in items if item.fold(folds) != part])
        chosen = [i for i, item in enumerate(items) if item.fold(folds) == part]
        for i, values in zip(chosen, predict(model, [items[i] for i in chosen]), strict=True):
            odds[i] = values
        print(f"fold {part + 1} of {folds} done", file=sys.stderr, flush=True)
    return odds
