"""The source as a reader sees it."""

from hypothesis import given

from newsclean.render.flow import Paragraph, Run, flow
from newsclean.report import Report
from tests.render.reports import report, reports


def visible(text: str) -> str:
    return "".join(text.split())


@given(reports())
def test_every_visible_character_is_shown_once_and_in_order(it: Report) -> None:
    shown = "".join([piece.text for part in flow(it) for piece in part.pieces])
    assert visible(shown) == visible(it.source)


@given(reports())
def test_what_was_removed_is_marked_as_such(it: Report) -> None:
    parts = list(flow(it))
    gone = "".join([p.text for part in parts for p in part.pieces if p.removal])
    assert visible(gone) == visible("".join([removal.text for removal in it.removals]))
    for part in parts:
        if isinstance(part, Run):
            assert {piece.removal.label for piece in part.pieces if piece.removal} == {part.label}
        else:
            assert any(piece.text.strip() for piece in part.pieces if piece.removal is None)


def test_a_range_inside_a_line_stays_in_its_paragraph() -> None:
    (part,) = flow(report("The bill passed. READ ALSO: More", "READ ALSO: More"))
    assert isinstance(part, Paragraph)
    assert [piece.removal is None for piece in part.pieces] == [True, False]


def test_lines_without_a_blank_one_between_are_near() -> None:
    parts = list(flow(Report("one\ntwo\n\nthree", ())))
    assert [part.near for part in parts if isinstance(part, Paragraph)] == [False, True, False]
