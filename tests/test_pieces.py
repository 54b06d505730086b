from hypothesis import given
from hypothesis import strategies as st

from newsclean.pieces import Piece, joined, removals, take_out

CUTS = st.lists(st.integers(0, 30), max_size=8).map(lambda cuts: sorted(set(cuts)))


def pieces(cuts: list[int], length: int) -> list[Piece]:
    ends = [cut for cut in cuts if cut <= length]
    return [
        Piece(a, b, "nav", 1.0, ()) for a, b in zip(ends[::2], ends[1::2], strict=False) if a < b
    ]


@given(st.text(min_size=30, max_size=30), CUTS, CUTS)
def test_two_rounds_cut_what_one_text_after_the_other_says(
    text: str, first: list[int], second: list[int]
) -> None:
    kept, gone = take_out([(0, len(text))], pieces(first, 30))
    between = joined(text, kept)
    again, more = take_out(kept, pieces(second, len(between)))
    expected, at = "", 0
    for piece in pieces(second, len(between)):
        expected += between[at : piece.start]
        at = piece.end
    assert joined(text, again) == expected + between[at:]
    ranges = sorted([*again, *[(p.start, p.end) for p in [*gone, *more]]])
    assert [text[a:b] for a, b in ranges] and "".join(text[a:b] for a, b in ranges) == text


def test_white_space_joins_the_removal_beside_it() -> None:
    found = [Piece(0, 1, "nav", 1.0, ()), Piece(1, 2, "ad", 0.5, ())]
    assert [(r.start, r.end, r.label) for r in removals("X  ", found)] == [(0, 2, "nav")]
