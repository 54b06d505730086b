"""Parquet tables: rows in, and a table with one column cleaned out."""

import importlib
import json
from collections.abc import Iterator
from io import BufferedIOBase, RawIOBase
from typing import Any, Final

from newsclean.cli.console import UsageError
from newsclean.cli.inputs import Source
from newsclean.cli.outputs import WholeFile
from newsclean.cli.work import DataError, Item

_ROWS: Final = 256
"""Rows that are read at a time: few enough for texts of any length."""
TRACE_COLUMN: Final = "newsclean"


def read_table(
    source: Source, stream: BufferedIOBase, field: str, url_field: str | None
) -> Iterator[list[Item]]:
    """An item for each row, a null being an empty text.

    Raises:
        UsageError: the package that reads tables isn't installed.
        DataError: there is no such column, or it holds no text.
    """
    table = _arrow("pyarrow.parquet").ParquetFile(stream)
    _check_column(table.schema_arrow, field)
    columns = [field, url_field] if url_field in table.schema_arrow.names else [field]
    number = 0
    for batch in table.iter_batches(_ROWS, columns=columns):
        urls: list[Any] = batch.column(url_field).to_pylist() if len(columns) > 1 else []
        items: list[Item] = []
        for i, text in enumerate(batch.column(field).to_pylist()):
            number += 1
            meta = (("url", str(urls[i])),) if urls and urls[i] else ()
            data = (text or "").encode("utf-8", "surrogatepass")
            items.append(Item(f"{source.name}:row {number}", data, "row", source.format, meta))
        yield items


class TableTarget:
    """A copy of a table with another text column; takes one ``write`` a row.

    It reads the table once more, for the other columns, in step with what is written.

    Args:
        source: path of the table that the rows were read from.
        file: where the copy goes.
        field: the column that is replaced.
        trace: whether rows are JSON pairs of text and trace, and a column is added.
    """

    def __init__(self, source: str, file: WholeFile, field: str, trace: bool) -> None:
        self._file = file
        self._field = field
        self._trace = trace
        self._rows: list[bytes] = []
        self._source = source
        self._batches: Any = None
        self._batch: Any = None
        self._writer: Any = None

    def write(self, data: bytes) -> None:
        self._rows.append(data)
        if self._batches is None:
            self._batches = self._table().iter_batches(_ROWS)
        if self._batch is None:
            self._batch = next(self._batches)
        if len(self._rows) == self._batch.num_rows:
            self._write_batch()

    def commit(self) -> None:
        if self._writer is None:
            nothing = self._table().schema_arrow.empty_table()
            self._writer = self._open(self._changed(nothing).schema)
        self._writer.close()
        self._file.commit()

    def abandon(self) -> None:
        # An open writer is not closed: that would write the end of a table that has none.
        self._file.abandon()

    def _table(self) -> Any:
        return _arrow("pyarrow.parquet").ParquetFile(self._source)

    def _write_batch(self) -> None:
        pyarrow = _arrow("pyarrow")
        table = self._changed(pyarrow.Table.from_batches([self._batch]))
        if self._writer is None:
            self._writer = self._open(table.schema)
        self._writer.write_table(table)
        self._rows, self._batch = [], None

    def _open(self, schema: Any) -> Any:
        return _arrow("pyarrow.parquet").ParquetWriter(_Sink(self._file), schema)

    def _changed(self, table: Any) -> Any:
        """The rows of a table with the text, and maybe the trace, that was written for them."""
        pyarrow = _arrow("pyarrow")
        rows: list[Any] = [row.decode("utf-8", "replace") for row in self._rows]
        if self._trace:
            rows = [json.loads(row) for row in rows]
        place = table.schema.get_field_index(self._field)
        old = table.schema.field(place)
        valid = table.column(place).is_valid().to_pylist()
        texts = [
            (row[0] if self._trace else row) if is_text else None
            for row, is_text in zip(rows, valid, strict=True)
        ]
        column = pyarrow.array(texts, pyarrow.string()).cast(_text_type(old.type))
        table = table.set_column(place, old.with_type(column.type), column)
        if not self._trace:
            return table
        traces = pyarrow.array([json.dumps(row[1]) for row in rows], pyarrow.string())
        if TRACE_COLUMN in table.schema.names:
            return table.set_column(
                table.schema.get_field_index(TRACE_COLUMN), TRACE_COLUMN, traces
            )
        return table.append_column(TRACE_COLUMN, traces)


class _Sink(RawIOBase):
    """A target as pyarrow wants to see a file."""

    def __init__(self, file: WholeFile) -> None:
        self._file = file

    def writable(self) -> bool:
        return True

    def write(self, data: Any, /) -> int:
        self._file.write(bytes(data))
        return len(data)


def _check_column(schema: Any, field: str) -> None:
    if field not in schema.names:
        raise DataError(f"no column {field!r}; there are {', '.join(schema.names)}")
    kind = schema.field(field).type
    if _text_type(kind) is None:
        raise DataError(f"column {field!r} holds {kind}, not text")


def _text_type(kind: Any) -> Any:
    """The type to write a text column with; None where a type holds no text."""
    types = _arrow("pyarrow.types")
    if types.is_dictionary(kind):
        return _text_type(kind.value_type)
    return kind if types.is_string(kind) or types.is_large_string(kind) else None


def _arrow(module: str) -> Any:
    """A module of pyarrow, which has no types."""
    try:
        return importlib.import_module(module)
    except ImportError:
        raise UsageError("Parquet needs an extra: pip install 'newsclean[scale]'") from None
