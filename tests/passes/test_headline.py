"""Headlines: found above the article, and told by a page."""

from newsclean.passes.headline import headline_scores, measure, told
from newsclean.passes.reading import Reading
from newsclean.reader import Reader

PARAGRAPHS = """\
The harbour board voted on Monday to close the eastern quay for two winters, after three hours.

Fishing crews will be moved to the western basin, and the board will pay for their diesel.

Two members wanted to wait for a second survey of the quay, which the harbour office did in May.
"""
HEADLINE = "Harbour board closes eastern quay for two winters"
MENU = "Home\n\nNews\n\nSport\n\n"


def read(text: str) -> Reading:
    return Reader().read(text)


def marked(reading: Reading) -> list[str]:
    """The texts that are taken for the headline."""
    best = measure(reading)["title-best"]
    blocks = reading.document.blocks
    return [block.text for block, mark in zip(blocks, best, strict=True) if mark]


def test_the_headline_is_found_above_its_article() -> None:
    byline = "By Ada Brekke\n\n12 May, 10:30\n\n"
    assert marked(read(f"{MENU}{HEADLINE}\n\n{byline}{PARAGRAPHS}")) == [HEADLINE]


def test_of_two_copies_the_one_close_to_the_article_is_the_headline() -> None:
    teasers = f"{HEADLINE}\n\nTen boats that nobody wants to miss\n\n"
    reading = read(f"{MENU}{teasers}{MENU}{HEADLINE}\n\nBy Ada Brekke\n\n{PARAGRAPHS}")
    at = measure(reading)["title-best"].index(1.0)
    copies = [i for i, b in enumerate(reading.document.blocks) if b.text == HEADLINE]
    assert at == copies[-1]


def test_an_article_that_is_not_there_has_no_headline() -> None:
    reading = read(MENU)
    scores, at = headline_scores(reading, [False] * len(reading.size), 0)
    assert at == -1
    assert len(scores) == len(reading.size)


def test_likeness_to_what_the_page_tells() -> None:
    site, kicker, part = f"{HEADLINE} - The Post", f"Harbour: {HEADLINE}", "Harbour board closes"
    reading = read("\n\n".join([HEADLINE, site, kicker, part, "News", PARAGRAPHS]))
    as_told = reading._replace(headline=reading.folded[0])
    assert told(as_told)[:6] == [1.0, 0.7, 0.7, 0.4, 0.0, 0.0]
    assert set(told(reading)) == {0.0}


def test_every_headline_that_a_page_tells_counts() -> None:
    reading = read(f"{HEADLINE}\n\n{PARAGRAPHS}")
    hints = (("title", reading.folded[0]), ("site", "the post"))
    assert told(reading._replace(headline="quay to close", hints=hints))[0] == 1.0
