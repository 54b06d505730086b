"""Several processes: what a poisonous record costs, and how much is read ahead."""

import os
import threading
from collections.abc import Iterator

import pytest

from newsclean.cli.console import Interrupted
from newsclean.cli.inputs import make_source
from newsclean.cli.pool import work_in_processes
from newsclean.cli.stream import Begin, End, Stream
from newsclean.cli.work import Item, Job, Outcome

SOURCE = make_source("in.jsonl", "in.jsonl", "auto", jsonl=False)


class Cleaner:
    """Keeps everything, but for some words that it cannot bear."""

    def clean(self, text: str, format: str = "text") -> str:
        if "die" in text:
            os._exit(7)
        if "raise" in text:
            raise RuntimeError("no such luck")
        if "exhaust" in text:
            raise MemoryError
        return text


class Unstartable(Cleaner):
    """Cannot be unpickled by a worker."""

    def __reduce__(self) -> tuple[object, tuple[int]]:
        return os._exit, (3,)


def nothing() -> None:
    """No signal has come."""


def line(text: str, number: int) -> Item:
    return Item(f"in.jsonl:{number}", f'{{"text": "{text}"}}\n'.encode(), "line")


def results(texts: list[str], batch: int = 4) -> list[Outcome]:
    items = [line(text, number) for number, text in enumerate(texts, 1)]

    def stream() -> Stream:
        yield Begin(SOURCE)
        for at in range(0, len(items), batch):
            yield items[at : at + batch]
        yield End(SOURCE)

    entries = list(work_in_processes(Job(Cleaner()), stream(), 2, nothing))  # type: ignore[arg-type]
    assert isinstance(entries[0], Begin)
    assert isinstance(entries[-1], End)
    return [outcome for entry in entries if isinstance(entry, list) for outcome in entry]


def test_a_poisonous_record_costs_itself_alone() -> None:
    texts = ["one", "die", "three", "raise", "five", "six", "exhaust", "die", "nine"]
    outcomes = results(texts)
    assert [outcome.output for outcome in outcomes] == [
        f'{{"text": "{text}"}}\n'.encode() for text in texts
    ]
    errors = {i: outcome.error for i, outcome in enumerate(outcomes, 1) if outcome.error}
    assert set(errors) == {2, 4, 7, 8}
    assert errors[2] == errors[8] == "the worker process died on it (exit code 7)"
    assert errors[4] == "RuntimeError: no such luck"
    assert errors[7].startswith("MemoryError")


def test_workers_that_cannot_start_end_the_run() -> None:
    def stream() -> Stream:
        yield [line("one", 1)]

    with pytest.raises(RuntimeError, match="did not start"):
        list(work_in_processes(Job(Unstartable()), stream(), 2, nothing))  # type: ignore[arg-type]


def test_reading_stays_a_few_batches_ahead() -> None:
    read = 0

    def stream() -> Iterator[list[Item]]:
        nonlocal read
        for number in range(200):
            read = number + 1
            yield [line("text", number)]

    for written, _ in enumerate(work_in_processes(Job(Cleaner()), stream(), 2, nothing), 1):  # type: ignore[arg-type]
        assert read - written <= 8


def test_what_the_stream_raises_comes_out() -> None:
    def stream() -> Stream:
        yield [line("one", 1)]
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        list(work_in_processes(Job(Cleaner()), stream(), 2, nothing))  # type: ignore[arg-type]


@pytest.mark.parametrize("before", [[], [line("one", 1)]])
def test_a_signal_noted_while_nothing_comes_ends_the_run(before: list[Item]) -> None:
    quiet, over = threading.Event(), threading.Event()

    def stream() -> Stream:
        if before:
            yield before
        quiet.set()
        over.wait()

    def look_up() -> None:
        if quiet.is_set():
            raise Interrupted(15)

    try:
        with pytest.raises(Interrupted):
            list(work_in_processes(Job(Cleaner()), stream(), 2, look_up))  # type: ignore[arg-type]
    finally:
        over.set()
