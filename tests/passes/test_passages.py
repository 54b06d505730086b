from hypothesis import given
from hypothesis import strategies as st

from newsclean import explain, explain_html
from newsclean.passes.passages import passages
from newsclean.reader import Reader

READER = Reader()
ARTICLE = (
    "The hives stood under the pear trees behind the vicarage until the second week of June, when "
    "the verger found two squares of yellow grass in their place and a bucket of sugar water.",
    "Nothing was heard of them all summer, and the beekeepers of three villages went through one "
    "another's gardens, while a man from the insurance came to photograph the grass.",
    "On Sunday they were there again, turned to face the morning sun, with frames that weighed "
    "eleven kilograms each and a note in capitals that said no more than thank you.",
    "She has asked for the thief to be thanked from the pulpit, and left the bucket out with a "
    "second note beside it, which the choirboys are said to have read to the whole parish.",
)
OTHER = (
    "Forty people came to the harvest supper on Friday, and most of them brought a pie of plums."
)


def marked(*lines: str, odds: tuple[float, ...] = ()) -> list[int]:
    reading = READER.read("\n\n".join(lines))
    marks = passages(reading, odds or [-3.0] * len(reading.size))
    return [i for i, mark in enumerate(marks) if mark]


def test_the_second_print_goes_with_its_subheads() -> None:
    page = ("Stolen hives return", *ARTICLE[:2], "Back by night", *ARTICLE[2:])
    assert marked(*page, "Advertisement", *page) == [7, 8, 9, 10, 11, 12]


def test_the_first_print_goes_where_it_looks_more_like_chrome() -> None:
    odds = (*[2.0] * 4, -3.0, *[-1.0] * 4)
    assert marked(*ARTICLE, OTHER, *ARTICLE, odds=odds) == [0, 1, 2, 3]


def test_a_print_that_is_surer_to_stay_is_not_lost_for_one_that_may_go() -> None:
    first = (3.0, -2.0, -2.0, -2.0)
    assert marked(*ARTICLE, *ARTICLE, odds=(*first, *[0.0] * 4)) == [5, 6, 7]


def test_a_lead_printed_above_the_article_in_full() -> None:
    assert marked(*ARTICLE, OTHER, "More", *ARTICLE[1:], OTHER) == [6, 7, 8, 9]


def test_two_paragraphs_and_paragraphs_in_another_order_are_no_passage() -> None:
    assert marked(*ARTICLE, *ARTICLE[:2]) == []
    assert marked(*ARTICLE, OTHER, *reversed(ARTICLE)) == []


def test_paragraphs_that_differ_in_a_number_are_different() -> None:
    def day(number: int) -> tuple[str, ...]:
        return tuple([f"On day {number} of the trial {line}" for line in ARTICLE])

    assert marked(*day(1), *day(2)) == []


def test_a_chorus_is_no_passage() -> None:
    chorus = [
        "And the boat goes out in the morning, my love, and the boat comes home in the dark.",
        "And the nets are as empty as ever they were when your grandfather lay in the ark.",
        "And the gulls have the best of it, all the day long, from the pier to the park.",
    ]
    verses = [
        f"{word} was the harbour the night that I left it behind me, my love." for word in "AB"
    ]
    assert marked(verses[0], *chorus, verses[1], *chorus) == []


def test_an_article_for_wide_and_for_narrow_screens_comes_out_once() -> None:
    article = "<h1>Stolen hives return</h1>" + "".join([f"<p>{line}</p>" for line in ARTICLE])
    report = explain_html(f"<div class=wide>{article}</div><div class=narrow>{article}</div>")
    assert report.text == "\n\n".join(["Stolen hives return", *ARTICLE])
    assert {removal.label for removal in report.removals} == {"duplicate"}


def test_a_text_printed_twice_comes_out_once() -> None:
    text = "\n\n".join(["Stolen hives return", *ARTICLE])
    assert explain(f"{text}\n\n{text}").text == text


@given(
    st.lists(st.sampled_from([*ARTICLE, OTHER, "Back by night"]), max_size=40),
    st.data(),
)
def test_of_all_that_goes_an_equal_block_stays(lines: list[str], data: st.DataObject) -> None:
    chances = st.floats(-6.0, 6.0, allow_nan=False)
    odds = data.draw(st.lists(chances, min_size=len(lines), max_size=len(lines)))
    gone = set(marked(*lines, odds=tuple(odds)))
    kept = {line for i, line in enumerate(lines) if i not in gone}
    assert {lines[i] for i in gone} <= kept


@given(
    st.lists(st.sampled_from([*ARTICLE, OTHER, "Back by night"]), max_size=40),
    st.floats(-6.0, 6.0, allow_nan=False),
    st.data(),
)
def test_no_cut_loses_more_than_without(lines: list[str], cut: float, data: st.DataObject) -> None:
    """Whatever the cut, a line of which a copy stays without the rule has one with it."""
    chances = st.floats(-6.0, 6.0, allow_nan=False)
    odds = data.draw(st.lists(chances, min_size=len(lines), max_size=len(lines)))
    gone = set(marked(*lines, odds=tuple(odds)))
    before = {line for line, value in zip(lines, odds, strict=True) if value <= max(cut, -1.0)}
    after = {
        line
        for i, (line, value) in enumerate(zip(lines, odds, strict=True))
        if value <= max(cut, -1.0) and i not in gone
    }
    assert before == after
