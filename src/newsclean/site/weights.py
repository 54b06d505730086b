"""The weights of a profile's evidence, read from ``model/site.json``."""

import json
import os
from functools import cache
from typing import NamedTuple


class Weights(NamedTuple):
    """Log-odds of being chrome.

    Attributes:
        short: of a line of the site that is no paragraph; by its company: few, some, most of
            its neighbours are short lines of the site too.
        prose: the same, of a paragraph.
        rare: what is left of these for a line on few of the pages.
        end: of a short line that only begins or ends as lines of the site do.
        new: multiplies what it means that a block is new: log(1 - share of blocks that aren't).
        new_least: the least that comes of it.
        apart: the part of it that is lost from the article to places far away from it.
        fence: of a new block beyond lines that other pages have on that side of the article.
        pinned: of a line that a person has pinned.
    """

    short: tuple[float, float, float]
    prose: tuple[float, float, float]
    rare: float
    end: float
    new: float
    new_least: float
    apart: float
    fence: float
    pinned: float


@cache
def load_weights() -> Weights:
    """The weights that ship with the library."""
    folder = os.path.dirname(os.path.dirname(__file__))
    with open(os.path.join(folder, "model", "site.json"), encoding="utf-8") as file:
        data = json.load(file)
    return Weights(
        tuple(data["short"]),
        tuple(data["prose"]),
        *[data[name] for name in Weights._fields[2:]],
    )
