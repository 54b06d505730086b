"""Which target each source's output goes to."""

import os

from newsclean.cli.console import UsageError
from newsclean.cli.inputs import Source
from newsclean.cli.outputs import Nowhere, Stream, Target, WholeFile, open_target

_TABLE = ".parquet"
_PAGE_EXTENSIONS = {"text": ".txt", "markdown": ".md"}


class Plan:
    """Targets for sources.

    Args:
        out: file that takes all output; None for standard output.
        out_dir: directory that gets a file for each source.
        in_place: whether each source is replaced.
        backup: suffix of the name that its old content gets; empty for no backup.
        nothing: whether there is no output at all.
        page_format: "text" or "markdown", what HTML becomes.
        trace: whether documents become JSON records.
        table_field: the column of tables that is cleaned; None where no table is written.
    """

    def __init__(
        self,
        *,
        out: str | None = None,
        out_dir: str | None = None,
        in_place: bool = False,
        backup: str = "",
        nothing: bool = False,
        page_format: str = "text",
        trace: bool = False,
        table_field: str | None = None,
    ) -> None:
        self.in_place = in_place
        self._out_dir = out_dir
        self._backup = backup
        self._page_format = page_format
        self._trace = trace
        self._table_field = table_field
        self._out = out if table_field and out and out.endswith(_TABLE) else None
        self._taken: set[str] = set()
        self.shared: Target | None = None
        """The target of all sources, where there is one."""
        if nothing:
            self.shared = Nowhere()
        elif not in_place and not out_dir and not self._out:
            self.shared = open_target(out) if out else Stream()

    def open(self, source: Source) -> Target:
        """The target of one source; the shared one if there is one.

        Raises:
            UsageError: the source cannot have a file of its own.
            OSError: the file cannot be made.
        """
        if source.kind == "parquet" and self._table_field:
            return self._table(source)
        if self._out:
            raise UsageError(f"{source.name}: is no table, and {self._out} is to be one")
        return self.shared or self._file(source)

    def _table(self, source: Source) -> Target:
        from newsclean.cli.parquet import TableTarget

        if self.shared:
            raise UsageError(
                f"{source.name}: a table needs a file: -o FILE{_TABLE}, --out-dir or --in-place"
            )
        assert self._table_field is not None and source.path is not None
        file = WholeFile(self._take(self._out, source)) if self._out else self._file(source)
        return TableTarget(source.path, file, self._table_field, self._trace)

    def _file(self, source: Source) -> WholeFile:
        if self.in_place:
            if source.path is None:
                raise UsageError("standard input has no place of its own to write to")
            if self._becomes(source) != source.relative:
                raise UsageError(f"{source.name}: not replaced by its text (use --out-dir)")
            return WholeFile(source.path, self._backup)
        assert self._out_dir is not None
        path = self._take(os.path.join(self._out_dir, self._becomes(source)), source)
        folder = os.path.dirname(path)
        try:
            os.makedirs(folder, exist_ok=True)
        except OSError as error:
            raise UsageError(f"cannot make the directory {folder}: {error.strerror}") from None
        return WholeFile(path)

    def _take(self, path: str, source: Source) -> str:
        """See that no file of this run is written twice."""
        if path in self._taken:
            raise UsageError(f"{source.name}: {path} was just written from another file")
        self._taken.add(path)
        return path

    def _becomes(self, source: Source) -> str:
        """The name of what is made of a source, below the output directory."""
        if source.kind == "warc":
            return _with_extension(source.relative, ".jsonl")
        if source.kind == "document" and self._trace:
            return source.relative + ".json"
        if source.kind == "document" and source.format == "html":
            return _with_extension(source.relative, _PAGE_EXTENSIONS[self._page_format])
        return source.relative


def _with_extension(name: str, extension: str) -> str:
    """``page.html.gz`` and ``.txt`` give ``page.txt.gz``."""
    stem, compression = os.path.splitext(name)
    if compression not in (".gz", ".zst"):
        return stem + extension
    return os.path.splitext(stem)[0] + extension + compression
