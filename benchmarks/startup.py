"""How long the command takes to start: CPU time beside a bare ``python -c pass``.

    python -m benchmarks.startup [--rounds N] [--command PATH]

Each round runs every call once, in turn, in an empty directory, and takes user and system time of
the process from the operating system. Read the ratios; the best of all rounds is what the
call costs on a machine that does nothing else. The first round, which compiles modules, is not
counted.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.tables import Cell, table

BARE = "python -c pass"
ARTICLE = """\
The harbour board voted seven to four on Monday to close the eastern quay for two winters, after
a debate that ran for three hours.

“We have patched this wall since my father was a pilot,” said Ada Brekke, who has chaired the
board for nine years. “It is time that we built one.”

Fishing crews will be moved to the western basin from 1 March. The board will pay for the diesel
that the longer way costs them, at a rate that is to be settled before Christmas.

Two members wanted to wait for a second survey, which is due in May.
"""
CHROME = """\
Home | News | Sport | Weather

Accept all cookies

Share this article

Sign up for our newsletter
"""


def calls(command: str, folder: Path) -> dict[str, tuple[list[str], Path]]:
    """Command lines with what stands on their standard input."""
    texts = {"article": ARTICLE, "page": CHROME + "\n" + ARTICLE, "one line": "Short text.\n"}
    out = {BARE: ([sys.executable, "-c", "pass"], Path(os.devnull))}
    for name, text in texts.items():
        path = folder / f"{name}.txt"
        path.write_text(text, encoding="utf-8")
        out[f"newsclean < {name}"] = ([command], path)
    page = folder / "page.txt"
    out["newsclean --explain < page"] = ([command, "--explain"], page)
    out["newsclean --help"] = ([command, "--help"], page)
    out["newsclean --version"] = ([command, "--version"], page)
    return out


def cpu_seconds(line: Sequence[str], source: Path, folder: Path) -> float:
    """User and system time of one process, which must succeed."""
    # Whoever keeps Python from writing compiled modules would measure the compiler.
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    with source.open("rb") as text:
        process = subprocess.Popen(
            line, stdin=text, stdout=subprocess.DEVNULL, cwd=folder, env=kept
        )
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(line)}: exit code {process.returncode}")
    return usage.ru_utime + usage.ru_stime


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--command", default=shutil.which("newsclean"), help="what to run")
    options = parser.parse_args()
    if not options.command:
        parser.error("newsclean is not installed here: name it with --command")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lines = calls(os.path.abspath(options.command), folder)
        taken: dict[str, list[float]] = {call: [] for call in lines}
        for _ in range(options.rounds + 1):
            for call, (line, source) in lines.items():
                taken[call].append(cpu_seconds(line, source, folder))
    best = {call: min(times[1:]) for call, times in taken.items()}
    middle = {call: statistics.median(times[1:]) for call, times in taken.items()}
    rows: list[list[Cell]] = [
        [
            call,
            f"{best[call] * 1000:.1f}",
            f"{best[call] / best[BARE]:.2f}",
            f"{middle[call] / middle[BARE]:.2f}",
        ]
        for call in lines
    ]
    print(table(["", "best, ms", "x bare, best", "x bare, median"], rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
