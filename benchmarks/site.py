"""What a profile adds: ``python -m benchmarks.site --data DIR`` prints docs/site.md's tables.

Each page gets the first round of cleaning, with a profile learnt from other pages of its site,
drawn at random with a fixed seed; the model that cleans has not been trained on daniel's pages.
Where a table says "read", lines of the golds that a reader calls the site's own are left out of
the count (``site_read.json``, digests only). ``--limit 60`` takes as many pages of each suite and
view, for a first impression in a minute or two.
"""

import argparse
import json
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from multiprocessing import Pool
from pathlib import Path
from random import Random
from typing import NamedTuple

from benchmarks import subject
from benchmarks.metrics import word_f1
from benchmarks.pages import NEUTRAL, Page, html_pages, text_pages
from benchmarks.site_generator import make_page, make_sites, read_material
from benchmarks.tables import Cell, grouped, table
from newsclean import SiteProfile
from newsclean.site.lines import keys
from newsclean.site.pages import number

SISTERS = (2, 4, 9)
VIEWS = {"full": "whole page", "resid": "extractor output", "html": "HTML"}
LIMITS = (0.001, 0.002, 0.005, 0.01)
STRICTNESSES = ("balanced", "strict")
_FOLDER = Path(__file__).resolve().parent
_SITES, _PAGES = 38, 10


class Job(NamedTuple):
    """A page, and for some numbers of sisters the pages that a profile is learnt from."""

    page: Page
    sisters: tuple[tuple[Page, ...], ...]
    html: str


class Block(NamedTuple):
    """A labelled block: log-odds without and with the profile, 1 chrome or 0 content, words.

    ``read`` is False where a reader does not agree with the gold.
    """

    without: float
    odds: float
    chrome: int
    words: int
    read: bool


class Result(NamedTuple):
    """What came of a page with so many sisters: blocks, and word F1 by strictness without and
    with the profile; that of trafilatura, which sees the HTML, for whole pages.
    """

    suite: str
    view: str
    sisters: int
    blocks: tuple[Block, ...]
    without: tuple[float, ...]
    scores: tuple[float, ...]
    trafilatura: float | None


def jobs(
    pages: Sequence[Page], sisters: Sequence[int], most: int, limit: int, html: Mapping[str, str]
) -> Iterator[Job]:
    """Pages of sites with enough pages, each with some of the others.

    Args:
        pages: all pages.
        sisters: how many of the others, each in turn.
        most: pages of a site.
        limit: pages of a suite and view, of all its sites alike; 0 for all.
        html: sources of pages by their ids, where they are known.
    """
    for _, own in grouped(pages, lambda p: (p.suite, p.view)).items():
        found: list[Job] = []
        for domain, site in grouped(own, lambda p: p.domain).items():
            random = Random(f"{site[0].suite} {site[0].view} {domain}")
            numbers = [n for n in sisters if n < len(site)]
            for i, page in enumerate(site[:most] if numbers else []):
                others = site[:i] + site[i + 1 :]
                drawn = tuple([tuple(random.sample(others, n)) for n in numbers])
                source = html.get(page.id, "") if page.view == "full" else ""
                found.append(Job(page, drawn, source))
        step = max(1, len(found) // limit) if limit else 1
        yield from found[::step]


@cache
def _read_as_chrome() -> frozenset[int]:
    data = json.loads((_FOLDER / "site_read.json").read_text(encoding="utf-8"))
    return frozenset([int(digest, 16) for digest in data["lines"]])


def digest(domain: str, key: str) -> int:
    """Stands for a line of a site in ``site_read.json``."""
    return number(f"{domain} {key}")


def measure(job: Job) -> list[Result]:
    """Look at a page without and with its sisters' profiles."""
    page = job.page
    seen = subject.see(subject.Job(page))
    answers = subject.answers(seen)
    without = _scores(seen, seen.decision.chrome)
    trafilatura = _trafilatura(page, job.html) if job.html else None
    results: list[Result] = []
    for sisters in job.sisters:
        format = "html" if page.view == "html" else "text"
        profile = SiteProfile.learn([sister.text for sister in sisters], format)
        added = profile.sisters(seen.reading, page.text).evidence(seen.reading).weights
        odds = [own + more for own, more in zip(seen.decision.chrome, added, strict=True)]
        blocks = tuple(_blocks(seen, answers, odds))
        scores = _scores(seen, odds)
        results.append(
            Result(page.suite, page.view, len(sisters), blocks, without, scores, trafilatura)
        )
    return results


def _scores(seen: subject.Seen, odds: Sequence[float]) -> tuple[float, ...]:
    """Word F1 of what the first round of cleaning leaves, by strictness.

    Further rounds would cost more than all else.
    """
    blocks = seen.reading.document.blocks
    found: list[float] = []
    for strictness in STRICTNESSES:
        cut = seen.model.cuts[strictness]
        left = [block.text for block, value in zip(blocks, odds, strict=True) if value <= cut]
        found.append(word_f1(seen.job.page.gold, "\n".join(left))[2])
    return tuple(found)


def _trafilatura(page: Page, html: str) -> float:
    from trafilatura import extract

    return word_f1(page.gold, extract(html) or "")[2]


def _blocks(seen: subject.Seen, answers: Sequence[int], odds: Sequence[float]) -> Iterator[Block]:
    """The labelled blocks with their log-odds when the page is first looked at."""
    reading = seen.reading
    names = keys([block.visible for block in reading.document.blocks])
    for key, label, own, value, words in zip(
        names, answers, seen.decision.chrome, odds, reading.words, strict=True
    ):
        if label != NEUTRAL:
            disputed = label == 0 and digest(seen.job.page.domain, key) in _read_as_chrome()
            yield Block(own, value, label, max(1, len(words)), not disputed)


def gone(pairs: Iterable[tuple[float, int, int]], limits: Sequence[float] = LIMITS) -> list[float]:
    """Share of chrome words above the cut that loses at most so much of the content words.

    Args:
        pairs: log-odds, label and words of blocks.
        limits: shares of content words.

    >>> gone([(3.0, 1, 9), (2.0, 0, 1), (1.0, 1, 1), (0.0, 0, 9)], [0.0, 0.1])
    [0.9, 1.0]
    """
    by_odds: defaultdict[float, list[int]] = defaultdict(lambda: [0, 0])
    for odds, chrome, words in pairs:
        by_odds[odds][chrome] += words
    content = sum([counts[0] for counts in by_odds.values()]) or 1
    chrome = sum([counts[1] for counts in by_odds.values()]) or 1
    best = [0.0] * len(limits)
    lost = went = 0
    for _, counts in sorted(by_odds.items(), reverse=True):
        lost += counts[0]
        went += counts[1]
        best = [
            max(share, went / chrome) if lost <= limit * content else share
            for share, limit in zip(best, limits, strict=True)
        ]
    return best


def show(results: Sequence[Result]) -> None:
    """Print the tables."""
    keyed = grouped(results, lambda r: (r.suite, r.view, r.sisters))
    header = ["", "sisters", "pages", *[f"{limit:.1%} lost" for limit in LIMITS]]
    rows: list[list[Cell]] = []
    for (suite, view, sisters), own in keyed.items():
        blocks = [block for result in own for block in result.blocks]
        name = f"{suite}, {VIEWS[view]}"
        kinds = {
            "no profile": [(b.without, b.chrome, b.words) for b in blocks],
            "profile": [(b.odds, b.chrome, b.words) for b in blocks],
        }
        if not all(block.read for block in blocks):
            kinds |= {
                "no profile, read": [(b.without, b.chrome, b.words) for b in blocks if b.read],
                "profile, read": [(b.odds, b.chrome, b.words) for b in blocks if b.read],
            }
        rows += [[f"{name}, {kind}", sisters, len(own), *gone(k)] for kind, k in kinds.items()]
    print("\nShare of chrome words gone where so many of the content words are lost:\n")
    print(table(header, rows))
    header = [
        "",
        "sisters",
        "pages",
        *[f"{s}{w}" for s in STRICTNESSES for w in ("", " + profile", ", gain")],
        "trafilatura",
    ]
    rows = []
    for (suite, view, sisters), own in keyed.items():
        row: list[Cell] = [f"{suite}, {VIEWS[view]}", sisters, len(own)]
        for k in range(len(STRICTNESSES)):
            before = sum([result.without[k] for result in own]) / len(own)
            after = sum([result.scores[k] for result in own]) / len(own)
            row += [before, after, f"{after - before:+.3f}"]
        peer = [result.trafilatura for result in own if result.trafilatura is not None]
        row.append(sum(peer) / len(peer) if peer else None)
        rows.append(row)
    print("\nWord F1:\n")
    print(table(header, rows))


def show_speed(pages: Sequence[Page]) -> None:
    """Print how fast profiles are learnt: a site's pages at once, and linear in their number."""
    rows: list[list[Cell]] = []
    sites = grouped([p for p in pages if p.view == "full"], lambda p: (p.suite, p.domain))
    for suite, own in grouped(sites.items(), lambda site: site[0][0]).items():
        batches = [[page.text for page in of_site] for _, of_site in own if len(of_site) > 4]
        if batches:
            rows.append([f"{suite}, sites of 5 pages and more", *_speed(batches)])
    site = make_sites(read_material(_FOLDER.parent / "corpus"), 5)[-1]
    many = [make_page(site, i, "full").text for i in range(2000)]
    rows += [
        [f"generator, one site of {n} pages", *_speed([many[:n]])]
        for n in (125, 250, 500, 1000, 2000)
    ]
    print("\nLearning, text, CPU seconds:\n")
    print(table(["", "MB", "seconds", "MB/s"], rows))


def _speed(batches: Sequence[Sequence[str]]) -> list[Cell]:
    size = sum([len(text.encode()) for texts in batches for text in texts]) / 1e6
    seconds: list[float] = []
    for _ in range(3):
        begin = time.process_time()
        for texts in batches:
            SiteProfile.learn(texts)
        seconds.append(time.process_time() - begin)
    return [f"{size:.1f}", f"{min(seconds):.2f}", f"{size / min(seconds):.1f}"]


def generated() -> Iterator[Page]:
    """Pages of sites of our own, in all views."""
    materials = read_material(_FOLDER.parent / "corpus")
    for site in make_sites(materials, _SITES):
        for view in VIEWS:
            for i in range(_PAGES):
                yield make_page(site, i, view)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="folder with the JSONL files")
    parser.add_argument("--suites", nargs="*", default=["daniel", "generator"])
    parser.add_argument("--views", nargs="*", default=list(VIEWS), choices=list(VIEWS))
    parser.add_argument("--sisters", nargs="*", type=int, default=list(SISTERS))
    parser.add_argument("--most", type=int, default=12, help="pages of a site to clean")
    parser.add_argument("--limit", type=int, default=0, help="pages of a suite and view to clean")
    parser.add_argument("--processes", type=int, default=2)
    return parser.parse_args()


def main() -> None:
    """Measure and print."""
    arguments = _arguments()
    pages: list[Page] = []
    html: dict[str, str] = {}
    if arguments.data:
        pages += text_pages(arguments.data)
        sources = [p for p in html_pages(arguments.data) if p.suite in arguments.suites]
        pages += sources
        html = {page.id: page.text for page in sources}
    if "generator" in arguments.suites:
        pages += generated()
    pages = [
        p for p in pages if p.suite in arguments.suites and p.view in arguments.views and p.gold
    ]
    todo = list(jobs(pages, arguments.sisters, arguments.most, arguments.limit, html))
    with Pool(arguments.processes) as pool:
        results = [result for found in pool.imap(measure, todo, 4) for result in found]
    show(sorted(results, key=lambda r: (r.suite, list(VIEWS).index(r.view), r.sisters)))
    show_speed(pages)


if __name__ == "__main__":
    main()
