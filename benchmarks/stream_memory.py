"""Memory and speed of the shell filter on a long JSONL stream, made while it runs.

Run ``python -m benchmarks.stream_memory --megabytes 1000 --jobs 2``. The records are the
documents of ``corpus/``, numbered, so that no two are equal. Prints the memory of the command and
its workers at each tenth of the stream; it should not grow after the first. Linux only: memory now
is the sum of the proportional set sizes in ``/proc``, the peak that of the highest resident sizes.
"""

import argparse
import itertools
import json
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from tests.corpus import load_all

COMMAND = [sys.executable, "-m", "newsclean.cli.main"]
MARKS = 10


def records() -> Iterator[bytes]:
    """Endless records of about the length of news articles."""
    texts = [document.text for document in load_all()]
    for number, text in enumerate(itertools.cycle(texts)):
        record = {"id": number, "text": f"{text}\nThis is copy number {number} of the text.\n"}
        yield json.dumps(record).encode() + b"\n"


def memory(pid: int, file: str, row: str) -> float:
    """Megabytes of a process and all that it has started: a row of a file in its ``/proc``."""
    total = 0
    for process in [pid, *_children(pid)]:
        try:
            rows = Path(f"/proc/{process}/{file}").read_text().splitlines()
        except OSError:  # it ended meanwhile
            continue
        total += sum(int(found.split()[1]) for found in rows if found.startswith(f"{row}:"))
    return total / 1024


def _children(pid: int) -> list[int]:
    try:
        tasks = list(Path(f"/proc/{pid}/task").iterdir())
        found = [int(child) for task in tasks for child in (task / "children").read_text().split()]
    except OSError:
        return []
    return [*found, *[grandchild for child in found for grandchild in _children(child)]]


def drain(stream: IO[bytes], counted: list[int]) -> None:
    """Read all of a stream and count its lines."""
    counted[0] = sum(1 for _ in stream)


def measure(megabytes: float, jobs: int) -> None:
    """Pipe so much through the command, and print what it takes."""
    process = subprocess.Popen(
        [*COMMAND, "--no-config", "--jsonl", "-j", str(jobs)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdin and process.stdout
    lines = [0]
    reader = threading.Thread(target=drain, args=(process.stdout, lines))
    reader.start()
    began = time.perf_counter()
    sent = number = 0
    mark = 1
    print(f"{jobs} process{'es' * (jobs > 1)}")
    print(f"{'MB sent':>8} {'MB now':>8} {'MB peak':>8} {'MB/s':>6}", flush=True)
    for number, record in enumerate(records(), 1):  # noqa: B007 - it is used after the loop
        process.stdin.write(record)
        sent += len(record)
        if sent >= mark * megabytes * 1e6 / MARKS:
            seconds = time.perf_counter() - began
            now = memory(process.pid, "smaps_rollup", "Pss")
            peak = memory(process.pid, "status", "VmHWM")
            rate = sent / 1e6 / seconds
            print(f"{sent / 1e6:8.0f} {now:8.1f} {peak:8.1f} {rate:6.2f}", flush=True)
            mark += 1
        if mark > MARKS:
            break
    process.stdin.close()
    code = process.wait()
    reader.join()
    seconds = time.perf_counter() - began
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = used.ru_utime + used.ru_stime
    print(f"{number:,} records in, {lines[0]:,} out, exit code {code}")
    print(f"{seconds:.0f} s, {cpu:.1f} s of CPU time, workers apart")
    if code or lines[0] != number:
        raise SystemExit(1)


def main() -> None:
    """Read the arguments and measure."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--megabytes", type=float, default=1000)
    parser.add_argument("--jobs", type=int, default=1)
    options = parser.parse_args()
    measure(options.megabytes, options.jobs)


if __name__ == "__main__":
    main()
