"""Loading: prepared packs from the files that come with the library."""

import json
import os
from collections.abc import Iterable
from typing import Any, Final, cast

from newsclean.rules.index import Index
from newsclean.rules.matcher import Matcher

COMMON: Final = "common"
"""File name of the pack that needs no language."""
STOPWORDS: Final = "stopwords"
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
    return cast("Index | None", _read(language))


def read_stopwords() -> dict[str, list[str]]:
    """The folded stop words of each language that has a pack."""
    return cast("dict[str, list[str]]", _read(STOPWORDS) or {})


def prepared_file(name: str) -> str:
    """Path of a prepared file."""
    return os.path.join(os.path.dirname(__file__), "prepared", f"{name}.json")


def _read(name: str) -> Any:
    if not name.isalpha():  # a tag from a stranger's page must not lead anywhere else
        return None
    try:
        with open(prepared_file(name), encoding="utf-8") as file:
            return json.load(file)
    except FileNotFoundError:
        return None
