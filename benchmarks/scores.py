"""What is measured on one page, and how it adds up over many."""

import re
from collections.abc import Iterable, Sequence
from statistics import mean
from typing import NamedTuple

from benchmarks.metrics import shingle_scores, word_f1
from benchmarks.pages import Page

Ranges = Sequence[tuple[int, int]]

# Scripts without blanks between words (ideographs, kana, Thai to Khmer) count by pairs.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"
_WORD = re.compile(rf"[{_UNSPACED}]{{1,2}}|[^\W{_UNSPACED}]+")
# For comparing texts each counts by itself: pairs fall differently where one character is missing.
_FINE = re.compile(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+")


class Score(NamedTuple):
    """One page's output against its gold.

    Attributes:
        f1: WCXB's word F1.
        precision, recall: of ScrapingHub's 4-gram shingles; None where nothing was put out, or
            where the gold is empty: such a page does not count in that mean.
        exact: 1.0 where the words are the gold's, in order; else 0.0.
        fine_f1: the word F1, but with single characters for words in scripts without blanks, where
            WCXB's takes whatever stands between two punctuation marks for one word.
    """

    f1: float
    precision: float | None
    recall: float | None
    exact: float
    fine_f1: float = 0.0


class Counts(NamedTuple):
    """Words and lines of one page by its labels, and how many of them went.

    Attributes:
        content, lost: words of the article in the text, and those that went.
        chrome, gone: words of chrome, and those that went.
        inside, inside_gone: of these, the words between the first and the last content line.
        paragraphs, removed: content lines, and those of which nothing stays.
    """

    content: int = 0
    lost: int = 0
    chrome: int = 0
    gone: int = 0
    inside: int = 0
    inside_gone: int = 0
    paragraphs: int = 0
    removed: int = 0


class Means(NamedTuple):
    """Scores over pages, as the two benchmarks add them up."""

    f1: float
    shingle_f1: float
    exact: float
    fine_f1: float


def words(text: str) -> int:
    """How many words; two characters make one in scripts without blanks.

    >>> words("It's 7-4"), words("新闻报道")
    (4, 2)
    """
    return len(_WORD.findall(text))


def score(gold: str, output: str) -> Score:
    """Score one page.

    >>> score("a b c d e", "a b c d e").exact
    1.0
    >>> score("新闻。", "新闻报道。")[0], round(score("新闻。", "新闻报道。").fine_f1, 2)
    (0.0, 0.67)
    """
    page = shingle_scores([gold], [output])
    return Score(
        word_f1(gold, output)[2],
        page.precision if words(output) else None,
        page.recall if words(gold) else None,
        page.exact,
        word_f1(_spaced(gold), _spaced(output))[2],
    )


def _spaced(text: str) -> str:
    return " ".join(_FINE.findall(text))


def means(scores: Sequence[Score]) -> Means:
    """Means over pages; the shingle F1 is the harmonic mean of mean precision and mean recall."""
    precision = mean([s.precision for s in scores if s.precision is not None] or [0.0])
    recall = mean([s.recall for s in scores if s.recall is not None] or [0.0])
    both = precision + recall
    return Means(
        mean([s.f1 for s in scores] or [0.0]),
        2 * precision * recall / both if both else 0.0,
        mean([s.exact for s in scores] or [0.0]),
        mean([s.fine_f1 for s in scores] or [0.0]),
    )


def blank_out(text: str, kept: Ranges) -> str:
    r"""The text with everything but the kept ranges and its line ends made blank.

    >>> blank_out("ab\ncd", [(0, 1)])
    'a \n  '
    """
    parts: list[str] = []
    at = 0
    for start, end in [*kept, (len(text), len(text))]:
        parts.append("".join(["\n" if char == "\n" else " " for char in text[at:start]]))
        parts.append(text[start:end])
        at = end
    return "".join(parts)


def count(page: Page, kept: Ranges) -> Counts:
    """Words and lines of a labelled text that a set of kept ranges loses and gets rid of.

    Equal content lines count once, and lose what the one loses that loses least.
    """
    before = page.text.split("\n")
    after = blank_out(page.text, kept).split("\n")
    content: dict[str, list[int]] = {}
    for number, is_chrome in page.chrome.items():
        if not is_chrome:
            content.setdefault(before[number].strip(), []).append(number)
    numbers = [number for same in content.values() for number in same]
    first, last = min(numbers, default=0), max(numbers, default=-1)
    total = Counts()
    for number, is_chrome in page.chrome.items():
        if is_chrome:
            size = words(before[number])
            went = size - words(after[number])
            within = first < number < last
            one = Counts(chrome=size, gone=went, inside=size * within, inside_gone=went * within)
            total = add([total, one])
    for line, same in content.items():
        stays = max([words(after[number]) for number in same])
        removed = bool(line) and not any(after[number].strip() for number in same)
        lost = words(line) - stays
        one = Counts(content=words(line), lost=lost, paragraphs=1, removed=int(removed))
        total = add([total, one])
    return total


def add(counts: Iterable[Counts]) -> Counts:
    """The sum of counts."""
    return Counts(*[sum(values) for values in zip(Counts(), *counts, strict=True)])


def share(part: float, whole: float) -> float | None:
    """part / whole; None where there is nothing to have a share of."""
    return part / whole if whole else None
