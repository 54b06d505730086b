"""Learning: documents are counted, in any order and in parts, in bounded memory."""

import pickle
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsclean import Cleaner, SiteProfile, clean, clean_site
from newsclean.site.profile import PAGES
from tests.site.brekke import FOOTER, HEADER, TOWNS, page, pages, paragraphs

# Frames, articles and scraps in any mixture, with copies.
LINES = st.sampled_from(
    [
        *HEADER,
        *FOOTER,
        "12 Comments",
        "7 comments",
        "12 / 34",
        *paragraphs("Ost"),
        *paragraphs("Vest"),
    ]
)
DOCUMENTS = st.lists(
    st.one_of(
        st.lists(LINES, max_size=12).map("\n".join),
        st.sampled_from(pages()),
        st.text(max_size=80),
    ),
    max_size=7,
)


@given(DOCUMENTS, DOCUMENTS)
@settings(max_examples=60, deadline=None)
def test_merging_is_learning_from_both(some: list[str], more: list[str]) -> None:
    both = SiteProfile.learn(some + more)
    merged = SiteProfile.learn(some).merge(SiteProfile.learn(more))
    assert merged == both
    assert merged.lines == both.lines


@given(DOCUMENTS, st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_order_does_not_matter(documents: list[str], random: Random) -> None:
    shuffled = documents.copy()
    random.shuffle(shuffled)
    assert SiteProfile.learn(shuffled) == SiteProfile.learn(documents)


@given(DOCUMENTS)
@settings(max_examples=30, deadline=None)
def test_a_page_twice_is_a_page_once(documents: list[str]) -> None:
    profile = SiteProfile.learn(documents)
    assert SiteProfile.learn(documents * 2) == profile
    assert profile.merge(profile) == profile


@given(DOCUMENTS, st.data())
@settings(max_examples=40, deadline=None)
def test_no_page_counts_for_itself(documents: list[str], data: st.DataObject) -> None:
    document = data.draw(st.sampled_from(documents or [""]))
    others = [other for other in documents if other != document]
    alone = Cleaner(site=SiteProfile.learn(others)).explain(document)
    among = Cleaner(site=SiteProfile.learn(documents)).explain(document)
    assert among == alone


@given(DOCUMENTS)
@settings(max_examples=20, deadline=None)
def test_clean_site_leaves_each_page_out_of_its_own_profile(documents: list[str]) -> None:
    expected = [
        Cleaner(site=SiteProfile.learn([o for o in documents if o != document])).clean(document)
        for document in documents
    ]
    assert clean_site(documents) == expected


@given(DOCUMENTS)
@settings(max_examples=30, deadline=None)
def test_cleaning_twice_with_a_profile_is_cleaning_once(documents: list[str]) -> None:
    cleaner = Cleaner(site=SiteProfile.learn([*pages(), *documents]))
    for document in documents:
        once = cleaner.clean(document)
        assert cleaner.clean(once) == once


def test_documents_are_counted_not_occurrences() -> None:
    refrain = "Row, row, row the boat to Holmen"
    poem = "\n".join([refrain, "One line", refrain, "another line", refrain])
    profile = SiteProfile.learn([poem, f"{refrain}\nOther words", "No such line"])
    assert profile.lines == {
        "row row row the boat to holmen": 2,
        "row row row …": 2,
        "… boat to holmen": 2,
    }


def test_counters_are_one_line() -> None:
    documents = [page(town, footer=[f"{n} comments"]) for n, town in enumerate(TOWNS)]
    assert SiteProfile.learn(documents).lines["comments"] == len(TOWNS)


def test_fewer_than_three_pages_say_nothing() -> None:
    for count in (1, 2):
        assert clean_site(pages(count)) == [clean(text) for text in pages(count)]
    assert clean_site([]) == []


def test_what_is_kept_is_bounded_and_a_random_sample() -> None:
    documents = [
        f"Home\nNumber {chr(97 + n % 26) * (n // 26 + 1)}\n{'Rare' if n % 10 == 0 else 'Frequent'}"
        for n in range(1500)
    ]
    profile = SiteProfile.learn(documents)
    assert len(profile.pages) == PAGES
    assert len(profile.texts) <= 4 * PAGES
    assert profile.lines["home"] == PAGES
    # Ten standard errors and more: the sample is fixed, so this fails for a biased one only.
    assert 0.04 * PAGES < profile.lines["rare"] < 0.18 * PAGES
    half = SiteProfile.learn(documents[:700]).merge(SiteProfile.learn(documents[700:]))
    assert half == profile


def test_cleaning_learns_nothing() -> None:
    profile = SiteProfile.learn(pages(4))
    before = pickle.dumps(profile)
    cleaner = Cleaner(site=profile)
    for text in pages():
        cleaner.clean(text)
    assert pickle.dumps(profile) == before
    assert pickle.loads(before) == profile


def test_a_profile_and_a_cleaner_with_one_can_be_pickled() -> None:
    cleaner = Cleaner(site=SiteProfile.learn(pages()))
    assert pickle.loads(pickle.dumps(cleaner)).clean(page("Nes")) == cleaner.clean(page("Nes"))


@pytest.mark.parametrize("format", ["text", "markdown", "html"])
def test_every_format_is_learnt_from(format: str) -> None:
    documents = (
        [text.replace("\n\n", "\n\n<p>") for text in pages()] if format == "html" else pages()
    )
    lines = SiteProfile.learn(documents, format, host="brekke.example").lines
    assert lines["tide tables"] == lines["the brekke post"] == len(TOWNS)
