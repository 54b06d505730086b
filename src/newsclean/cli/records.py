"""Records: a line of JSON, a page of a web archive, a row of a table."""

import codecs
from typing import Any, Final, NamedTuple

from newsclean.cli.splice import Field, check_line, dump, find_field, replace, set_key
from newsclean.cli.work import DataError, Item, Job, Outcome, explain, outcome, show
from newsclean.render.trace import trace
from newsclean.report import Report

TRACE_KEY: Final = "newsclean"


class Record(NamedTuple):
    """A record and the report on its text.

    Attributes:
        report: None where there is no text to clean: an empty line, a field that is null.
        mark: byte order mark in front of the line.
        line: the line's text.
        field: where the text stands in it.
    """

    report: Report | None
    mark: bytes = b""
    line: str = ""
    field: Field | None = None


def work_on_record(job: Job, item: Item) -> Outcome:
    """Clean one field of a line, or make a record of a page.

    Raises:
        DataError: the record cannot be used.
    """
    record = read_record(job, item)
    report = record.report
    if report is None:
        kept = item.data if item.shape == "line" and job.show in ("article", "removed") else b""
        return Outcome(kept, place=item.place)
    shown = show(job, report, item.place)
    if job.show not in ("article", "removed"):
        # Of many records, those where nothing happened are not worth a line each.
        text = shown if report.removals or report.notes else ""
        return outcome(text.encode("utf-8", "backslashreplace"), report, item.place)
    if item.shape == "row":
        row = dump([shown, trace(report, job.model)]) if job.trace else shown
        return outcome(row.encode("utf-8", "surrogatepass"), report, item.place)
    if record.field is None:
        page = json_line(job, {**dict(item.meta), "text": shown}, report)
        return outcome(page, report, item.place)
    codec = job.encoding or "utf-8"
    line = record.line
    if shown != record.field.value:
        line = replace(line, record.field, shown, codec)
    if job.trace:
        line = set_key(line, TRACE_KEY, trace(report, job.model), codec)
    return outcome(record.mark + line.encode(codec), report, item.place)


def read_record(job: Job, item: Item) -> Record:
    """The report on a record's text.

    Raises:
        DataError: the record cannot be used.
    """
    if item.shape == "line":
        return _read_line(job, item)
    if item.shape == "row":
        text = item.data.decode("utf-8", "surrogatepass")
        return Record(explain(job, text, item.format, dict(item.meta).get("url")))
    from newsclean.segment.charset import decode

    text = decode(item.data, item.content_type)
    return Record(explain(job, text, item.format, dict(item.meta).get("url")))


def _read_line(job: Job, item: Item) -> Record:
    codec = job.encoding or "utf-8"
    mark = codecs.BOM_UTF8 if item.data.startswith(codecs.BOM_UTF8) else b""
    try:
        line = item.data[len(mark) :].decode(codec)
    except UnicodeDecodeError as error:
        raise DataError(f"not {codec} at byte {error.start + 1:,} of the line") from None
    if not line.strip():
        return Record(None)
    check_line(line)
    field = find_field(line, job.field)
    if field.value is None:
        return Record(None)
    if not isinstance(field.value, str):
        raise DataError(f"field {job.field!r} is not a string")
    return Record(explain(job, field.value, item.format, _url(job, line)), mark, line, field)


def _url(job: Job, line: str) -> str | None:
    """The page's URL, where the record tells it."""
    if not job.url_field:
        return None
    try:
        value = find_field(line, job.url_field).value
    except DataError:
        return None
    return value if isinstance(value, str) else None


def json_line(job: Job, record: dict[str, Any], report: Report) -> bytes:
    """A line of JSON, with what was removed where the job wants it."""
    if job.trace:
        record = {**record, TRACE_KEY: trace(report, job.model)}
    return dump(record).encode("utf-8") + b"\n"
