"""Pages cleaned in every way and scored: one Result for each page and system."""

import json
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from gzip import open as gzip_open
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.baselines import c4_lines, joined, lines_in, without_lines, wrapped
from benchmarks.pages import Page, read_jsonl
from benchmarks.peers import Peer
from benchmarks.scores import Counts, Ranges, Score, count, score
from benchmarks.subject import Job, Judged, answers, clean, confidences, dropped, judge, see
from newsclean import Report
from newsclean.labels import KEEP
from newsclean.rules.fold import fold
from newsclean.rules.language import load_languages

NOTHING, HEADLESS, C4 = "nothing", "nothing but the headline dropped", "C4-style line rules"
# Extractors that are also run over a text's lines wrapped in paragraphs.
OVER_LINES = ("justext", "boilerpy3")
WITH_PAGE = "trafilatura"
# The output of these is kept, to show what a change gained and lost.
SHOWN = ("newsclean balanced", "newsclean native balanced")


class Result(NamedTuple):
    """What one system made of one page.

    Attributes:
        id, suite, view, language, renderer: of the page; kind is "article" or "other". The language
            is that of the gold where the record names none.
        system: the system.
        basis: "held out", "in sample" or "never learnt from".
        score: against the gold; None where the page has none.
        counts: by the labels of the lines; None where the output is not made of them.
        segments: snippets found, wrongly found and missed.
        output: the text, of a few systems.
        failure: what went wrong.
        asked: whether a second opinion was asked for.
    """

    id: str
    suite: str
    view: str
    language: str
    renderer: str
    kind: str
    system: str
    basis: str
    score: Score | None = None
    counts: Counts | None = None
    segments: tuple[int, int, int] | None = None
    output: str = ""
    failure: str = ""
    asked: bool = False


class Measured(NamedTuple):
    """A page's results, and how sure newsclean was of its blocks and of its removals."""

    results: list[Result]
    judged: list[Judged]
    confidences: list[tuple[float, int]]


def renderers(folder: Path) -> dict[tuple[str, str], str]:
    """What made each text, by page and view."""
    return {
        (record["id"], view): record.get("renderer_" + view) or ""
        for path in sorted(folder.glob("text-*.jsonl*"))
        for record in read_jsonl(path)
        for view in ("full", "resid")
    }


def _result(page: Page, system: str, basis: str, renderer: str = "") -> Result:
    language = page.language.split("-")[0].replace("nb", "no") or _language(page.gold)
    kind = "article" if page.kind == "article" else "other"
    return Result(page.id, page.suite, page.view, language, renderer, kind, system, basis)


@cache
def _language(gold: str) -> str:
    """The language of an article whose record names none; "" where there is nothing to tell by."""
    return load_languages().guess([fold(gold)])[0] if gold else ""


def _scored(result: Result, page: Page, output: str) -> Result:
    if page.gold:
        result = result._replace(score=score(page.gold, output))
    if page.wanted or page.unwanted:
        result = result._replace(segments=segments(page, output))
    return result._replace(output=output) if result.system in SHOWN else result


def segments(page: Page, output: str) -> tuple[int, int, int]:
    """Snippets of trafilatura's evaluation: found, wrongly found, missed."""
    flat = " ".join(output.split())
    hit = sum([" ".join(snippet.split()) in flat for snippet in page.wanted]) if flat else 0
    false = sum([" ".join(snippet.split()) in flat for snippet in page.unwanted]) if flat else 0
    return hit, false, len(page.wanted) - hit


def kept_of_article(report: Report) -> Ranges:
    """What is kept, and what only went because the gold lacks it by convention."""
    chosen = [(r.start, r.end) for r in report.removals if r.label in KEEP]
    return sorted([*report.kept, *chosen])


def _simple(page: Page) -> dict[str, Ranges]:
    """What the simplest systems keep of a text."""
    found: dict[str, Ranges] = {NOTHING: [(0, len(page.text))]}
    if dropped(page):
        found[HEADLESS] = without_lines(page.text, page.title)
    return {**found, C4: c4_lines(page.text)}


def measure(job: Job, renderer: str = "") -> Measured:
    """Clean a page in every way and score what comes out."""
    page = job.page
    basis = "held out" if job.odds else "in sample" if page.train else "never learnt from"
    seen = see(job)
    known = answers(seen)
    results: list[Result] = []
    sure: list[tuple[float, int]] = []
    for system, report, asked in clean(seen, dropped(page)):
        result = _scored(_result(page, system, basis, renderer), page, report.text)
        if page.view != "html":
            result = result._replace(counts=count(page, kept_of_article(report)))
        results.append(result._replace(asked=asked))
        if system in SHOWN:
            sure += confidences(seen, known, report)
    if page.view != "html":
        for system, kept in _simple(page).items():
            result = _scored(_result(page, system, "", renderer), page, joined(page.text, kept))
            results.append(result._replace(counts=count(page, kept)))
    return Measured(results, judge(seen, known), sure)


def _over_lines(page: Page, peer: Peer) -> Result:
    answer = peer.extract(wrapped(page.text), page.url, page.language)
    result = _scored(_result(page, f"{peer.name} over the lines", ""), page, answer.text)
    counts = count(page, lines_in(page.text, answer.text))
    return result._replace(counts=counts, failure=answer.failure)


def ask(
    peers: Sequence[Peer], texts: Sequence[Page], pages: Sequence[Page], every: Sequence[Page]
) -> list[Result]:
    """Results of the peers, two at a time.

    Args:
        peers: running peers.
        texts: texts, for the peers that take wrapped lines.
        pages: pages as HTML, for all peers.
        every: pages as HTML, some of them those that the texts are of.
    """
    pages_of = {page.id: page for page in every}

    def run(peer: Peer) -> list[Result]:
        made = {page.id: _from_page(peer, page) for page in pages}
        found = list(made.values())
        if peer.name in OVER_LINES:
            found += [_over_lines(text, peer) for text in texts]
        for text in texts if peer.name == WITH_PAGE else ():
            if text.id not in made and text.id in pages_of:
                made[text.id] = _from_page(peer, pages_of[text.id])
            if text.id in made:
                system = f"{peer.name} with the page"
                found.append(made[text.id]._replace(view=text.view, system=system))
        return found

    with ThreadPoolExecutor(2) as threads:
        return [result for results in threads.map(run, peers) for result in results]


def _from_page(peer: Peer, page: Page) -> Result:
    answer = peer.extract(page.text, page.url, page.language)
    result = _result(page, peer.name, "")._replace(failure=answer.failure)
    return _scored(result, page, answer.text)


def save(path: Path, results: Sequence[Result]) -> None:
    """Write results for a later --compare; gzip where the name ends in .gz."""
    text = json.dumps([result._asdict() for result in results], ensure_ascii=False)
    opener: Callable[..., Any] = gzip_open if path.suffix == ".gz" else open
    with opener(path, "wt", encoding="utf-8") as file:
        file.write(text)


def load(path: Path) -> list[Result]:
    """Read what :func:`save` wrote."""
    opener: Callable[..., Any] = gzip_open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as file:
        return [_read(record) for record in json.load(file)]


def _read(record: Mapping[str, Any]) -> Result:
    result = Result(**record)
    return result._replace(
        score=Score(*result.score) if result.score else None,
        counts=Counts(*result.counts) if result.counts else None,
        segments=tuple(result.segments) if result.segments else None,
    )


def pooled_segments(results: Sequence[Result]) -> float:
    """trafilatura's F1 over all snippets together."""
    counts = [result.segments for result in results if result.segments]
    hit, false, missed = (sum([c[k] for c in counts]) for k in range(3))
    return 2 * hit / max(1, 2 * hit + false + missed)
