"""newsclean as it is measured: as shipped, or with log-odds of models that never saw the site."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from benchmarks import align
from benchmarks.pages import NEUTRAL, Page, per_block
from benchmarks.scores import words
from newsclean import Cleaner, Report, decide, decide_page
from newsclean.labelling import LabelWeights
from newsclean.labels import CHROME
from newsclean.look import Look, pieces_of
from newsclean.model.model import STRICTNESS, Model, load_model, probability, read_model
from newsclean.passes import measure
from newsclean.passes.reading import Reading, unread
from newsclean.pieces import removals
from newsclean.reader import Reader
from newsclean.segment.html import segment_html

# What the golds lack is dropped before scoring; daniel's golds open with the headline, and
# trafilatura's snippets may quote it.
WITH_HEADLINE = ("daniel", "trafilatura")
SURE = "balanced"
ENGINES = {"native": STRICTNESS, "auto": (SURE,)}


class Models(NamedTuple):
    """Paths of model files to measure in place of those that ship; "" for these."""

    text: str = ""
    html: str = ""


class Job(NamedTuple):
    """A page to clean.

    Attributes:
        page: the page.
        odds: held-out log-odds of its blocks; () to clean with the model as it is.
        models: which models.
        labels: label weights in place of the model's.
    """

    page: Page
    odds: tuple[float, ...] = ()
    models: Models = Models()
    labels: LabelWeights | None = None


class Judged(NamedTuple):
    """A block with a known answer, and how sure the model is that it is chrome."""

    odds: float
    probability: float
    chrome: int
    words: int


class Seen(NamedTuple):
    """A page read and decided about.

    Attributes:
        job, model, reading: what is looked at, and with what.
        decision: the balanced one, from held-out log-odds where the job has them.
    """

    job: Job
    model: Model
    reading: Reading
    decision: decide.Decision


class Cleaned(NamedTuple):
    """A page cleaned in one way.

    Attributes:
        system: which engine at which strictness.
        report: what was done.
        asked: whether the engine asked for a second opinion.
    """

    system: str
    report: Report
    asked: bool = False


@cache
def model_of(view: str, models: Models) -> Model:
    """The model for a view."""
    name = "html" if view == "html" else "text"
    path: str = getattr(models, name)
    return read_model(path) if path else load_model(name)


@cache
def cleaner_of(strictness: str, drop: tuple[str, ...], engine: str, models: Models) -> Cleaner:
    """A cleaner that uses the models to measure."""
    cleaner = Cleaner(strictness=strictness, drop=drop, engine=engine)
    if models.text:
        cleaner._models["text"] = model_of("full", models)
    if models.html:
        cleaner._models["html"] = model_of("html", models)
    return cleaner


@cache
def _reader() -> Reader:
    return Reader()


def reading_of(page: Page) -> Reading:
    """The page, read: all blocks of it, those of its menus too."""
    reader = _reader()
    if page.view == "html":
        return reader.read_document(segment_html(page.text))
    return reader.read(page.text)


def dropped(page: Page) -> tuple[str, ...]:
    """The labels that the page's gold leaves out by convention."""
    return ("title",) if page.gold and page.suite not in WITH_HEADLINE else ()


def see(job: Job) -> Seen:
    """Read a page and find the log-odds to measure with."""
    reading = reading_of(job.page)
    model = model_of(job.page.view, job.models)
    if job.labels is not None:
        model = model._replace(labels=job.labels)
    if job.odds:
        return Seen(job, model, reading, _held_out(job, model, reading, SURE))
    if job.page.view != "html":
        return Seen(job, model, reading, decide.decide(reading, model, SURE))
    read = _reader().read_document
    return Seen(
        job,
        model,
        reading,
        decide_page.decide_page(unread(reading.document), read, model, SURE).decision,
    )


def _held_out(
    job: Job, model: Model, reading: Reading, strictness: str, more: Sequence[float] = ()
) -> decide.Decision:
    """The decision from held-out log-odds, with what a second opinion adds to them."""
    if len(reading.size) != len(job.odds):
        raise ValueError(
            f"{job.page.id} {job.page.view}: {len(job.odds)} held-out log-odds for "
            f"{len(reading.size)} blocks; write them anew with benchmarks.train"
        )
    odds = [a + b for a, b in zip(job.odds, more, strict=True)] if more else list(job.odds)
    cut = decide_page.cut_page if job.page.view == "html" else decide.cut
    removed, guarded = cut(odds, reading, model, strictness)
    return decide.Decision(tuple(odds), tuple(removed), guarded)


def clean(seen: Seen, drop: tuple[str, ...]) -> Iterator[Cleaned]:
    """The page cleaned in every way there is: each engine at its strictnesses."""
    page = seen.job.page
    html = page.view == "html"
    asks = html and decide_page.doubt(seen.reading, seen.decision.chrome) > seen.model.opinion.doubt
    for engine, strictnesses in ENGINES.items() if html else (("native", STRICTNESS),):
        for strictness in strictnesses:
            asked = engine == "auto" and asks
            if seen.job.odds:
                report = _decided(seen, drop, strictness, asked)
            else:
                cleaner = cleaner_of(strictness, drop, engine, seen.job.models)
                report = cleaner.explain_html(page.text) if html else cleaner.explain(page.text)
            name = f"newsclean {engine} {strictness}" if html else f"newsclean {strictness}"
            yield Cleaned(name, report, asked)


def _decided(seen: Seen, drop: tuple[str, ...], strictness: str, asked: bool) -> Report:
    """The cleaner's first round with other log-odds; later rounds would need the model itself."""
    more: list[float] = []
    if asked:
        from newsclean.second_opinion import kept_by_trafilatura

        opinion = seen.model.opinion
        agrees = kept_by_trafilatura(seen.job.page.text, seen.reading.document)
        more = [opinion.kept if held else opinion.left for held in agrees]
    decision = _held_out(seen.job, seen.model, seen.reading, strictness, more)
    # Labels, confidence and reasons take longer than all else and are looked at once only.
    look = Look(seen.reading, measure(seen.reading), seen.model, decision)
    found = pieces_of(look, (), drop, why=strictness == SURE)
    source = seen.reading.document.source
    return Report(source, removals(source, found))


def answers(seen: Seen) -> list[int]:
    """1 chrome, 0 content, NEUTRAL unknown; one a block.

    Of equal content blocks the one that is surest to stay counts: nothing of an article is lost
    while another print of it stays.
    """
    page = seen.job.page
    blocks = seen.reading.document.blocks
    if page.view == "html":
        return align.by_gold(blocks, page.gold) if page.gold else [NEUTRAL] * len(blocks)
    found = per_block(page.text, blocks, page.chrome, NEUTRAL)
    content = [block for block, answer in enumerate(found) if answer == 0]
    surest: dict[str, int] = {}
    for block in sorted(content, key=lambda block: seen.decision.chrome[block]):
        surest.setdefault(blocks[block].text, block)
    for block in content:
        if surest[blocks[block].text] != block:
            found[block] = NEUTRAL
    return found


def judge(seen: Seen, answers: Sequence[int]) -> list[Judged]:
    """Every block with a known answer, with its odds and calibrated probability."""
    return [
        Judged(odds, probability(seen.model, odds), answer, words(block.text))
        for odds, answer, block in zip(
            seen.decision.chrome, answers, seen.reading.document.blocks, strict=True
        )
        if answer != NEUTRAL
    ]


def confidences(seen: Seen, answers: Sequence[int], report: Report) -> list[tuple[float, int]]:
    """The reported confidence of each removal, by the blocks with a known answer it covers."""
    found: list[tuple[float, int]] = []
    blocks = seen.reading.document.blocks
    at = 0
    for removal in report.removals:
        while at < len(blocks) and blocks[at].start < removal.start:
            at += 1
        while at < len(blocks) and blocks[at].end <= removal.end:
            if answers[at] != NEUTRAL and removal.label in CHROME:
                found.append((removal.confidence, answers[at]))
            at += 1
    return found
