"""The public benchmarks in their own formats, our row beside the ones of others.

``python -m benchmarks.quality --suite NAME PATH``, where PATH is a checkout of the benchmark:

- scrapinghub (article-extraction-benchmark): ``ground-truth.json`` maps an id to a record with
  ``articleBody``; ``html/<id>.html.gz``.
- fundus-eval (fundus-evaluation): ``dataset/ground_truth.json`` maps an id to a record whose
  ``body`` lists paragraphs, optional ones in square brackets; ``dataset/html/<id>.html[.gz]``.
- wcxb: ``dev/`` and ``test/``, each with ``ground-truth/<id>.json`` and ``html/<id>.html.gz``.
- trafilatura: ``tests/evaldata.json`` maps a URL to a record with ``file``, ``with`` and
  ``without``; the files are in ``tests/cache/`` or ``tests/eval/``.
"""

import gzip
import json
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from statistics import mean
from typing import Any, NamedTuple

from benchmarks.measure import segments
from benchmarks.metrics import shingle_scores, word_f1
from benchmarks.pages import Page
from benchmarks.peers import Peer
from benchmarks.rouge import is_optional, rouge_lsum
from benchmarks.subject import WITH_HEADLINE, Job, clean, dropped, see
from benchmarks.tables import Cell, table


class Suite(NamedTuple):
    """A benchmark that was read.

    Attributes:
        pages: its pages, with what their golds say.
        header: names of the scores.
        score: the scores of some outputs, one for each page.
        published: rows of others, by system.
    """

    pages: list[Page]
    header: tuple[str, ...]
    score: Callable[[Sequence[str]], list[Cell]]
    published: Mapping[str, tuple[Cell, ...]]


class AdapterError(ValueError):
    """A data set that is not as its format says; names the file and what is missing."""


def _json(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise AdapterError(f"{path}: {error.strerror}") from error
    except ValueError as error:
        raise AdapterError(f"{path}: not JSON ({error})") from error


def _field(record: Mapping[str, Any], name: str, where: str) -> Any:
    if name not in record:
        raise AdapterError(f"{where}: no {name!r}")
    return record[name]


def _html(*candidates: Path) -> str:
    from newsclean.segment.charset import decode

    for path in candidates:
        if path.exists():
            data = path.read_bytes()
            return decode(gzip.decompress(data) if path.suffix == ".gz" else data)
    raise AdapterError(f"{candidates[0]}: missing")


def _page(id: str, suite: str, html: str, gold: str, record: Mapping[str, Any]) -> Page:
    return Page(
        id, suite, id, "", "article", "html", html, {}, {}, gold, "",
        tuple(record.get("with") or ()), tuple(record.get("without") or ()),
        train=False, url=record.get("url") or "",
    )  # fmt: skip


def scrapinghub(path: Path) -> Suite:
    """ScrapingHub's article benchmark: 4-gram shingles."""
    golds = _json(path / "ground-truth.json")
    pages = [
        _page(
            id,
            "scrapinghub",
            _html(path / "html" / f"{id}.html.gz", path / "html" / f"{id}.html"),
            _field(record, "articleBody", id),
            record,
        )
        for id, record in sorted(golds.items())
    ]

    def score(outputs: Sequence[str]) -> list[Cell]:
        return list(shingle_scores([page.gold for page in pages], outputs))

    return Suite(pages, ("precision", "recall", "F1", "exact"), score, _SCRAPINGHUB)


def fundus_eval(path: Path) -> Suite:
    """fundus-evaluation: ROUGE-LSum, optional paragraphs as they fit best."""
    dataset = path / "dataset"
    golds: dict[str, Sequence[str]] = {}
    pages: list[Page] = []
    for id, record in sorted(_json(dataset / "ground_truth.json").items()):
        golds[id] = _field(record, "body", id)
        html = _html(dataset / "html" / f"{id}.html.gz", dataset / "html" / f"{id}.html")
        gold = "\n\n".join([text for text in golds[id] if not is_optional(text)])
        pages.append(_page(id, "fundus-eval", html, gold, record))

    def score(outputs: Sequence[str]) -> list[Cell]:
        scores = [rouge_lsum(golds[p.id], text) for p, text in zip(pages, outputs, strict=True)]
        return [mean(column) for column in zip(*scores, strict=True)]

    return Suite(pages, ("precision", "recall", "F1"), score, _FUNDUS)


def wcxb(path: Path) -> Suite:
    """WCXB: word F1 of articles, of other kinds of pages and of all."""
    pages: list[Page] = []
    for split in ("dev", "test"):
        for file in sorted((path / split / "ground-truth").glob("*.json")):
            record = _json(file)
            truth = record.get("ground_truth") or record
            kinds = (record.get("_internal") or record).get("page_type") or "article"
            kind = kinds.get("primary", "article") if isinstance(kinds, dict) else kinds
            html = _html(path / split / "html" / f"{file.stem}.html.gz")
            gold = _field(truth, "main_content", str(file))
            page = _page(f"{split}/{file.stem}", "wcxb", html, gold, {**record, **truth})
            pages.append(page._replace(kind=kind))
    if not pages:
        raise AdapterError(f"{path}: neither dev/ground-truth nor test/ground-truth has records")

    def score(outputs: Sequence[str]) -> list[Cell]:
        f1 = [word_f1(page.gold, text)[2] for page, text in zip(pages, outputs, strict=True)]
        kinds = [page.kind == "article" for page in pages]
        parts = [[f for f, own in zip(f1, kinds, strict=True) if own is k] for k in (True, False)]
        return [mean(part) if part else None for part in (*parts, f1)]

    return Suite(pages, ("articles F1", "other kinds F1", "all F1"), score, _WCXB)


def trafilatura(path: Path) -> Suite:
    """trafilatura's evaluation: snippets that must and must not be there."""
    tests = path / "tests"
    pages: list[Page] = []
    for url, record in _json(tests / "evaldata.json").items():
        name = _field(record, "file", url)
        html = _html(tests / "cache" / name, tests / "eval" / name)
        pages.append(_page(name, "trafilatura", html, "", {**record, "url": url}))

    def score(outputs: Sequence[str]) -> list[Cell]:
        counts = [segments(page, text) for page, text in zip(pages, outputs, strict=True)]
        hit, false, missed = (sum(column) for column in zip(*counts, strict=True))
        precision, recall = hit / max(1, hit + false), hit / max(1, hit + missed)
        return [precision, recall, 2 * hit / max(1, 2 * hit + false + missed)]

    return Suite(pages, ("precision", "recall", "F1"), score, _TRAFILATURA)


SUITES: Mapping[str, Callable[[Path], Suite]] = {
    "scrapinghub": scrapinghub,
    "fundus-eval": fundus_eval,
    "wcxb": wcxb,
    "trafilatura": trafilatura,
}

# What others reach. "published" is by their own account; all else was measured in November 2026
# with the same metrics, on pages of these benchmarks that the project has never seen.
_SCRAPINGHUB: Mapping[str, tuple[Cell, ...]] = {
    "rs-trafilatura (published)": (None, None, 0.970, None),
    "Zyte, commercial, 2019 (published)": (None, None, 0.970, 0.47),
    "trafilatura 2.3.1": (None, None, 0.960, 0.29),
    "trafilatura 2.3.1 precision": (None, None, 0.964, 0.34),
    "trafilatura 2.3.1 fast": (None, None, 0.962, 0.30),
    "rs-trafilatura 0.1.1": (None, None, 0.956, 0.25),
    "readability-lxml 0.9": (None, None, 0.955, 0.29),
    "magic-html 0.1.8": (None, None, 0.947, 0.25),
    "newspaper4k 0.9.6": (None, None, 0.940, 0.31),
    "resiliparse 2.0.1 main content": (None, None, 0.928, 0.03),
    "chromerag 0.1.4": (None, None, 0.910, 0.02),
    "goose3": (None, None, 0.875, None),
    "boilerpy3": (None, None, 0.860, None),
    "jusText": (None, None, 0.822, None),
}
_FUNDUS: Mapping[str, tuple[Cell, ...]] = {
    "Fundus, parsers by hand for each site (published)": (None, None, 0.977),
    "trafilatura 2.3.1": (None, None, 0.941),
    "trafilatura 2.3.1 precision": (None, None, 0.943),
    "trafilatura 2.3.1 fast": (None, None, 0.930),
    "rs-trafilatura 0.1.1": (None, None, 0.937),
    "newspaper4k 0.9.6": (None, None, 0.934),
    "readability-lxml 0.9": (None, None, 0.929),
    "chromerag 0.1.4": (None, None, 0.921),
    "resiliparse 2.0.1 main content": (None, None, 0.914),
    "goose3": (None, None, 0.890),
    "magic-html 0.1.8": (None, None, 0.888),
    "jusText": (None, None, 0.871),
    "boilerpy3": (None, None, 0.720),
}
_WCXB: Mapping[str, tuple[Cell, ...]] = {
    "trafilatura 2.3.1": (0.953, None, None),
    "trafilatura 2.3.1 precision": (0.925, None, None),
    "trafilatura 2.3.1 fast": (0.934, None, None),
    "rs-trafilatura 0.1.1": (0.951, None, None),
    "readability-lxml 0.9": (0.928, None, None),
    "magic-html 0.1.8": (0.898, None, None),
    "resiliparse 2.0.1 main content": (0.840, None, None),
    "jusText": (0.826, None, None),
    "boilerpy3": (0.807, None, None),
}
_TRAFILATURA: Mapping[str, tuple[Cell, ...]] = {
    "trafilatura 2.3.1": (None, None, 0.925),
    "trafilatura 2.3.1 precision": (None, None, 0.921),
    "trafilatura 2.3.1 fast": (None, None, 0.917),
    "chromerag 0.1.4": (None, None, 0.901),
    "magic-html 0.1.8": (None, None, 0.890),
    "rs-trafilatura 0.1.1": (None, None, 0.884),
    "readability-lxml 0.9": (None, None, 0.879),
    "resiliparse 2.0.1 main content": (None, None, 0.856),
    "newspaper4k 0.9.6": (None, None, 0.846),
    "goose3": (None, None, 0.814),
    "boilerpy3": (None, None, 0.813),
    "jusText": (None, None, 0.799),
}


def _outputs(page: Page) -> list[tuple[str, str]]:
    return [(one.system, one.report.text) for one in clean(see(Job(page)), dropped(page))]


def report(name: str, path: Path, peers: Sequence[Peer]) -> str:
    """The benchmark's table: newsclean, the peers that run here, then what is known of others."""
    suite = SUITES[name](path)
    with ProcessPoolExecutor() as pool:
        cleaned = list(pool.map(_outputs, suite.pages, chunksize=4))
    rows: list[list[Cell]] = []
    for k, (system, _) in enumerate(cleaned[0]):
        rows.append([system, *suite.score([page[k][1] for page in cleaned])])
    for peer in peers:
        answers = [peer.extract(page.text, page.url, page.language) for page in suite.pages]
        failures = sum([bool(answer.failure) for answer in answers])
        said = f"{peer.name}, here" + (f" ({failures} failures)" if failures else "")
        rows.append([said, *suite.score([answer.text for answer in answers])])
    rows += [[system, *scores] for system, scores in suite.published.items()]
    headline = "kept" if name in WITH_HEADLINE else "dropped, as the gold has none"
    title = f"## {name}: {len(suite.pages)} pages; newsclean as shipped, headline {headline}"
    return f"{title}\n\n{table(['', *suite.header], rows)}"
