"""Columns of measures, and the arithmetic that several passes share."""

from itertools import accumulate

from newsclean.typed import Any, Iterable, Sequence

Columns = dict[str, list[float]]
"""Measures by name; each list has one value a block."""

FAR = 99.0
"""Stands for "none within reach" in distances counted in blocks."""


def counts(values: Iterable[Any]) -> dict[Any, int]:
    """How often each value occurs.

    >>> counts("aba")
    {'a': 2, 'b': 1}
    """
    found: dict[Any, int] = {}
    for value in values:
        found[value] = found.get(value, 0) + 1
    return found


def shifted(values: Sequence[float], by: int, outside: float) -> list[float]:
    """The value of the block ``by`` places on; ``outside`` beyond the ends.

    >>> shifted([1.0, 2.0, 3.0], 1, -1.0), shifted([1.0, 2.0, 3.0], -1, -1.0)
    ([2.0, 3.0, -1.0], [-1.0, 1.0, 2.0])
    """
    edge = [outside] * min(abs(by), len(values))
    return [*values[by:], *edge] if by > 0 else [*edge, *values[: max(0, len(values) + by)]]


def running(values: Sequence[float]) -> list[float]:
    """Sums of everything before each place, with the total at the end.

    >>> running([1.0, 2.0])
    [0.0, 1.0, 3.0]
    """
    return list(accumulate(values, initial=0.0))


def around(values: Sequence[float], reach: int) -> list[float]:
    """Sum over the ``reach`` blocks on each side and the block itself.

    >>> around([1.0, 2.0, 4.0], 1)
    [3.0, 7.0, 6.0]
    """
    sums = running(values)
    n = len(values)
    return [sums[min(n, i + reach + 1)] - sums[max(0, i - reach)] for i in range(n)]


def since(marks: Sequence[bool]) -> list[float]:
    """How many blocks ago the last mark stood (0 on it), FAR where there was none.

    >>> since([False, True, False])
    [99.0, 0.0, 1.0]
    """
    out: list[float] = []
    distance = FAR
    for mark in marks:
        if mark:
            distance = 0.0
        elif distance < FAR:
            distance += 1.0
        out.append(distance)
    return out


def until(marks: Sequence[bool]) -> list[float]:
    """How many blocks on the next mark stands.

    >>> until([False, True, False])
    [1.0, 0.0, 99.0]
    """
    return since(marks[::-1])[::-1]
