"""Pages a CPU second, all systems in one interleaved run.

    python -m benchmarks.speed --data DIR [--pages N] [--rounds N] [--peers a,b] [--peer-python P]

Every page goes to every system before the next page does, in an order that moves on by one each
time, so that whatever else the machine does hits all of them alike. Each system counts the CPU
time of its own process, after a start on other pages that is not counted; ratios are to
trafilatura.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from zlib import crc32

from benchmarks.pages import Page, html_pages
from benchmarks.peers import NEWSCLEAN, PEERS, Peer, start
from benchmarks.tables import Cell, table

STANDARD = "trafilatura"
# Uncounted pages before the first: systems load what a language or a kind of page needs.
WARM_UP = 25


def seconds(systems: Sequence[Peer], pages: Sequence[Page], rounds: int = 1) -> dict[str, float]:
    """CPU seconds that each system takes for the pages after the first WARM_UP ones."""
    for page in pages[:WARM_UP]:
        for system in systems:
            system.extract(page.text, page.url, page.language)
    total = {system.name: 0.0 for system in systems}
    for k, page in enumerate(list(pages[WARM_UP:]) * rounds):
        first = k % len(systems)
        for system in [*systems[first:], *systems[:first]]:
            total[system.name] += system.extract(page.text, page.url, page.language).seconds
    return total


def sample(pages: Sequence[Page], size: int) -> list[Page]:
    """News pages and articles to warm up on and to time, chosen by their names alone."""
    articles = [p for p in pages if p.kind == "article" and p.suite in ("wcxb", "fundus_pub")]
    return sorted(articles, key=lambda page: crc32(page.id.encode()))[: WARM_UP + size]


def section(pages: Sequence[Page], systems: Sequence[Peer], rounds: int = 1) -> str:
    """The table of pages a second."""
    total = seconds(systems, pages, rounds)
    pages = pages[WARM_UP:]
    standard = total.get(STANDARD)
    rows: list[list[Cell]] = []
    for name, used in sorted(total.items(), key=lambda item: item[1]):
        speed = len(pages) * rounds / max(used, 1e-9)
        ratio = f"{standard / max(used, 1e-9):.2f}" if standard else None
        rows.append([name, f"{speed:.1f}", ratio])
    size = sum([len(page.text) for page in pages]) / 1000 / max(1, len(pages))
    title = f"### Speed: {len(pages)} pages of {size:.0f} thousand characters, {rounds} rounds"
    return f"{title}\n\n{table(['', 'pages a CPU second', 'x trafilatura'], rows)}\n"


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--pages", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--peers", default=",".join(PEERS))
    parser.add_argument("--peer-python", action="append", default=[])
    options = parser.parse_args()
    pages = sample(list(html_pages(options.data)), options.pages)
    names = [*NEWSCLEAN, *options.peers.split(",")]
    systems = start(names, [sys.executable, *options.peer_python])
    try:
        print(section(pages, systems, options.rounds))
    finally:
        for system in systems:
            system.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
