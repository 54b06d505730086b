"""Front matter: the YAML or TOML head of a Markdown file."""

import re
from typing import NamedTuple

_FENCE = re.compile(r"\ufeff?(---|\+\+\+)[ \t]*+(?:\r\n|\n|\r)")
_FIRST = {"---": re.compile(r"(?:#|[\w.-]{1,80}[ \t]*:(?:\s|$))"), "+++": re.compile(r"[#\[\"\w]")}
_CLOSE = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|\Z)", re.MULTILINE),
    "+++": re.compile(r"^\+\+\+[ \t]*(?:\r\n|\n|\r|\Z)", re.MULTILINE),
}
_ENTRY = re.compile(r"^(title|lang|language)[ \t]{0,9}[:=](.*)$", re.MULTILINE | re.IGNORECASE)
_TAG = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{1,8}){0,3}")


class FrontMatter(NamedTuple):
    """What a head says, and where the text begins.

    Attributes:
        end: where the text begins; 0 where there is no head.
        title: the value of ``title``.
        language: the value of ``lang`` or ``language`` where it is a language tag.
    """

    end: int
    title: str | None = None
    language: str | None = None


def read_front_matter(source: str) -> FrontMatter:
    r"""Read the head of a Markdown source; two rules around ordinary text are no head.

    >>> read_front_matter("---\ntitle: 'Ferry line closes'\n---\nText")
    FrontMatter(end=35, title='Ferry line closes', language=None)
    """
    fence = _FENCE.match(source)
    if not fence or not _FIRST[fence[1]].match(source, fence.end()):
        return FrontMatter(0)
    close = _CLOSE[fence[1]].search(source, fence.end())
    if not close:
        return FrontMatter(0)
    values: dict[str, str] = {}
    for name, value in _ENTRY.findall(source[fence.end() : close.start()].replace("\r", "\n")):
        values.setdefault(name.lower(), _unquoted(value.strip()))
    tag = values.get("language", values.get("lang", "")).lower().replace("_", "-")
    language = tag if _TAG.fullmatch(tag) else None
    return FrontMatter(close.end(), values.get("title") or None, language)


def _unquoted(value: str) -> str:
    """A scalar without its quotes; block scalars (``|``, ``>``) are left out."""
    if value[:1] in ("|", ">"):
        return ""
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        quote = value[0]
        return value[1:-1].replace("''" if quote == "'" else '\\"', quote).strip()
    return value
