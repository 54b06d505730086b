"""Print a corpus document as a scraper would hand it over: ``python -m tests.demo FILE``."""

import sys
from pathlib import Path

from tests.corpus import load

if __name__ == "__main__":
    sys.stdout.write(load(Path(sys.argv[1])).text)
