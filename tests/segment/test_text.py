from hypothesis import given
from hypothesis import strategies as st

from newsclean.segment.text import segment_text

WRAPPED = (
    "The harbour board met on Monday evening and heard\n"
    "from eleven islanders, most of whom had come over\n"
    "by the very ferry that the board means to close in\n"
    "the spring of next year.\n"
)


def texts(source: str) -> list[str]:
    return [block.text for block in segment_text(source).blocks]


@given(st.text())
def test_blocks_are_the_visible_lines_in_order(source: str) -> None:
    document = segment_text(source)
    at = 0
    for block in document.blocks:
        assert block.start >= at
        assert source[block.start : block.end] == block.text == block.text.strip() != ""
        at = block.end
    assert "".join("".join(texts(source)).split()) == "".join(source.split())


def test_every_newline_convention_ends_a_line() -> None:
    assert texts("a\r\nb\rc\nd\u2028e\x85f") == ["a", "b", "c", "d", "e", "f"]


def test_no_break_spaces_and_indents_are_not_text() -> None:
    assert texts("\u00a0 Oslo 7°C \u00a0\n\n\u00a0\n\tNext") == ["Oslo 7°C", "Next"]


def test_hard_wrapped_prose_is_one_block() -> None:
    assert len(segment_text(WRAPPED).blocks) == 1


def test_wrapped_paragraphs_stay_apart() -> None:
    assert len(segment_text(WRAPPED + "\n" + WRAPPED).blocks) == 2


def test_headlines_of_similar_length_are_not_wrapped_prose() -> None:
    teasers = (
        "Council votes to close the last ferry line to the islands\n"
        "Fishermen block the harbour for the third day in a row\n"
        "Why the bridge to Brekke costs twice what was promised\n"
        "Museum finds a lost letter of the lighthouse keeper\n"
    )
    assert len(segment_text(teasers).blocks) == 4


def test_a_menu_glued_to_long_paragraphs_stays_lines() -> None:
    paragraph = "The vote was seven to four. " * 20
    assert len(segment_text(f"Home\nNews\n{paragraph}\n{paragraph}\nNext").blocks) == 5


def test_list_items_are_marked() -> None:
    assert [b.kind for b in segment_text("• one\n- two\nthree - four").blocks] == [
        "item",
        "item",
        "text",
    ]


def test_ordinary_monsters() -> None:
    for source in ("x" * 500_000, "\n" * 100_000, "a\x00b", "\ud800", "QUJD" * 100_000):
        assert "".join(texts(source)) == source.strip()
