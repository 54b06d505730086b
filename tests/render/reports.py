"""Reports made up for rendering: any text, any ranges removed, hostile strings everywhere."""

from itertools import pairwise

from hypothesis import strategies as st

from newsclean.labels import ALL
from newsclean.report import Reason, Removal, Report

texts = st.lists(
    st.sampled_from(["", "\n", "\n\n", "\r\n", "\r", " ", "a", "words here", "\u2028", "\x00", "é"])
    | st.text(max_size=5),
    max_size=20,
).map("".join)


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """A text with disjoint ranges removed."""
    source = draw(texts)
    cuts = sorted(draw(st.sets(st.integers(0, len(source)), max_size=8)))
    removals = [
        Removal(
            start,
            end,
            source[start:end],
            draw(st.sampled_from(list(ALL))),
            draw(st.floats(0, 1)),
            (Reason(draw(st.text(max_size=3)), draw(st.floats(-9, 9)), draw(st.text(max_size=3))),),
        )
        for start, end in pairwise(cuts)
        if draw(st.booleans())
    ]
    return Report(source, tuple(removals))


def report(source: str, *gone: str, label: str = "share") -> Report:
    """A report that removes some substrings, each where it first stands."""
    removals = [
        Removal(
            source.index(text),
            source.index(text) + len(text),
            text,
            label,
            0.9,
            (Reason("en.share.bar", 2.5, "'share'"), Reason("length", -0.5, "2 words")),
        )
        for text in gone
    ]
    return Report(source, tuple(sorted(removals)))
