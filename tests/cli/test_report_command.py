"""The ``report`` command; the page itself is tested in tests/render."""

import os
import pty
import subprocess
from pathlib import Path

import newsclean
from tests.cli.conftest import ARTICLE, COMMAND, PAGE, Run


def test_one_page_for_all_files(run: Run, page: Path) -> None:
    (page.parent / "b.jsonl").write_text('{"text": "One."}\n{"text": null}\n{"text": "Two."}\n')
    result = run("report", "page.txt", "b.jsonl", "-o", "report.html")
    assert (result.stdout, result.stderr, result.returncode) == (b"", b"", 0)
    html = (page.parent / "report.html").read_text(encoding="utf-8")
    for name in ("page.txt", "b.jsonl:1", "b.jsonl:3"):
        assert f">{name}</h2>" in html
    for removal in newsclean.explain(PAGE).removals:
        assert removal.text.strip() in html


def test_standard_input_to_standard_output(run: Run) -> None:
    result = run("report", stdin=PAGE.encode())
    assert result.stdout.startswith(b"<!doctype html>")
    assert b"(standard input)" in result.stdout


def test_what_cannot_be_read_is_left_out(run: Run, page: Path) -> None:
    (page.parent / "bad.jsonl").write_text("bad\n")
    result = run("report", "missing.txt", "page.txt", "bad.jsonl", "-o", "report.html")
    assert result.returncode == 2
    assert [row.split(": ")[1] for row in result.stderr.decode().splitlines()] == [
        "missing.txt",
        "bad.jsonl:1",
    ]
    assert (page.parent / "report.html").exists()


def test_no_page_of_nothing(run: Run, tmp_path: Path) -> None:
    assert run("report", "missing.txt", "-o", "report.html").returncode == 2
    assert not (tmp_path / "report.html").exists()


def test_options_reach_the_cleaner(run: Run, page: Path) -> None:
    shown = run("report", "--keep", "share,embed", "page.txt").stdout
    assert b'class="gone' not in shown


def test_a_terminal_gets_no_page(page: Path, environment: dict[str, str]) -> None:
    ours, theirs = pty.openpty()
    result = subprocess.run(
        [*COMMAND, "report", "page.txt"],
        stdout=theirs,
        stderr=subprocess.PIPE,
        cwd=page.parent,
        env=environment,
        check=False,
    )
    os.close(theirs)
    os.close(ours)
    assert result.returncode == 2
    assert b"-o" in result.stderr


def test_pages_make_reports_too(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(f"<html><body><nav>Home</nav><p>{ARTICLE}</p></body></html>")
    result = run("report", "a.html")
    assert result.returncode == 0
    assert b"ninety years" in result.stdout
