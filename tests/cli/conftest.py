"""The installed command as a subprocess, and the text that most tests clean."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import newsclean

SCRIPT = Path(sys.executable).with_name("newsclean")
COMMAND = [str(SCRIPT)] if SCRIPT.exists() else [sys.executable, "-m", "newsclean.cli.main"]

ARTICLE = """\
Council votes to close the ferry line

The council of Brekke voted on Monday to close the ferry line after ninety years of service.

The vote was seven to four after a debate that lasted three hours, the mayor said on Tuesday.
"""
PAGE = ARTICLE.replace("\n\nThe vote", "\n\nView post on X\n\nThe vote") + "\nShare on WhatsApp\n"

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.fixture
def environment() -> dict[str, str]:
    """The environment without what changes the command's ways."""
    drop = ("NO_COLOR", "FORCE_COLOR", "NEWSCLEAN_TRACEBACK", "COLUMNS")
    return {key: value for key, value in os.environ.items() if key not in drop}


@pytest.fixture
def run(tmp_path: Path, environment: dict[str, str]) -> Run:
    """Run the command in an empty directory: ``run("a.txt", "--explain", stdin=b"")``."""

    def call(
        *arguments: str, stdin: bytes = b"", env: dict[str, str] | None = None, cwd: Path = tmp_path
    ) -> "subprocess.CompletedProcess[bytes]":
        return subprocess.run(
            [*COMMAND, *arguments],
            input=stdin,
            capture_output=True,
            cwd=cwd,
            env={**environment, **(env or {})},
            timeout=120,
            check=False,
        )

    return call


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A file with a page of which something goes."""
    assert newsclean.clean(PAGE) != PAGE
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8", newline="")
    return path
