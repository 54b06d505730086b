"""Tables: many texts by keys, of which a row is cut up only when somebody looks there.

Entries whose keys begin alike stand in one row. To cut a file into rows costs little; a row is cut
into its entries when a key that begins so is first asked for, and a document asks for few.
"""

from newsclean.typed import Any, Callable, Iterable, Mapping

BEGINNING = 2
"""Characters of a key that tell its row."""


class Table:
    """Entries by keys; seen from outside it never changes, and threads can share it.

    Args:
        rows: from :func:`make_rows`.
        read: makes an entry of its text.

    >>> table = Table(make_rows({"rest": "1", "read": "0.5", "a": "2"}), float)
    >>> table.get("rest"), table.get("re"), sorted(table.entries())
    (1.0, None, ['a', 'read', 'rest'])
    """

    def __init__(self, rows: Iterable[str], read: Callable[[str], Any] = str) -> None:
        self._rows = {row[:BEGINNING]: row for row in rows}
        self.read = read
        self._known: dict[str, Any] = {}
        self._cut: set[str] = set()

    def look_up(self, keys: Iterable[str]) -> Mapping[str, Any]:
        """A dictionary with what is known of these keys, and with other entries: at least those
        under keys whose first two characters are the same."""
        for start in {key[:BEGINNING] for key in keys} - self._cut:
            row = self.row(start)
            if row:
                self._known.update(row)
                # Only now: another thread may be looking for the same.
                self._cut.add(start)
        return self._known

    def row(self, key: str) -> dict[str, Any]:
        """The entries under all keys that begin as this one does."""
        row = self._rows.get(key[:BEGINNING].ljust(BEGINNING))
        if not row:
            return {}
        fields = row.split("\t")
        return dict(zip(fields[1::2], map(self.read, fields[2::2]), strict=True))

    def get(self, key: str, default: Any = None) -> Any:
        """The entry under a key."""
        return self.look_up((key,)).get(key, default)

    def entries(self) -> Mapping[str, Any]:
        """All entries."""
        return self.look_up(self._rows)

    def rows(self) -> list[str]:
        """What it was made of."""
        return list(self._rows.values())

    def __reduce__(self) -> tuple[type["Table"], tuple[list[str], Callable[[str], Any]]]:
        return Table, (self.rows(), self.read)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Table) and self.rows() == other.rows()

    def __hash__(self) -> int:
        return hash(tuple(self._rows))


def make_rows(entries: Mapping[str, str]) -> list[str]:
    r"""The rows of a table; neither keys nor entries hold tabs or line ends.

    >>> make_rows({"rest": "1", "read": "0.5", "a": "2"})
    ['a \ta\t2', 're\tread\t0.5\trest\t1']
    """
    rows: dict[str, str] = {}
    for key in sorted(entries):
        start = key[:BEGINNING].ljust(BEGINNING)
        rows[start] = f"{rows.get(start, start)}\t{key}\t{entries[key]}"
    return list(rows.values())


def known(table: Mapping[str, Any] | Table, keys: Iterable[str]) -> Mapping[str, Any]:
    """A dictionary with what a table or a dictionary says of these keys."""
    return table.look_up(keys) if isinstance(table, Table) else table
