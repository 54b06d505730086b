"""How good newsclean is, beside others, in one run: docs/benchmarks.md says how to read it.

python -m benchmarks.quality --data DIR [--gold FILE...] [--text] [--html] [--peers a,b|none]
    [--suites a,b] [--held-out FILE...] [--compare OLD.json] [--json OUT.json] [--limit N]
python -m benchmarks.quality --suite scrapinghub|fundus-eval|wcxb|trafilatura PATH
"""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

from benchmarks import adapters, compare, handlines, sections, speed
from benchmarks.measure import Measured, Result, ask, load, measure, renderers, save
from benchmarks.pages import Page, hand_pages, html_pages, read_jsonl, text_pages
from benchmarks.peers import NEWSCLEAN, PEERS, Peer, start
from benchmarks.reliability import LIMITS, reach, reliability
from benchmarks.subject import Job, Models
from benchmarks.tables import grouped, table
from newsclean.labelling import LabelWeights

Odds = Mapping[str, Sequence[float]]


class Run(NamedTuple):
    """Everything measured about some pages."""

    jobs: list[Job]
    measured: list[Measured]

    @property
    def results(self) -> list[Result]:
        """The results of all pages."""
        return [result for one in self.measured for result in one.results]


def some(pages: Iterable[Page], limit: int, suites: str = "") -> list[Page]:
    """Pages of some suites, at most ``limit`` of a suite and view, the same of every view.

    All of a suite if ``limit`` is 0, and all suites if none is named.
    """
    wanted = [page for page in pages if not suites or page.suite in suites.split(",")]
    groups = grouped(wanted, lambda page: (page.suite, page.view, page.kind == "article"))
    return [
        page
        for part in groups.values()
        for page in sorted(part, key=lambda page: crc32(page.id.encode()))[: limit or None]
    ]


def odds_of(page: Page, odds: Odds) -> tuple[float, ...]:
    """Held-out log-odds of a page; () where the file has none, as for pages not learnt from."""
    return tuple(
        odds.get(f"{page.id} {page.view}") or odds.get(f"{page.id} hand {page.view}") or ()
    )


def _measure(task: tuple[Job, str]) -> Measured:
    return measure(*task)


def _measure_lines(task: tuple[dict[str, Any], Job]) -> list[handlines.Line]:
    return handlines.measure(*task)


def run(pages: Sequence[Page], odds: Odds, models: Models, made: Mapping[Any, str]) -> Run:
    """Clean and score pages on all cores."""
    jobs = [Job(page, odds_of(page, odds), models) for page in pages]
    tasks = [(job, made.get((job.page.id, job.page.view), "")) for job in jobs]
    with ProcessPoolExecutor() as pool:
        return Run(jobs, list(pool.map(_measure, tasks, chunksize=4)))


def text_section(done: Run, beside: Sequence[Result]) -> Iterator[str]:
    """Whole pages and extractors' outputs as text."""
    results = [*done.results, *beside]
    yield "## Text\n"
    yield sections.text(results)
    yield sections.languages(results)
    yield sections.beside_english(results)
    yield sections.by_renderer(results)
    yield sections.chrome_free(results)
    yield from sureness(done)


def html_section(done: Run, beside: Sequence[Result]) -> Iterator[str]:
    """Pages as HTML."""
    yield "## HTML\n"
    yield sections.html([*done.results, *beside])
    yield from sureness(done)


def sureness(done: Run) -> Iterator[str]:
    """Reliability of the stated confidences, and what limits on the loss leave to gain."""
    kinds = grouped(done.measured, lambda one: one.results[0].basis)
    for part in kinds.values():
        basis = sections.basis([one.results[0] for one in part])
        stated = [pair for one in part for pair in one.confidences]
        yield reliability(f"Removal.confidence at balanced, {basis}", stated)
        every = [(block.probability, block.chrome) for one in part for block in one.judged]
        yield reliability(f"Probability of all blocks, {basis}", every)
    groups = grouped(
        [(j.page, m.judged) for j, m in zip(done.jobs, done.measured, strict=True) if m.judged],
        lambda item: (item[0].suite, item[0].view, item[0].kind == "article"),
    )
    rows = [
        [
            f"{suite} {view}{'' if article else ' other kinds'}",
            len(part),
            *reach([block for _, judged in part for block in judged]),
        ]
        for (suite, view, article), part in groups.items()
    ]
    header = ["", "pages", *[f"at {100 * limit:g} % lost" for limit in LIMITS]]
    basis = sections.basis(done.results)
    title = f"### Chrome words gone by one cut on the blocks' log-odds, {basis}"
    yield f"{title}\n\n{table(header, rows)}\n"


def hand_section(arguments: argparse.Namespace, odds: Odds, models: Models) -> Iterator[str]:
    """Lines labelled by hand."""
    limit = arguments.limit or None
    records = [record for path in arguments.gold for record in read_jsonl(path)][:limit]
    pages = [page for path in arguments.gold for page in hand_pages(path)][:limit]
    labels = (
        held_out_labels(pages, arguments.corpus, arguments.data) if odds else [None] * len(pages)
    )
    tasks = [
        (record, Job(page, odds_of(page, odds), models, weights))
        for record, page, weights in zip(records, pages, labels, strict=True)
    ]
    with ProcessPoolExecutor() as pool:
        lines = [line for part in pool.map(_measure_lines, tasks) for line in part]
    held = sum([bool(job.odds) for _, job in tasks])
    yield "## Hand-labelled lines\n"
    yield handlines.sections(lines, f"{held} of {len(tasks)} texts held out by domain")


def held_out_labels(pages: Sequence[Page], corpus: Path, data: Path) -> list[LabelWeights]:
    """For each page the label weights learnt from all that is of the other folds."""
    from benchmarks import label_model
    from benchmarks.named import named
    from benchmarks.samples import corpus_pages, samples
    from benchmarks.train import FOLDS

    items = list(samples([*pages, *corpus_pages(corpus)]))
    boxes = named(data)
    learnt = [
        label_model.fit(
            [item for item in items if item.fold(FOLDS) != k],
            [row for page in boxes if page.fold(FOLDS) != k for row in page.rows],
        )
        for k in range(FOLDS)
    ]
    return [learnt[crc32(page.domain.encode()) % FOLDS] for page in pages]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add = parser.add_argument
    add("--data", type=Path, help="folder with the JSONL files of docs/training.md")
    add("--gold", type=Path, nargs="*", default=[], help="hand-labelled JSONL")
    add("--text", action="store_true", help="texts only")
    add("--html", action="store_true", help="pages only")
    add("--peers", default=",".join(PEERS), help="comma-separated, or none; default: all")
    add("--peer-python", action="append", default=[], help="interpreter with further peers")
    add("--held-out", type=Path, nargs="*", default=[], help="log-odds by benchmarks.train")
    add("--corpus", type=Path, default=Path("corpus"), help="labelled documents to learn labels")
    add("--text-model", default="", help="a model file in place of the shipped one")
    add("--html-model", default="", help="the same for pages")
    add("--compare", type=Path, metavar="OLD.json", help="what changed since that run")
    add("--worst", type=int, default=10, help="pages to list and diff in a comparison")
    add("--json", type=Path, help="save results by page, for --compare (.json or .json.gz)")
    add("--suites", default="", help="comma-separated, such as fundus_pub; default: all")
    add("--limit", type=int, default=0, help="pages a suite and view; default: all")
    add("--speed", type=int, default=40, help="pages to time; 0 for none")
    add("--suite", nargs=2, metavar=("NAME", "PATH"), help=", ".join(adapters.SUITES))
    arguments = parser.parse_args()
    if not arguments.suite and not arguments.data:
        parser.error("--data or --suite is needed")
    if arguments.suite and arguments.suite[0] not in adapters.SUITES:
        parser.error(f"--suite: one of {', '.join(adapters.SUITES)}")
    return arguments


def _start(arguments: argparse.Namespace, names: Sequence[str]) -> list[Peer]:
    return start(names, [sys.executable, *arguments.peer_python])


def _speed(arguments: argparse.Namespace, peers: Sequence[Peer], pages: Sequence[Page]) -> str:
    own = _start(arguments, list(NEWSCLEAN))
    try:
        return speed.section(speed.sample(pages, arguments.speed), [*own, *peers])
    finally:
        for system in own:
            system.close()


def report(arguments: argparse.Namespace, peers: Sequence[Peer]) -> Iterator[str]:
    """All sections that were asked for."""
    models = Models(arguments.text_model, arguments.html_model)
    odds = {k: v for path in arguments.held_out for k, v in json.loads(path.read_text()).items()}
    both = arguments.text == arguments.html
    limit, suites = arguments.limit, arguments.suites
    texts = some(text_pages(arguments.data), limit, suites) if both or arguments.text else []
    every = list(html_pages(arguments.data)) if peers or both or arguments.html else []
    pages = some(every, limit, suites) if both or arguments.html else []
    beside = ask(peers, texts, pages, every)
    results = list(beside)
    if texts:
        done = run(texts, odds, models, renderers(arguments.data))
        yield from text_section(done, [result for result in beside if result.view != "html"])
        if arguments.gold:
            yield from hand_section(arguments, odds, models)
        results += done.results
    if pages:
        done = run(pages, odds, models, {})
        yield from html_section(done, [result for result in beside if result.view == "html"])
        results += done.results
        if peers and arguments.speed:
            yield _speed(arguments, peers, every)
    yield sections.failures(results)
    if arguments.json:
        save(arguments.json, results)
    if arguments.compare:
        golds = {(page.id, page.view): page.gold for page in (*texts, *pages)}
        yield compare.compare(load(arguments.compare), results, golds, arguments.worst)


def main() -> int:
    """Print the report, section by section."""
    arguments = _arguments()
    names = [] if arguments.peers == "none" else arguments.peers.split(",")
    peers = _start(arguments, names)
    try:
        if arguments.suite:
            name, path = arguments.suite
            print(adapters.report(name, Path(path), peers))
        else:
            for part in report(arguments, peers):
                print(part, flush=True)
    finally:
        for peer in peers:
            peer.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
