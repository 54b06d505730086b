"""Articles with foreign chrome between their paragraphs."""

from benchmarks.mixed import mixed_pages
from newsclean.labels import KEEP
from tests.corpus import DIRECTORY, load_all

PAGES = mixed_pages(DIRECTORY)
BY_NAME = {document.name: document for document in load_all()}


def test_lines_are_labelled_by_where_they_come_from() -> None:
    chrome_of_all = {
        line.text for d in BY_NAME.values() for line in d.lines if line.label not in KEEP
    }
    for page in PAGES:
        lines = page.text.split("\n")
        article = {line.text for line in BY_NAME[page.domain].lines if line.label in KEEP}
        assert set(page.chrome) == {number for number, line in enumerate(lines) if line}
        assert {lines[n] for n, label in page.chrome.items() if not label} <= article
        assert {lines[n] for n, label in page.chrome.items() if label} <= chrome_of_all


def test_chrome_stands_before_within_and_after() -> None:
    places = {page.id.rsplit(" ", 1)[1] for page in PAGES if page.domain == "en-lake-poem"}
    assert len(places) == 3


def test_two_runs_give_the_same_pages() -> None:
    assert mixed_pages(DIRECTORY) == PAGES
