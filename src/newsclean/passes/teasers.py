"""Teasers: headline and summary in turn, under a heading that announces them or without one."""

from newsclean.passes.columns import Columns
from newsclean.passes.reading import Reading

_TERMINALS = tuple('.!?…。！？।:;,"”»')
# A headline in characters of a Latin script; a summary is shorter than most paragraphs grow.
_SHORTEST, _LONGEST, _SUMMARY = 15.0, 200.0, 700.0
# No section of teasers is walked further than this.
_REACH = 80


def measure(reading: Reading) -> Columns:
    """Roles of blocks as teasers, the runs they form, and the sections they stand in."""
    n = len(reading.size)
    headline = [_is_headline(reading, i) for i in range(n)]
    prose = [value > 0.0 for value in reading.prose]
    pairs = _pair_runs(reading, headline, prose)
    section, reach = _sections(reading, headline, prose)
    return {
        "teaser-pairs": pairs,
        "teaser-role": [
            1.0 if h else 2.0 if p else 0.0 for h, p in zip(headline, prose, strict=True)
        ],
        "teaser-section": section,
        "teaser-section-pairs": reach,
        "name-line": _names(reading, prose),
    }


def _is_headline(reading: Reading, block: int) -> bool:
    text = reading.document.blocks[block].visible
    return _SHORTEST <= reading.size[block] <= _LONGEST and not text.endswith(_TERMINALS)


def _pair_runs(reading: Reading, headline: list[bool], prose: list[bool]) -> list[float]:
    """For each block, how many headline-and-summary pairs the alternating run around it has."""
    n = len(headline)
    out = [0.0] * n
    i = 0
    while i < n:
        j = i
        while (
            j + 1 < n
            and headline[j]
            and not prose[j]
            and prose[j + 1]
            and reading.size[j + 1] < _SUMMARY
        ):
            j += 2
        pairs = float((j - i) // 2)
        for k in range(i, j):
            out[k] = min(pairs, 12.0)
        i = max(j, i + 1)
    return out


def _sections(
    reading: Reading, headline: list[bool], prose: list[bool]
) -> tuple[list[float], list[float]]:
    """Blocks that a heading such as "Recommended for you" governs, and how many pairs it has.

    The section ends before two paragraphs in a row (the headline above them is the article's
    again), and before any other heading that a rule knows.
    """
    n = len(headline)
    section, reach = [0.0] * n, [0.0] * n
    start = 0
    while start < n:
        if not _announces(reading, start):
            start += 1
            continue
        end = _section_end(reading, start, headline, prose)
        pairs = sum([headline[k] and prose[k + 1] for k in range(start + 1, end - 1)])
        for k in range(start + 1, end):
            section[k] = 2.0 if prose[k] else 1.0
            reach[k] = min(float(pairs), 12.0)
        start = max(end, start + 1)
    return section, reach


def _announces(reading: Reading, block: int) -> bool:
    return any(
        hit.place == "heading" and hit.label == "related" and hit.strength != "weak"
        for hit in reading.hits[block]
    )


def _section_end(reading: Reading, start: int, headline: list[bool], prose: list[bool]) -> int:
    n = len(headline)
    end = start + 1
    while end < min(n, start + _REACH):
        if any(hit.place == "heading" for hit in reading.hits[end]):
            return end
        if prose[end] and ((end + 1 < n and prose[end + 1]) or reading.size[end] >= _SUMMARY):
            return end - 1 if end - 1 > start and headline[end - 1] else end
        end += 1
    return end


def _names(reading: Reading, prose: list[bool]) -> list[float]:
    """1 for a line that could be somebody's name, 2 for the paragraph under one."""
    out = [0.0] * len(prose)
    for i, block in enumerate(reading.document.blocks):
        words = block.visible.split() if len(block.visible) <= 40 else []
        if 2 <= len(words) <= 4 and all(word[0].isupper() and word[-1].isalpha() for word in words):
            out[i] = 1.0
            if i + 1 < len(prose) and prose[i + 1]:
                out[i + 1] = 2.0
    return out
