"""The plain filter: text in, article out, and what it says about it."""

from pathlib import Path

import pytest

import newsclean
from tests.cli.conftest import ARTICLE, PAGE, Run

CLEANED = newsclean.clean(PAGE)


def test_standard_input_is_cleaned_and_nothing_else_is_said(run: Run) -> None:
    result = run(stdin=PAGE.encode())
    assert (result.stdout.decode(), result.stderr, result.returncode) == (CLEANED, b"", 0)


def test_files_and_dash_are_cleaned_in_order(run: Run, page: Path) -> None:
    result = run("page.txt", "-", stdin=ARTICLE.encode())
    assert result.stdout.decode() == CLEANED + ARTICLE
    assert result.returncode == 0


def test_clean_is_the_command_that_bare_newsclean_runs(run: Run, page: Path) -> None:
    assert run("clean", "page.txt").stdout == run("page.txt").stdout


def test_a_file_with_a_commands_name_is_reached_by_path_or_after_clean(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "report").write_text(PAGE)
    assert run("./report").stdout.decode() == CLEANED
    assert run("clean", "report").stdout.decode() == CLEANED


def test_options_may_follow_files_and_two_dashes_end_them(run: Run, tmp_path: Path) -> None:
    (tmp_path / "--explain").write_text(ARTICLE)
    assert run("--", "--explain").stdout.decode() == ARTICLE
    assert b"nothing removed" in run("--explain", "--", "--explain").stdout
    assert b"removals" in run("-", "--explain", stdin=PAGE.encode()).stdout


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("final", [True, False])
def test_line_ends_and_final_line_end_stay(run: Run, end: str, final: bool) -> None:
    text = PAGE.replace("\n", end)
    text = text if final else text.removesuffix(end)
    output = run(stdin=text.encode()).stdout.decode()
    assert output == newsclean.clean(text)
    assert output.endswith(end) == final
    assert end == "\n" or "\n" not in output.replace(end, "")


@pytest.mark.parametrize(
    ("mark", "codec"),
    [(b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")],
)
def test_a_byte_order_mark_is_kept_and_tells_the_encoding(
    run: Run, mark: bytes, codec: str
) -> None:
    result = run(stdin=mark + PAGE.encode(codec))
    assert result.stdout == mark + CLEANED.encode(codec)


def test_encoding_holds_for_input_and_output(run: Run) -> None:
    text = PAGE.replace("Brekke", "Brække")
    result = run("--encoding", "latin-1", stdin=text.encode("latin-1"))
    assert result.stdout == newsclean.clean(text).encode("latin-1")
    assert run("--encoding", "utf-16", stdin=text.encode("utf-16")).stdout.decode(
        "utf-16"
    ) == newsclean.clean(text)


@pytest.mark.parametrize("data", [b"", b"\n", b"\n\n\n", b"\x00\x00", b"a", "\u2028\x85".encode()])
def test_odd_input_is_ordinary(run: Run, data: bytes) -> None:
    result = run(stdin=data)
    assert result.stdout.decode() == newsclean.clean(data.decode())
    assert (result.returncode, result.stderr) == (0, b"")


def test_keep_drop_and_strictness_reach_the_cleaner(run: Run) -> None:
    keeping = newsclean.Cleaner(keep={"share", "embed"})
    assert run("--keep", "share, embed", stdin=PAGE.encode()).stdout.decode() == keeping.clean(PAGE)
    dropping = newsclean.Cleaner(drop={"title"})
    assert run("--drop=title", stdin=PAGE.encode()).stdout.decode() == dropping.clean(PAGE)
    gentle = newsclean.Cleaner(strictness="gentle")
    assert run("--strictness", "gentle", stdin=PAGE.encode()).stdout.decode() == gentle.clean(PAGE)


def test_html_becomes_text_by_name_by_beginning_and_by_option(run: Run, tmp_path: Path) -> None:
    html = f"<!doctype html><title>T</title><body><article><p>{ARTICLE}</p></article></body>"
    expected = newsclean.clean_html(html).rstrip("\n") + "\n"
    (tmp_path / "page.html").write_text(html)
    assert run("page.html").stdout.decode() == expected
    assert run(stdin=html.encode()).stdout.decode() == expected
    fragment = html.removeprefix("<!doctype html>")
    assert run("--html", stdin=fragment.encode()).stdout.decode() == expected
    both = run("page.html", "page.html").stdout.decode()
    assert both == expected * 2


def test_explain_tells_line_label_reason_and_text(run: Run, page: Path) -> None:
    lines = run("--explain", "page.txt").stdout.decode().splitlines()
    report = newsclean.explain(PAGE)
    assert lines[0].startswith(f"page.txt: {len(report.removals)} removals")
    assert len(lines) == 1 + len(report.removals)
    for line, removal in zip(lines[1:], report.removals, strict=True):
        text = removal.text.strip()
        number = PAGE[: PAGE.index(text)].count("\n") + 1
        assert line.split()[0] == str(number)
        assert removal.label in line
        assert removal.reasons[0].name in line
        assert line.endswith(text)


def test_only_removed_is_what_explain_names(run: Run, page: Path) -> None:
    texts = [removal.text.strip() for removal in newsclean.explain(PAGE).removals]
    assert run("--only-removed", "page.txt").stdout.decode() == "\n".join(texts) + "\n"


def test_check_writes_nothing_and_tells_by_exit_code(run: Run, page: Path, tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text(ARTICLE)
    found = run("--check", "page.txt", "article.txt")
    assert (found.stdout, found.returncode) == (b"", 1)
    assert found.stderr.startswith(b"newsclean: page.txt: would remove ")
    assert b"article.txt" not in found.stderr
    nothing = run("--check", "article.txt")
    assert (nothing.stdout, nothing.stderr, nothing.returncode) == (b"", b"", 0)


def test_stats_count_by_label_on_stderr(run: Run, page: Path) -> None:
    result = run("--stats", "page.txt")
    assert result.stdout.decode() == CLEANED
    rows = {line.split()[0]: line.split()[1:] for line in result.stderr.decode().splitlines()}
    report = newsclean.explain(PAGE)
    for label in {removal.label for removal in report.removals}:
        removals = [removal for removal in report.removals if removal.label == label]
        assert rows[label][0] == str(len(removals))
        assert rows[label][1] == str(sum(len(removal.text) for removal in removals))
    assert int(rows["all"][1]) == len(PAGE) - len(CLEANED)


class TestBadInput:
    """One clear line on stderr, and all that can be done is done."""

    @pytest.mark.parametrize(
        ("arguments", "words"),
        [
            (["--nonsense"], ["unknown option --nonsense"]),
            (["--explian"], ["unknown option --explian", "--explain"]),
            (["--keep", "cookies"], ["unknown label 'cookies'"]),
            (["--keep", "title"], ["'title'", "keep"]),
            (["--strictness", "mild"], ["mild", "gentle", "balanced", "strict"]),
            (["--jobs", "many"], ["many"]),
            (["--encoding", "klingon"], ["unknown encoding 'klingon'"]),
            (["--encoding", "rot13"], ["unknown encoding 'rot13'"]),
            (["--rules", "none.toml"], ["none.toml", "No such file"]),
            (["--explain", "--diff"], ["--explain", "--diff", "exclude"]),
            (["-o", "a", "--out-dir", "b"], ["--out", "--out-dir", "exclude"]),
            (["--in-place", "--explain"], ["--explain", "--in-place", "exclude"]),
            (["--in-place"], ["standard input"]),
            (["--out"], ["expected one argument"]),
        ],
    )
    def test_a_wrong_call(self, run: Run, arguments: list[str], words: list[str]) -> None:
        result = run(*arguments, stdin=b"text")
        assert (result.returncode, result.stdout) == (2, b"")
        (line,) = result.stderr.decode().splitlines()
        assert line.startswith("newsclean: ")
        for word in words:
            assert word in line

    def test_a_faulty_rule_pack_names_file_line_and_rule(self, run: Run, tmp_path: Path) -> None:
        pack = 'language = "en"\nname = "English"\nstopwords = ["the"]\n\n[[rule]]\n'
        pack += 'id = "en.ad.mine"\nlabel = "nonsense"\nstrength = "strong"\nplace = "line"\n'
        (tmp_path / "mine.toml").write_text(pack + 'phrases = ["a b"]\n')
        result = run("--rules", "mine.toml", stdin=b"text")
        assert (result.returncode, result.stdout) == (2, b"")
        (line,) = result.stderr.decode().splitlines()
        for word in ("mine.toml:5", "en.ad.mine", "nonsense"):
            assert word in line

    @pytest.mark.parametrize("name", ["missing.txt", "folder", "latin.txt", "cut.txt.gz"])
    def test_other_files_are_still_cleaned(self, run: Run, page: Path, name: str) -> None:
        (page.parent / "folder").mkdir()
        (page.parent / "latin.txt").write_bytes("Brække".encode("latin-1"))
        (page.parent / "cut.txt.gz").write_bytes(b"\x1f\x8b\x08\x00\x00\x00")
        result = run(name, "page.txt")
        assert result.stdout.decode() == CLEANED
        assert result.returncode == (1 if name == "cut.txt.gz" else 2)
        (line,) = result.stderr.decode().splitlines()
        assert line.startswith(f"newsclean: {name}: ")

    def test_undecodable_bytes_are_located(self, run: Run) -> None:
        result = run(stdin=b"abc\xff")
        assert b"not utf-8 at byte 3" in result.stderr
        assert b"--encoding" in result.stderr
        assert result.returncode == 2

    def test_no_name_can_steer_the_terminal(self, run: Run) -> None:
        result = run("\x1b[31mred\n.txt")
        assert b"\x1b" not in result.stderr
        assert len(result.stderr.splitlines()) == 1

    def test_an_unreadable_file(self, run: Run, page: Path) -> None:
        page.chmod(0)
        try:
            page.read_bytes()
        except PermissionError:
            result = run("page.txt")
            assert (result.returncode, result.stdout) == (2, b"")
            assert result.stderr == b"newsclean: page.txt: Permission denied\n"
        else:
            pytest.skip("this user can read any file")
