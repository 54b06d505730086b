"""What is done to one piece of input: bytes in, bytes out.

Runs in the command's own process or in a worker; nothing here reads or writes a file.
"""

from newsclean.cli.console import DONE, FAILED, USAGE
from newsclean.typed import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from newsclean.cleaner import Cleaner
    from newsclean.cli.sites import Sites
    from newsclean.report import Report

_TEXTS = ("article", "removed")
"""What can be shown of a report that is itself a text, to stand where the old one stood."""


class Item(NamedTuple):
    """One document, or one record of a file of records.

    Attributes:
        place: what messages call it: "page.txt", "crawl.jsonl:12".
        data: its bytes.
        shape: "document", "line" (of JSON), "page" (of a web archive) or "row" (of a table).
        format: of the text: "text", "markdown" or "html".
        meta: further fields of the record that is written for a page of a web archive.
        content_type: the header that such a page was served with.
    """

    place: str
    data: bytes
    shape: str = "document"
    format: str = "text"
    meta: tuple[tuple[str, str], ...] = ()
    content_type: str = ""


class Outcome(NamedTuple):
    """What came of one item.

    Attributes:
        output: bytes to write.
        place: of the item.
        error: why it could not be done, in one line; empty where it was.
        code: exit code that it asks for.
        characters: of the text that was looked at.
        removed: characters that were removed from it.
        labels: label, removals and characters by label, where they were counted.
    """

    output: bytes
    place: str
    error: str = ""
    code: int = DONE
    characters: int = 0
    removed: int = 0
    labels: tuple[tuple[str, int, int], ...] = ()


class Job(NamedTuple):
    """What to do to every item.

    Attributes:
        cleaner: the cleaner.
        show: "article", "explain", "diff", "removed" or "check".
        counted: whether removals are counted by label.
        trace: whether to add what was removed to each record.
        model: names the model in traces.
        encoding: of text in and out; None for UTF-8, or UTF-16 where a mark says so.
        field: of JSON records, dots between the levels.
        url_field: the same, for the page's URL.
        output: "text" or "markdown", for HTML.
        colour: whether explanations and diffs are coloured.
        width: columns to cut explanations to; None for no limit.
        sites: cleaners for pages of sites that something is known of.
    """

    cleaner: "Cleaner"
    show: str = "article"
    counted: bool = False
    trace: bool = False
    model: str = ""
    encoding: str | None = None
    field: str = "text"
    url_field: str | None = None
    output: str = "text"
    colour: bool = False
    width: int | None = None
    sites: "Sites | None" = None


class DataError(ValueError):
    """Input that cannot be used; the message says why, in one line."""


def work(job: Job, item: Item) -> Outcome:
    """Do the job on one item; failures come back as an outcome with an error."""
    try:
        return _work(job, item)
    except Exception as error:  # one poisonous item must not cost the others
        return failure(job, item, *blame(item, error))


def failure(job: Job, item: Item, reason: str, code: int) -> Outcome:
    """The outcome of an item that could not be used; a line or row passes unchanged."""
    return Outcome(_unchanged(job, item), item.place, reason, code)


def blame(item: Item, error: Exception) -> tuple[str, int]:
    """What went wrong, in one line, and the exit code for it."""
    if isinstance(error, DataError | UnicodeError):
        return str(error), USAGE if item.shape == "document" else FAILED
    return describe(error), FAILED


def describe(error: Exception) -> str:
    """An unexpected error in one line."""
    return f"{type(error).__name__}: {error}"


def read_report(job: Job, item: Item) -> "Report | None":
    """The report on an item; None for a record without a text.

    Raises:
        DataError: the item cannot be used.
    """
    from newsclean.cli.packing import unpack

    content = unpack(job, item)
    return None if content.text is None else _explain(job, item, content.text, content.url)


def _work(job: Job, item: Item) -> Outcome:
    from newsclean.cli.packing import pack, unpack

    content = unpack(job, item)
    text = content.text
    if text is None:
        return Outcome(_unchanged(job, item), item.place)
    plain = job.show == "article" and not job.trace and not job.counted
    if plain and isinstance(text, str) and item.format != "html":
        # The common case, which needs no reasons.
        cleaned = _cleaner(job, content.url).clean(text, item.format)
        output = pack(job, item, content, cleaned, None)
        return Outcome(output, item.place, characters=len(text), removed=len(text) - len(cleaned))
    report = _explain(job, item, text, content.url)
    shown = _show(job, report, item)
    if job.show in _TEXTS:
        output = pack(job, item, content, shown, report)
    else:
        codec = content.codec if job.show == "diff" else "utf-8"
        output = shown.encode(codec, "backslashreplace")
    return Outcome(
        output,
        item.place,
        characters=len(report.source),
        removed=sum([len(removal.text) for removal in report.removals]),
        labels=_count(report),
    )


def _unchanged(job: Job, item: Item) -> bytes:
    """What stands for a record whose text was not touched; documents have nothing such."""
    return item.data if item.shape in ("line", "row") and job.show in _TEXTS else b""


def _cleaner(job: Job, url: str | None) -> "Cleaner":
    return (job.sites.cleaner(url) if job.sites and url else None) or job.cleaner


def _explain(job: Job, item: Item, text: str | bytes, url: str | None) -> "Report":
    if item.format == "html":
        return _cleaner(job, url).explain_html(text, url, job.output)
    assert isinstance(text, str)
    return _cleaner(job, url).explain(text, item.format)


def _show(job: Job, report: "Report", item: Item) -> str:
    """What the user asked to see of a report."""
    if job.show == "article":
        return report.text
    if job.show == "removed":
        end = "\r\n" if "\r\n" in report.source else "\n"
        texts = [removal.text.strip() for removal in report.removals]
        return "".join([text + end for text in texts if text])
    if job.show == "diff":
        from newsclean.render.diff import unified_diff

        return unified_diff(report, item.place, job.colour)
    # Of many records, those where nothing happened are not worth a line each.
    silent = item.shape != "document" and not report.removals and not report.notes
    if job.show == "explain" and not silent:
        from newsclean.render.terminal import explanation

        return explanation(report, item.place, job.colour, job.width)
    return ""


def _count(report: "Report") -> tuple[tuple[str, int, int], ...]:
    counts: dict[str, tuple[int, int]] = {}
    for removal in report.removals:
        number, characters = counts.get(removal.label, (0, 0))
        counts[removal.label] = (number + 1, characters + len(removal.text))
    return tuple([(label, *count) for label, count in counts.items()])
