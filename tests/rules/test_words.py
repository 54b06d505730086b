"""Words: in ASCII they are found without a pattern, and are what the pattern finds."""

import re

from hypothesis import given
from hypothesis import strategies as st

from newsclean.rules.words import WORD, words


@given(st.text(st.characters(codec="ascii")) | st.text("aZ0_-. \x1c"))
def test_words_are_what_the_pattern_finds(text: str) -> None:
    assert words(text) == re.findall(f"{WORD}+", text) == re.findall(r"\w+", text)
