"""What sister pages say about the blocks of a page: the log-odds that a profile adds."""

from math import log
from typing import NamedTuple

from newsclean.passes.reading import Reading
from newsclean.site.frame import FLOOR, Frame, frame
from newsclean.site.profile import Sisters
from newsclean.site.weights import Weights, load_weights

_Found = tuple[float, str]
# A block with so many of its six neighbours is in some, in good company.
_SOME, _GOOD = 2, 4
# A line on a smaller share of the pages is rare; a line's end must not be.
_RARE = 0.4
# A fence stands on this share of the pages.
_FENCE = 0.6
# A block is in the article or as far from it as 1, 2, 4, 8 lines of the site in between tell.
_FAR = 4


class Evidence(NamedTuple):
    """What sister pages say about the blocks of a page, one entry a block.

    Attributes:
        weights: log-odds of being chrome; 0 where there is nothing to say.
        details: what was seen, in words.
    """

    weights: list[float]
    details: list[str]


def evidence(reading: Reading, sisters: Sisters) -> Evidence:
    """What the sister pages say about each block.

    Args:
        reading: a page, or what is left of it.
        sisters: the pages that it is compared with; fewer than two say nothing.
    """
    weights = load_weights()
    page = frame(reading, sisters)
    # What a new block means depends on how much of the page is known: of extractor output next
    # to nothing is, and all chrome in it is new too.
    known = sum(page.site) / (len(page.site) + 2)
    new = max(weights.new_least, log(1.0 - known))
    pinned, struck = sisters.profile.pinned, sisters.profile.struck
    own = [i for i, is_site in enumerate(page.site) if not is_site]
    first, last = (own[0], own[-1]) if own else (len(page.site), -1)
    found: list[_Found] = []
    for i, key in enumerate(page.keys):
        if key in pinned:
            found.append((weights.pinned, "pinned in this site's profile"))
        elif sisters.number < FLOOR or key in struck:
            found.append((0.0, ""))
        elif page.site[i]:
            found.append(_of_site(page, i, not first < i < last, sisters.number, weights))
        else:
            found.append(_of_new(page, i, sisters.number, weights, new))
    return Evidence([weight for weight, _ in found], [detail for _, detail in found])


def _of_site(page: Frame, block: int, edge: bool, pages: int, weights: Weights) -> _Found:
    """Of a line that other pages have too; at the page's edge nothing of its own lies beyond."""
    company = page.company[block]
    by_company = weights.prose if page.prose[block] else weights.short
    good = company >= _GOOD or (edge and not page.prose[block])
    weight = by_company[2 if good else 1 if company >= _SOME else 0]
    if page.prose[block]:
        weight *= weights.place[_distance(page, block)]
    on = page.seen[block].pages
    if on < _RARE * pages:
        weight *= weights.rare
    return weight, f"on {on} of {pages} pages of this site"


def _of_new(page: Frame, block: int, pages: int, weights: Weights, new: float) -> _Found:
    """Of a block that no other page has, or one; its place tells, and how it begins and ends."""
    distance = _distance(page, block) / _FAR
    weight = new * (1.0 - weights.apart * distance)
    detail = f"on none of {pages} other pages of this site"
    if page.fence[block] >= _FENCE * pages:
        weight += weights.fence
        detail = f"past lines that frame the article on {page.fence[block]} of {pages} pages"
    if page.outside[block] >= FLOOR:
        weight += weights.box
        detail = f"in a box that is outside the article on {page.outside[block]} of {pages} pages"
    if page.alike[block] >= max(FLOOR, _RARE * pages):
        weight += weights.end
        detail = f"worded as lines on {page.alike[block]} of {pages} pages of this site"
    if page.seen[block].pages:
        weight = max(0.0, weight) + weights.once * distance
        detail = f"on one of {pages} pages of this site"
    elif not page.keys[block]:
        weight = max(0.0, weight)
    return weight, detail if weight else ""


def _distance(page: Frame, block: int) -> int:
    """How far from the article, in doublings of the lines of the site in between."""
    return min(_FAR, page.between[block].bit_length())
