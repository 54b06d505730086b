"""The weights of a profile's evidence, read from ``model/site.json``."""

import json
import os
from functools import cache
from typing import NamedTuple


class Weights(NamedTuple):
    """Log-odds of being chrome.

    Attributes:
        short: of a line of the site that is no paragraph; by its company: few, some, most of
            its neighbours are short lines of the site too, or nothing but the site's lines lies
            between it and the page's edge.
        prose: the same, of a paragraph.
        place: the share of that which counts by distance from the article: in it or with 1, 2, 4,
            8 and more lines of the site in between.
        rare: the share of either that counts for a line on few of the pages.
        once: of a line that one other page has, as far from the article as it gets.
        end: of a short new line that begins or ends as lines of the site do.
        new_least: the least that being new to the site means.
        apart: the part of that which is lost on the way from the article to far away from it.
        fence: of a new block beyond lines that other pages have on that side of the article.
        box: of a new block in a kind of box that holds no article on other pages (HTML).
        pinned: of a line that a person has pinned.
    """

    short: tuple[float, float, float]
    prose: tuple[float, float, float]
    place: tuple[float, float, float, float, float]
    rare: float
    once: float
    end: float
    new_least: float
    apart: float
    fence: float
    box: float
    pinned: float


@cache
def load_weights() -> Weights:
    """The weights that ship with the library."""
    folder = os.path.dirname(os.path.dirname(__file__))
    with open(os.path.join(folder, "model", "site.json"), encoding="utf-8") as file:
        data = json.load(file)
    return Weights(
        short=tuple(data["short"]),
        prose=tuple(data["prose"]),
        place=tuple(data["place"]),
        **{name: data[name] for name in Weights._fields[3:]},
    )
