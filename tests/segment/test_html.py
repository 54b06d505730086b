"""HTML pages to documents."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.document import Document
from newsclean.segment.css import css_paths
from newsclean.segment.html import segment_html
from newsclean.segment.parse import parse

SENTENCE = "The harbour board voted to close the ferry line after ninety years of daily crossings. "


def texts(html: str) -> list[str]:
    return [block.text for block in segment_html(html).blocks]


def kinds(html: str) -> list[tuple[str, int]]:
    return [(block.kind, block.level) for block in segment_html(html).blocks]


def own_words(html: str) -> list[tuple[str, ...]]:
    return [block.element.words for block in segment_html(html).blocks if block.element]


# Lines


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<p>One <b>two</b> <i>three</i>.</p>", ["One two three."]),
        ("<p>Fer<b>ry</b>man", ["Ferryman"]),
        ("<p>One\n   two&nbsp;three\t</p>", ["One two three"]),
        ("<p>Fish &amp; chips &lt;5 &euro;</p>", ["Fish & chips <5 €"]),
        ("<div>One<p>two</p>three</div>", ["One", "two", "three"]),
        ("<div>One<div></div>two</div>", ["One", "two"]),
        ("<p>One<br>two<br><br>three", ["One", "two", "three"]),
        ("<h1>Ferry<br>closes</h1>", ["Ferry closes"]),
        ("<ul><li>One<li>Two<ul><li>Three</ul></ul>", ["One", "Two", "Three"]),
        ("<p>A <button>term</button> in a sentence", ["A term in a sentence"]),
        ("<div><button>Share</button><button>Save</button></div>", ["Share", "Save"]),
        ("<nav><a href=a>News</a><a href=b>sport</a></nav>", ["News sport"]),
        ("<p><span class=by>By</span><span class=who>Ada Lund</span>", ["By Ada Lund"]),
        ("<p><span class=cap>T</span>he vote", ["The vote"]),
        ("<form><p>One</p><label>Mail</label><input value=x></form>", ["One", "Mail"]),
        ("<dl><dt>Port</dt><dd>Brekke</dd></dl>", ["Port", "Brekke"]),
        ("<details><summary>More</summary><p>Text</p></details>", ["More", "Text"]),
        ("<my-card><my-title>One</my-title><my-text>two</my-text></my-card>", ["One", "two"]),
        ("<p>The <x-ticker>BRK</x-ticker> share", ["The BRK share"]),
    ],
)
def test_lines(html: str, lines: list[str]) -> None:
    assert texts(html) == lines


def test_lines_stand_apart_as_a_reader_would_copy_them() -> None:
    html = "<h2>Port</h2><p>One<br>two<br><br>three</p><ul><li>a<li>b</ul><p>End"
    assert segment_html(html).source == "Port\n\nOne\ntwo\n\nthree\n\na\nb\n\nEnd"


def test_preformatted_text_keeps_lines_and_inner_blanks() -> None:
    document = segment_html("<pre><b>one</b>\n\n  <i>two  2</i>\nthree</pre>")
    assert document.source == "one\n\n  two  2\nthree"
    assert len({block.group for block in document.blocks}) == 1
    assert {block.kind for block in document.blocks} == {"code"}


@pytest.mark.parametrize(
    "html",
    [
        "<script>let a = '<p>x</p>'</script>",
        "<style>p{}</style>",
        "<noscript>Turn on scripts</noscript>",
        "<template><p>x</p></template>",
        "<svg><title>Logo</title><text>x</text></svg>",
        "<iframe>x</iframe>",
        "<select><option>x</select>",
        "<textarea>x</textarea>",
        "<video>Your browser is old</video>",
        "<img alt='A ferry'>",
        "<!-- x -->",
        "<div hidden><a href=x>Menu</a></div>",
        "<div style='color:red; display : none'>Menu</div>",
        "<dialog>Menu</dialog>",
        "<span class='icon sr-only'>Menu</span>",
        "<title>Menu</title>",
        "<p>\u200b&shy;</p>",
    ],
)
def test_unseen(html: str) -> None:
    assert texts(f"<p>One</p>{html}<p>two</p>") == ["One", "two"]


def test_hidden_words_leave_the_sentence_whole() -> None:
    assert texts("<p>The <span hidden>x</span> vote") == ["The vote"]


def test_hidden_prose_is_kept_and_named() -> None:
    html = f"<p>Teaser</p><div style='display:none'><p>{SENTENCE * 3}</p></div>"
    words = own_words(html)
    assert "hidden" not in words[0]
    assert "hidden" in words[1]


def test_parts_that_react_sends_late_are_seen() -> None:
    assert texts('<main><p>One</main><div hidden id="S:0"><p>Two</div>') == ["One", "Two"]


def test_noscript_counts_only_where_next_to_nothing_else_is_seen() -> None:
    fallback = f"<noscript><p>{SENTENCE * 20}</p></noscript>"
    assert len(texts(f"<div id=app></div>{fallback}")) == 1
    article = f"<p>{SENTENCE * 20}</p>"
    assert texts(article + fallback) == texts(article)
    assert texts("<div id=app></div><noscript>Turn on scripts.</noscript>") == []


def test_an_element_left_open_in_noscript_does_not_swallow_the_article() -> None:
    assert texts("<noscript><div></noscript><p>One") == ["One"]


# Kinds


def test_kinds() -> None:
    html = (
        "<h2>a</h2><p>b</p><ul><li>c<ol><li><p>d</p></ol></ul><blockquote><p>e</p></blockquote>"
        "<pre>f</pre><figure><img><figcaption>g</figcaption></figure>"
    )
    assert kinds(html) == [
        ("heading", 2),
        ("text", 0),
        ("item", 1),
        ("item", 2),
        ("quote", 0),
        ("code", 0),
        ("text", 0),
    ]


def test_a_row_of_data_is_one_line() -> None:
    html = "<table><tr><th>Port<th>Ships<tr><td><p>Brekke</p><td>12</table>"
    document = segment_html(html)
    assert document.source == "Port\tShips\nBrekke\t12"
    assert [block.kind for block in document.blocks] == ["cell", "cell"]


def test_a_page_laid_out_as_a_table_stays_paragraphs() -> None:
    long = SENTENCE * 3
    html = f"<table><tr><td>Home<br>News</td><td>{long}<br><br>{long}<h2>End</h2></td></tr></table>"
    assert texts(html) == ["Home", "News", long.strip(), long.strip(), "End"]


# Links and elements


@pytest.mark.parametrize(
    ("html", "share"),
    [
        ("<p>none", 0.0),
        ("<p><a href=x>all</a>", 1.0),
        ("<p><a href=x>half</a> half", 0.5),
        ("<a href=x><div>all</div></a>", 1.0),
        ("<p><a name=x>anchor</a>", 0.0),
        ("<p><a href=x>b<b>o</b>ld</a>", 1.0),
    ],
)
def test_share_of_links(html: str, share: float) -> None:
    assert segment_html(html).blocks[0].links == pytest.approx(share)


def test_words_tell_the_element_from_its_containers() -> None:
    html = (
        '<main id=storyPage><div class="c-body__wide"><p class="lead" role=note>'
        '<span class="creditLine">Photo: Lund</span></p></div></main>'
    )
    element = segment_html(html).blocks[0].element
    assert element is not None
    assert element.words == ("lead", "note", "credit", "line")
    assert element.outer == ("c", "body", "wide", "story", "page")
    assert element.path == "html body main div p"


def test_words_of_an_inline_element_around_little_of_the_line_do_not_count() -> None:
    assert own_words("<p class=a>A long line with <span class=tag>one</span> mark") == [("a",)]


def test_containers_hold_more_and_more() -> None:
    html = (
        "<main><div><div><p>a</p></div><div><p>b</p></div></div><aside><p>c</p></aside></main>"
        "<footer>d</footer>"
    )
    chains = [block.element.containers for block in segment_html(html).blocks if block.element]
    a, b, c, d = chains
    assert a == b
    assert [len(chain) for chain in chains] == [3, 3, 2, 1]
    assert a[1:] == c
    assert c[1:] == d


def test_signatures_tell_templates_apart() -> None:
    html = "<ul class=x><li>a<li>b</ul><ul class=y><li>c</ul><ul class=x><li class=z>d</ul>"
    a, b, c, d = [b.element.signature for b in segment_html(html).blocks if b.element]
    assert a == b
    assert len({a, c, d}) == 3


# CSS paths

PAGE = (
    "<div><p>a<p>b</p><table><tr><td>c<td>d</table></div><div id=x><div><span>e</span></div></div>"
    "<div id=twice>f</div><div id=twice>g</div><my-box>h</my-box><ul><li>i<li>j</ul>"
)


def test_css_paths_select_the_block_s_element_alone() -> None:
    document = segment_html(PAGE)
    elements = [block.element for block in document.blocks]
    paths = css_paths(PAGE, {element.node for element in elements if element})
    root = parse(PAGE)
    assert root is not None
    for block in document.blocks:
        assert block.element is not None
        found = root.css(paths[block.element.node])
        assert len(found) == 1
        assert found[0].text(separator=" ").split() == block.text.split()


def test_css_paths_of_deep_elements_are_left_out() -> None:
    html = "<div>" * 400 + "a"
    element = segment_html(html).blocks[0].element
    assert element is not None
    assert css_paths(html, [element.node]) == {}


# Any string


def check(document: Document) -> None:
    end = 0
    for block in document.blocks:
        assert end <= block.start < block.end <= len(document.source)
        assert document.source[block.start : block.end] == block.text
        assert block.text == block.text.strip()
        assert not document.source[end : block.start].strip()
        assert block.element is not None
        end = block.end
    assert end == len(document.source)


TAGS = ["p", "div", "b", "a href=x", "li", "ul", "td", "tr", "table", "h2", "pre", "br", "hr"]
TAGS += ["span class=aB", "noscript", "script", "svg", "select", "form", "div hidden", "plaintext"]
PIECES = st.one_of(
    st.sampled_from([f"<{tag}>" for tag in TAGS] + [f"</{tag.split()[0]}>" for tag in TAGS]),
    st.sampled_from([" ", "\n", "&nbsp;", "&amp;", "\0", "\ud800", "<", "<!--", "-->", "İ", "　"]),
    st.text(max_size=8),
)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_string_makes_sorted_disjoint_exact_blocks(html: str) -> None:
    check(segment_html(html))


@given(st.lists(PIECES, max_size=30).map("".join))
def test_css_paths_of_any_string_select_one_element(html: str) -> None:
    elements = [block.element for block in segment_html(html).blocks]
    paths = css_paths(html, {element.node for element in elements if element})
    root = parse(html)
    assert root is not None
    assert all(len(root.css(path)) == 1 for path in paths.values())


@given(st.lists(st.text(min_size=1).filter(lambda text: text.split()), min_size=1, max_size=5))
def test_text_of_paragraphs_survives(paragraphs: list[str]) -> None:
    def escape(text: str) -> str:
        return text.replace("&", "&amp;").replace("<", "&lt;")

    # The parser drops NUL and cannot hold lone surrogates; the rest must come through.
    paragraphs = [text.replace("\0", "").replace("\r", "\n") for text in paragraphs]
    paragraphs = [text.encode("utf-8", "replace").decode() for text in paragraphs]
    html = "".join(f"<p>{escape(text)}</p>" for text in paragraphs)
    invisible = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
    expected = [" ".join(text.split()) for text in paragraphs]
    assert texts(html) == [text for text in expected if text.strip(invisible)]


@pytest.mark.parametrize(
    ("html", "count"),
    [
        ("", 0),
        ("\0" * 1000, 0),
        ("<frameset><frame src=a><noframes>Old</noframes></frameset>", 0),
        ("<div>" * 10_000 + "deep", 1),
        ("<div>text" * 30_000, 30_000),
        ("<b><p>x</b>" * 5_000, 5_000),
        ("<p>tiny" * 40_000, 40_000),
        ("<p>" + "word " * 1_000_000, 1),
        ("<ul><li>a" * 15_000, 15_000),
        ("a<br>" * 40_000, 40_000),
        ("<table><tr><td>a<td>b" * 5_000, None),
        ("<select>" + "<option>a" * 40_000, 0),
        ("<p>" + "".join(f"<font id=a{i}>" for i in range(20_000)) + "</p><p>x" * 20_000, None),
        ("<div " + " ".join(f"a{i}=1" for i in range(100_000)) + ">text", 1),
        ("".join(f'<p class="a{i}">x' for i in range(20_000)), 20_000),
    ],
)
def test_hard_pages(html: str, count: int | None) -> None:
    document = segment_html(html)
    check(document)
    assert count is None or len(document.blocks) == count
