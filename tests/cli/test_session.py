"""At a terminal: colour, progress, help and Ctrl-C, in a session of its own through a pty."""

import os
import pty
import re
import select
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pytest

from tests.cli.conftest import ARTICLE, COMMAND, PAGE, Run

ESCAPE = "\x1b["


class Session:
    """A command that has a terminal for some of its standard files."""

    def __init__(self, process: "subprocess.Popen[bytes]", terminal: int) -> None:
        self.process = process
        self._terminal = terminal

    def read(self, until: str | None = None, seconds: float = 60) -> str:
        """What appears on the terminal, until a text does or the command has ended."""
        seen = b""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if not select.select([self._terminal], [], [], 0.1)[0]:
                if self.process.poll() is not None:
                    break
                continue
            try:
                data = os.read(self._terminal, 65536)
            except OSError:  # what Linux says when the last writer is gone
                break
            if not data:
                break
            seen += data
            if until and until.encode() in seen:
                return seen.decode()
        assert until is None, f"never saw {until!r} in {seen!r}"
        return seen.decode()


@contextmanager
def session(
    *arguments: str, cwd: Path, env: dict[str, str], on: str = "stdin stdout stderr"
) -> Iterator[Session]:
    """Run the command with a terminal ``on`` some of its files and pipes on the others."""
    ours, theirs = pty.openpty()
    names = ("stdin", "stdout", "stderr")
    files = {name: theirs if name in on.split() else subprocess.PIPE for name in names}
    process = subprocess.Popen(
        [*COMMAND, *arguments],
        cwd=cwd,
        env={"TERM": "xterm", **env},
        start_new_session=True,
        # A terminal starts programs so, whatever the tests were started with.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - no threads
        **files,
    )
    os.close(theirs)
    try:
        yield Session(process, ours)
        process.wait(60)
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
        os.close(ours)
        for stream in (process.stdin, process.stdout, process.stderr):
            if stream:
                stream.close()


@pytest.mark.parametrize("option", ["--explain", "--diff"])
def test_a_terminal_gets_colour(page: Path, environment: dict[str, str], option: str) -> None:
    with session(option, "page.txt", cwd=page.parent, env=environment) as it:
        assert ESCAPE in it.read()


@pytest.mark.parametrize(
    ("env", "arguments", "coloured"),
    [
        ({"NO_COLOR": "1"}, [], False),
        ({"NO_COLOR": ""}, [], True),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, [], False),
        ({"NO_COLOR": "1"}, ["--color", "always"], True),
        ({"TERM": "dumb"}, [], False),
        ({}, ["--color=never"], False),
    ],
)
def test_colour_on_a_terminal(
    page: Path,
    environment: dict[str, str],
    env: dict[str, str],
    arguments: list[str],
    coloured: bool,
) -> None:
    both = {**environment, "TERM": "xterm", **env}
    with session("--explain", "page.txt", *arguments, cwd=page.parent, env=both) as it:
        assert (ESCAPE in it.read()) == coloured


@pytest.mark.parametrize(
    ("env", "arguments", "coloured"),
    [
        ({}, [], False),
        ({"FORCE_COLOR": "1"}, [], True),
        ({"FORCE_COLOR": "1"}, ["--color", "never"], False),
        ({}, ["--color", "always"], True),
    ],
)
def test_colour_in_a_pipe(
    run: Run, page: Path, env: dict[str, str], arguments: list[str], coloured: bool
) -> None:
    output = run("--explain", "page.txt", *arguments, env=env).stdout.decode()
    assert (ESCAPE in output) == coloured
    plain = run("--explain", "page.txt").stdout.decode()
    assert re.sub("\x1b\\[[0-9]*m", "", output) == plain


def test_a_hostile_text_cannot_steer_the_terminal(page: Path, environment: dict[str, str]) -> None:
    page.write_text(PAGE.replace("WhatsApp", "WhatsApp \x1b]0;owned\x07"))
    for option in ("--explain", "--diff"):
        with session(option, "page.txt", cwd=page.parent, env=environment) as it:
            shown = it.read()
        assert "owned" in shown
        assert "\x1b]" not in shown


def test_lines_are_cut_to_the_terminal(page: Path, environment: dict[str, str]) -> None:
    page.write_text(PAGE + "Share on WhatsApp " + "and " * 200 + "\n")
    with session("--explain", "page.txt", cwd=page.parent, env=environment) as it:
        lines = re.sub("\x1b\\[[0-9]*m", "", it.read()).splitlines()
    assert max(len(row) for row in lines) <= 100


def test_without_file_a_terminal_gets_help_not_silence(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    with session(cwd=tmp_path, env=environment) as it:
        shown = it.read()
    assert "newsclean < page.txt > article.txt" in shown
    assert it.process.returncode == 0


def test_progress_shows_on_a_terminal_after_a_second_and_goes_away(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    record = b'{"text": "Hello."}\n'
    sent, enough = [record], threading.Event()

    def trickle(stdin: "IO[bytes]") -> None:
        while not enough.wait(0.2):
            sent.append(record)
            stdin.write(record)
            stdin.flush()

    with session("--jsonl", "-o", "out.jsonl", cwd=tmp_path, env=environment, on="stderr") as it:
        assert it.process.stdin
        it.process.stdin.write(record)
        feeder = threading.Thread(target=trickle, args=(it.process.stdin,))
        feeder.start()
        try:
            shown = it.read(until="% removed")
        finally:
            enough.set()
            feeder.join()
        it.process.stdin.close()
        rest = it.read()
    assert "records" in shown and "MB/s" in shown
    assert (shown + rest).endswith("\r\x1b[K")
    assert (tmp_path / "out.jsonl").read_bytes() == b"".join(sent)


def test_progress_tells_the_time_left_where_the_size_is_known(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    (tmp_path / "in.jsonl").write_text('{"text": "' + ARTICLE.replace("\n", "\\n") * 20 + '"}\n')
    data = (tmp_path / "in.jsonl").read_bytes() * 500
    (tmp_path / "in.jsonl").write_bytes(data)
    with session("in.jsonl", "-o", "out.jsonl", cwd=tmp_path, env=environment, on="stderr") as it:
        shown = it.read(until="left")
        it.process.send_signal(signal.SIGINT)
        it.process.wait(60)
    assert re.search(r"\d+ % done, \d+:\d\d", shown)


@pytest.mark.parametrize("on", ["stderr stdout", ""])
def test_no_progress_over_data_or_into_a_file(
    tmp_path: Path, environment: dict[str, str], on: str
) -> None:
    with session("--jsonl", cwd=tmp_path, env=environment, on=on) as it:
        assert it.process.stdin
        for _ in range(2):
            it.process.stdin.write(b'{"text": "Hello."}\n')
            it.process.stdin.flush()
            time.sleep(1.2)
        it.process.stdin.close()
        if on:
            shown = it.read()
        else:
            assert it.process.stderr
            shown = it.process.stderr.read().decode()
    assert "records" not in shown


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_at_the_terminal_reaches_all_processes_and_is_quiet(
    tmp_path: Path, environment: dict[str, str], jobs: str
) -> None:
    with session("--jsonl", "-j", jobs, cwd=tmp_path, env=environment, on="stdout stderr") as it:
        assert it.process.stdin
        it.process.stdin.write(b'{"text": "Hello."}\n')
        it.process.stdin.flush()
        it.read(until="Hello.")
        os.killpg(it.process.pid, signal.SIGINT)
        it.process.wait(60)
        rest = it.read()
    assert it.process.returncode == 130
    assert rest.strip() == ""
