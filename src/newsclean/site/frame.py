"""How a page is framed: which of its blocks are the site's lines, and what stands between them."""

from collections.abc import Sequence
from typing import NamedTuple

from newsclean.document import Element
from newsclean.passes.columns import running
from newsclean.passes.place import densest_stretch
from newsclean.passes.reading import Reading
from newsclean.site.lines import box, ends, keys
from newsclean.site.pages import number
from newsclean.site.profile import NOWHERE, Seen, Sisters

# A line of the site stands on so many other pages: on three with the page itself.
FLOOR = 2
# Lines of the site come in runs: so many neighbours on each side are a block's company.
_REACH = 3
# A line that stands on one side of the article on this part of its pages tells the side.
_PURE = 0.75


class Frame(NamedTuple):
    """A page beside its sisters; sequences have one entry a block.

    Attributes:
        keys: the blocks as lines of a page are compared; "" where there are no letters.
        prose: whether the block reads like a paragraph.
        seen: where the line stands on the other pages.
        site: whether it is a line of the site.
        alike: on how many pages a short line begins, or ends, as this one does.
        company: how many of its six neighbours are short lines of the site; all beyond the
            page's ends count.
        between: how many lines of the site stand between it and the article.
        fence: on how many pages the lines between it and the article stand on that side of the
            article; 0 in the article, and where the article cannot be told.
        outside: on how many pages the block's box stands, if never in an article; else 0.
    """

    keys: Sequence[str]
    prose: Sequence[bool]
    seen: Sequence[Seen]
    site: Sequence[bool]
    alike: Sequence[int]
    company: Sequence[int]
    between: Sequence[int]
    fence: Sequence[int]
    outside: Sequence[int]


def frame(reading: Reading, sisters: Sisters) -> Frame:
    """Compare a page with its sisters; cost is linear in the page."""
    names = keys([block.visible for block in reading.document.blocks])
    struck = sisters.profile.struck
    prose = [mass > 0.0 for mass in reading.prose]
    seen = [sisters.find(number(key)) if key and key not in struck else NOWHERE for key in names]
    site = [where.pages >= FLOOR for where in seen]
    alike = [
        0 if paragraph else max([sisters.find(number(end)).pages for end in ends(key)], default=0)
        for key, paragraph in zip(names, prose, strict=True)
    ]
    new = [0.0 if known else mass for mass, known in zip(reading.prose, site, strict=True)]
    first, end = densest_stretch(new)
    return Frame(
        names,
        prose,
        seen,
        site,
        alike,
        _company([a and not b for a, b in zip(site, prose, strict=True)]),
        _between(site, first, end),
        _fence(seen, site, first, end) if _is_told(reading.prose, new) else [0] * len(site),
        [_outside(block.element, sisters) for block in reading.document.blocks],
    )


def _outside(element: Element | None, sisters: Sisters) -> int:
    if element is None:
        return 0
    seen = sisters.find(number(box(element)))
    return seen.pages if seen.above == seen.pages else 0


def _is_told(prose: Sequence[float], new: Sequence[float]) -> bool:
    """Whether the densest stretch of prose is mostly new: where it is not, neither this page's
    article nor that of its sisters is where the prose is.
    """
    first, end = densest_stretch(prose)
    return 2 * sum(new[first:end]) > sum(prose[first:end])


def _company(marks: Sequence[bool]) -> list[int]:
    beyond = [1.0] * _REACH
    sums = running([*beyond, *map(float, marks), *beyond])
    width = 2 * _REACH + 1
    return [int(sums[i + width] - sums[i]) - mark for i, mark in enumerate(marks)]


def _between(site: Sequence[bool], first: int, end: int) -> list[int]:
    sums = running([float(known) for known in site])
    return [
        int(sums[first] - sums[i] if i < first else sums[i + 1] - sums[end] if i >= end else 0)
        for i in range(len(site))
    ]


def _fence(seen: Sequence[Seen], site: Sequence[bool], first: int, end: int) -> list[int]:
    """The most pages that a line between a block and the article tells the block's side on."""
    fence = [0] * len(seen)
    most = 0
    for i in range(end, len(seen)):
        if site[i] and seen[i].below >= _PURE * seen[i].pages:
            most = max(most, seen[i].pages)
        fence[i] = most
    most = 0
    for i in range(first - 1, -1, -1):
        if site[i] and seen[i].above >= _PURE * seen[i].pages:
            most = max(most, seen[i].pages)
        fence[i] = most
    return fence
