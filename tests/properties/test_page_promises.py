"""The promises, for pages: kept and removed make the page, the same however one asks."""

import pickle

from hypothesis import given, settings
from hypothesis import strategies as st

from newsclean import Cleaner

WORDS = st.lists(
    st.sampled_from(
        [
            "the",
            "ferry",
            "vote",
            "of",
            "a",
            "harbour",
            "board",
            "was",
            "closed",
            "on",
            "monday",
            "after",
        ]
    ),
    min_size=1,
    max_size=40,
).map(" ".join)
LINKS = st.lists(WORDS.map(lambda words: f"<a href=/x>{words[:30]}</a>"), min_size=1, max_size=6)
PART = st.one_of(
    WORDS.map(lambda words: f"<p>{words}.</p>"),
    WORDS.map(lambda words: f"<h2>{words[:40]}</h2>"),
    LINKS.map(lambda links: "<ul class=menu><li>" + "<li>".join(links) + "</ul>"),
    LINKS.map(lambda links: "<div class=related>" + " ".join(links) + "</div>"),
    st.just("<p>Accept all cookies</p>"),
    st.text(max_size=20),
)
BOX = st.tuples(
    st.sampled_from(["div", "article", "aside", "nav"]), st.lists(PART, max_size=6)
).map(lambda box: f"<{box[0]}>{''.join(box[1])}</{box[0]}>")
PAGE = st.lists(BOX, max_size=5).map("".join)
STRICTNESS = st.sampled_from(["gentle", "balanced", "strict"])


@given(PAGE, STRICTNESS)
@settings(max_examples=60, deadline=None)
def test_kept_and_removed_make_the_visible_page(page: str, strictness: str) -> None:
    report = Cleaner(strictness=strictness, engine="native").explain_html(page)
    assert report.restore() == report.source
    at = 0
    for removal in report.removals:
        assert at <= removal.start < removal.end <= len(report.source)
        assert report.source[removal.start : removal.end] == removal.text
        at = removal.end
    kept = "".join(report.source[start:end] for start, end in report.kept)
    assert kept == report.text


@given(PAGE, STRICTNESS)
@settings(max_examples=60, deadline=None)
def test_reasons_change_nothing(page: str, strictness: str) -> None:
    """``clean_html`` reads what gets a closer look; for labels and reasons all is read."""
    cleaner = Cleaner(strictness=strictness, engine="native")
    text = cleaner.clean_html(page)
    assert cleaner.explain_html(page).text == text
    assert pickle.loads(pickle.dumps(cleaner)).clean_html(page) == text
    assert cleaner.clean_html(page.encode("utf-8", "replace")) == cleaner.clean_html(
        page.encode("utf-8", "replace").decode()
    )


@given(PAGE)
@settings(max_examples=40, deadline=None)
def test_labels_that_are_kept_do_not_go(page: str) -> None:
    report = Cleaner(engine="native", keep={"nav", "related"}).explain_html(page)
    assert not {removal.label for removal in report.removals} & {"nav", "related"}
