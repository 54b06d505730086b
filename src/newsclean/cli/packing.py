"""Texts out of their wrapping and in again: encodings, JSON lines, pages, rows."""

import codecs

from newsclean.cli.work import DataError, Item, Job
from newsclean.typed import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from newsclean.cli.splice import Field
    from newsclean.report import Report

TRACE_KEY = "newsclean"
_UTF_16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


class Content(NamedTuple):
    """The text of an item, and what it takes to wrap another one the same way.

    Attributes:
        text: None where there is none to clean: an empty line, a field that is null.
        url: of the page, where the item tells it.
        mark: byte order mark in front of it.
        codec: turns the text into bytes again.
        line: of JSON, that the text stands in.
        field: where it stands there.
    """

    text: str | bytes | None
    url: str | None = None
    mark: bytes = b""
    codec: str = "utf-8"
    line: str = ""
    field: "Field | None" = None


def unpack(job: Job, item: Item) -> Content:
    """The text of an item.

    Raises:
        DataError: there is none, or it cannot be decoded.
    """
    if item.shape == "line":
        return _unpack_line(job, item)
    url = dict(item.meta).get("url")
    if item.shape == "row":
        return Content(item.data.decode("utf-8", "surrogatepass"), url)
    if item.shape == "page":
        from newsclean.segment.charset import decode as decode_page

        return Content(decode_page(item.data, item.content_type), url)
    if item.format == "html" and job.encoding is None:
        return Content(item.data)
    mark, text, codec = decode(item.data, job.encoding)
    # A page's article is a new text: it has no mark, and is in UTF-8.
    return Content(text) if item.format == "html" else Content(text, None, mark, codec)


def pack(job: Job, item: Item, content: Content, text: str, report: "Report | None") -> bytes:
    """Bytes with another text where the item's own stood.

    Args:
        job: says whether the report goes along.
        item: that the content is of.
        content: from :func:`unpack`.
        text: the new text.
        report: what was removed; needed for traces only.
    """
    if content.field is not None:
        return _pack_line(job, content, text, report)
    if item.shape == "page":
        return _json({**dict(item.meta), "text": text}, job, report)
    if item.shape == "row" and job.trace:
        from newsclean.cli.splice import dump

        return dump([text, _trace(job, report)]).encode("utf-8")
    if job.trace:
        return _json({"file": item.place, "text": text}, job, report)
    if item.format == "html" and item.shape == "document" and text and not text.endswith("\n"):
        text += "\n"  # the text of a page is no file; what is made of it may become one
    return content.mark + text.encode(content.codec, "surrogatepass")


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


def _unpack_line(job: Job, item: Item) -> Content:
    from newsclean.cli.splice import check_line, find_field

    codec = job.encoding or "utf-8"
    mark = codecs.BOM_UTF8 if item.data.startswith(codecs.BOM_UTF8) else b""
    try:
        line = item.data[len(mark) :].decode(codec)
    except UnicodeDecodeError as error:
        raise DataError(f"not {codec} at byte {error.start + 1:,} of the line") from None
    if not line.strip():
        return Content(None)
    check_line(line)
    field = find_field(line, job.field)
    if field.value is None:
        return Content(None)
    if not isinstance(field.value, str):
        raise DataError(f"field {job.field!r} is not a string")
    return Content(field.value, _url(job, line), mark, codec, line, field)


def _url(job: Job, line: str) -> str | None:
    """The page's URL, where the record tells it."""
    if not job.url_field:
        return None
    from newsclean.cli.splice import find_field

    try:
        value = find_field(line, job.url_field).value
    except DataError:
        return None
    return value if isinstance(value, str) else None


def _pack_line(job: Job, content: Content, text: str, report: "Report | None") -> bytes:
    from newsclean.cli.splice import replace, set_key

    line = content.line
    assert content.field is not None
    if text != content.text:
        line = replace(line, content.field, text, content.codec)
    if job.trace:
        line = set_key(line, TRACE_KEY, _trace(job, report), content.codec)
    return content.mark + line.encode(content.codec)


def _json(record: dict[str, Any], job: Job, report: "Report | None") -> bytes:
    from newsclean.cli.splice import dump

    if job.trace:
        record = {**record, TRACE_KEY: _trace(job, report)}
    return dump(record).encode("utf-8") + b"\n"


def _trace(job: Job, report: "Report | None") -> dict[str, Any]:
    from newsclean.render.trace import trace

    assert report is not None
    return trace(report, job.model)
