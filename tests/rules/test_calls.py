"""Calls: tokens find the variants that they call for, however much is remembered."""

import threading

import pytest

from newsclean.rules import calls
from newsclean.rules.calls import Calls
from newsclean.rules.index import EMPTY, Index, make_table


@pytest.fixture
def index() -> Index:
    return EMPTY._replace(
        words=make_table({"sign": "0", "up": "1"}),
        prefixes=make_table({"abon": "2", "re": "3"}),
        pieces=make_table({"0:0": "4", "関連": "5", "|": "6"}),
    )


@pytest.mark.parametrize(
    ("token", "rows"),
    [
        ("sign", [0]),
        ("(sign-up)", [0, 1]),
        ("signs", []),
        ("abonnieren", [2]),
        ("read", [3]),
        ("pre", []),
        ("10:0", [4]),
        ("0:0am", [4]),
        ("次の関連記事", [5]),
        ("sign|up", [0, 1, 6]),
        ("", []),
    ],
)
def test_what_a_token_calls_for(index: Index, token: str, rows: list[int]) -> None:
    gates = Calls([index]).look_up([token]).get(token, [])
    assert sorted(gates) == [(0, str(row)) for row in rows]


def test_forgetting_changes_nothing(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calls, "MEMORY", 3)
    found = Calls([index])
    for tokens in (["sign", "x"], ["up", "y", "z"], ["sign", "up", "read", "more", "0:0"]):
        called = found.look_up(tokens)
        fresh = Calls([index]).look_up(tokens)
        assert {token: called[token] for token in tokens if token in called} == fresh


def test_threads_get_whole_answers(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calls, "MEMORY", 50)
    shared = Calls([index])
    wrong: list[int] = []

    def work(worker: int) -> None:
        for n in range(300):
            called = shared.look_up(["sign", f"w{worker}x{n}", f"re{n}"])
            if called.get("sign") != [(0, "0")] or called.get(f"re{n}") != [(0, "3")]:
                wrong.append(n)

    threads = [threading.Thread(target=work, args=(worker,)) for worker in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_gates_of_several_indexes_are_told_apart(index: Index) -> None:
    other = EMPTY._replace(words=make_table({"sign": "0"}), pieces=make_table({"|": "6"}))
    gates = Calls([index, other]).look_up(["sign|up"])["sign|up"]
    assert sorted(gates) == [(0, "0"), (0, "1"), (0, "6"), (1, "0"), (1, "6")]
