"""The explanation for the terminal."""

import re

from hypothesis import given

from newsclean.render.terminal import explanation
from newsclean.report import Report
from tests.render.reports import report, reports


@given(reports())
def test_one_line_a_removal_whatever_the_text_holds(it: Report) -> None:
    for colour in (False, True):
        shown = explanation(it, "a\nb", colour, width=80)
        assert shown.count("\n") == 1 + len(it.removals)
        assert not set(re.sub("\x1b\\[[0-9]*m", "", shown)) & {"\x1b", "\x00", "\r", "\x07"}


def test_lines_are_counted_as_editors_count_them() -> None:
    for end in ("\n", "\r\n", "\r"):
        source = f"one{end}{end}two{end}Share{end}"
        assert explanation(report(source, f"Share{end}"), "a").splitlines()[1].split()[0] == "4"


def test_blank_space_before_a_removal_does_not_move_its_line() -> None:
    source = "one\n\n\nShare\n"
    assert explanation(report(source, "\n\nShare"), "a").splitlines()[1].split()[0] == "4"


def test_notes_are_shown() -> None:
    assert "note: held back" in explanation(Report("a", (), ("held back",)), "a")
