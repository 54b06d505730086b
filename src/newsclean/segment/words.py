"""Words of class names and the like: ``articleBody--wide_2`` says article, body, wide."""

import re
from collections.abc import Iterable
from typing import Final

_MAX_NAMES, _MAX_WORDS = 1000, 16
_JOINT: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NO_WORD: Final = re.compile(r"[\W\d_]+")


def split_names(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The words of each string, lower-case, in order, each once; at most 16 of 2 letters or more.

    All strings at once, because a call per string costs as much as parsing the page.

    >>> split_names(["articleBody--wide_2 c-Body"])
    {'articleBody--wide_2 c-Body': ('article', 'body', 'wide')}
    """
    keys = list(names)
    if not keys:
        return {}
    text = "\n".join([key[:_MAX_NAMES].replace("\n", " ") for key in keys])
    return {
        key: tuple(dict.fromkeys([word for word in line.split() if len(word) > 1]))[:_MAX_WORDS]
        for key, line in zip(keys, _clean(text).split("\n"), strict=True)
    }


def _clean(text: str) -> str:
    return _JOINT.sub(" ", text).lower().translate(_BLANKS)


_BLANKS: Final = {code: " " for code in range(128) if not chr(code).isalpha() and code != 10}
