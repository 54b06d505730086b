"""From sources to a stream of items, in order, with a mark where each source begins and ends."""

from io import BufferedIOBase

from newsclean.cli.console import FAILED, USAGE, UsageError
from newsclean.cli.inputs import Meter, Source, guess, open_source, read_lines
from newsclean.cli.work import DataError, Item, describe
from newsclean.typed import Any, Iterable, Iterator, NamedTuple, cast


class Begin(NamedTuple):
    """What follows is from this source."""

    source: Source


class End(NamedTuple):
    """The source is at its end, or could not be read further: ``error`` says why."""

    source: Source
    error: str = ""
    code: int = 0


Stream = Iterator[Begin | list[Item] | End]


def read_all(sources: Iterable[Source], meter: Meter, field: str, url_field: str | None) -> Stream:
    """Read sources one after the other; what is wrong with one does not keep the next away.

    Args:
        sources: what to read.
        meter: is told how much was read.
        field: the column of a table that holds the text.
        url_field: the one that holds the page's URL.
    """
    for source in sources:
        yield Begin(source)
        try:
            yield from _read(source, meter, field, url_field)
        except UsageError as error:
            yield End(source, str(error), USAGE)
        except Exception as error:  # decompressors raise errors of their own
            yield End(source, f"{source.name}: {_what(error)}", _code(error))
        else:
            yield End(source)


def _read(source: Source, meter: Meter, field: str, url_field: str | None) -> Iterator[list[Item]]:
    with open_source(source, meter) as stream:
        if source.kind == "jsonl":
            number = 0
            for lines in read_lines(stream):
                yield [
                    Item(f"{source.name}:{number + i}", line, "line", source.format)
                    for i, line in enumerate(lines, 1)
                ]
                number += len(lines)
        elif source.kind == "warc" or (source.path is None and _is_archive(stream)):
            from newsclean.cli.warc import read_archive

            yield from read_archive(source, stream)
        elif source.kind == "parquet":
            from newsclean.cli.parquet import read_table

            yield from read_table(source, stream, field, url_field)
        else:
            data = stream.read()
            if data.startswith(b"PAR1"):
                raise UsageError(f"{source.name}: a table (give it as a file called .parquet)")
            format = guess(data) if source.format == "auto" else source.format
            yield [Item(source.name, data, "document", format)]


def _is_archive(stream: BufferedIOBase) -> bool:
    # Every reader that open_source returns can peek; their common base class cannot.
    start: bytes = cast(Any, stream).peek(5)
    return start.startswith(b"WARC/")


def _what(error: Exception) -> str:
    if isinstance(error, EOFError):
        return "the compressed data ends too early: the file is cut short"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return str(error) if isinstance(error, DataError) else f"damaged ({describe(error)})"


def _code(error: Exception) -> int:
    """A file that cannot be opened is a mistake in the call; one that breaks off is not."""
    return USAGE if isinstance(error, OSError) and error.strerror else FAILED
