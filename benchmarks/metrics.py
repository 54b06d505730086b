"""The public benchmarks' own metrics, written from their definitions.

Word F1: WCXB (lower-cased words as multisets, mean over pages). Shingles: ScrapingHub's article
extraction benchmark (4-grams of words, counts of a page scaled to one). Segments: trafilatura's
evaluation (snippets that must and must not occur, pooled).
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from statistics import mean
from typing import NamedTuple

_WORD = re.compile(r"\w+")


def word_f1(gold: str, output: str) -> tuple[float, float, float]:
    """Precision, recall and F1 of one page.

    >>> word_f1("one two", "Two three")
    (0.5, 0.5, 0.5)
    """
    wanted, found = _WORD.findall(gold.lower()), _WORD.findall(output.lower())
    if not wanted or not found:
        same = float(not wanted and not found)
        return same, same, same
    both = sum((Counter(wanted) & Counter(found)).values())
    precision, recall = both / len(found), both / len(wanted)
    return precision, recall, 2 * both / (len(found) + len(wanted))


class Shingles(NamedTuple):
    """Mean precision and recall over pages, the harmonic mean of these, share of exact pages."""

    precision: float
    recall: float
    f1: float
    exact: float


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    return Counter(gram for i in range(max(1, len(words) - 3)) if (gram := tuple(words[i : i + 4])))


def shingle_scores(golds: Sequence[str], outputs: Sequence[str]) -> Shingles:
    """Scores over pages; a page without output counts for recall only, and the reverse."""
    precisions: list[float] = []
    recalls: list[float] = []
    exact = 0
    for gold, output in zip(golds, outputs, strict=True):
        wanted, found = _shingles(gold), _shingles(output)
        both = sum((wanted & found).values())
        if found:
            precisions.append(both / sum(found.values()))
        if wanted:
            recalls.append(both / sum(wanted.values()))
        exact += _WORD.findall(gold) == _WORD.findall(output)
    p, r = mean(precisions or [0.0]), mean(recalls or [0.0])
    return Shingles(p, r, 2 * p * r / (p + r) if p + r else 0.0, exact / max(1, len(golds)))


def segment_f1(pages: Iterable[tuple[Sequence[str], Sequence[str], str]]) -> float:
    """F1 over (with, without, output) of all pages together, white space collapsed."""
    hit = false = missed = 0
    for wanted, unwanted, output in pages:
        text = " ".join(output.split())
        found = sum(" ".join(snippet.split()) in text for snippet in wanted) if text else 0
        false += sum(" ".join(snippet.split()) in text for snippet in unwanted) if text else 0
        hit += found
        missed += len(wanted) - found
    return 2 * hit / max(1, 2 * hit + false + missed)
