"""Hand-labelled lines: either copy of a pair may stay, unsure lines are left out."""

from typing import Any

from benchmarks import handlines
from benchmarks.pages import Page
from benchmarks.subject import Job
from newsclean import Report
from newsclean.report import Removal


def line(i: int, text: str, label: str, **more: Any) -> dict[str, Any]:
    return {"i": i, "ln": i, "text": text, "label": label, **more}


def measured(lines: list[dict[str, Any]]) -> list[handlines.Line]:
    text = "\n".join([own["text"] for own in lines])
    page = Page.labelled("p", "hand", "p", "en", text, {})._replace(view="hand full")
    return handlines.measure({"lines": lines}, Job(page))


def test_unsure_lines_are_left_out() -> None:
    lines = [
        line(0, "The board voted on Monday to close the line in May.", "body"),
        line(1, "Perhaps", "unsure"),
    ]
    assert [(own.label, own.view, own.side) for own in measured(lines)] == [
        ("body", "full", "KEEP")
    ]


def test_kinds_of_content_are_told() -> None:
    times = [line(i, f"1{i}:30", "meta") for i in range(5)]
    found = measured(
        [
            *times,
            line(5, "- Ferries stop on 1 May", "body"),
            line(6, "Oslo\t7\t8", "body"),
            line(7, "What next", "subhead"),
        ]
    )
    kinds = [set(own.kinds) for own in found]
    assert kinds[0] == set()
    assert {"list item", "live-blog entry", "body under 60 characters"} <= kinds[5]
    assert "table row" in kinds[6]
    assert kinds[7] == {"subhead"}


def test_the_other_copy_may_stay_instead() -> None:
    gone = [True, False]
    handlines._forgive(gone, original=0, copy=1)
    assert gone == [False, True]
    both = [True, True]
    handlines._forgive(both, original=0, copy=1)
    assert both == [True, True]


def test_a_line_is_called_what_its_removal_says() -> None:
    source = "Menu\n\nThe vote.\n  Share\nTweet"
    at = source.index("  Share")
    report = Report(
        source,
        (
            Removal(0, 6, source[:6], "nav", 1.0, ()),
            Removal(at, at + 8, source[at : at + 8], "share", 1.0, ()),
            Removal(at + 8, len(source), "Tweet", "embed", 1.0, ()),
        ),
    )
    assert handlines._said(report) == {0: "nav", 3: "share", 4: "embed"}
