"""Measures must not depend on the order of sets, which differs from run to run."""

import os
import subprocess
import sys
from pathlib import Path

CODE = """
import sys
from newsclean.passes import measure
from newsclean.reader import Reader
print(measure(Reader().read(sys.stdin.read())))
"""
TEXT = Path(__file__, "../../../corpus/en-cup-final-centre.txt").resolve().read_text("utf-8")


def test_measures_are_the_same_whatever_the_hash_seed() -> None:
    found = [
        subprocess.run(
            [sys.executable, "-c", CODE],
            input=TEXT * 3,
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2", "3", "4")
    ]
    assert len(set(found)) == 1
