"""What is done to one piece of input: bytes in, bytes out.

Runs in the command's own process or in a worker; nothing here reads or writes a file.
"""

import codecs
from typing import TYPE_CHECKING, Final, NamedTuple

from newsclean.cli.console import DONE, FAILED, USAGE

if TYPE_CHECKING:
    from newsclean.cleaner import Cleaner
    from newsclean.cli.sites import Sites
    from newsclean.report import Report

_UTF_16: Final = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


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
        changed: whether anything was removed.
        error: why it could not be done, in one line; empty where it was.
        code: exit code that it asks for.
        place: of the item.
        characters: of the text that was looked at.
        removed: label, removals and characters of each label that something was removed of.
    """

    output: bytes
    changed: bool = False
    error: str = ""
    code: int = DONE
    place: str = ""
    characters: int = 0
    removed: tuple[tuple[str, int, int], ...] = ()


class Job(NamedTuple):
    """What to do to every item.

    Attributes:
        cleaner: the cleaner.
        show: "article", "explain", "diff", "removed" or "check".
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
        if item.shape == "document":
            return _document(job, item)
        from newsclean.cli import records

        return records.work_on_record(job, item)
    except Exception as error:  # one poisonous item must not cost the others
        return failure(job, item, *blame(item, error))


def failure(job: Job, item: Item, reason: str, code: int) -> Outcome:
    """The outcome of an item that could not be used; a line or row passes unchanged."""
    passes = item.shape in ("line", "row") and job.show in ("article", "removed")
    return Outcome(item.data if passes else b"", error=reason, code=code, place=item.place)


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
    if item.shape == "document":
        return _read_document(job, item)[1]
    from newsclean.cli import records

    return records.read_record(job, item).report


def _document(job: Job, item: Item) -> Outcome:
    mark, report, codec = _read_document(job, item)
    if job.trace:
        from newsclean.cli.records import json_line

        record = {"file": item.place, "text": report.text}
        return outcome(json_line(job, record, report), report, item.place)
    shown = show(job, report, item.place)
    if job.show == "explain":
        return outcome(shown.encode("utf-8", "backslashreplace"), report, item.place)
    if job.show == "article":
        return outcome(mark + shown.encode(codec, "surrogatepass"), report, item.place)
    return outcome(shown.encode(codec, "surrogatepass"), report, item.place)


def _read_document(job: Job, item: Item) -> "tuple[bytes, Report, str]":
    """Byte order mark, report and codec of the output."""
    if item.format == "html":
        page = decode(item.data, job.encoding)[1] if job.encoding else item.data
        return b"", explain(job, page, item.format), "utf-8"
    mark, text, codec = decode(item.data, job.encoding)
    return mark, explain(job, text, item.format), codec


def guess(data: bytes) -> str:
    """ "html" for what begins like a page, "text" for all else."""
    start = data[:1000].lstrip(codecs.BOM_UTF8).lstrip()[:14].lower()
    return "html" if start.startswith((b"<!doctype html", b"<html")) else "text"


def decode(data: bytes, encoding: str | None) -> tuple[bytes, str, str]:
    """Byte order mark, text without it, and the codec that turns the text into bytes again.

    Raises:
        DataError: the bytes are not in that encoding.
    """
    mark = b""
    codec = encoding or "utf-8"
    if codecs.lookup(codec).name == "utf-8" and data.startswith(codecs.BOM_UTF8):
        mark, codec = codecs.BOM_UTF8, "utf-8"
    elif (encoding is None or codecs.lookup(codec).name == "utf-16") and data[:2] in _UTF_16:
        mark, codec = data[:2], _UTF_16[data[:2]]
    try:
        return mark, data[len(mark) :].decode(codec), codec
    except UnicodeDecodeError as error:
        at = len(mark) + error.start
        hint = "" if encoding else "; name its encoding with --encoding"
        raise DataError(f"not {codec} at byte {at:,} ({data[at : at + 1].hex()}){hint}") from None


def explain(job: Job, source: str | bytes, format: str, url: str | None = None) -> "Report":
    """The report on one text or page."""
    cleaner = (job.sites.cleaner(url) if job.sites and url else None) or job.cleaner
    if format == "html":
        return cleaner.explain_html(source, url, job.output)
    assert isinstance(source, str)
    return cleaner.explain(source, format)


def show(job: Job, report: "Report", place: str) -> str:
    """What the user asked to see of a report."""
    if job.show == "article":
        return report.text
    if job.show == "removed":
        end = "\r\n" if "\r\n" in report.source else "\n"
        texts = [removal.text.strip() for removal in report.removals]
        return "".join([text + end for text in texts if text])
    if job.show == "diff":
        from newsclean.render.diff import unified_diff

        return unified_diff(report, place, job.colour)
    if job.show == "explain":
        from newsclean.render.terminal import explanation

        return explanation(report, place, job.colour, job.width)
    return ""


def outcome(output: bytes, report: "Report", place: str) -> Outcome:
    """An outcome with the counts of a report."""
    counts: dict[str, tuple[int, int]] = {}
    for removal in report.removals:
        number, characters = counts.get(removal.label, (0, 0))
        counts[removal.label] = (number + 1, characters + len(removal.text))
    return Outcome(
        output,
        bool(counts),
        place=place,
        characters=len(report.source),
        removed=tuple([(label, *count) for label, count in counts.items()]),
    )
