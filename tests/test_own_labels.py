"""A text has one headline: what `drop={"title"}` takes."""

from hypothesis import given
from hypothesis import strategies as st

from newsclean import Cleaner

PARAGRAPHS = """\
The harbour board voted on Monday to close the eastern quay for two winters, after three hours.

Fishing crews will be moved to the western basin, and the board will pay for their diesel.

Two members wanted to wait for a second survey of the quay, which the harbour office did in May.
"""
HEADLINE = "Harbour board closes eastern quay for two winters"
ITEMS = (
    "The old slipway",
    "A stair of forty steps",
    "Where the ferry used to stop",
    "The pilot's hut",
)
LIST = "\n\n".join([part for item in ITEMS for part in (item, PARAGRAPHS.strip())])


def dropped(source: str, html: bool = False) -> list[str]:
    """What goes as the headline."""
    cleaner = Cleaner(drop={"title"})
    report = cleaner.explain_html(source) if html else cleaner.explain(source)
    return [removal.text.strip() for removal in report.removals if removal.label == "title"]


def test_an_article_that_is_a_list_has_one_headline() -> None:
    assert dropped(f"{HEADLINE}\n\n{LIST}") == [HEADLINE]


def test_a_page_that_is_a_list_has_one_headline() -> None:
    parts = "".join([f"<h2>{item}</h2><p>{PARAGRAPHS}</p>" for item in ITEMS])
    page = f"<title>{HEADLINE} | Post</title><main><h1>{HEADLINE}</h1>{parts}</main>"
    assert dropped(page, html=True) == [HEADLINE]


def test_a_second_wording_in_the_pages_title_is_a_headline_too() -> None:
    other = "Two winters without the eastern quay"
    head = f"<title>{other}</title><meta property=og:title content='{HEADLINE}'>"
    page = f"{head}<main><h1>{HEADLINE}</h1><h2>{other}</h2><p>{PARAGRAPHS}</p></main>"
    assert dropped(page, html=True) == [HEADLINE, other]


def test_without_the_pages_word_for_it_the_top_heading_is_the_headline() -> None:
    page = f"<main><h1>{HEADLINE}</h1><h2>The survey</h2><p>{PARAGRAPHS}</p></main>"
    assert dropped(page, html=True) == [HEADLINE]


@given(st.lists(st.sampled_from([HEADLINE, *ITEMS, *PARAGRAPHS.split("\n\n")]), max_size=12))
def test_one_wording_at_most_goes_as_the_headline(lines: list[str]) -> None:
    assert len(set(dropped("\n\n".join(lines)))) <= 1
