"""The unified diff: applying it gives the cleaned text."""

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given

from newsclean.render.diff import unified_diff
from newsclean.report import Report
from tests.render.reports import report, reports


def kept(it: Report) -> str:
    return "".join([it.source[start:end] for start, end in it.kept])


def lines(text: str) -> list[str]:
    parts = text.split("\n")
    return [part + "\n" for part in parts[:-1]] + ([parts[-1]] if parts[-1] else [])


def apply(source: str, diff: str) -> str:
    """A strict ``patch``: context, counts and places must all be right."""
    old, new = lines(source), list[str]()
    rows = lines(diff)[2:]
    at = 0
    while rows:
        head = rows.pop(0).split()
        assert head[0] == head[3] == "@@"
        start, count = [int(part) for part in head[1][1:].split(",")]
        new_start, new_count = [int(part) for part in head[2][1:].split(",")]
        new += old[at : start - (count > 0)]
        at = start - (count > 0)
        assert len(new) == new_start - (new_count > 0)
        end, new_end = at + count, len(new) + new_count
        while at < end or len(new) < new_end:
            row = rows.pop(0)
            sign, text = row[0], row[1:]
            if rows and rows[0].startswith("\\"):
                rows.pop(0)
                text = text[:-1]
            if sign in " -":
                assert old[at] == text
                at += 1
            if sign in " +":
                new.append(text)
        assert (at, len(new)) == (end, new_end)
    return "".join(new + old[at:])


@given(reports())
def test_applying_it_gives_what_is_kept(it: Report) -> None:
    assert apply(it.source, unified_diff(it, "a.txt")) == kept(it)


@given(reports())
def test_a_terminal_sees_no_control_characters(it: Report) -> None:
    shown = unified_diff(it, "a.txt", colour=True)
    for code in ("31", "32", "36", "0"):
        shown = shown.replace(f"\x1b[{code}m", "")
    assert shown.replace("\n", "").replace("\t", "").isprintable() or not any(
        char < " " or "\x7f" <= char < "\xa0" for char in shown.replace("\n", "").replace("\t", "")
    )


def test_near_changes_share_a_hunk_and_far_ones_do_not() -> None:
    source = "".join([f"line {i:02}\n" for i in range(40)])
    near = unified_diff(report(source, "line 10\n", "line 16\n"), "a.txt")
    far = unified_diff(report(source, "line 10\n", "line 18\n"), "a.txt")
    assert near.count("@@ -") == 1
    assert far.count("@@ -") == 2


def test_patch_takes_it(tmp_path: Path) -> None:
    if not shutil.which("patch"):
        pytest.skip("needs patch")
    source = "".join([f"line {i}\r\n" for i in range(30)]) + "last, READ ALSO: This. More"
    it = report(source, "line 3\r\n", "line 20\r\nline 21\r\n", " READ ALSO: This.")
    (tmp_path / "a.txt").write_text(source, newline="")
    diff = unified_diff(it, "a.txt").encode()
    subprocess.run(
        ["patch", "--binary", "a.txt"], input=diff, cwd=tmp_path, check=True, capture_output=True
    )
    assert (tmp_path / "a.txt").read_bytes().decode() == kept(it)
