"""Where output goes, and that nothing is ever lost or half-written."""

import gzip
import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

import newsclean
from tests.cli.conftest import ARTICLE, COMMAND, PAGE, Run

CLEANED = newsclean.clean(PAGE)


def files(folder: Path) -> dict[str, str]:
    """All files below a folder, hidden ones too, with what they hold."""
    return {
        str(path.relative_to(folder)): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_out_takes_all_output_and_replaces_what_was_there(run: Run, page: Path) -> None:
    (page.parent / "out.txt").write_text("old")
    result = run("page.txt", "page.txt", "-o", "out.txt")
    assert (result.stdout, result.stderr, result.returncode) == (b"", b"", 0)
    assert files(page.parent) == {"out.txt": CLEANED * 2, "page.txt": PAGE}


def test_out_may_be_the_input(run: Run, page: Path) -> None:
    assert run("page.txt", "-o", "page.txt").returncode == 0
    assert files(page.parent) == {"page.txt": CLEANED}


def test_out_may_be_a_device(run: Run, page: Path) -> None:
    assert run("page.txt", "-o", "/dev/null").returncode == 0


def test_out_is_left_alone_where_nothing_could_be_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "out.txt").write_text("old")
    assert run("missing.txt", "-o", "out.txt").returncode == 2
    assert files(tmp_path) == {"out.txt": "old"}


def test_out_keeps_the_mode_of_the_file_it_replaces(run: Run, page: Path) -> None:
    page.chmod(0o640)
    run("--in-place", "page.txt")
    assert page.stat().st_mode & 0o777 == 0o640
    assert page.read_text() == CLEANED


def test_in_place_replaces_what_changes_and_nothing_else(run: Run, page: Path) -> None:
    article = page.with_name("article.txt")
    article.write_text(ARTICLE)
    before = article.stat()
    assert run("--in-place", "page.txt", "article.txt").returncode == 0
    assert files(page.parent) == {"article.txt": ARTICLE, "page.txt": CLEANED}
    assert (article.stat().st_ino, article.stat().st_mtime_ns) == (
        before.st_ino,
        before.st_mtime_ns,
    )


def test_in_place_keeps_a_backup_and_never_overwrites_one(run: Run, page: Path) -> None:
    assert run("--in-place=.orig", "page.txt").returncode == 0
    assert files(page.parent) == {"page.txt": CLEANED, "page.txt.orig": PAGE}
    page.write_text(PAGE + PAGE)
    result = run("--in-place=.orig", "page.txt")
    assert (result.returncode, result.stdout) == (2, b"")
    assert b"page.txt.orig exists" in result.stderr
    assert files(page.parent) == {"page.txt": PAGE + PAGE, "page.txt.orig": PAGE}


def test_in_place_twice_with_a_backup_has_nothing_left_to_do(run: Run, page: Path) -> None:
    assert run("--in-place=.orig", "page.txt").returncode == 0
    result = run("--in-place=.orig", "page.txt")
    assert (result.returncode, result.stderr) == (0, b"")
    assert files(page.parent) == {"page.txt": CLEANED, "page.txt.orig": PAGE}


def test_one_taken_backup_does_not_keep_the_next_file_away(run: Run, page: Path) -> None:
    page.with_name("page.txt.orig").write_text("mine")
    page.with_name("z.txt").write_text(PAGE)
    result = run("--in-place=.orig", "page.txt", "z.txt")
    assert result.returncode == 2
    assert result.stderr.count(b"\n") == 1
    expected = {"page.txt": PAGE, "page.txt.orig": "mine", "z.txt": CLEANED, "z.txt.orig": PAGE}
    assert files(page.parent) == expected


def test_an_output_directory_that_cannot_be_made_is_a_usage_error(run: Run, page: Path) -> None:
    page.with_name("taken").write_text("")
    result = run("--out-dir", "taken", "page.txt")
    assert (result.returncode, result.stdout) == (2, b"")
    assert result.stderr == b"newsclean: cannot make the directory taken: File exists\n"


def test_in_place_follows_links(run: Run, page: Path) -> None:
    link = page.with_name("link.txt")
    link.symlink_to(page)
    run("--in-place", "link.txt")
    assert link.is_symlink()
    assert page.read_text() == CLEANED


def test_in_place_leaves_alone_what_it_cannot_decode(run: Run, page: Path) -> None:
    data = PAGE.encode() + b"\xff"
    page.write_bytes(data)
    assert run("--in-place", "page.txt").returncode == 2
    assert page.read_bytes() == data
    assert len(list(page.parent.iterdir())) == 1


def test_in_place_does_not_turn_a_page_into_text(run: Run, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<html><p>Hello")
    result = run("--in-place", "page.html")
    assert result.returncode == 2
    assert files(tmp_path) == {"page.html": "<html><p>Hello"}


def test_directories_are_taken_with_all_they_hold(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in" / "deep").mkdir(parents=True)
    (tmp_path / "in" / ".hidden").mkdir()
    html = f"<!doctype html><body><p>{ARTICLE}</p>"
    for name, text in {
        "a.txt": PAGE,
        "deep/b.text": PAGE,
        "deep/c.html": html,
        "deep/d.jpg": "no text",
        ".e.txt": PAGE,
        ".hidden/f.txt": PAGE,
    }.items():
        (tmp_path / "in" / name).write_text(text)
    result = run("--recursive", "in", "--out-dir", "in/out")
    assert (result.returncode, result.stderr) == (0, b"")
    assert files(tmp_path / "in" / "out") == {
        "a.txt": CLEANED,
        "deep/b.text": CLEANED,
        "deep/c.txt": newsclean.clean_html(html).rstrip("\n") + "\n",
    }
    again = run("--recursive", "in", "--out-dir", "in/out")
    assert again.returncode == 0
    assert set(files(tmp_path / "in" / "out")) == {"a.txt", "deep/b.text", "deep/c.txt"}


def test_a_directory_needs_recursive(run: Run, tmp_path: Path) -> None:
    result = run(str(tmp_path))
    assert result.returncode == 2
    assert b"--recursive" in result.stderr


def test_two_files_never_share_an_output(run: Run, page: Path) -> None:
    html = page.with_suffix(".html")
    html.write_text(f"<p>{ARTICLE}")
    result = run("page.txt", "page.html", "--out-dir", "out")
    assert result.returncode == 2
    assert b"just written" in result.stderr
    assert files(page.parent / "out") == {"page.txt": CLEANED}


def test_gzip_is_read_by_its_beginning_and_written_by_name(run: Run, tmp_path: Path) -> None:
    (tmp_path / "any.name").write_bytes(gzip.compress(PAGE.encode()))
    assert run("any.name").stdout.decode() == CLEANED
    assert run(stdin=gzip.compress(PAGE.encode())).stdout.decode() == CLEANED
    run("any.name", "-o", "out.gz")
    first = (tmp_path / "out.gz").read_bytes()
    assert gzip.decompress(first).decode() == CLEANED
    run("any.name", "-o", "out.gz")
    assert (tmp_path / "out.gz").read_bytes() == first


def test_zstandard_is_read_and_written(run: Run, tmp_path: Path) -> None:
    zstd = pytest.importorskip("backports.zstd", reason="needs the zstd extra")
    (tmp_path / "any.name").write_bytes(zstd.compress(PAGE.encode()))
    assert run("any.name", "-o", "out.zst").returncode == 0
    assert zstd.decompress((tmp_path / "out.zst").read_bytes()).decode() == CLEANED


def test_a_file_cut_short_in_compression_is_told_and_not_replaced(run: Run, page: Path) -> None:
    records = b'{"text": "Hello."}\n' * 5000
    whole = gzip.compress(os.urandom(100_000).hex().encode() + b"\n" + records)
    (page.parent / "cut.jsonl.gz").write_bytes(whole[:-50])
    result = run("--in-place", "cut.jsonl.gz")
    assert result.returncode == 1
    assert b"cut short" in result.stderr
    assert (page.parent / "cut.jsonl.gz").read_bytes() == whole[:-50]
    # What could be read is worth having elsewhere.
    assert b"Hello" in run("cut.jsonl.gz").stdout


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
@pytest.mark.parametrize("argument", ["page.txt", "--help", "rules", "config", "--version"])
def test_a_full_disk_is_told(page: Path, environment: dict[str, str], argument: str) -> None:
    with open("/dev/full", "wb") as full:
        result = subprocess.run(
            [*COMMAND, argument],
            stdout=full,
            stderr=subprocess.PIPE,
            cwd=page.parent,
            env=environment,
            check=False,
        )
    assert result.returncode == 1
    assert result.stderr == b"newsclean: cannot write standard output: No space left on device\n"


def test_a_closed_output_is_told(page: Path, environment: dict[str, str]) -> None:
    result = subprocess.run(
        ["sh", "-c", '"$@" >&-', "sh", *COMMAND, "page.txt"],
        capture_output=True,
        cwd=page.parent,
        env=environment,
        check=False,
    )
    assert result.returncode == 1
    assert b"standard output" in result.stderr
    assert b"Traceback" not in result.stderr


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_broken_pipe_ends_quietly(page: Path, environment: dict[str, str], jobs: str) -> None:
    page.with_name("many.jsonl").write_text('{"text": "Hello."}\n' * 50_000)
    process = subprocess.Popen(
        [*COMMAND, "many.jsonl", "-j", jobs],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=page.parent,
        env=environment,
    )
    assert process.stdout and process.stderr
    assert process.stdout.readline() == b'{"text": "Hello."}\n'
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(60) == 141
    process.stderr.close()


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]
)
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interruption_leaves_everything_as_it_was(
    tmp_path: Path, environment: dict[str, str], number: int, code: int, jobs: str
) -> None:
    (tmp_path / "out.jsonl").write_text("old")
    process = subprocess.Popen(
        [*COMMAND, "--jsonl", "-o", "out.jsonl", "-j", jobs],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
        env=environment,
        # Tests that run under nohup hand down that SIGHUP is ignored, which the command respects.
        preexec_fn=lambda: signal.signal(number, signal.SIG_DFL),  # noqa: PLW1509 - no threads
    )
    assert process.stdin
    process.stdin.write(b'{"text": "Hello."}\n' * 100)
    process.stdin.flush()
    deadline = time.monotonic() + 60
    while len(list(tmp_path.iterdir())) < 2:
        assert time.monotonic() < deadline, "no temporary file appeared"
        time.sleep(0.05)
    assert len(list(tmp_path.iterdir())) == 2, "the output is being written under another name"
    process.send_signal(number)
    assert process.wait(60) == code
    process.stdin.close()
    assert process.stdout and process.stderr
    assert process.stderr.read() == b""
    process.stdout.close()
    process.stderr.close()
    assert files(tmp_path) == {"out.jsonl": "old"}


@pytest.mark.parametrize("target", ["none/out.txt", "page.txt/out.txt", "."])
def test_a_place_that_cannot_be_written_is_told(run: Run, page: Path, target: str) -> None:
    result = run("page.txt", "-o", target)
    assert (result.returncode, result.stdout) == (2, b"")
    (line,) = result.stderr.decode().splitlines()
    assert target in line
    assert files(page.parent) == {"page.txt": PAGE}
