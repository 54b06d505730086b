import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsclean import Cleaner
from newsclean.document import Block, Document
from newsclean.ranges import removed_ranges, whole
from newsclean.segment.markdown import segment_markdown

CLEANER = Cleaner()
# Any text, and lines that mean something to Markdown in any order.
PIECES = [
    "", "", "# Head", "Head\n---", "text", "* item", "    * deep", "1. one", "  more", "> quote",
    "```", "~~~", "    code", "| a | b |\n|---|---|", "| 1 | 2 |", "---", "[a](b)", "![](x)",
    "[id]: http://x.org", "<!--", "-->", "[", "](x)", "see [id] `x` **b**", "\t- tab", "+++",
]  # fmt: skip
SOURCES = st.one_of(
    st.text(max_size=200),
    st.text("[]()!`*_~<>#-|:\\& \n\ta1", max_size=120),
    st.builds(
        lambda lines, end: end.join(lines),
        st.lists(st.sampled_from(PIECES), max_size=25),
        st.sampled_from(["\n", "\r\n", "\r"]),
    ),
)


def blocks(source: str) -> tuple[Block, ...]:
    return segment_markdown(source).blocks


def seen(source: str) -> list[tuple[str, str]]:
    return [(block.kind, block.visible) for block in blocks(source)]


def without(document: Document, removed: list[bool]) -> str:
    out, at = "", 0
    for start, end, _ in removed_ranges(document, whole(document, removed)):
        assert start >= at
        out += document.source[at:start]
        at = end
    return out + document.source[at:]


@given(SOURCES)
@example("---\n---\n")
@settings(deadline=None)
def test_blocks_are_exact_sorted_and_disjoint(source: str) -> None:
    at = 0
    for block in blocks(source):
        assert block.start >= at
        assert source[block.start : block.end] == block.text == block.text.strip() != ""
        assert block.visible == block.visible.strip() != ""
        assert 0.0 <= (block.links or 0.0) <= 1.0
        at = block.end


@given(SOURCES, st.data())
@settings(deadline=None)
def test_what_is_kept_and_what_is_no_block_stays(source: str, data: st.DataObject) -> None:
    document = segment_markdown(source)
    removed = [data.draw(st.booleans()) for _ in document.blocks]
    kept = without(document, removed)
    gone = whole(document, removed)
    at, expected = 0, ""
    for block, is_gone in zip(document.blocks, gone, strict=True):
        expected += source[at : block.start] + ("" if is_gone else block.text)
        at = block.end
    assert "".join(kept.split()) == "".join((expected + source[at:]).split())
    if not any(removed):
        assert kept == source


@given(SOURCES)
@settings(max_examples=50, deadline=None)
def test_reports_restore_and_cleaning_settles(source: str) -> None:
    report = CLEANER.explain(source, format="markdown")
    assert report.restore() == source
    assert report.text == CLEANER.clean(source, format="markdown")
    assert CLEANER.clean(report.text, format="markdown") == report.text


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("# A *b* #", [("heading", "A b")]),
        ("A b\n===\nc", [("heading", "A b"), ("text", "c")]),
        ("* a\n+ b\n1. c\n2) d", [("item", letter) for letter in "abcd"]),
        ("> a\n> b\n>\n> c", [("quote", "a\nb\n\nc")]),
        ("| a | b\\|c |\n|---|---|\n| 1 | `2` |", [("cell", "a\tb|c\n1\t2")]),
        ("```py\n- a\n\n# b\n```\nc", [("code", "- a\n\n# b"), ("text", "c")]),
        ("a\n\n    b\n\n    c", [("text", "a"), ("code", "b\n\n    c")]),
        ("~~~\na\n```\nb", [("code", "a\n```\nb")]),
        ("![a b](c)", [("image", "a b")]),
        ("![](c)", [("image", "\ufffc")]),
        ("[![a](b)](c)", [("image", "a")]),
        ("[ ![a](b) c ](d)", [("text", "a c")]),
        ("[\n\n![a](b)\n\nHeadline\n\n](c)", [("text", "a\n\nHeadline")]),
        ("[id]: http://x.org 'a'\n[^1]: note\n\n* * *\n\n<!-- a\n\nb -->", []),
        ("<div>\n\n</div>", []),
        (r"\[a\](b) \* &amp; 2 * 3 snake_case_a", [("text", "[a](b) * & 2 * 3 snake_case_a")]),
        ("[a [b] c](d(e)f 'g') ``h ` [i](j)``", [("text", "a [b] c h ` [i](j)")]),
        ("[Home](/)\n[News](/n)\nMore", [("text", "Home"), ("text", "News"), ("text", "More")]),
    ],
)
def test_constructs(source: str, expected: list[tuple[str, str]]) -> None:
    assert seen(source) == expected


def test_an_item_goes_with_its_continuation_and_code() -> None:
    source = "- a\n  b\n\n  ```\n  - no item\n  ```\n  - c\n\n    d\n- e"
    assert [(block.text, block.level) for block in blocks(source)] == [
        ("- a\n  b\n\n  ```\n  - no item\n  ```", 1),
        ("- c\n\n    d", 2),
        ("- e", 1),
    ]


def test_an_item_stays_where_a_nested_one_stays() -> None:
    document = segment_markdown("- a\n    - b\n    - c\n- d\n    - e\n")
    assert without(document, [True, True, False, True, True]) == "- a\n    - c\n"


@pytest.mark.parametrize(
    "whole_thing", ["```\na\n\n- b\n\n# c\n```", "| a | b |\n|---|---|\n| 1 | 2 |"]
)
def test_a_fence_and_a_table_are_one_block(whole_thing: str) -> None:
    document = segment_markdown(f"one\n\n{whole_thing}\n\ntwo\n")
    assert [block.text for block in document.blocks] == ["one", whole_thing, "two"]
    assert without(document, [False, True, False]) == "one\n\ntwo\n"


def test_links_are_a_share_of_what_is_seen() -> None:
    shares = [
        round(block.links or 0.0, 2)
        for block in blocks(
            "[abc](https://example.org/a/very/long/address) def\n\n"
            "[abc][id]\n\n[none][other]\n\n<https://x.org>\n\nno [ ] link\n\n[id]: /x"
        )
    ]
    assert shares == [0.5, 1.0, 0.0, 1.0, 0.0]


def test_hard_wrapped_prose_is_one_block() -> None:
    source = (
        "The harbour board met on Monday evening and heard\n"
        "from [eleven\nislanders](/x), most of whom had come over\n"
        "by the very ferry that the board means to close in\n"
        "the spring of next year.\n"
    )
    assert len(blocks(source)) == 1


def test_front_matter_is_no_block_and_tells_the_title() -> None:
    document = segment_markdown('---\ntitle: "Ferry: \\"closed\\""\nlang: en-GB\n---\nText')
    assert (document.title, document.language) == ('Ferry: "closed"', "en-gb")
    assert [block.text for block in document.blocks] == ["Text"]
    assert segment_markdown("+++\ntitle = 'Ferry'\n+++\n").title == "Ferry"
    assert [block.text for block in blocks("---\n\nText\n\n---\n")] == ["Text"]


def test_paragraphs_and_rules_stay_apart_when_what_parted_them_goes() -> None:
    document = segment_markdown("one\n\nX\n\n---\n\n[a](b)\n[c](d)\n[e](f)\n")
    removed = [block.text == "X" for block in document.blocks]
    assert without(document, removed) == "one\n\n---\n\n[a](b)\n[c](d)\n[e](f)\n"


PAGE = """\
---
title: "Board votes to close ferry line to Brekke"
---

* [Home](/)
* [News](/news)
    * [World](/world)
* [Subscribe](/subscribe)

We use cookies to improve your experience. By clicking "Accept all" you agree to our [policy](/p).

[Accept all](#)

# Board votes to close ferry line to Brekke

[Share on Facebook](https://facebook.com/sharer)
[Share on X](https://x.com/intent)

The harbour board voted **7-4** on Monday evening to close the ferry line to the islands, ending a
service that has run for ninety years, according to [minutes of the meeting][1].

- The last ferry leaves on 1 May next year, the board said after the vote on Monday.
- A bus over the bridge replaces it from June, the board said in its decision on the line.

> "The line has lost money in every year since the bridge was opened," Marit Lie told reporters.

The board expects to save 3 million a year. Critics say that the figure leaves out the cost of the
bus service, which the county has yet to put out to tender.

## Related articles

- [Why the bridge to Brekke costs twice what was promised](/a)
- [Fishermen block the harbour for the third day in a row](/b)

[1]: https://example.org/minutes "Minutes"
"""


def test_a_page_loses_its_chrome_and_nothing_else() -> None:
    cleaned = CLEANER.clean(PAGE, format="markdown")
    head, _, rest = PAGE.partition("* [Home]")
    title = "# Board votes"
    article = rest[rest.index("The harbour") : rest.index("\n\n## Related")]
    assert cleaned.startswith(head + title)
    assert article in cleaned
    assert cleaned.endswith('[1]: https://example.org/minutes "Minutes"\n')
    for gone in ("[Home]", "[World]", "cookies", "Accept all", "Share on", "Related", "Fishermen"):
        assert gone not in cleaned


@pytest.mark.parametrize(
    "source",
    [
        "x" * 500_000, "\n" * 100_000, "- a\n" * 100_000, "- a\n\n" * 50_000,
        "```\n" + "x\n" * 50_000,
        "[" * 50_000, "[" * 50_000 + "a" + "](b)" * 50_000, "![" * 50_000 + "](b)" * 50_000,
        "[](( " * 50_000, '[](a "' * 50_000, "`" * 50_000, "<!--" * 50_000, "*a" * 50_000,
        "[a]:\n" * 50_000, "[\n" * 50_000, "|-\n" * 50_000, "> a\n" * 50_000, " " * 500_000,
        "a\x00\ud800", "- " * 100_000, "#" * 100_000, "\\" * 100_000,
    ],
    ids=lambda source: repr(source[:8]),
)  # fmt: skip
def test_ordinary_monsters(source: str) -> None:
    document = segment_markdown(source)
    assert without(document, [False] * len(document.blocks)) == source
    left = without(document, [True] * len(document.blocks))
    assert len(left) + sum([len(block.text) for block in document.blocks]) <= len(source)
