"""Preparing models: from what training wrote to a form that loads fast.

``python -m newsclean.model.prepare`` writes the prepared form of the models that ship; run it after
every change to one of them or to ``structure.json``. A test compares the files.
"""

import sys

from newsclean.model.model import prepared_file, read_data, shipped_file
from newsclean.model.plain import dump

MODELS = ("text", "html")


def prepared_files() -> dict[str, str]:
    """What the prepared files contain, by their paths."""
    return {prepared_file(name): dump(read_data(shipped_file(name))) for name in MODELS}


def main() -> int:
    """Write the prepared files."""
    for path, text in prepared_files().items():
        with open(path, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
