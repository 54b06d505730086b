"""Loading: prepared packs from the files that come with the library."""

import os
from collections.abc import Iterable

from newsclean.rules.index import Index
from newsclean.rules.index import load as load_index
from newsclean.rules.matcher import Matcher

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
    text = _read(language)
    return load_index(text) if text else None


def read_stopwords() -> dict[str, str]:
    """The folded stop words of all packs, each with the languages that have it."""
    rows = (_read(STOPWORDS) or "").split("\n")[:-1]
    return dict([row.split("\t") for row in rows])


def prepared_file(name: str) -> str:
    """Path of a prepared file."""
    return os.path.join(os.path.dirname(__file__), "prepared", f"{name}.txt")


def _read(name: str) -> str | None:
    if not name.isalpha():  # a tag from a stranger's page must not lead anywhere else
        return None
    try:
        with open(prepared_file(name), "rb") as file:
            return file.read().decode("utf-8")
    except FileNotFoundError:
        return None
