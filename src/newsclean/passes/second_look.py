"""What the first look's decisions say: each block against what the rest of the page became."""

from math import log, log2

from newsclean.passes import company
from newsclean.passes.columns import Columns, around, running, shifted, since, until
from newsclean.passes.headline import headline_scores
from newsclean.passes.reading import Reading
from newsclean.passes.vocabulary import closeness
from newsclean.typed import Sequence


def measure(reading: Reading, chrome: Sequence[float]) -> Columns:
    """Measures over the probabilities ``chrome`` of the first look."""
    n = len(chrome)
    odds = [log(max(p, 1e-4) / max(1.0 - p, 1e-4)) for p in chrome]
    kept = [p < 0.5 for p in chrome]
    mass = [size * (1.0 - p) for size, p in zip(reading.size, chrome, strict=True)]
    sums, all_sums = running(mass), running(reading.size)
    total = sums[-1] or 1.0
    first, end = _heaviest(reading.size, chrome)
    inside = (sums[end] - sums[first]) or 1.0
    paragraphs = [odd for odd, prose in zip(odds, reading.prose, strict=True) if prose > 0.0]
    best = sorted(paragraphs)[len(paragraphs) // 4] if paragraphs else 0.0
    narrow, wide = around(mass, 2), around(mass, 8)
    narrow_all, wide_all = around(list(reading.size), 2), around(list(reading.size), 8)
    kept_prose = [k and prose > 0.0 for k, prose in zip(kept, reading.prose, strict=True)]
    begins = kept_prose.index(True) if True in kept_prose else 0
    scores, at = headline_scores(reading, kept_prose, begins)
    return company.measure(reading, odds, kept_prose) | {
        "headline": scores,
        "headline-best": [float(i == at) for i in range(n)],
        "headline-behind": [scores[at] - score for score in scores],
        "first-look": odds,
        "first-look-1": shifted(odds, -1, 5.0),
        "first-look+1": shifted(odds, 1, 5.0),
        "first-look-2": shifted(odds, -2, 5.0),
        "first-look+2": shifted(odds, 2, 5.0),
        "first-look-3": shifted(odds, -3, 5.0),
        "first-look+3": shifted(odds, 3, 5.0),
        "kept-2": [a / (b or 1.0) for a, b in zip(narrow, narrow_all, strict=True)],
        "kept-8": [a / (b or 1.0) for a, b in zip(wide, wide_all, strict=True)],
        "kept-before": [sums[i] / total for i in range(n)],
        "kept-after": [(total - sums[i + 1]) / total for i in range(n)],
        "kept-since": since(kept_prose),
        "kept-until": until(kept_prose),
        "close-to-kept": closeness(reading.content, kept_prose),
        "close-to-all-kept": closeness(reading.content, kept),
        "kept-segment": [
            0.0 if first <= i < end else log2(2.0 + i - end) if i >= end else -log2(1.0 + first - i)
            for i in range(n)
        ],
        "kept-segment-before": [(sums[i] - sums[first]) / inside for i in range(n)],
        "kept-segment-share": [inside / total] * n,
        "above-page": [odd - best for odd in odds],
        "page-kept": [total / (all_sums[-1] or 1.0)] * n,
        "page-kept-size": [log2(1.0 + total)] * n,
        "page-best": [best] * n,
        "page-doubt": [
            sum([p * (1.0 - p) * s for p, s in zip(chrome, reading.size, strict=True)]) / total
        ]
        * n,
    }


# Measures of the block itself that the second look weighs again.
AGAIN = (
    "size", "capitalised", "last", "stopwords", "page-size", "page-lines", "prose-5", "segment",
    "close-to-prose", "gap-before", "wording", "wording-high", "rules-near", "heading-since",
    "title-best", "title-extended", "copies", "copies-before", "teaser-section",
    "teaser-section-pairs", "teaser-pairs", "name-line", "rules-before", "rule-line-strong",
    "rule-start-strong",
)  # fmt: skip


def _heaviest(sizes: Sequence[float], chrome: Sequence[float]) -> tuple[int, int]:
    """The stretch that keeps most characters, removed ones counted against it."""
    best, best_range = 0.0, (0, 0)
    total, start = 0.0, 0
    for i, (size, p) in enumerate(zip(sizes, chrome, strict=True)):
        if total <= 0.0:
            total, start = 0.0, i
        total += (size + 20.0) * (0.5 - p)
        if total > best:
            best, best_range = total, (start, i + 1)
    return best_range
