"""JSON in the raw: find one field in a line, and put another value in its place.

The rest of the line is never written anew, so numbers, escapes, spacing and the order of
fields stay as they are.
"""

import json
import re
from typing import Any, Final, NamedTuple

from newsclean.cli.work import DataError

_BLANK: Final = re.compile(r"[ \t\r\n]*")
_decode: Final = json.JSONDecoder().raw_decode


class Field(NamedTuple):
    """A value in a line: ``line[start:end]`` is its JSON."""

    value: Any
    start: int
    end: int


def check_line(line: str) -> None:
    """See that a line holds a JSON object.

    Raises:
        DataError: it does not.
    """
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        raise DataError(f"not JSON: {error.msg} at column {error.pos + 1}") from None
    except RecursionError:
        raise DataError("not usable JSON: nested too deeply") from None
    except ValueError as error:
        # Python refuses to read integers of thousands of digits.
        raise DataError(f"not usable JSON: {error}") from None
    if not isinstance(record, dict):
        raise DataError("not a JSON object")


def find_field(line: str, name: str) -> Field:
    """Find a field in a line that :func:`check_line` has accepted.

    Args:
        line: a JSON object.
        name: of the field; "a.b" is ``b`` in ``a``, unless a field is called "a.b".

    Raises:
        DataError: there is no such field.

    >>> find_field('{"page": {"text": "Hello"}}', "page.text")
    Field(value='Hello', start=18, end=25)
    """
    found = _find(line, _skip(line, 0), name)
    if found is None:
        raise DataError(f"no field {name!r}")
    return found


def replace(line: str, field: Field, value: str, codec: str = "utf-8") -> str:
    r"""The line with another string in the field, written as the old one was.

    >>> line = '{"text": "Caf\\u00e9, caf\\u00e9", "n": 1.0}'
    >>> print(replace(line, find_field(line, "text"), "Café"))
    {"text": "Caf\u00e9", "n": 1.0}
    """
    old = line[field.start : field.end]
    return line[: field.start] + dump(value, codec, old.isascii()) + line[field.end :]


def set_key(line: str, key: str, value: Any, codec: str = "utf-8") -> str:
    """The line with a key added at the end of the object; one that is there gives way.

    >>> set_key('{"n": 1}', "newsclean", [])
    '{"n": 1, "newsclean": []}'
    """
    added = dump(value, codec, line.isascii())
    there = _find(line, _skip(line, 0), key)
    if there is not None:
        return line[: there.start] + added + line[there.end :]
    close = line.rindex("}")
    comma = "" if line[_skip(line, line.index("{") + 1)] == "}" else ", "
    return f"{line[:close].rstrip()}{comma}{dump(key)}: {added}{line[close:]}"


def dump(value: Any, codec: str = "utf-8", escape: bool = False) -> str:
    """JSON of a value; escaped too where the codec cannot write it (a lone surrogate)."""
    text = json.dumps(value, ensure_ascii=escape)
    try:
        text.encode(codec)
    except UnicodeEncodeError:
        return json.dumps(value)
    return text


def _find(line: str, at: int, name: str) -> Field | None:
    """The last field of that name in the object at ``at``: the one that parsers take."""
    first, _, rest = name.partition(".")
    found: Field | None = None
    nested: Field | None = None
    at = _skip(line, at + 1)
    while line[at] == '"':
        key, at = _decode(line, at)
        at = _skip(line, _skip(line, at) + 1)
        value, end = _decode(line, at)
        if key == name:
            found = Field(value, at, end)
        elif rest and key == first:
            nested = _find(line, at, rest) if isinstance(value, dict) else None
        at = _skip(line, end)
        if line[at] == ",":
            at = _skip(line, at + 1)
    return found or nested


def _skip(line: str, at: int) -> int:
    match = _BLANK.match(line, at)
    return match.end() if match else at
