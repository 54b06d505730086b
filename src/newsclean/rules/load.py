"""Loading: prepared packs from the files that come with the library."""

import os

from newsclean.rules.index import Index
from newsclean.rules.index import load as load_index
from newsclean.rules.matcher import Matcher
from newsclean.table import Table
from newsclean.typed import Iterable

COMMON = "common"
"""File name of the pack that needs no language."""
STOPWORDS = "stopwords"
"""File name of the stop words of all packs."""


def load(languages: Iterable[str], extra: Iterable[Index] = ()) -> Matcher:
    """Make a matcher of the common rules and those of some languages.

    Args:
        languages: primary tags ("de"); one without a pack adds nothing.
        extra: indexes of the caller's own packs, from :func:`newsclean.rules.prepare.build_index`.

    >>> load(["en"]).scan(["nothing of interest"])
    [[]]
    """
    indexes = [read_index(name) for name in dict.fromkeys((COMMON, *languages))]
    return Matcher([*(index for index in indexes if index), *extra])


def read_index(language: str) -> Index | None:
    """The prepared pack of a language or of ``COMMON``; None where there is none."""
    data = _read(language)
    return load_index(data) if data else None


def read_stopwords() -> Table:
    """The folded stop words of all packs, each with the languages that have it."""
    rows = (_read(STOPWORDS) or b"").split(b"\n")[:-1]
    return Table(map(bytes.decode, rows))


def prepared_file(name: str) -> str:
    """Path of a prepared file."""
    return os.path.join(os.path.dirname(__file__), "prepared", f"{name}.txt")


def _read(name: str) -> bytes | None:
    if not name.isalpha():  # a tag from a stranger's page must not lead anywhere else
        return None
    try:
        with open(prepared_file(name), "rb") as file:
            return file.read()
    except FileNotFoundError:
        return None
