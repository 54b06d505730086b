"""Start-up: what a run must not import, since each of these costs as much as Python itself."""

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.startup import ARTICLE as NEWS
from tests.cli.conftest import ARTICLE

HEAVY = {
    *("click", "rich", "regex", "lxml", "selectolax", "trafilatura", "numpy", "pyarrow"),
    *("dataclasses", "inspect", "tomllib", "pathlib", "importlib.metadata", "importlib.resources"),
    *("multiprocessing", "concurrent.futures", "threading", "subprocess", "asyncio", "tempfile"),
    *(
        "typing",
        "contextlib",
        "shutil",
        "textwrap",
        "difflib",
        "logging",
        "gzip",
        "hashlib",
        "html",
        "string",
    ),
}


def modules(arguments: list[str], cwd: Path, text: str = ARTICLE) -> set[str]:
    """The modules that a run has loaded when it ends."""
    code = (
        "import sys; from newsclean.cli.main import main; code = main(sys.argv[1:]);"
        "sys.stderr.write(' '.join(sys.modules)); sys.exit(code)"
    )
    result = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        input=text.encode(),
        capture_output=True,
        cwd=cwd,
        check=True,
    )
    return set(result.stderr.decode().split())


def already(cwd: Path) -> set[str]:
    """What Python itself loads here (.pth files of editable installs add to it)."""
    code = "import sys; sys.stderr.write(' '.join(sys.modules))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=cwd, check=True)
    return set(result.stderr.decode().split())


@pytest.mark.parametrize("arguments", [[], ["--help"], ["--version"], ["-"]])
def test_nothing_heavy_is_loaded(tmp_path: Path, arguments: list[str]) -> None:
    assert modules(arguments, tmp_path) & HEAVY <= already(tmp_path)


@pytest.mark.parametrize("arguments", [["--help"], ["--version"]])
def test_help_does_not_load_the_cleaner(tmp_path: Path, arguments: list[str]) -> None:
    loaded = modules(arguments, tmp_path)
    assert not {name for name in loaded if name.startswith(("newsclean.passes", "newsclean.rules"))}


def test_the_bare_filter_needs_no_parser(tmp_path: Path) -> None:
    assert "argparse" not in modules([], tmp_path)


def test_news_in_english_needs_no_patterns(tmp_path: Path) -> None:
    """Unless it calls for a rule's: together these take half the time that Python itself takes."""
    patterns = {"re", "enum", "functools", "collections", "unicodedata"}
    assert modules([], tmp_path, NEWS) & patterns <= already(tmp_path)
