"""Pages without a gold, labelled by what their HTML says: a teacher for the text model.

The HTML model sees containers, classes and templates and is right more often than the text model
can be (docs/quality.md). Where it is sure, its answer labels the page's text; where it is not, the
block is left undecided. So sites of which no gold exists are learnt from as well.
"""

import re
from bisect import bisect_right
from pathlib import Path

from benchmarks.pages import Page, html_pages
from newsclean.decide_page import decide_page
from newsclean.model.model import Model, read_model
from newsclean.passes.reading import unread
from newsclean.reader import Reader
from newsclean.segment.html import segment_html

# The suite that these pages are counted to; no score is taken of it.
TAUGHT = "taught"
# Log-odds beyond which the teacher is sure, of content and of chrome.
_CONTENT, _CHROME = -0.5, 1.0
_FEWEST = 3


def taught_pages(data: Path, teacher: Path) -> list[Page]:
    """The pages of ``html-*.jsonl`` that have snippets instead of a gold, as texts."""
    reader, model = Reader(), read_model(str(teacher))
    pages = [page for page in html_pages(data) if page.train and not page.gold]
    return [found for page in pages if (found := _taught(page, reader, model))]


def _taught(page: Page, reader: Reader, model: Model) -> Page | None:
    whole = unread(segment_html(page.text))
    source = whole.document.source
    starts = [0] + [match.end() for match in re.finditer("\n", source)]
    chrome: dict[int, int] = {}
    decision = decide_page(whole, reader.read_document, model, "balanced").decision
    for block, odds in zip(whole.document.blocks, decision.chrome, strict=True):
        if odds < _CONTENT or odds > _CHROME:
            chrome[bisect_right(starts, block.start) - 1] = int(odds > 0.0)
    if list(chrome.values()).count(0) < _FEWEST:
        return None
    return page._replace(
        suite=TAUGHT, view="full", text=source, chrome=chrome, wanted=(), unwanted=()
    )
