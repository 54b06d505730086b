"""Records: a line of JSON, a page of a web archive, a row of a table."""

import codecs
from typing import Any, Final

from newsclean.cli.console import FAILED
from newsclean.cli.records import check_line, dump, find_field, replace, set_key
from newsclean.cli.work import DataError, Item, Job, Outcome, describe, explain, outcome, show
from newsclean.render.trace import trace
from newsclean.report import Report

TRACE_KEY: Final = "newsclean"


def work_on_line(job: Job, item: Item) -> Outcome:
    """Clean one field of a line of JSON; a line that cannot be used comes out as it went in."""
    try:
        return _line(job, item)
    except (UnicodeError, DataError) as error:
        reason = str(error)
    except Exception as error:  # a poisonous record costs only itself
        reason = describe(error)
    return Outcome(_unchanged(job, item), error=reason, code=FAILED, place=item.place)


def _unchanged(job: Job, item: Item) -> bytes:
    return item.data if job.show in ("article", "removed") else b""


def _line(job: Job, item: Item) -> Outcome:
    codec = job.encoding or "utf-8"
    mark = codecs.BOM_UTF8 if item.data.startswith(codecs.BOM_UTF8) else b""
    try:
        line = item.data[len(mark) :].decode(codec)
    except UnicodeDecodeError as error:
        raise DataError(f"not {codec} at byte {error.start + 1:,} of the line") from None
    if not line.strip():
        return Outcome(_unchanged(job, item), place=item.place)
    check_line(line)
    field = find_field(line, job.field)
    if field.value is None:
        return Outcome(_unchanged(job, item), place=item.place)
    if not isinstance(field.value, str):
        raise DataError(f"field {job.field!r} is not a string")
    report = explain(job, field.value, item.format, _url(job, line))
    shown = show(job, report, item.place)
    if job.show not in ("article", "removed"):
        # Of many records, those where nothing happened are not worth a line each.
        text = shown if report.removals or report.notes else ""
        return outcome(text.encode("utf-8", "backslashreplace"), report, item.place)
    new = line if shown == field.value else replace(line, field, shown, codec)
    if job.trace:
        new = set_key(new, TRACE_KEY, trace(report, job.model), codec)
    return outcome(mark + new.encode(codec), report, item.place)


def _url(job: Job, line: str) -> str | None:
    """The page's URL, where the record tells it."""
    if not job.url_field:
        return None
    try:
        value = find_field(line, job.url_field).value
    except DataError:
        return None
    return value if isinstance(value, str) else None


def work_on_page(job: Job, item: Item) -> Outcome:
    """Make a JSON record of one page of a web archive."""
    meta = dict(item.meta)
    try:
        html = item.format == "html"
        source = item.data if html else item.data.decode("utf-8", "replace")
        report = explain(job, source, item.format, meta.get("url"))
        if job.show in ("article", "removed"):
            record = {**meta, "text": show(job, report, item.place)}
            return outcome(json_line(job, record, report), report, item.place)
        shown = show(job, report, item.place) if report.removals or report.notes else ""
        return outcome(shown.encode("utf-8", "backslashreplace"), report, item.place)
    except Exception as error:  # a poisonous page costs only itself
        return Outcome(b"", error=describe(error), code=FAILED, place=item.place)


def json_line(job: Job, record: dict[str, Any], report: Report) -> bytes:
    """A line of JSON, with what was removed where the job wants it."""
    if job.trace:
        record = {**record, TRACE_KEY: trace(report, job.model)}
    return dump(record).encode("utf-8") + b"\n"
