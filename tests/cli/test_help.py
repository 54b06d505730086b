"""Help, manual and completions: made from one table, and complete."""

import shutil
import subprocess
from pathlib import Path

import pytest

from newsclean.cli.help import topics
from newsclean.cli.manual import markdown
from newsclean.cli.options import CLEAN, COMMANDS
from newsclean.labels import ALL
from tests.cli.conftest import Run

ROOT = Path(__file__).parents[2]


def test_help_is_one_screen_led_by_three_examples(run: Run) -> None:
    result = run("--help")
    lines = result.stdout.decode().splitlines()
    assert len(lines) <= 40
    assert max(len(line) for line in lines) <= 80
    assert [line.startswith("  newsclean ") for line in lines[2:5]] == [True] * 3
    assert (result.stderr, result.returncode) == (b"", 0)
    for command in list(COMMANDS)[1:]:
        assert any(line.startswith(f"  {command}") for line in lines)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_commands_help_has_all_its_options(run: Run, name: str) -> None:
    text = run(name, "--help").stdout.decode()
    assert text == run("help", name).stdout.decode()
    for option in COMMANDS[name].options:
        for flag in option.flags:
            assert flag in text
    assert max(len(line) for line in text.splitlines()) <= 80


@pytest.mark.parametrize("name", topics())
def test_a_topic_is_shown(run: Run, name: str) -> None:
    text = run("help", name).stdout.decode()
    assert text.startswith("# ")
    assert max(len(line) for line in text.splitlines()) <= 80


def test_the_labels_topic_has_all_labels(run: Run) -> None:
    text = run("help", "labels").stdout.decode()
    for label in ALL:
        assert f"`{label}`" in text


def test_an_unknown_topic_names_those_that_there_are(run: Run) -> None:
    result = run("help", "cookies")
    assert result.returncode == 2
    for name in topics():
        assert name in result.stderr.decode()


def test_every_exit_code_is_explained(run: Run) -> None:
    text = run("help", "exit-codes").stdout.decode()
    for code in (0, 1, 2, 130, 141, 143):
        assert str(code) in text


def test_version(run: Run) -> None:
    import newsclean

    assert run("--version").stdout.decode() == f"newsclean {newsclean.__version__}\n"


def test_the_page_in_docs_is_the_help(run: Run) -> None:
    shown = run("help", "markdown").stdout.decode()
    assert shown == markdown()
    docs = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert docs == shown, "run: newsclean help markdown > docs/cli.md"


def test_the_man_page_is_sound(run: Run) -> None:
    page = run("help", "man").stdout
    for option in CLEAN.options:
        assert option.flags[-1].replace("-", r"\-").encode() in page
    if not shutil.which("groff"):
        pytest.skip("needs groff")
    result = subprocess.run(
        ["groff", "-man", "-Tutf8", "-ww", "-z"], input=page, capture_output=True, check=True
    )
    assert result.stderr == b""


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completions_parse(run: Run, tmp_path: Path, shell: str) -> None:
    script = run("completion", shell).stdout
    for option in CLEAN.options:
        assert option.name.encode() in script
    if not shutil.which(shell):
        pytest.skip(f"needs {shell}")
    (tmp_path / "script").write_bytes(script)
    result = subprocess.run(
        [shell, "-n", str(tmp_path / "script")], capture_output=True, check=False
    )
    assert (result.returncode, result.stderr) == (0, b"")


COMPLETED = [
    (["--expl"], "--explain"),
    (["rep"], "report"),
    (["--strictness", "g"], "gentle"),
    (["--keep", "capt"], "caption"),
    (["--drop", "tit"], "title"),
    (["--keep", "ad,capt"], "ad,caption"),
    (["report", "--o"], "--out"),
    (["completion", "f"], "fish"),
    (["help", "exit"], "exit-codes"),
    (["help", "pag"], ""),
    (["pag"], "page.txt"),
]

ASK = {
    "bash": """\
source ./script
COMP_WORDS=(newsclean "$@"); COMP_CWORD=$#
_newsclean
echo "${COMPREPLY[@]}"
""",
    "fish": """\
source ./script
complete -C "newsclean $argv" | string replace -r "\\t.*" ""
true
""",
    # A terminal session in which the completed command line is run, and says its last word.
    "zsh": """\
zmodload zsh/zpty
zpty session zsh -f -i
zpty -w session 'fpath=($PWD/zsh $fpath); autoload -U compinit; compinit -u -D'
zpty -w session 'newsclean() { print -r -- "last""-word:${@[-1]}:" }'
zpty -w -n session "newsclean $*"$'\\t\\n'
zpty -r session said '*last-word:*:'
print -r -- ${${said##*last-word:}%:}
zpty -d session
""",
}


@pytest.mark.parametrize("shell", ASK)
@pytest.mark.parametrize(("words", "offered"), COMPLETED)
def test_shells_complete(run: Run, page: Path, shell: str, words: list[str], offered: str) -> None:
    if not shutil.which(shell):
        pytest.skip(f"needs {shell}")
    folder = page.parent
    script = folder / "zsh" / "_newsclean" if shell == "zsh" else folder / "script"
    script.parent.mkdir(exist_ok=True)
    script.write_bytes(run("completion", shell).stdout)
    (folder / "ask").write_text(ASK[shell])
    result = subprocess.run(
        [shell, "ask", *words], capture_output=True, cwd=folder, check=True, timeout=60
    )
    found = result.stdout.decode().strip()
    if shell == "zsh":  # leaves the word as it is where it knows none; what can go on, goes on
        assert found.rstrip("=,") == (offered or words[-1])
    else:
        assert found == offered
    assert result.stderr == b""


def test_an_unknown_shell_is_told(run: Run) -> None:
    result = run("completion", "tcsh")
    assert result.returncode == 2
    assert b"bash, zsh, fish" in result.stderr
