"""Configuration files: found, checked, beaten by flags, and shown."""

import tomllib
from pathlib import Path

import pytest

import newsclean
from tests.cli.conftest import PAGE, Run

CLEANED = newsclean.clean(PAGE)
KEPT = newsclean.Cleaner(keep={"share"}).clean(PAGE)
assert KEPT != CLEANED


def test_the_nearest_file_counts(run: Run, tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "newsclean.toml").write_text('keep = ["share"]\n')
    assert run(stdin=PAGE.encode(), cwd=inner).stdout.decode() == KEPT
    (tmp_path / "a" / "newsclean.toml").write_text("")
    assert run(stdin=PAGE.encode(), cwd=inner).stdout.decode() == CLEANED


def test_pyproject_counts_where_it_speaks_of_newsclean(run: Run, tmp_path: Path) -> None:
    inner = tmp_path / "a"
    inner.mkdir()
    (tmp_path / "pyproject.toml").write_text('[tool.newsclean]\nkeep = "share"\n')
    (inner / "pyproject.toml").write_text('[project]\nname = "newsclean-plugin"\n')
    assert run(stdin=PAGE.encode(), cwd=inner).stdout.decode() == KEPT
    (tmp_path / "newsclean.toml").write_text('keep = ["embed"]\n')
    assert run(stdin=PAGE.encode(), cwd=tmp_path).stdout.decode() != KEPT


def test_flags_win(run: Run, tmp_path: Path) -> None:
    (tmp_path / "newsclean.toml").write_text('keep = ["share"]\nstrictness = "gentle"\n')
    result = run("--keep", "embed", stdin=PAGE.encode())
    expected = newsclean.Cleaner(keep={"embed"}, strictness="gentle").clean(PAGE)
    assert result.stdout.decode() == expected


def test_config_names_another_file_and_no_config_none(run: Run, tmp_path: Path) -> None:
    (tmp_path / "newsclean.toml").write_text('keep = ["share"]\n')
    (tmp_path / "other.toml").write_text("")
    page = PAGE.encode()
    assert run("--config", "other.toml", stdin=page).stdout.decode() == CLEANED
    assert run("--no-config", stdin=page).stdout.decode() == CLEANED
    assert run("--config", "other.toml", "--no-config", stdin=page).returncode == 2


def test_paths_are_relative_to_the_file(run: Run, tmp_path: Path) -> None:
    inner = tmp_path / "a"
    inner.mkdir()
    (tmp_path / "newsclean.toml").write_text('rules = ["mine.toml"]\n')
    result = run(stdin=b"text", cwd=inner)
    assert result.returncode == 2
    assert str(tmp_path / "mine.toml") in result.stderr.decode()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('kepe = ["share"]', ["unknown key 'kepe'", "'keep'"]),
        ("check = true", ["unknown key 'check'"]),
        ("keep = 3", ["keep", "list of strings"]),
        ('strictness = "mild"', ["strictness", "'mild'", "gentle"]),
        ('jobs = "2"', ["jobs", "number"]),
        ("jobs = true", ["jobs", "number"]),
        ("keep = ", ["not TOML"]),
        ('keep = ["cookies"]', ["unknown label 'cookies'"]),
    ],
)
def test_mistakes_are_told_in_one_line(
    run: Run, tmp_path: Path, text: str, words: list[str]
) -> None:
    (tmp_path / "newsclean.toml").write_text(text)
    result = run(stdin=b"text")
    assert (result.returncode, result.stdout) == (2, b"")
    (line,) = result.stderr.decode().splitlines()
    for word in words:
        assert word in line


def test_a_missing_file_is_told(run: Run) -> None:
    result = run("--config", "none.toml", stdin=b"text")
    assert result.stderr == b"newsclean: none.toml: No such file or directory\n"
    assert result.returncode == 2


def test_config_shows_settings_with_their_origin_as_a_configuration(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "newsclean.toml").write_text('keep = ["share", "ad"]\nrules = ["a.toml"]\n')
    shown = run("config", "--strictness", "strict").stdout.decode()
    lines = {line.split(" = ")[0]: line for line in shown.splitlines() if " = " in line}
    assert lines["keep"].endswith(f"# {tmp_path / 'newsclean.toml'}")
    assert lines["strictness"].endswith("# flag")
    assert lines["jobs"].endswith("# default")
    assert "# drop is not set" in shown
    values = tomllib.loads(shown)
    assert values["keep"] == ["share", "ad"]
    assert values["rules"] == [str(tmp_path / "a.toml")]
    # What it shows is a configuration that means the same.
    (tmp_path / "copy.toml").write_text(shown)
    again = run("config", "--config", "copy.toml").stdout.decode()
    assert tomllib.loads(again) == values
