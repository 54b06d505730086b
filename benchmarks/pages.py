"""Labelled pages to learn from and to measure on, in the JSONL format of docs/training.md."""

import gzip
import json
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import sqrt
from pathlib import Path
from typing import Any, NamedTuple

from newsclean.document import Block
from newsclean.labels import KEEP

NEUTRAL = -1
# Below this share of the gold's words the renderer or extractor has missed the article.
_COVER = 0.3


class Page(NamedTuple):
    """One page with its labels.

    Attributes:
        id, suite, domain, language, kind: where it is from; kind is "article" or another.
        view: "full" or "resid" (text of the whole page, of another extractor), "html", "hand".
        text: the text, or the HTML.
        chrome: by physical line: 1 chrome, 0 content; missing = undecided.
        labels: by physical line: the label given by hand; empty where only chrome is known.
        gold: the article's text; "" where there is none.
        title: the headline, where the record tells it.
        wanted, unwanted: snippets that a clean text must and must not hold.
        train: False where the licence allows measuring only.
    """

    id: str
    suite: str
    domain: str
    language: str
    kind: str
    view: str
    text: str
    chrome: Mapping[int, int]
    labels: Mapping[int, str]
    gold: str
    title: str
    wanted: tuple[str, ...] = ()
    unwanted: tuple[str, ...] = ()
    train: bool = True
    url: str = ""

    @staticmethod
    def labelled(
        id: str, suite: str, domain: str, language: str, text: str, labels: Mapping[int, str]
    ) -> "Page":
        """A page whose lines were labelled by hand."""
        chrome = {line: int(label not in KEEP) for line, label in labels.items()}
        return Page(id, suite, domain, language, "article", "hand", text, chrome, labels, "", "")


def read_jsonl(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a .jsonl or .jsonl.gz file."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def text_pages(folder: Path) -> Iterator[Page]:
    """Both views of every record in ``text-*.jsonl*`` that holds the article at all."""
    for path in sorted(folder.glob("text-*.jsonl*")):
        for record in read_jsonl(path):
            for view in ("full", "resid"):
                text = record.get("text_" + view)
                if text and (record.get("gold_cover_" + view) or 0.0) >= _COVER:
                    labels = record["labels_" + view]
                    chrome = {n: int(kind == "chrome") for n, kind in labels if kind != "ambiguous"}
                    yield _page(record, view, text, chrome)


def html_pages(folder: Path) -> Iterator[Page]:
    """Every record in ``html-*.jsonl*``."""
    for path in sorted(folder.glob("html-*.jsonl*")):
        for record in read_jsonl(path):
            yield _page(record, "html", record["html"], {})


def _page(record: Mapping[str, Any], view: str, text: str, chrome: Mapping[int, int]) -> Page:
    return Page(
        id=record["id"],
        suite=record["suite"],
        domain=record["domain"],
        language=record.get("lang") or "",
        kind=record.get("kind") or "article",
        view=view,
        text=text,
        chrome=chrome,
        labels={},
        gold=record.get("gold") or "",
        title=record.get("title") or "",
        wanted=tuple(record.get("with") or ()),
        unwanted=tuple(record.get("without") or ()),
        train=record.get("train", True),
        url=record.get("url") or "",
    )


def hand_pages(path: Path) -> Iterator[Page]:
    """Pages labelled line by line, as in ``gold/dev.jsonl``."""
    for record in read_jsonl(path):
        labels = {line["ln"]: line["label"] for line in record["lines"]}
        labels = {line: label for line, label in labels.items() if label != "unsure"}
        domain = record.get("domain") or record["id"]
        page = Page.labelled(
            record["id"], "hand", domain, record.get("lang") or "", record["text"], labels
        )
        yield page._replace(view="hand " + (record.get("view") or "resid"))


def per_block(
    text: str, blocks: Sequence[Block], by_line: Mapping[int, Any], missing: Any
) -> list[Any]:
    r"""The label of each block's first physical (``\n``-separated) line."""
    starts = [0] + [match.end() for match in re.finditer("\n", text)]
    return [by_line.get(bisect_right(starts, block.start) - 1, missing) for block in blocks]


def suite_weights(pages: Sequence[Page]) -> dict[str, float]:
    """How much a page of each suite counts: less the more there are, though more in all."""
    counts = Counter(page.suite for page in pages)
    mean = len(pages) / len(counts)
    return {suite: sqrt(mean / count) for suite, count in counts.items()}
