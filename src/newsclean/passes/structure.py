"""Rules of place: arrangements that speak for themselves, whatever the words are.

They are too seldom on the pages to learn from for their weights to be learnt; the weights in
``model/structure.json`` are set by hand.
"""

from itertools import pairwise

from newsclean.document import Document
from newsclean.passes.columns import Columns, running
from newsclean.passes.headline import TOLD, title_lines
from newsclean.passes.passages import passages
from newsclean.passes.place import densest
from newsclean.passes.reading import Reading
from newsclean.passes.records import records
from newsclean.typed import Mapping, Sequence

_COPIES, _PASSAGES = "structure-copy", "structure-passage"
_COMMENTS, _CAPTIONS = "structure-comments", "structure-caption"
LABELS = {
    _COPIES: "duplicate",
    _PASSAGES: "duplicate",
    _COMMENTS: "comments",
    _CAPTIONS: "caption",
}
"""Arrangements that say what a block is."""
# A repeated line shorter than this may be a refrain, a list entry or a subhead; above an article
# one directly below the other is its headline.
_COPY, _HEADLINE = 30.0, 15.0
_NEAR = 3
# A picture's description and the caption, which adds a credit: lines from this length on, and at
# most so many characters more.
_CAPTION, _CREDIT = 40.0, 60
_PARTING = " .,:;|/()[]-–—·"
# Log-odds from about which a line goes at "balanced", whatever else there is of it.
_GOES = 1.0
# How much prose there is above readers' comments where it is an article that they comment on.
_COMMENTED = 500.0
# What a <figcaption> is about where that is no picture.
_SAID = ("quote", "code", "cell")
_TAIL = ("newsletter", "consent", "account", "appeal")
_REACH = 4
# A section counts as the tail once this share of the prose stands before its heading.
_LATE = 0.7
_PARAGRAPH = 80.0


def measure(reading: Reading, odds: Sequence[float]) -> Columns:
    """1 where the arrangement is seen, else 0.

    Args:
        reading: the text.
        odds: what else is known, as log-odds of being chrome.
    """
    n = len(reading.size)
    labels = [
        {hit.label for hit in hits if hit.place != "span" and hit.strength != "weak"}
        for hits in reading.hits
    ]
    prose = [value > 0.0 for value in reading.prose]
    before = running(reading.prose)
    late = [before[i] >= _LATE * before[-1] for i in range(n)]
    return {
        _COPIES: copies(reading, odds),
        _PASSAGES: passages(reading, odds),
        _CAPTIONS: _captions(reading),
        "structure-image": [
            float(
                0 < i < n - 1 and _is_placeholder(reading, i - 1) and not prose[i] and prose[i + 1]
            )
            for i in range(n)
        ],
        "structure-author": [
            float(i > 0 and _is_boxed(labels, prose, i) and _is_side(labels, prose, i + 1))
            for i in range(n)
        ],
        "structure-author-line": [
            float(
                "author" in labels[i]
                and i + 1 < n
                and prose[i + 1]
                and _is_side(labels, prose, i + 2)
            )
            for i in range(n)
        ],
        "structure-list": _lists(reading),
        "structure-record": records(reading, odds, _GOES),
        "structure-site": _sites(reading),
        "structure-tail": [float(_headed(reading, late, i)) for i in range(n)],
    }


def measure_page(
    whole: Reading,
    reading: Reading,
    looked: Sequence[int],
    odds: Sequence[float],
    likeness: Sequence[float],
    boxes: Mapping[str, str],
) -> dict[str, list[float]]:
    """1 where a page shows one of the arrangements that count on pages, else 0.

    Args:
        whole: the page.
        reading: the blocks of it that were read, with their numbers ``looked``, log-odds, and
            likeness to the headline that the page tells.
        boxes: labels by word in the class names of boxes.
    """
    blocks = whole.document.blocks
    copied, twice, headlines = [[0.0] * len(blocks) for _ in range(3)]
    arranged = zip(looked, copies(reading, odds), passages(reading, odds), likeness, strict=True)
    for i, copy, passage, like in arranged:
        copied[i], twice[i] = copy, passage
        # Golds lack the headline, so little that is learnt says that it should stay.
        is_top = blocks[i].kind == "heading" and blocks[i].level == 1
        headlines[i] = float(is_top and like >= TOLD)
    return {
        _COPIES: copied,
        _PASSAGES: twice,
        _COMMENTS: comments(whole.document, whole.prose, boxes),
        "structure-figcaption": _figcaptions(whole.document),
        "structure-headline": headlines,
    }


def copies(reading: Reading, odds: Sequence[float]) -> list[float]:
    """The copy of a line printed twice within three blocks, as headlines are; the first one where
    that looks like chrome and like it more.

    None in the midst of the paragraphs, and none of what is printed more often, where refrains are.
    """
    first, end = densest(reading)
    folded = reading.folded
    marks = [0.0] * len(odds)
    for i, (text, size) in enumerate(zip(folded, reading.size, strict=True)):
        near = folded[max(0, i - _NEAR) : i]
        above = i < first and near[-1:] == (text,)
        if first + _NEAR < i < end or near.count(text) != 1:
            continue
        if size < (_HEADLINE if above else _COPY):
            continue
        if text not in folded[i + 1 : i + 1 + _NEAR]:
            other = i - len(near) + near.index(text)
            marks[other if odds[other] > max(_GOES, odds[i]) else i] = 1.0
    return marks


def comments(document: Document, prose: Sequence[float], boxes: Mapping[str, str]) -> list[float]:
    """Readers' comments under an article, on a page that says it is one. There may be more of them
    than of the article. On a forum, where the comments are what the page is for, it doesn't say so.
    """
    blocks = document.blocks
    none = [0.0] * len(blocks)
    if ("kind", "article") not in document.hints:
        return none
    names = {word for word, label in boxes.items() if label == LABELS[_COMMENTS]}
    elements = [block.element for block in blocks]
    # By identity: blocks share these tuples, and looking through one takes longer than the rest.
    said = {id(words): words for e in elements if e for words in (e.words, e.outer)}
    named = {key for key, words in said.items() if not names.isdisjoint(words)}
    threads = [float(bool(e) and (id(e.words) in named or id(e.outer) in named)) for e in elements]
    above = threads.index(1.0) if 1.0 in threads else 0
    return threads if sum(prose[:above]) >= _COMMENTED else none


def _figcaptions(document: Document) -> list[float]:
    """What stands under a picture: a <figcaption>, unless it names who said a quote, or says what a
    table or some code shows.
    """
    paths = [block.element.path if block.element else "" for block in document.blocks]
    captions = {b.element.path for b in document.blocks if b.element and b.element.is_caption}
    marks = [0.0] * len(paths)
    if not captions:
        return marks
    shown = ""
    for i, (path, block) in enumerate(zip(paths, document.blocks, strict=True)):
        tags = path.split()
        if "figcaption" not in tags:
            shown = block.kind if "figure" in tags else ""
        marks[i] = float(path in captions and shown not in _SAID)
    return marks


def _captions(reading: Reading) -> list[float]:
    """Lines that stand there twice in turn, the second time with a name or two more: what a picture
    shows, for those who cannot see it, and the caption with its credit.
    """
    marks = [0.0] * len(reading.folded)
    for i, (block, below) in enumerate(pairwise(reading.document.blocks)):
        text, longer = block.visible, below.visible
        if reading.size[i] < _CAPTION or not 0 < len(longer) - len(text) <= _CREDIT:
            continue
        # A sentence that goes on does so in small letters.
        added = longer[len(text) :].lstrip(_PARTING)[:1]
        if longer.startswith(text) and added and not added.islower():
            marks[i] = marks[i + 1] = 1.0
    return marks


def _lists(reading: Reading) -> list[float]:
    """Short lines under a paragraph that ends in a colon, as many as follow without a break."""
    out: list[float] = []
    inside = announced = False
    for i, block in enumerate(reading.document.blocks):
        starts = announced and reading.gap[i] <= 2
        inside = reading.prose[i] == 0.0 and (starts or (inside and reading.gap[i] <= 1))
        out.append(float(inside))
        announced = reading.size[i] >= _PARAGRAPH and block.text.endswith((":", "："))
    return out


def _is_placeholder(reading: Reading, block: int) -> bool:
    """A line that stands for a picture: a credit rule names the whole of it, without a name."""
    return reading.size[block] < 20.0 and any(
        hit.label == "credit" and hit.place in ("line", "heading") for hit in reading.hits[block]
    )


def _is_boxed(labels: list[set[str]], prose: list[bool], block: int) -> bool:
    return prose[block] and not prose[block - 1] and "author" in labels[block - 1]


def _is_side(labels: list[set[str]], prose: list[bool], block: int) -> bool:
    """The end of the text, or a short line that a rule knows."""
    return block >= len(prose) or (not prose[block] and bool(labels[block]))


def _headed(reading: Reading, late: list[bool], block: int) -> bool:
    return any(
        late[above] and hit.place == "heading" and hit.label in _TAIL
        for above in range(max(0, block - _REACH), block + 1)
        for hit in reading.hits[above]
    )


def _sites(reading: Reading) -> list[float]:
    """At either end the site's name, and the headline with it (``Headline - Site``)."""
    n = len(reading.folded)
    extended = title_lines(reading)
    return [float(kind > 1.0 and not 3 < i < n - 4) for i, kind in enumerate(extended)]
