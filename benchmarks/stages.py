"""What each stage of cleaning a page costs: milliseconds of CPU time, and beside parsing alone.

    python -m benchmarks.stages --data DIR [--pages N] [--rounds N]

Each page goes through all stages in one process before the next page does; the best of the rounds
counts. "parser" is selectolax on the page's bytes, which every stage is compared with: the ratio
hardly depends on the machine or on what else it does.
"""

import argparse
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from selectolax.lexbor import LexborHTMLParser

from benchmarks.pages import Page, html_pages
from benchmarks.speed import WARM_UP, sample
from benchmarks.tables import table
from newsclean.decide_page import worth_a_look
from newsclean.model.model import Model, load_model
from newsclean.model.tables import score
from newsclean.passes import dom, looked
from newsclean.passes.reading import unread
from newsclean.reader import Reader
from newsclean.segment.dom import read_page
from newsclean.segment.html import to_document
from newsclean.segment.parse import parse

PARSER = "parser"
T = TypeVar("T")


def stages(html: str, reader: Reader, model: Model) -> dict[str, float]:
    """CPU seconds of the parser alone, and of each stage from the page to the decision."""
    used: dict[str, float] = {}

    def timed(stage: str, run: Callable[[], T]) -> T:
        start = time.process_time()
        result = run()
        used[stage] = time.process_time() - start
        return result

    data = html.encode("utf-8", "replace")
    timed(PARSER, lambda: LexborHTMLParser(data))
    timed("parse", lambda: parse(html))
    page = timed("walk", lambda: read_page(html))
    document = timed("lay out", lambda: to_document(page))
    whole = unread(document)
    outline = timed("outline", lambda: dom.outline(whole, model.names))
    seen = dom.glance(outline)
    glance = timed("glance", lambda: score(model.looks[0], seen))
    chosen = worth_a_look(seen, glance, model.glance)
    part = document._replace(blocks=tuple([document.blocks[i] for i in chosen]))
    reading = timed("read, rules", lambda: reader.read_document(part, worded=False))
    columns = timed("measure", lambda: looked.measure(reading, outline, glance, chosen))
    timed("look", lambda: score(model.looks[1], columns))
    # This does the stage before it once more.
    used["walk"] -= used["parse"]
    return used


def section(pages: Sequence[Page], rounds: int = 3) -> str:
    """The table of stages, for the pages after the first WARM_UP ones."""
    reader, model = Reader(), load_model("html")
    for page in pages[:WARM_UP]:
        stages(page.text, reader, model)
    pages = pages[WARM_UP:]
    total: defaultdict[str, float] = defaultdict(float)
    for page in pages:
        runs = [stages(page.text, reader, model) for _ in range(rounds)]
        for stage in runs[0]:
            total[stage] += min([run[stage] for run in runs])
    parser = total[PARSER]
    total["all but the parser"] = sum(total.values()) - parser
    size = sum([len(page.text) for page in pages])
    rows = [
        [
            stage,
            f"{used * 1000 / len(pages):.2f}",
            f"{used * 210_000_000 / size:.2f}",
            f"{used / parser:.2f}",
        ]
        for stage, used in total.items()
    ]
    title = f"### Stages: {len(pages)} pages of {size / 1000 / len(pages):.0f} thousand characters"
    header = ["", "ms a page", "ms per 210,000 characters", "x parser"]
    return f"{title}\n\n{table(header, rows)}\n"


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--pages", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    print(section(sample(list(html_pages(options.data)), options.pages), options.rounds))
    return 0


if __name__ == "__main__":
    sys.exit(main())
