"""Lines that their page's class names label: what a site's designers call the box they stand in.

Lines labelled by hand are few, from few sites. A newsletter box, a caption or a list of most-read
stories is called so in the HTML of a thousand sites, so the text of their pages shows what such
lines look like. Class names err and most lines have none, so these rows weigh less than hands' rows
(``benchmarks/label_model.py``), and no score is taken of them.
"""

import re
import tomllib
import zlib
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, partial
from multiprocessing import Pool
from pathlib import Path
from typing import NamedTuple

from benchmarks.label_model import Row, row_of
from benchmarks.pages import Page, html_pages
from benchmarks.samples import Sample, sample
from newsclean.decide_page import decide_page
from newsclean.document import Block, Element
from newsclean.labelling import box_label
from newsclean.labels import CHROME
from newsclean.model.model import Model, read_model, shipped_file
from newsclean.passes.reading import Reading, unread
from newsclean.reader import Reader
from newsclean.segment.html import segment_html

# Log-odds beyond which the decision about the HTML is sure that a block goes.
_SURE = 1.0
_LONGEST = 120_000
# A page shows so many lines of a label; more of the same menu teach nothing.
_MOST = 8
# Links of this share and size are headlines of other stories; short ones, sections of the site.
_LINKED, _HEADLINE, _SECTION = 0.8, 40.0, 25.0
# Where the line's own rule knows better than the box ("Privacy" in a footer): what it is otherwise.
_LOOSE = {"menu": "nav", "long link": "related", "short link": "nav", "unnamed": ""}


class Named(NamedTuple):
    """What the lines of one page teach."""

    domain: str
    rows: list[Row]

    def fold(self, folds: int) -> int:
        """Which fold the page's domain falls into, as for :class:`Sample`."""
        return zlib.crc32(self.domain.encode()) % folds


def named(data: Path, model: Path | None = None, processes: int = 2) -> list[Named]:
    """The labelled lines of the pages of ``html-*.jsonl`` that may be learnt from.

    Args:
        data: the folder.
        model: an HTML model that says what goes; None for the one that ships.
    """
    pages = [page for page in html_pages(data) if page.train]
    work = partial(_named, model=str(model or shipped_file("html")))
    with Pool(processes) as pool:
        return [found for found in pool.imap(work, pages, chunksize=8) if found]


@cache
def _tools(model: str) -> tuple[Reader, Model]:
    return Reader(), read_model(model)


@cache
def class_names() -> Mapping[str, Mapping[str, str]]:
    """Label by word, for each kind of element."""
    text = Path(__file__).with_name("class_names.toml").read_text(encoding="utf-8")
    return {
        kind: {word: label for label, words in labels.items() for word in words}
        for kind, labels in tomllib.loads(text).items()
    }


def _named(page: Page, model: str) -> Named | None:
    reader, weights = _tools(model)
    whole = unread(segment_html(page.text))
    source = whole.document.source
    if len(source) > _LONGEST:
        return None
    decision = decide_page(whole, reader.read_document, weights, "balanced").decision
    starts = [0] + [match.end() for match in re.finditer("\n", source)]
    boxes = {
        bisect_right(starts, block.start) - 1: box_of(block, size)
        for block, size, odds in zip(
            whole.document.blocks, whole.size, decision.chrome, strict=True
        )
        if odds > _SURE
    }
    item = sample(Page.labelled(page.id, "named", page.domain, page.language, source, boxes))
    return Named(page.domain, list(_rows(item))) if item else None


def _rows(item: Sample) -> Iterator[Row]:
    columns = dict(zip(item.names, item.x.T.tolist(), strict=True))
    by_label: defaultdict[str, list[int]] = defaultdict(list)
    for block, box in enumerate(item.labels):
        label = _own_label(item.reading, block, box)
        if label:
            by_label[label].append(block)
    for label, blocks in by_label.items():
        for block in sorted(blocks, key=lambda b: zlib.crc32(f"{item.page.id} {b}".encode()))[
            :_MOST
        ]:
            yield row_of(item.reading, columns, block, label)


def _own_label(reading: Reading, block: int, box: str) -> str:
    """The label of a line in a box; "" where nothing names it."""
    if box not in _LOOSE:
        return box
    known = [
        hit.label
        for hit in reading.hits[block]
        if hit.place in ("line", "heading") and hit.strength != "weak" and hit.label in CHROME
    ]
    return _LOOSE[box] if not known or _LOOSE[box] in known else known[0]


def box_of(block: Block, size: float) -> str:
    """What names call the element that a block stands in: a label, or one of ``_LOOSE``."""
    element = block.element
    if not element:
        return "unnamed"
    return box_label(element, class_names()) or _links(block, element, size)


def _links(block: Block, element: Element, size: float) -> str:
    linked = (block.links or 0.0) >= _LINKED
    tags = element.path.split()
    if linked and size >= _HEADLINE:
        return "long link"
    loose = class_names()["loose"]
    if "nav" in tags or any(word in loose for word in (*element.words, *element.outer)):
        return "menu"
    if "time" in tags[-2:]:
        return "meta"
    return "short link" if linked and size < _SECTION else "unnamed"
