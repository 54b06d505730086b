"""What every pass wants to know of a document, computed once."""

from itertools import pairwise

from newsclean.document import Document
from newsclean.rules.fold import fold
from newsclean.rules.matcher import Hit
from newsclean.rules.words import ascii_words
from newsclean.typed import NamedTuple, Sequence

# CJK ideographs, kana, Thai, Lao, Khmer, Myanmar: written without blanks between words. As escapes:
# editors that normalise turn the first of the compatibility ideographs into a common one, and
# the range from there on holds all of Hangul.
_UNSPACED = (
    r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    r"\u0e00-\u0e7f\u0e80-\u0eff\u1000-\u109f\u1780-\u17ff]+"
)
_HANGUL = r"[\uac00-\ud7af]+"
# The bytes that open characters of these scripts in UTF-8. Compiling the classes takes ten
# milliseconds, so texts without such a byte do without.
_WIDE = bytes([0xE0, 0xE1, *range(0xE3, 0xF5)])
# How much of an article's paragraph looks like: long, or shorter and ending as sentences do.
_PARAGRAPH, SENTENCE = 100, 50
# What ends the sentences of Chinese and Japanese prose, and hardly any headline, though these are
# often as long as paragraphs there. A document that has it more than once ends its sentences so.
_STOP, _STOPS = "\u3002", 2
# A longer block is no headline, and prose if it runs on: these scripts put few blanks into prose,
# where lists of links that were glued together have one for each.
_HEADLINE, _BLANKS = 200, 0.02
# The head of a block is enough to know its vocabulary.
_HEAD = 120
_TERMINALS = tuple(".!?…。！？।॥؟\"'”’»“」』)")


class Reading(NamedTuple):
    """A document as the passes see it; every sequence has one entry a block.

    Attributes:
        document: the document.
        folded: the block's text as rules compare it.
        words: the block's words; character pairs in scripts without blanks.
        content: those of the words, each once, that carry meaning: no function words, no numbers.
        size: visible length in characters of a Latin script (others are scaled).
        prose: the part of ``size`` that reads like an article's paragraph.
        gap: line ends between the block before and this one.
        hits: the rules that match the block.
        stopwords: function words of the document's languages.
        headline: the folded headline, where the format tells it; else "".
        hints: the document's further statements, folded.
    """

    document: Document
    folded: tuple[str, ...]
    words: tuple[tuple[str, ...], ...]
    content: tuple[frozenset[str], ...]
    size: tuple[float, ...]
    prose: tuple[float, ...]
    gap: tuple[int, ...]
    hits: Sequence[Sequence[Hit]]
    stopwords: frozenset[str]
    headline: str
    hints: tuple[tuple[str, str], ...]


def script_scale(sample: str) -> tuple[float, bool]:
    """How many Latin characters one of this script's is worth, and whether it lacks blanks.

    Measured on the public golds of FINDINGS: Chinese and Japanese news say in 1 character what
    English says in about 2.4, Korean in about 1.7.
    """
    data = sample.encode("utf-8", "surrogatepass")
    if len(data.translate(None, _WIDE)) == len(data):
        return 1.0, False
    import re

    # Counted by runs: a match a character would take most of the time of a short text.
    enough = 0.3 * sum(map(len, sample.split()))
    if sum(map(len, re.findall(_UNSPACED, sample))) > enough:
        return 2.4, True
    if sum(map(len, re.findall(_HANGUL, sample))) > enough:
        return 1.7, False
    return 1.0, False


def words_of(folded: str, unspaced: bool) -> tuple[str, ...]:
    """The words of a folded text; pairs of neighbouring characters where blanks are missing."""
    if folded.isascii():
        found = ascii_words(folded)
    else:
        import re

        found: list[str] = re.findall(r"\w+", folded)
    if not unspaced:
        return tuple(found)
    return tuple([a + b for word in found for a, b in pairwise(word)])


def stop_of(source: str, unspaced: bool) -> str:
    """What every paragraph of a document holds; "" where nothing is sure to stand in each."""
    return _STOP if unspaced and source.count(_STOP) >= _STOPS else ""


def prose_mass(text: str, size: float, stop: str = "") -> float:
    """The part of ``size`` that reads like a paragraph: all of a long one, none of a label.

    >>> prose_mass("董事會表決停駛渡輪", 120.0), prose_mass("董事會表決停駛渡輪", 120.0, "。")
    (120.0, 0.0)
    """
    if stop not in text and (size <= _HEADLINE or text.count(" ") > _BLANKS * len(text)):
        return 0.0
    if size >= _PARAGRAPH or (size >= SENTENCE and text.endswith(_TERMINALS)):
        return size
    return 0.0


def _sizes(document: Document) -> tuple[list[float], list[float]]:
    """Size and prose of every block."""
    scale, unspaced = _scale(document.source)
    stop = stop_of(document.source, unspaced)
    sizes = [len(block.visible) * scale for block in document.blocks]
    prose = [
        prose_mass(block.visible, size, stop) * (1.0 - (block.links or 0.0))
        for block, size in zip(document.blocks, sizes, strict=True)
    ]
    return sizes, prose


def _scale(source: str) -> tuple[float, bool]:
    middle = len(source) // 2
    return script_scale(source[middle - 2000 : middle + 2000] or source[:4000])


def read(
    document: Document,
    folded: Sequence[str],
    hits: Sequence[Sequence[Hit]],
    stopwords: frozenset[str],
    worded: bool = True,
) -> Reading:
    """Precompute what the passes share; cost is linear in the document.

    Without ``worded`` the blocks' words are left out, which only some passes want.
    """
    blocks = document.blocks
    source = document.source
    _, unspaced = _scale(source)
    size, prose = _sizes(document)
    words = tuple([words_of(text, unspaced) if worded else () for text in folded])
    ends = [0] + [block.end for block in blocks[:-1]]
    gap = tuple(
        [
            max(source.count("\n", end, block.start), source.count("\r", end, block.start))
            for end, block in zip(ends, blocks, strict=False)
        ]
    )
    return Reading(
        document,
        tuple(folded),
        words,
        tuple([_content(own, stopwords) for own in words]),
        tuple(size),
        tuple(prose),
        gap,
        hits,
        stopwords,
        fold(document.title or ""),
        tuple([(name, fold(value)) for name, value in document.hints]),
    )


def _content(words: Sequence[str], stopwords: frozenset[str]) -> frozenset[str]:
    return frozenset([word for word in words[:_HEAD] if len(word) > 1]) - stopwords


def unread(document: Document) -> Reading:
    """A reading with sizes alone: nothing folded, no words, no rules."""
    n = len(document.blocks)
    sizes, prose = _sizes(document)
    none = ((),) * n
    no_words = (frozenset[str](),) * n
    return Reading(
        document, ("",) * n, none, no_words, tuple(sizes), tuple(prose), (0,) * n, none,
        frozenset(), "", (),
    )  # fmt: skip


def with_read(whole: Reading, part: Reading, blocks: Sequence[int]) -> Reading:
    """A reading in which the blocks with these numbers are as ``part`` has read them."""
    folded, hits = list(whole.folded), list(whole.hits)
    for row, block in enumerate(blocks):
        folded[block], hits[block] = part.folded[row], part.hits[row]
    return whole._replace(folded=tuple(folded), hits=hits)
