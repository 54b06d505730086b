"""Which label each block that stays gets: one of them is the headline."""

from collections.abc import Mapping, Sequence

from newsclean.labelling import LabelWeights, likeliest, signals, weigh
from newsclean.labels import KEEP
from newsclean.passes.columns import Columns
from newsclean.passes.headline import FEWEST, LONGEST, NONE, TOLD, headline_scores, told
from newsclean.passes.reading import Reading
from newsclean.table import Table

# What the labels' signals weigh beside the score, and how much of them is heard. What differs by
# less than _ALIKE says nothing of which line is the headline. Chosen by hand on the dev pages.
_NAMED, _SURE, _ALIKE = 0.2, 3.0, 0.3


def own_labels(
    reading: Reading, columns: Columns, weights: LabelWeights | Table, removed: Sequence[bool]
) -> Mapping[int, str]:
    """The label of each block that stays: one of them the headline, its standfirst close below.

    Args:
        reading: the document.
        columns: its measures.
        weights: which signals speak for which label.
        removed: which blocks go.
    """
    kept = [not gone for gone in removed]
    scores = {
        block: weigh(weights, signals(reading, columns, block), KEEP)
        for block, stays in enumerate(kept)
        if stays
    }
    named = [0.0] * len(kept)
    for block, of in scores.items():
        named[block] = of.pop("title") - max(of.values())
    at, copies = _headlines(reading, kept, named)
    # A standfirst is often as long as a paragraph.
    first = next((block for block in scores if block > at and reading.prose[block] > 0.0), at)
    labels: dict[int, str] = {}
    for block, of in scores.items():
        if not at < block <= first:
            del of["deck"]
        labels[block] = "title" if reading.folded[block] in copies else likeliest(of)
    return labels


def _headlines(
    reading: Reading, kept: Sequence[bool], named: Sequence[float]
) -> tuple[int, frozenset[str]]:
    """Which of the kept blocks is the article's headline (-1 where none looks like it), and the
    folded texts of all that say the same: this one, and headings that say what the format tells.

    Args:
        reading: the document.
        kept: which blocks stay.
        named: how much more each kept block's signals speak for the label "title" than for others.
    """
    blocks, likeness = reading.document.blocks, told(reading)
    places = [i for i, stays in enumerate(kept) if stays]
    at = _headline(reading, kept, likeness, named)
    same = [i for i in places if likeness[i] == 1.0 and blocks[i].kind == "heading"]
    return at, frozenset([reading.folded[i] for i in (*same, at) if i >= 0])


def _headline(
    reading: Reading, kept: Sequence[bool], likeness: Sequence[float], named: Sequence[float]
) -> int:
    """The block that says what the format tells, a top heading before others; else the last top
    heading above the article's first paragraph. In plain text the first line down to that
    paragraph which is about as likely as the likeliest one.
    """
    blocks = reading.document.blocks
    places = [i for i, stays in enumerate(kept) if stays]
    top = {i for i in places if blocks[i].kind == "heading" and blocks[i].level == 1}
    telling = [i for i in places if likeness[i] >= TOLD and FEWEST <= reading.size[i] <= LONGEST]
    surely = [i for i in telling if i in top or likeness[i] == 1.0]
    article = [stays and mass > 0.0 for stays, mass in zip(kept, reading.prose, strict=True)]
    if True not in article:
        article = kept
    first = article.index(True) if True in article else -1
    above = [i for i in top if i <= first]
    if above and not surely:
        return max(above)
    if telling:
        return max(surely or telling, key=lambda i: (i in top, likeness[i], -i))
    if reading.document.format == "html":
        return -1
    scores, _ = headline_scores(reading, article, first)
    likely = {
        i: scores[i] + _NAMED * max(-_SURE, min(_SURE, named[i]))
        for i in places
        if i <= first and scores[i] > NONE
    }
    enough = max(0.0, max(likely.values(), default=0.0) - _ALIKE)
    return next((i for i, value in likely.items() if value > enough), -1)
