"""What goes is counted by the labels of the lines, whoever took it out."""

from hypothesis import given
from hypothesis import strategies as st

from benchmarks.baselines import c4_lines, joined, lines_in, wrapped
from benchmarks.pages import NEUTRAL, Page
from benchmarks.reliability import calibration_error, reach
from benchmarks.scores import Counts, add, blank_out, count
from benchmarks.subject import Job, Judged, answers, see

TEXT = "Menu\nThe vote was close.\nShare this\nFerries stop in May.\nMore news"
LABELS = {0: 1, 1: 0, 2: 1, 3: 0, 4: 1}


def page(text: str = TEXT, labels: dict[int, int] = LABELS) -> Page:
    return Page("p", "made-up", "p", "en", "article", "full", text, labels, {}, "", "")


def test_nothing_removed_is_nothing_lost() -> None:
    found = count(page(), [(0, len(TEXT))])
    assert found == Counts(content=8, chrome=5, inside=2, paragraphs=2)


def test_lines_that_go_are_counted_by_label_and_place() -> None:
    start = TEXT.index("Share")
    kept = [(0, start), (TEXT.index("More"), len(TEXT))]
    found = count(page(), kept)
    assert (found.lost, found.removed) == (4, 1)
    assert (found.gone, found.inside_gone) == (2, 2)


def test_a_range_inside_a_line_loses_words_but_no_paragraph() -> None:
    at = TEXT.index(" close")
    found = count(page(), [(0, at), (at + len(" close"), len(TEXT))])
    assert (found.lost, found.removed) == (1, 0)


def test_of_a_line_printed_twice_nothing_is_lost_while_one_stays() -> None:
    text = "The vote was close.\nMenu\nThe vote was close."
    twice = page(text, {0: 0, 1: 1, 2: 0})
    at = text.index("\nMenu")
    assert count(twice, [(0, at)]) == Counts(
        content=4, chrome=1, gone=1, inside=1, inside_gone=1, paragraphs=1
    )
    assert count(twice, []).lost == 4
    assert count(twice, []).removed == 1


def test_of_equal_content_blocks_the_one_that_is_surest_to_stay_is_judged() -> None:
    text = "The vote was close.\nMenu\nThe vote was close."
    seen = see(Job(page(text, {0: 0, 1: 1, 2: 0}), (3.0, 4.0, -2.0)))
    assert answers(seen) == [NEUTRAL, 1, 0]


@given(st.text("ab\n ", max_size=30), st.data())
def test_blanking_out_keeps_lines_in_place(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    kept = list(zip(cuts[::2], cuts[1::2], strict=False))
    after = blank_out(text, kept)
    assert len(after) == len(text)
    assert [len(line) for line in after.split("\n")] == [len(line) for line in text.split("\n")]
    assert all(after[start:end] == text[start:end] for start, end in kept)


def test_c4_keeps_sentences_and_drops_policies() -> None:
    kept = [
        "Home",
        "The board has voted to close the line.",
        "We use cookies to make this site better.",
        "The board has voted to close...",
        "“The board has voted to close.”",
    ]
    text = "\n".join(kept)
    assert joined(text, c4_lines(text)) == kept[1]


def test_lines_of_an_extractors_output_are_found_again() -> None:
    text = "  Menu\nThe vote  was close.\nMenu"
    assert "<p>The vote  was close.</p>" in wrapped(text)
    assert (
        joined(text, lines_in(text, "The vote was close.\nMenu")) == "  Menu\nThe vote  was close."
    )


def test_counts_add_up() -> None:
    assert add([Counts(1, 2), Counts(3, 4)]) == Counts(4, 6)
    assert add([]) == Counts()


def test_reach_stops_where_the_limit_is_passed() -> None:
    judged = [
        Judged(3.0, 0.9, 1, 50),
        Judged(2.0, 0.8, 0, 2),
        Judged(1.0, 0.7, 1, 30),
        Judged(0.0, 0.5, 0, 998),
        Judged(-1.0, 0.3, 1, 20),
    ]
    assert reach(judged) == [0.5, 0.8, 0.8]


def test_perfect_calibration_has_no_error() -> None:
    assert calibration_error([(0.25, 1), (0.25, 0), (0.25, 0), (0.25, 0), (1.0, 1)]) == 0.0
    assert calibration_error([(0.95, 0)]) == 0.95
