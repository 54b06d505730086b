"""ROUGE-LSum as in fundus-evaluation: the best over optional paragraphs. Needs rouge-score."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain, combinations
from typing import Any

# With more optional paragraphs than this only all and none of them are tried.
_MOST_OPTIONAL = 4
_SENTENCE_END = re.compile(r"(?<=[.!?])([\"'”’)\]]*)\s+(?=[\"'“‘(\[]*[A-Z0-9])")


def bodies(paragraphs: Sequence[str]) -> Iterator[str]:
    """Every body a gold admits; a paragraph in square brackets may be left out.

    >>> list(bodies(["A.", "[B.]"]))
    ['A.\\n\\nB.', 'A.']
    """
    optional = [k for k, text in enumerate(paragraphs) if is_optional(text)]
    plain = [text.strip()[1:-1] if is_optional(text) else text for text in paragraphs]
    if len(optional) > _MOST_OPTIONAL:
        drops: Iterator[tuple[int, ...]] = iter([(), tuple(optional)])
    else:
        sizes = range(len(optional) + 1)
        drops = chain.from_iterable([combinations(optional, size) for size in sizes])
    for drop in drops:
        yield "\n\n".join([text for k, text in enumerate(plain) if k not in drop])


def is_optional(paragraph: str) -> bool:
    """Whether a gold's paragraph stands in square brackets."""
    bare = paragraph.strip()
    return bare.startswith("[") and bare.endswith("]")


def rouge_lsum(paragraphs: Sequence[str], output: str) -> tuple[float, float, float]:
    """Precision, recall and F1 of one page.

    Sentences are told by nltk's punkt as in the original where its data is installed, else by
    line ends and a pattern.
    """
    split = _splitter()
    scorer = _scorer(split is None)
    prepare = split or (lambda text: text)
    scores = [
        scorer.score(prepare(body), prepare(output))["rougeLsum"] for body in bodies(paragraphs)
    ]
    best = max(scores, key=lambda score: score.fmeasure)
    return best.precision, best.recall, best.fmeasure


def _scorer(by_punkt: bool) -> Any:
    from rouge_score import rouge_scorer

    return rouge_scorer.RougeScorer(["rougeLsum"], use_stemmer=False, split_summaries=by_punkt)


def _splitter() -> Any:
    import nltk

    try:
        nltk.sent_tokenize("One. Two.")
    except LookupError:
        return _lines
    return None


def _lines(text: str) -> str:
    return "\n".join([_SENTENCE_END.sub(r"\1\n", line) for line in text.split("\n")])
