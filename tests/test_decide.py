from itertools import pairwise, product

from hypothesis import given
from hypothesis import strategies as st

from newsclean.decide import LONGEST, SHORTEST, USUAL, solve, unusual_by

ODDS = st.lists(st.integers(-40, 40).map(lambda n: n / 8), max_size=8)


def worth(odds: list[float], cut: float, stay: float, states: tuple[bool, ...]) -> float:
    evidence = sum(value - cut for value, gone in zip(odds, states, strict=True) if gone)
    return evidence + stay * sum(a == b for a, b in pairwise(states))


@given(ODDS, st.integers(-8, 8), st.sampled_from([0.0, 0.5, 2.0]))
def test_solution_is_the_best_of_all_sequences(odds: list[float], cut: int, stay: float) -> None:
    best = max(
        worth(odds, cut / 2, stay, states) for states in product([False, True], repeat=len(odds))
    )
    assert worth(odds, cut / 2, stay, tuple(solve(odds, cut / 2, stay))) == best


def test_without_transitions_each_block_stands_for_itself() -> None:
    assert solve([1.0, -1.0, 0.0], 0.0, 0.0) == [True, False, False]


def test_lengths_are_unusual_by_doublings_of_what_stays() -> None:
    usual = unusual_by([4096.0, 9e9], [-99.0, 99.0])
    assert usual < 0.01
    assert abs(unusual_by([4096.0, 4096.0], [-99.0, -99.0]) - 1.0) < 0.01
    assert abs(unusual_by([2048.0], [-99.0]) - 1.0) < 0.01


def test_notices_and_books_are_cut_as_if_they_were_not_so_short_and_long() -> None:
    assert unusual_by([20.0], [-99.0]) == unusual_by([500.0], [-99.0]) == USUAL - SHORTEST
    assert unusual_by([1e9], [-99.0]) == LONGEST - USUAL
