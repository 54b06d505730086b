"""The corpus as regression cases: what must stay stays, what is chrome goes."""

from collections import Counter

import pytest
from test_gold import gone_lines

from corpus import CorpusDocument, load_all
from newsclean import Cleaner, explain
from newsclean.labels import KEEP

DOCUMENTS = load_all()
# Shares over all documents that are pages; single lines are the model's, not a test's, business.
MOST_KEPT_LINES_LOST = 0.015
LEAST_CHROME_LINES_GONE = 0.70


def lines_gone(document: CorpusDocument) -> list[tuple[str, str, bool]]:
    """Label, text and fate of each line."""
    gone = gone_lines(explain(document.text))
    numbers = [n for n, line in enumerate(document.text.split("\n")) if line.strip()]
    return [
        (line.label, line.text, gone[number])
        for number, line in zip(numbers, document.lines, strict=True)
    ]


@pytest.mark.parametrize("document", [d for d in DOCUMENTS if d.untouched], ids=lambda d: d.name)
def test_texts_that_are_all_article_stay_untouched(document: CorpusDocument) -> None:
    assert [(r.label, r.text) for r in explain(document.text).removals] == []


def test_pages_lose_chrome_and_keep_the_article() -> None:
    counts: Counter[str] = Counter()
    for document in DOCUMENTS:
        for label, _, gone in lines_gone(document):
            if label != "unsure":
                side = "article" if label in KEEP else "chrome"
                counts[side] += 1
                counts[side + " gone"] += gone
    assert counts["article gone"] <= MOST_KEPT_LINES_LOST * counts["article"]
    assert counts["chrome gone"] >= LEAST_CHROME_LINES_GONE * counts["chrome"]


ARTICLE = next(d for d in DOCUMENTS if d.name == "en-composer-interview")
# Blocks that stand for themselves wherever they are put; menus need a page around them.
BLOCKS = [
    "View post on X",
    "Advertisement",
    "We and our 212 partners store cookies.\nAccept all\nReject all\nManage settings",
    "Sign up for our newsletter\nGet the news in your inbox every day.\nYour e-mail address",
    "Share on Facebook\nShare on WhatsApp\nCopy link",
]


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.split("\n")[0])
@pytest.mark.parametrize("place", ["before", "between", "after"])
def test_a_chrome_block_changes_nothing_of_what_is_kept(block: str, place: str) -> None:
    paragraphs = ARTICLE.text.rstrip("\n").split("\n\n")
    at = {"before": 0, "between": len(paragraphs) // 2, "after": len(paragraphs)}[place]
    page = "\n\n".join([*paragraphs[:at], *block.split("\n"), *paragraphs[at:]])
    assert Cleaner().clean(page) == Cleaner().clean("\n\n".join(paragraphs))
