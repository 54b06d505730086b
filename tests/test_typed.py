"""Records: what typing's NamedTuple promises, kept by the one that every run loads."""

import pickle
import typing

import pytest

from newsclean import typed


class Ours(typed.NamedTuple):
    """A record."""

    a: int
    b: tuple[str, ...]
    c: str = "c"
    d: "float | None" = None

    @property
    def double(self) -> int:
        return 2 * self.a


class Theirs(typing.NamedTuple):
    a: int
    b: tuple[str, ...]
    c: str = "c"
    d: "float | None" = None


CALLS = [
    ((1, ("x",)), {}),
    ((1, ("x",), "y"), {}),
    ((1, ("x",), "y", 2.5), {}),
    ((1,), {"b": (), "d": 1.0}),
    ((), {"a": 1, "b": (), "c": "y", "d": None}),
    ((1,), {}),
    ((), {}),
    ((1, (), "y", 2.5, 3), {}),
    ((1, ()), {"a": 2}),
    ((1, ()), {"e": 2}),
]


def made(kind: type[tuple[typing.Any, ...]], call: typing.Any) -> tuple[typing.Any, ...] | None:
    try:
        return kind(*call[0], **call[1])
    except TypeError:
        return None


@pytest.mark.parametrize("call", CALLS, ids=str)
def test_values_are_taken_as_typing_takes_them(call: typing.Any) -> None:
    ours, theirs = made(Ours, call), made(Theirs, call)
    assert ours == theirs
    if ours and theirs:
        assert repr(ours) == repr(theirs).replace("Theirs", "Ours")


def test_a_record_is_a_tuple_with_names() -> None:
    record = Ours(3, ("x",))
    assert record == (3, ("x",), "c", None)
    assert (record.a, record.b, record.c, record.d, record.double) == (3, ("x",), "c", None, 6)
    assert Ours._fields == Theirs._fields
    assert record._asdict() == Theirs(3, ("x",))._asdict()
    assert Ours._make([1, (), "y", 2.0]) == Ours(1, (), "y", 2.0)
    with pytest.raises(AttributeError):
        record.a = 4  # type: ignore[misc]
    with pytest.raises(AttributeError):
        record.e = 4  # type: ignore[attr-defined]


def test_a_record_can_be_replaced_matched_and_pickled() -> None:
    record = Ours(3, ("x",))
    assert record._replace(c="y") == Ours(3, ("x",), "y")
    with pytest.raises(ValueError, match="e"):
        record._replace(e=1)  # type: ignore[call-arg]
    match record:
        case Ours(a, b):
            assert (a, b) == (3, ("x",))
    copy = pickle.loads(pickle.dumps(record))
    assert copy == record
    assert type(copy) is Ours
