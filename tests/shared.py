"""The development data, where it is at hand: it is no part of the repository."""

import json
from pathlib import Path
from typing import Any

import pytest

DIRECTORY = Path(__file__).resolve().parent.parent.parent / "shared"


def records(*parts: str) -> list[dict[str, Any]]:
    """The records of a JSONL file under ``../shared``; skips the test where it is absent."""
    path = DIRECTORY.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"needs the development data: {path.name} is not under ../shared")
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]
