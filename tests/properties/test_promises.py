"""The three promises: nothing of the article lost, nothing invented, nothing surprising."""

import pickle

from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import load_all
from newsclean import Cleaner, Report, clean, explain
from newsclean.labels import CHROME, KEEP

DOCUMENTS = load_all()
LINES = [line.text for document in DOCUMENTS for line in document.lines]
CLEANER = Cleaner()

# Any text, and texts put together from lines of real shape in any order.
ANY = st.text(max_size=300)
SHUFFLED = st.builds(
    lambda lines, newline, gap: (newline * gap).join(lines),
    st.lists(st.sampled_from(LINES), max_size=25),
    st.sampled_from(["\n", "\r\n"]),
    st.integers(1, 2),
)
WHOLE = st.sampled_from([document.text for document in DOCUMENTS])
SOURCES = st.one_of(ANY, SHUFFLED, WHOLE)


def check_tiling(report: Report) -> None:
    at = 0
    ranges = sorted([*report.kept, *[(r.start, r.end) for r in report.removals]])
    for start, end in ranges:
        assert start == at < end
        at = end
    assert at == len(report.source)


@given(SOURCES)
@settings(max_examples=60, deadline=None)
def test_kept_and_removed_tile_the_source(source: str) -> None:
    report = explain(source)
    check_tiling(report)
    assert report.restore() == report.source == source
    assert report.text == "".join(source[a:b] for a, b in report.kept)
    for removal in report.removals:
        assert removal.text == source[removal.start : removal.end]
        assert removal.label in CHROME
        assert 0.0 <= removal.confidence <= 1.0
        assert removal.reasons
    assert list(report.removals) == sorted(report.removals, key=lambda r: r.start)


@given(SOURCES)
@settings(max_examples=60, deadline=None)
def test_cleaning_twice_equals_cleaning_once(source: str) -> None:
    once = clean(source)
    assert clean(once) == once


@given(SHUFFLED, st.sampled_from(["gentle", "balanced", "strict"]))
@settings(max_examples=40, deadline=None)
def test_every_strictness_settles(source: str, strictness: str) -> None:
    cleaner = Cleaner(strictness=strictness)
    once = cleaner.clean(source)
    assert cleaner.clean(once) == once


@given(SOURCES)
@settings(max_examples=30, deadline=None)
def test_all_ways_in_give_the_same(source: str) -> None:
    expected = clean(source)
    assert CLEANER.clean(source) == expected == CLEANER.explain(source).text
    assert pickle.loads(pickle.dumps(CLEANER)).clean(source) == expected
    assert list(CLEANER.clean_many([source, source])) == [expected, expected]


@given(SHUFFLED, st.sampled_from(sorted(CHROME)))
@settings(max_examples=30, deadline=None)
def test_labels_that_are_to_stay_stay(source: str, label: str) -> None:
    report = Cleaner(keep={label}).explain(source)
    check_tiling(report)
    assert label not in {removal.label for removal in report.removals}


@given(SHUFFLED, st.sampled_from(sorted(KEEP)))
@settings(max_examples=30, deadline=None)
def test_dropping_own_labels_takes_those_only(source: str, label: str) -> None:
    report = Cleaner(drop={label}).explain(source)
    check_tiling(report)
    assert {removal.label for removal in report.removals} & set(KEEP) <= {label}


def test_texts_that_are_all_article_come_out_untouched() -> None:
    changed = [d.name for d in DOCUMENTS if d.untouched and clean(d.text) != d.text]
    assert changed == []
