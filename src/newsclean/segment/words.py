"""Words of class names and the like: ``articleBody--wide_2`` says article, body, wide."""

import re
from collections.abc import Iterable
from typing import Final

_MAX_NAMES, _MAX_WORDS = 1000, 16
_BEFORE_CAPITALISED: Final = re.compile(r"(?=[A-Z][a-z])")
_BLANKS: Final = {code: " " for code in range(128) if not chr(code).isalpha() and chr(code) != "\n"}


def split_names(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The words of each string, lower-case, in order, at most 16.

    All strings at once, because a call per string costs as much as parsing the page.

    >>> split_names(["articleBody--wide_2 c-Body"])
    {'articleBody--wide_2 c-Body': ('article', 'body', 'wide', 'c', 'body')}
    """
    keys = list(names)
    if not keys:
        return {}
    text = "\n".join([key[:_MAX_NAMES].replace("\n", " ") for key in keys])
    text = _BEFORE_CAPITALISED.sub(" ", text).lower().translate(_BLANKS)
    words = [tuple(line.split()[:_MAX_WORDS]) for line in text.split("\n")]
    return dict(zip(keys, words, strict=True))
