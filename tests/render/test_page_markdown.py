"""Kept ranges of a page as Markdown."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.render.markdown import render_markdown
from newsclean.segment.dom import read_page
from newsclean.segment.html import segment_html, to_document


def whole(html: str, url: str | None = None) -> str:
    return render_markdown(html, [(0, len(segment_html(html).source))], url)


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<h1>Ferry</h1><h3>Votes</h3><p>One", "# Ferry\n\n### Votes\n\nOne"),
        ("<p>One<br>two<br><br>three", "One\\\ntwo\n\nthree"),
        ("<p>A <b>bold </b>word, <i>one</i>", "A **bold** word, *one*"),
        ("<p><b>a <i>b</i></b><i> c</i>", "**a *b*** *c*"),
        ("<p>Fer<b>ry</b>", "Fer**ry**"),
        ("<p><s>old</s> <code>a*b</code>", "~~old~~ `a*b`"),
        ("<ul><li>a<li>b</ul>", "- a\n- b"),
        ("<ol><li>a<li>b<ul><li>c</ul><li>d</ol>", "1. a\n2. b\n    - c\n3. d"),
        ("<ol><li>a</ol><ol><li>b</ol>", "1. a\n\n1. b"),
        ("<ul><li>a<ul><li>b</ul><ol><li>c</ol></ul>", "- a\n    - b\n    1. c"),
        ("<ul><li><p>a</p><p>b</p><li>c</ul>", "- a\n\n  b\n- c"),
        ("<blockquote><p>a<p>b</blockquote><p>c", "> a\n>\n> b\n\nc"),
        (
            "<table><tr><td>a<td>b|c<tr><td>d<td>e</table>",
            "| a | b\\|c |\n| --- | --- |\n| d | e |",
        ),
        ("<pre>  a\n    b\n\nc</pre>", "```\n  a\n    b\n\nc\n```"),
        ("<pre>```</pre>", "````\n```\n````"),
        ("<p>1. no *list* in_word _x_", "1\\. no \\*list\\* in_word \\_x\\_"),
        ("<p># no heading", "\\# no heading"),
        ("<p>&gt; no quote", "\\> no quote"),
        ("<p>&lt;b&gt; 3 &lt; 4 &amp;amp;", "\\<b> 3 < 4 \\&amp;"),
    ],
)
def test_markdown(html: str, markdown: str) -> None:
    assert whole(html) == markdown


@pytest.mark.parametrize(
    ("link", "url", "markdown"),
    [
        ("/b", "https://brekke.example/x/a", "[port](https://brekke.example/b)"),
        ("b?c=1", "https://brekke.example/x/a", "[port](https://brekke.example/x/b?c=1)"),
        ("/b", None, "[port](/b)"),
        ("https://x.example/a (b)", None, "[port](https://x.example/a%28b%29)"),
        ("#note", "https://brekke.example/", "port"),
        ("javascript:void(0)", "https://brekke.example/", "port"),
        ("data:text/html,x", None, "port"),
        ("http://[", "https://brekke.example/", "port"),
        ("", "https://brekke.example/", "port"),
    ],
)
def test_links(link: str, url: str | None, markdown: str) -> None:
    assert whole(f'<p><a href="{link}">port</a>', url) == markdown


def test_a_link_around_boxes_goes_on_in_them() -> None:
    assert whole("<a href=/a><h3>Ferry</h3><p>closes</p></a>") == "### [Ferry](/a)\n\n[closes](/a)"


def test_what_is_not_kept_is_not_rendered() -> None:
    html = "<ul><li>Home<ul><li>World</ul></ul><p>The vote was <b>seven to four</b>. Read on"
    source = segment_html(html).source
    start, end = source.index("World"), source.index(" to four")
    dot = source.index(".")
    assert render_markdown(html, [(start, end), (dot, dot + 1)]) == (
        "- World\n\nThe vote was **seven**."
    )
    assert render_markdown(html, []) == ""


TAGS = ["p", "div", "b", "i", "ul", "li", "td", "tr", "table", "h2", "blockquote", "br", "code"]
PIECES = st.one_of(
    st.sampled_from([f"<{tag}>" for tag in TAGS] + [f"</{tag}>" for tag in TAGS]),
    st.sampled_from([" ", "\n", "*", "_", "`", "[", "](", "#", "1. ", "&lt;", "|"]),
    st.text("abcÄ港 ", max_size=8),
)
PAGES = st.lists(PIECES, max_size=40).map("".join)


@given(PAGES)
def test_the_words_are_those_of_the_source(html: str) -> None:
    words = re.findall(r"[^\W_]+", whole(html))
    assert "".join(words) == "".join(re.findall(r"[^\W_]+", segment_html(html).source))


@given(PAGES)
def test_reading_with_marks_changes_nothing_in_the_document(html: str) -> None:
    assert to_document(read_page(html, markup=True)) == segment_html(html)


@given(st.text() | PAGES, st.lists(st.integers(0, 60), max_size=6))
def test_any_string_and_any_ranges_are_accepted(html: str, cuts: list[int]) -> None:
    size = len(segment_html(html).source)
    ends = sorted({min(cut, size) for cut in cuts})
    assert isinstance(render_markdown(html, list(zip(ends[::2], ends[1::2], strict=False))), str)


@pytest.mark.parametrize(
    "html",
    [
        "<p>tiny" * 20_000,
        "<ul><li>a" * 5_000,
        "<p>" + "<b>a</b> " * 50_000,
        "<table>" + "<tr><td>a<td>b" * 10_000,
        "<pre>" + "a\n" * 50_000,
        "<p>" + "<b><i>" * 5_000 + "a",
    ],
)
def test_long_pages(html: str) -> None:
    assert whole(html)
