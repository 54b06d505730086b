"""What repeats and is not chrome: it belongs to the articles, or the pages are one article."""

import pytest

from newsclean import SiteProfile, clean, clean_site
from tests.site.brekke import FOOTER, HEADER, TOWNS, page, pages, paragraphs

SLOGAN = "“No boat, no island, no home,” the crowd sang on the pier."
INTRO = (
    "Every week our reporter takes the boat to one of the islands and asks the people who live "
    "there what the council has done for them, and what it has not."
)
FILLER = [
    "The minister said on Thursday that the budget had been agreed after a night of talks, and "
    "that the hospitals will get the money they had asked for in the spring.",
    "Unions called the agreement a first step, and announced that nurses would vote on it before "
    "the end of the month in all the hospitals of the country.",
    "The opposition said that the money was missing elsewhere, in the schools above all, and that "
    "it would ask for a debate when parliament meets again.",
]


def frame_is_gone(text: str) -> bool:
    return not any(line in text.split("\n") for line in (*HEADER, *FOOTER))


def with_lines(town: str, *lines: tuple[int, str]) -> str:
    """A page of the town whose article has further lines before the paragraphs of that number."""
    article = paragraphs(town)
    for at, line in sorted(lines, reverse=True):
        article.insert(at, line)
    return page(town, article=article)


def test_the_frame_goes_and_the_articles_stay() -> None:
    for town, text in zip(TOWNS, clean_site(pages()), strict=True):
        assert frame_is_gone(text)
        assert all(paragraph in text for paragraph in paragraphs(town))


def test_a_refrain_stays() -> None:
    """A line that repeats on one page stands on one page."""
    refrain = "Row, row, row the boat to Holmen"
    song = with_lines("Nes", (1, refrain), (2, refrain), (3, refrain))
    text = clean_site([*pages(), song])[-1]
    assert text.count(refrain) >= clean(song).count(refrain) > 0


def test_a_slogan_quoted_in_many_articles_stays() -> None:
    documents = [with_lines(town, (1, SLOGAN)) for town in TOWNS]
    for text in clean_site(documents):
        assert frame_is_gone(text)
        assert SLOGAN in text


def test_the_standing_introduction_of_a_column_stays() -> None:
    documents = [with_lines(town, (0, INTRO)) for town in TOWNS]
    for text in clean_site(documents):
        assert frame_is_gone(text)
        assert INTRO in text


@pytest.mark.xfail(
    strict=True, reason="a short line in every article is an advertisement's more often"
)
def test_standing_subheads_stay() -> None:
    documents = [
        with_lines(town, (1, "What was decided"), (2, "What comes next")) for town in TOWNS
    ]
    assert all("What was decided" in clean(document) for document in documents)
    for text in clean_site(documents):
        assert "What was decided" in text
        assert "What comes next" in text


def test_an_article_printed_twice_stays() -> None:
    documents = [*pages(), *pages(2), page(TOWNS[2], header=["Print version", *HEADER])]
    for town, text in zip([*TOWNS, *TOWNS[:3]], clean_site(documents), strict=True):
        assert all(paragraph in text for paragraph in paragraphs(town))


def test_a_near_copy_does_not_count() -> None:
    """An article printed again with a new opening is compared with other articles only."""
    first = page("Nes", article=FILLER)
    again = page("Ytre", article=["Updated with what the minister said.", *FILLER])
    for text in clean_site([*pages(), first, again, again.replace("Updated", "Corrected")])[-3:]:
        assert frame_is_gone(text)
        assert all(paragraph in text for paragraph in FILLER)


@pytest.mark.parametrize("towns", [3, len(TOWNS)])
def test_an_agency_story_on_every_sister_site_stays(towns: int) -> None:
    documents = [
        page(town, header=[f"The {town} Post", *HEADER[1:]], article=FILLER) for town in TOWNS
    ]
    for text in clean_site(documents[:towns]):
        assert all(paragraph in text for paragraph in FILLER)


def test_prose_needs_more_than_short_lines_do() -> None:
    """The same repeated words weigh less in a paragraph than in a line, wherever they stand."""
    from newsclean.reader import Reader

    notice = "What is printed here belongs to the Post"
    long = notice + ", which has been printed in Holmen since the days of the first steam boats."
    documents = [page(town, footer=[*FOOTER[:2], notice, long, *FOOTER[2:]]) for town in TOWNS]
    profile = SiteProfile.learn(documents[1:])
    reading = Reader().read(documents[0])
    weights = profile.sisters(reading, documents[0]).evidence(reading).weights
    lines = [block.text for block in reading.document.blocks]
    assert 0.0 < weights[lines.index(long)] < weights[lines.index(notice)]
