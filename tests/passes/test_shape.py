"""Shape: ASCII is counted by kinds of characters, which must say what the patterns say."""

import string

from hypothesis import given
from hypothesis import strategies as st

from newsclean.passes.shape import count_ascii, unified
from newsclean.passes.signs import count_signs

SIGNS = " .!?\"')A_a0\n-"
MARKS = "…。！？।؟”’“」』»‘–—•"


@given(st.text(string.printable + "\x00\x1c\x7f") | st.text(SIGNS))
def test_both_ways_of_counting_agree(text: str) -> None:
    assert count_ascii(text) == count_signs(text)


@given(st.text(SIGNS + MARKS))
def test_marks_that_are_unified_part_words_as_before(text: str) -> None:
    assert unified(text).isascii()
    assert count_ascii(unified(text))[1:] == count_signs(text)[1:]
