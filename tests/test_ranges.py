from hypothesis import given
from hypothesis import strategies as st

from newsclean.ranges import removed_ranges
from newsclean.segment.text import segment_text


def without(source: str, chrome: set[str]) -> str:
    document = segment_text(source)
    removed = [block.text in chrome for block in document.blocks]
    out, at = "", 0
    for start, end, _ in removed_ranges(document, removed):
        assert start >= at
        out += source[at:start]
        at = end
    return out + source[at:]


def test_one_paragraph_break_is_left() -> None:
    assert without("one\n\nX\n\ntwo\n\nthree\n", {"X"}) == "one\n\ntwo\n\nthree\n"
    assert without("one\nX\ntwo\nthree\n", {"X"}) == "one\ntwo\nthree\n"
    assert (
        without("one\r\n\r\nX\r\n\r\n\r\ntwo\r\n\r\nthree", {"X"}) == "one\r\n\r\ntwo\r\n\r\nthree"
    )


def test_break_is_put_together_where_neither_side_has_one() -> None:
    assert without("one\n\ntwo\nX\nthree\n\nfour", {"X"}) == "one\n\ntwo\n\nthree\n\nfour"


def test_edges_leave_no_blank_lines_and_keep_the_final_newline() -> None:
    assert without("\n\nX\n\none\n\ntwo\n\nX\n\n\n", {"X"}) == "one\n\ntwo\n"
    assert without("X\n\none\n\ntwo\n\nX", {"X"}) == "one\n\ntwo"


def test_indentation_of_what_follows_stays() -> None:
    assert without("one\n\nX\n\n    two\n", {"X"}) == "one\n\n    two\n"


def test_all_gone() -> None:
    assert without("X\n\nX\n", {"X"}) == ""


LINES = st.lists(st.sampled_from(["one", "two", "X", "", "  ", "\tthree", "X "]), max_size=12)


@given(LINES, st.sampled_from(["\n", "\r\n", "\r"]))
def test_only_removed_blocks_lose_visible_characters(lines: list[str], newline: str) -> None:
    source = newline.join(lines)
    kept = [line.strip() for line in lines if line.strip() not in ("", "X")]
    assert [b.text for b in segment_text(without(source, {"X"})).blocks] == kept


@given(LINES)
def test_taking_nothing_out_changes_nothing(lines: list[str]) -> None:
    assert without("\n".join(lines), set()) == "\n".join(lines)
