"""Texts read and measured: what the training sees of them."""

import zlib
from collections.abc import Iterator, Sequence
from functools import cache
from multiprocessing import Pool
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from benchmarks.align import add_titles
from benchmarks.pages import NEUTRAL, Page, per_block
from newsclean.passes import measure
from newsclean.passes.reading import Reading
from newsclean.reader import Reader

# Pages that are no articles steady the model, no more.
_SIDE_WEIGHT = 0.5


class Sample(NamedTuple):
    """One page, read and measured.

    Attributes:
        page, reading: the page and what the passes read of it.
        names, x: measures and their matrix, one row a block.
        y: 1 chrome, 0 content, NEUTRAL undecided; one a block.
        labels: the label given by hand, or "".
        weight: how much each block counts in training.
    """

    page: Page
    reading: Reading
    names: tuple[str, ...]
    x: Any
    y: Any
    labels: list[str]
    weight: Any

    def fold(self, folds: int, salt: str = "") -> int:
        """Which fold the page's domain falls into."""
        return zlib.crc32((salt + self.page.domain).encode()) % folds


@cache
def _reader() -> Reader:
    return Reader()


def sample(page: Page) -> Sample | None:
    """Read and measure one page; None where there is nothing to see."""
    reading = _reader().read(page.text)
    blocks = reading.document.blocks
    if not blocks:
        return None
    columns = measure(reading)
    names = tuple(sorted(columns))
    weight = np.sqrt(np.array(reading.size) + 5.0)
    weight *= np.sqrt(len(blocks)) / weight.sum()
    chrome = per_block(page.text, blocks, page.chrome, NEUTRAL)
    if page.kind != "article":
        weight *= _SIDE_WEIGHT
    if page.gold:
        add_titles(page.title, reading.folded, chrome, weight)
        _doubt_golds(reading, chrome)
    labels = per_block(page.text, blocks, page.labels, "") if page.labels else [""] * len(blocks)
    x = np.array([columns[name] for name in names]).T
    return Sample(page, reading, names, x, np.array(chrome), labels, weight)


def _doubt_golds(reading: Reading, chrome: list[int]) -> None:
    """What a strong rule names and a public gold holds is left out of the learning.

    The golds keep read-more pointers, affiliate notes and credit lines that LABELS.md calls
    chrome; the hand-labelled lines say what is right there.
    """
    for i, hits in enumerate(reading.hits):
        if chrome[i] == 0 and any(h.strength == "strong" and h.place != "span" for h in hits):
            chrome[i] = NEUTRAL


def samples(pages: Sequence[Page], processes: int = 2) -> Iterator[Sample]:
    """All pages with something on them, in order."""
    with Pool(processes) as pool:
        for item in pool.imap(sample, pages, chunksize=8):
            if item:
                yield item


def corpus_pages(folder: Path) -> list[Page]:
    """The documents of ``corpus/`` as labelled pages, each a domain of its own."""
    from tests.corpus import load

    pages: list[Page] = []
    for path in sorted(folder.glob("*.txt")):
        document = load(path)
        numbers = [n for n, line in enumerate(document.text.split("\n")) if line.strip()]
        labels = {
            number: line.label
            for number, line in zip(numbers, document.lines, strict=True)
            if line.label != "unsure"
        }
        pages.append(
            Page.labelled(path.stem, "corpus", path.stem, path.stem[:2], document.text, labels)
        )
    return pages
