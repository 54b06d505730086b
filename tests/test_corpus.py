"""The corpus as regression cases: what must stay stays, what is chrome goes."""

from collections import Counter

import pytest
from test_gold import gone_lines

from corpus import CorpusDocument, load_all
from newsclean import clean, explain
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


BY_NAME = {document.name: document for document in DOCUMENTS}
# Blocks that stand for themselves wherever they are put; menus need a page around them.
BLOCKS = [
    "View post on X",
    "Advertisement",
    "We and our 212 partners store cookies.\nAccept all\nReject all\nManage settings",
    "Sign up for our newsletter\nGet the news in your inbox every day.\nYour e-mail address",
    "Share on Facebook\nShare on WhatsApp\nCopy link",
]
SHORT_LINES = pytest.mark.xfail(
    strict=True,
    reason="a short line of the article that stands beside the block is taken for part of it",
)


def lost_beside(name: str, block: str) -> list[tuple[int, str]]:
    """Article lines that go when a block is put before, into the middle or after the article."""
    paragraphs = BY_NAME[name].text.rstrip("\n").split("\n\n")
    lines = [line.strip() for line in BY_NAME[name].text.split("\n") if line.strip()]
    lost: list[tuple[int, str]] = []
    for at in (0, len(paragraphs) // 2, len(paragraphs)):
        page = "\n\n".join([*paragraphs[:at], *block.split("\n"), *paragraphs[at:]])
        kept = Counter([line.strip() for line in clean(page).split("\n")])
        lost += [(at, line) for line in lines if not kept[line]]
    return lost


# Articles in English, for the blocks are.
UNTOUCHED = [d.name for d in DOCUMENTS if d.untouched and d.language == "en"]
TAKEN_ALONG = [
    ("en-two-line-notice", "Sign up for our newsletter"),
    ("en-advice-flatmate-policy", "Sign up for our newsletter"),
]


BESIDE = [
    pytest.param(
        name,
        block,
        id=f"{name}-{block.splitlines()[0]}",
        marks=[SHORT_LINES] if (name, block.splitlines()[0]) in TAKEN_ALONG else [],
    )
    for name in UNTOUCHED
    for block in BLOCKS
]


@pytest.mark.parametrize(("name", "block"), BESIDE)
def test_a_chrome_block_changes_nothing_of_what_is_kept(name: str, block: str) -> None:
    assert lost_beside(name, block) == []
