"""Where input comes from: files, directories and standard input, compressed or not."""

import codecs
import io
import os
import stat

from newsclean.cli.console import UsageError
from newsclean.typed import Any, Iterator, NamedTuple, Sequence

STDIN = "-"
STDIN_NAME = "(standard input)"
_COMPRESSIONS = (".gz", ".zst")
_KINDS = {
    ".txt": ("document", "text"),
    ".text": ("document", "text"),
    ".md": ("document", "markdown"),
    ".markdown": ("document", "markdown"),
    ".html": ("document", "html"),
    ".htm": ("document", "html"),
    ".xhtml": ("document", "html"),
    ".jsonl": ("jsonl", "text"),
    ".ndjson": ("jsonl", "text"),
    ".warc": ("warc", "html"),
    ".wet": ("warc", "text"),
    ".parquet": ("parquet", "text"),
}
_GZIP, _ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
_CHUNK = 1 << 15
"""Bytes read at a time: some records, so that processes share even a short file."""


class Source(NamedTuple):
    """One file or standard input.

    Attributes:
        path: to open; None for standard input.
        name: what messages call it.
        kind: "document", "jsonl", "warc" or "parquet".
        format: of its texts: "auto", "text", "markdown" or "html".
        relative: where it goes below an output directory.
    """

    path: str | None
    name: str
    kind: str
    format: str
    relative: str


def make_source(path: str, relative: str, format: str, jsonl: bool) -> Source:
    """What the name of a file, and the options, say about it.

    Args:
        path: of the file; "-" is standard input.
        relative: its path below an output directory.
        format: from the options; "auto" goes by the name.
        jsonl: whether the options say that files hold JSON records.
    """
    kind, by_name = _KINDS.get(_extension(path), ("document", "auto"))
    if jsonl and kind == "document":
        kind, by_name = "jsonl", "text"
    chosen = by_name if format == "auto" else format
    if path == STDIN:
        return Source(None, STDIN_NAME, kind, chosen, relative)
    return Source(path, path, kind, chosen, relative)


def walk(folder: str, any_name: bool, leave_out: str | None = None) -> Iterator[str]:
    """Paths of the files below a directory, sorted, without hidden ones.

    Args:
        folder: where to begin; links to directories are not followed.
        any_name: whether to take files whose extension says nothing.
        leave_out: a directory not to enter, such as the one that is written to.
    """
    avoid = os.path.realpath(leave_out) if leave_out else None
    unreadable: list[str] = []
    for at, folders, files in os.walk(folder, onerror=lambda e: unreadable.append(e.filename)):
        folders[:] = sorted(
            [
                name
                for name in folders
                if not name.startswith(".") and os.path.realpath(os.path.join(at, name)) != avoid
            ]
        )
        for name in sorted(files):
            if not name.startswith(".") and (any_name or _extension(name) in _KINDS):
                yield os.path.join(at, name)
    # Whoever opens these will learn why they can't be read.
    yield from unreadable


def _extension(path: str) -> str:
    """The extension that tells what is inside: ".jsonl" of "a.jsonl.gz"."""
    name = path.lower()
    for compression in _COMPRESSIONS:
        name = name.removesuffix(compression)
    return os.path.splitext(name)[1]


class Meter:
    """How many bytes have been read of how many (None where that isn't known)."""

    def __init__(self, paths: Sequence[str]) -> None:
        self.read = 0
        self.total: int | None = _total(paths)


def _total(paths: Sequence[str]) -> int | None:
    total = 0
    for path in paths:
        try:
            status = os.stat(0 if path == STDIN else path)
        except OSError:
            continue
        if not stat.S_ISREG(status.st_mode):
            return None
        total += status.st_size
    return total


class _Counted(io.FileIO):
    """A raw file that reports what is read to a meter."""

    def __init__(self, file: str | int, meter: Meter) -> None:
        super().__init__(file, "rb", closefd=not isinstance(file, int))
        self._meter = meter

    def readinto(self, buffer: "memoryview | bytearray", /) -> int:  # type: ignore[override]
        count = super().readinto(buffer) or 0
        self._meter.read += count
        return count

    def readall(self) -> bytes:
        # FileIO.readall does not come by readinto.
        data = super().readall() or b""
        self._meter.read += len(data)
        return data


def open_source(source: Source, meter: Meter) -> io.BufferedIOBase:
    """Open a source for reading, decompressed.

    Raises:
        UsageError: it is a directory, or needs a package that isn't installed.
        OSError: it cannot be opened.
    """
    if source.path is not None and os.path.isdir(source.path):
        os.scandir(source.path).close()
        raise UsageError(f"{source.path}: is a directory (use --recursive)")
    raw = io.BufferedReader(_Counted(0 if source.path is None else source.path, meter), _CHUNK)
    start = raw.peek(4)[:4]
    if start.startswith(_GZIP):
        import gzip

        return gzip.GzipFile(fileobj=raw)
    if start == _ZSTD:
        return zstd().ZstdFile(raw)
    return raw


def zstd() -> Any:
    """The module for zst files: of the standard library from Python 3.14 on, else an extra.

    Raises:
        UsageError: the extra isn't installed.
    """
    import importlib

    for name in ("compression.zstd", "backports.zstd"):
        try:
            return importlib.import_module(name)
        except ImportError:
            continue
    raise UsageError("zst files need an extra: pip install 'newsclean[zstd]'")


def guess(data: bytes) -> str:
    """What to take a text for whose name says nothing: "html" if it begins like a page."""
    start = data[:1000].removeprefix(codecs.BOM_UTF8).lstrip()[:14].lower()
    return "html" if start.startswith((b"<!doctype html", b"<html")) else "text"


def read_lines(stream: io.BufferedIOBase) -> Iterator[list[bytes]]:
    r"""Lines with their ``\n``, as many at a time as are there without waiting for more."""
    parts: list[bytes] = []
    while chunk := stream.read1(_CHUNK):
        *whole, rest = chunk.split(b"\n")
        if whole:
            whole[0] = b"".join([*parts, whole[0]])
            parts = []
            yield [line + b"\n" for line in whole]
        if rest:
            parts.append(rest)
    if parts:
        yield [b"".join(parts)]
