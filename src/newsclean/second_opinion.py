"""A second opinion on an HTML page: which blocks trafilatura keeps too."""

import re
from collections.abc import Sequence

from trafilatura import extract

from newsclean.document import Document

_WORD = re.compile(r"\w+")
_GRAM = 3
# A block counts as kept from this share of its word triples on; extractors split lines anew.
_SHARE = 0.6


def kept_by_trafilatura(html: str, document: Document) -> list[bool]:
    """For each block, whether trafilatura's text of the page holds it.

    Its ``deduplicate`` stays off: it remembers other documents (FINDINGS: the same page came out
    whole three times, then empty).
    """
    text = extract(html, include_comments=False, include_tables=True, deduplicate=False) or ""
    if not text:
        return [True] * len(document.blocks)
    grams, lines = _index(text)
    return [_held(_WORD.findall(b.text.lower()), grams, lines) for b in document.blocks]


def _index(text: str) -> tuple[set[tuple[str, ...]], set[str]]:
    words = _WORD.findall(text.lower())
    grams = {tuple(words[i : i + _GRAM]) for i in range(len(words) - _GRAM + 1)}
    return grams, {" ".join(_WORD.findall(line.lower())) for line in text.splitlines()}


def _held(own: Sequence[str], grams: set[tuple[str, ...]], lines: set[str]) -> bool:
    if len(own) < _GRAM + 1:
        return " ".join(own) in lines
    found = sum([tuple(own[i : i + _GRAM]) in grams for i in range(len(own) - _GRAM + 1)])
    return found >= _SHARE * (len(own) - _GRAM + 1)
