"""The report page as a file: self-contained, valid, safe."""

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsclean.labels import ALL
from newsclean.render.html_report import Shown, escaped, html_report
from newsclean.report import Reason, Removal, Report
from tests.render.reports import report, reports

HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(1)></span></p></details></article>"
    '" onmouseover="alert(1)\' {{html:script}} </style> <!-- ]]> &lt; \x00\x1b\ud800\ufffe'
)


def parse(page: str) -> Any:
    """The page's tree, from a parser that refuses what is not valid."""
    html5lib = pytest.importorskip("html5lib", reason="needs html5lib")
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return parser.parse(page)


def tags(tree: Any) -> set[str]:
    return {element.tag for element in tree.iter() if isinstance(element.tag, str)}


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.text(max_size=5), reports()), min_size=1, max_size=3))
def test_any_report_makes_a_valid_page(documents: list[tuple[str, Report]]) -> None:
    page = html_report([Shown(name, it) for name, it in documents])
    page.encode("utf-8")
    tree = parse(page)
    names = [element.get("id") for element in tree.iter() if element.get("id")]
    assert len(names) == len(set(names))


def test_hostile_text_is_only_text() -> None:
    source = f"A {HOSTILE} b\n{HOSTILE}\n"
    it = report(source, f"{HOSTILE}\n")
    it = it._replace(
        notes=(HOSTILE,),
        removals=tuple(
            [
                removal._replace(
                    reasons=tuple(
                        [
                            reason._replace(name=HOSTILE, detail=HOSTILE)
                            for reason in removal.reasons
                        ]
                    )
                )
                for removal in it.removals
            ]
        ),
    )
    tree = parse(html_report([Shown(HOSTILE, it), Shown("b", it)]))
    clean = parse(html_report([Shown("a", report("b\nc\n", "c\n")), Shown("b", Report("", ()))]))
    assert tags(tree) <= tags(clean) | {"p", "span", "div", "details", "summary"}
    assert len(tree.findall(".//script")) == 1
    attributes = {name for element in tree.iter() for name in element.attrib}
    assert not [name for name in attributes if name.startswith("on")]


def test_the_page_loads_and_links_nothing() -> None:
    page = html_report([Shown("a", report("One\nShare\n", "Share\n"))])
    tree = parse(page)
    assert not tags(tree) & {"link", "img", "iframe", "object", "embed", "form", "base"}
    for element in tree.iter():
        assert element.get("src") is None
        assert (element.get("href") or "#").startswith("#")
    assert not re.search(r"url\(|@import|https?:", page)
    assert "default-src 'none'" in page


def test_every_label_has_a_colour() -> None:
    page = html_report([Shown("a", Report("", ()))])
    for label in ALL:
        assert f'[data-label="{label}"]' in page


def test_measures_are_told_in_words_and_rules_by_what_they_saw() -> None:
    reasons = (
        Reason("en.share.bar", 0.0, "'share'"),
        Reason("kept-segment-share", 1.5, "0.8"),
        Reason("no-such-measure", -0.5, "3"),
    )
    page = html_report(
        [Shown("a", Report("Share", (Removal(0, 5, "Share", "share", 1.0, reasons),)))]
    )
    assert (
        '<span class="detail" dir="auto">&#x27;share&#x27;</span> <span class="weight"></span>'
        in page
    )
    assert "where it stands to what stays: 0.8" in page
    assert '<span class="detail" dir="auto">3</span> <span class="weight">−0.50</span>' in page


def test_one_document_needs_no_sidebar() -> None:
    it = report("One\nShare\n", "Share\n")
    assert parse(html_report([Shown("a", it)])).find(".//nav") is None
    entries = parse(html_report([Shown("a", it), Shown("b", it)])).findall(".//nav//li")
    assert len(entries) == 2


@given(st.text())
def test_escaped_text_has_no_markup(text: str) -> None:
    assert not set(escaped(text)) & set("<>\"'\x00\x7f\ufffe")
