"""When lines are the same line."""

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsclean.document import Element
from newsclean.site.lines import box, ends, keys


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("12 comments", "7 comments"),
        ("Share (1,204)", "SHARE: 3"),
        ("« Home", "home »"),
        ("Read   more", " read more…"),
        ("\uff28\uff4f\uff4d\uff45", "Home"),
        ("Cafe\u0301", "CAFÉ"),
        ("3. mai 2026 kl. 10:15", "14. mai 2027 kl. 9:00"),
        ("टिप्पणियाँ १२", "टिप्पणियाँ (7)"),
        ("评论（12）", "评论 3"),
    ],
)
def test_what_changes_from_page_to_page_does_not_count(one: str, other: str) -> None:
    first, second = keys([one, other])
    assert first == second != ""


def test_other_words_are_other_lines() -> None:
    lines = ["Home", "Homes", "Share", "分享", "Café", "Cafe", "टिप्पणी", "टिप्पणियाँ"]
    assert len(set(keys(lines))) == len(lines)


@pytest.mark.parametrize("line", ["", "12 / 34", "•••", "11.3 °", "\ud800", "👍"])
def test_a_line_without_letters_has_no_key(line: str) -> None:
    assert keys([line]) == [""]


def test_digits_of_all_scripts_are_left_out() -> None:
    digits = [char for char in map(chr, range(sys.maxunicode + 1)) if char.isdecimal()]
    assert set(keys([f"a {digit} b" for digit in digits])) == {"a b"}


def test_the_head_of_a_paragraph_tells_it() -> None:
    head = "All rights in what stands here are the Post's, " * 5
    assert len({*keys([head + "today", head + "tomorrow"])}) == 1


@given(st.lists(st.text(max_size=40)))
@settings(deadline=None)
def test_any_lines_have_keys_one_by_one_as_well(lines: list[str]) -> None:
    together = keys(lines)
    assert together == [keys([line])[0] for line in lines]
    assert all(len(key) <= 120 and key == key.strip() for key in together)
    "\n".join(together).encode()


@given(st.text())
@settings(deadline=None)
def test_a_key_is_its_own_key(line: str) -> None:
    (key,) = keys([line])
    assert keys([key]) == [key]


def test_ends_of_lines() -> None:
    promo = keys(["Read also: Harbour board votes to close ferry line"])[0]
    assert ends(promo) == ("read also harbour …", "… close ferry line")
    assert ends("read more") == ()
    assert ends("相关新闻渡轮停运港务局投票") == ("相关新闻渡轮 …", "… 运港务局投票")
    assert ends("相关新闻渡轮停运") == ()


def test_boxes_without_numbers() -> None:
    def element(*words: str) -> Element:
        return Element("html body li", 1, words, ("most", "read"), (), 3, 0)

    assert box(element("teaser", "n12")) == box(element("teaser", "n7")) != box(element("entry"))
