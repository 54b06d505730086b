"""A profile as a TOML file that a person can read, compare and edit; docs/site.md describes it."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, cast

from newsclean.site.copies import bits
from newsclean.site.lines import keys
from newsclean.site.pages import Page, number
from newsclean.site.profile import SiteProfile

_FORMAT: Final = 1
_SIDES: Final = ("above", "within", "below")
_HEAD: Final = """\
# Lines that pages of one site share, learnt by newsclean from {pages} different pages.
# Pinned lines always go. Struck lines don't count. A line that is deleted is forgotten until it
# is learnt again. docs/site.md describes the rest.
"""


def dumps(profile: SiteProfile) -> str:
    """The profile as TOML; equal profiles give equal files."""
    return "\n".join(
        [
            _HEAD.format(pages=len(profile.pages)),
            f"format = {_FORMAT}",
            f"host = {_quoted(profile.host)}",
            *_list("pinned", profile.pinned),
            *_list("struck", profile.struck),
            "\n# How many pages have each line, and which: above, within or below the article.",
            "[lines]",
            *_lines(profile),
            "\n# The pages, from 0 on, with what no other page has: digests of lines. Those of all",
            "# paragraphs tell near copies.",
            *_pages(profile),
            "",
        ]
    )


def _lines(profile: SiteProfile) -> list[str]:
    rows: list[tuple[int, str, str]] = []
    for line, masks in profile.where.items():
        if sum(masks).bit_count() < 2:
            continue
        count = profile.count(line)
        name = profile.texts.get(line, f"#{line:x}")
        places = [
            f"{side} = {_quoted(_ranges(mask))}"
            for side, mask in zip(_SIDES, masks, strict=True)
            if mask
        ]
        rows.append((-count, name, f"{{ pages = {count}, {', '.join(places)} }}"))
    return [f"{_quoted(name)} = {value}" for _, name, value in sorted(rows)]


def _pages(profile: SiteProfile) -> Iterator[str]:
    repeated = {line for line, masks in profile.where.items() if sum(masks).bit_count() > 1}
    for page in profile.pages:
        yield "[[page]]"
        yield f'id = "{page.id:x}"'
        for side, lines in zip(_SIDES, page[1:4], strict=True):
            yield f'{side} = "{_digests(lines - repeated)}"'
        yield f'prose = "{_digests(page.prose)}"'


def loads(text: str) -> SiteProfile:
    """Read a profile.

    Raises:
        ValueError: this is no profile; the message says what is wrong.
    """
    import tomllib

    data = tomllib.loads(text)
    if data.get("format") != _FORMAT:
        raise ValueError(f"not a site profile of format {_FORMAT}")
    try:
        pages = [_sides(page) for page in data.get("page", [])]
        texts: dict[int, str] = {}
        for name, places in cast(dict[str, Any], data.get("lines", {})).items():
            line = int(name[1:], 16) if name.startswith("#") else number(name)
            if not name.startswith("#"):
                texts[line] = name
            for side, name_of_side in enumerate(_SIDES):
                for i in _numbers(places.get(name_of_side, "")):
                    pages[i][side].add(line)
        return SiteProfile(
            [_page(page, sides) for page, sides in zip(data.get("page", []), pages, strict=True)],
            texts,
            pinned=_named(data.get("pinned", [])),
            struck=_named(data.get("struck", [])),
            host=data.get("host", ""),
        )
    except (AttributeError, IndexError, KeyError, TypeError) as error:
        raise ValueError(f"damaged site profile ({type(error).__name__}: {error})") from error


def _page(page: Mapping[str, str], sides: Sequence[set[int]]) -> Page:
    above, within, below = map(frozenset[int], sides)
    return Page(int(page["id"], 16), above, within, below, _read(page["prose"]))


def _sides(page: Mapping[str, str]) -> list[set[int]]:
    return [set(_read(page[side])) for side in _SIDES]


def _named(lines: Iterable[str]) -> list[str]:
    """Lines that a person may have copied from a page."""
    return [key for key in keys(list(lines)) if key]


def _read(digests: str) -> frozenset[int]:
    return frozenset([int(digest, 16) for digest in digests.split()])


def _digests(lines: Iterable[int]) -> str:
    return " ".join([f"{line:x}" for line in sorted(lines)])


def _numbers(ranges: str) -> Iterator[int]:
    """Numbers from "0-3 5"."""
    for part in ranges.split():
        first, _, last = part.partition("-")
        yield from range(int(first), int(last or first) + 1)


def _ranges(mask: int) -> str:
    """The set bits of a number as "0-3 5"."""
    runs: list[list[int]] = []
    for i in bits(mask):
        if runs and runs[-1][1] == i - 1:
            runs[-1][1] = i
        else:
            runs.append([i, i])
    return " ".join([f"{a}-{b}" if b > a else str(a) for a, b in runs])


def _list(name: str, lines: Iterable[str]) -> Iterator[str]:
    rows = [f"  {_quoted(line)}," for line in sorted(lines)]
    yield f"{name} = [{'' if rows else ']'}"
    if rows:
        yield from [*rows, "]"]


def _quoted(text: str) -> str:
    """A TOML basic string: JSON's, but for what JSON leaves as it is and TOML forbids."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
