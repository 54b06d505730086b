"""Web archives: the pages of a WARC or WET file, one after the other."""

from collections.abc import Iterator
from io import BufferedIOBase
from typing import Any, Final

from newsclean.cli.console import UsageError
from newsclean.cli.inputs import Source
from newsclean.cli.work import DataError, Item

_CHUNK: Final = 1 << 16
_LARGEST: Final = 1 << 26
"""Bytes of the largest record that is looked at: pages are far below, videos may be above."""
_HTML: Final = ("text/html", "application/xhtml+xml")
_TEXT: Final = ("text/plain",)
_META: Final = (("url", "WARC-Target-URI"), ("date", "WARC-Date"))


class _Reader:
    """What fastwarc needs of a file, and the errors that it would keep to itself.

    It reads ahead, so an error that it saw at once would cost the records before it.
    """

    def __init__(self, stream: BufferedIOBase) -> None:
        self._stream = stream
        self._at = 0
        self.error: Exception | None = None

    def tell(self) -> int:
        """Bytes read so far; standard input has no place to ask for."""
        return self._at

    def read(self, size: int = -1) -> bytes:
        """Some bytes; none at the end, or where reading went wrong."""
        if self.error:
            return b""
        try:
            data = self._stream.read1(size if size > 0 else _CHUNK)
        except Exception as error:  # raised again once the records before it are through
            self.error = error
            return b""
        self._at += len(data)
        return data


def read_archive(source: Source, stream: BufferedIOBase) -> Iterator[list[Item]]:
    """The pages of a web archive: HTML and plain text that was served with success.

    Raises:
        UsageError: the package that reads archives isn't installed.
        DataError: the file is cut short.
        OSError: it is no web archive, or damaged.
    """
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError:
        raise UsageError("web archives need an extra: pip install 'newsclean[warc]'") from None
    reader = _Reader(stream)
    pages = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    records: Any = ArchiveIterator(
        reader,  # pyright: ignore[reportArgumentType] - any file-like object will do
        parse_http=False,
        record_types=pages,
        max_content_length=_LARGEST,
        stream_detect=False,
    )
    for number, record in enumerate(records, 1):
        declared = str(record.headers.get("Content-Length") or "")
        record.freeze()
        if not declared.isdecimal() or record.content_length < int(declared):
            if reader.error:
                raise reader.error
            raise DataError(f"the file is cut short in record {number:,}")
        item = _item(f"{source.name}:{number}", record)
        if item:
            yield [item]
    if reader.error:
        raise reader.error


def _item(place: str, record: Any) -> Item | None:
    """The page in a record, if it is one."""
    content_type = str(record.headers.get("Content-Type") or "")
    if content_type.startswith("application/http"):
        record.parse_http(auto_decode="all")
        status: Any = record.http_headers.status_code if record.http_headers else None
        if status is not None and not 200 <= status < 300:
            return None
        headers: Any = record.http_headers or {}
        content_type = str(headers.get("Content-Type") or "")
    kind = content_type.partition(";")[0].strip().lower()
    if kind not in _HTML + _TEXT:
        return None
    meta = tuple([(name, str(record.headers.get(header) or "")) for name, header in _META])
    format = "html" if kind in _HTML else "text"
    return Item(place, record.reader.read(), "page", format, meta, content_type)
