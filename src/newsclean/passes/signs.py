"""Counts of signs in texts beyond ASCII, by patterns; ``shape.py`` does without for English."""

import re

_CAPITALISED = re.compile(r"(?<!\w)[^\W\d_a-z]")
_SENTENCE_END = re.compile(r"[.!?][\"')]{0,2}(?=\s|$|[^\W\d_])")
_UPPER = re.compile(r"[^\W\d_a-z]")
_DIGIT = re.compile(r"\d")


def count_signs(text: str) -> tuple[int, int, int, int]:
    """How many sentences end in a text, how many words begin with a capital letter; capital
    letters, digits."""
    return (
        len(_SENTENCE_END.findall(text)),
        len(_CAPITALISED.findall(text)),
        len(_UPPER.findall(text)),
        len(_DIGIT.findall(text)),
    )
