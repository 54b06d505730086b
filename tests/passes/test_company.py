from hypothesis import given
from hypothesis import strategies as st

from newsclean.passes import company
from newsclean.reader import Reader

READER = Reader()
ODDS = st.lists(st.integers(-6, 6).map(float), min_size=1, max_size=12)


def columns(lines: list[str], odds: list[float], kept: set[int]) -> dict[str, list[float]]:
    reading = READER.read("\n\n".join(lines))
    return company.measure(reading, odds, [i in kept for i in range(len(lines))])


def test_a_run_between_kept_paragraphs_is_judged_together() -> None:
    found = columns(["one", "two", "three", "four", "five"], [-4.0, 1.0, 3.0, -5.0, 2.0], {0, 3})
    assert found["run-odds"] == [-4.0, 2.0, 2.0, -5.0, 2.0]


def test_lines_that_begin_alike_are_judged_by_each_other() -> None:
    found = columns(["Weight: 3 kg", "Two", "Weight: 4 kg"], [4.0, 1.0, -2.0], set())
    assert found["begins-alike"] == [-2.0, 1.0, 4.0]


def test_lines_of_one_template_are_judged_by_each_other() -> None:
    found = columns(["Oslo 7", "a longer line of words", "Rome 9"], [5.0, 1.0, 3.0], set())
    assert found["looks-alike"] == [3.0, 1.0, 5.0]


@given(ODDS)
def test_neighbours_add_no_more_than_they_may(odds: list[float]) -> None:
    smooth = columns(["line"] * len(odds), odds, set())["smooth"]
    assert all(abs(a - b) <= 4.0 for a, b in zip(smooth, odds, strict=True))


@given(ODDS)
def test_smoothing_knows_no_direction(odds: list[float]) -> None:
    there = columns(["line"] * len(odds), odds, set())["smooth"]
    back = columns(["line"] * len(odds), odds[::-1], set())["smooth"][::-1]
    assert there == back
