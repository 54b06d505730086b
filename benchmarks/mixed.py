"""Articles with chrome put between their paragraphs: what surrounds a paragraph does not make it.

Real pages teach that chrome comes in runs at both ends. So the model must also see that an article
goes on below a newsletter box, however short its lines are.
"""

import zlib
from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from benchmarks.pages import Page
from newsclean.labels import KEEP
from tests.corpus import UNSURE, CorpusDocument, Line, load

# A longer run is a page's foot.
_LONGEST = 8
_FALLBACK = "en"


def mixed_pages(folder: Path) -> list[Page]:
    """Every document's article, with a run of another one's chrome before it, within and after.

    They are of the article's domain, and labelled as other texts are, not by hand.
    """
    documents = [load(path) for path in sorted(folder.glob("*.txt"))]
    runs: defaultdict[str, list[list[str]]] = defaultdict(list)
    for document in documents:
        runs[document.language] += _chrome_runs(document.lines)
    pages: list[Page] = []
    for document in documents:
        article = _article(document)
        known = runs[document.language] or runs[_FALLBACK]
        for at in sorted({0, len(article) // 2, len(article)}) if article else ():
            pick = zlib.crc32(f"{document.name} {at}".encode())
            run = known[pick % len(known)]
            parts = [[line] for line in run] if pick % 2 else [run]
            pages.append(_page(document, article[:at], parts, article[at:]))
    return pages


def _chrome_runs(lines: Sequence[Line]) -> list[list[str]]:
    """The runs of lines that are all chrome."""
    found = groupby(lines, key=lambda line: line.label not in (*KEEP, UNSURE))
    runs = [[line.text for line in run] for is_chrome, run in found if is_chrome]
    return [run for run in runs if len(run) <= _LONGEST]


def _article(document: CorpusDocument) -> list[list[str]]:
    """The paragraphs that are all article, each as its lines."""
    kept = {line.start for line in document.lines if line.label in KEEP}
    out: list[list[str]] = []
    at = 0
    for paragraph in document.text.split("\n\n"):
        starts = [at]
        lines = paragraph.split("\n")
        for line in lines[:-1]:
            starts.append(starts[-1] + len(line) + 1)
        filled = [s for s, line in zip(starts, lines, strict=True) if line.strip()]
        if filled and all(start in kept for start in filled):
            out.append([line for line in lines if line.strip()])
        at += len(paragraph) + 2
    return out


def _page(
    document: CorpusDocument,
    above: Sequence[list[str]],
    chrome: Sequence[list[str]],
    below: Sequence[list[str]],
) -> Page:
    labels: dict[int, int] = {}
    lines: list[str] = []
    for parts, label in ((above, 0), (chrome, 1), (below, 0)):
        for part in parts:
            labels |= dict.fromkeys(range(len(lines), len(lines) + len(part)), label)
            lines += [*part, ""]
    name = document.name
    page = Page.labelled(name, "corpus", name, document.language, "\n".join(lines), {})
    return page._replace(id=f"{name} {len(above)}", view="mixed", chrome=labels)
