"""The shipped packs: every rule proves itself with its own examples and counterexamples."""

import os

import pytest

from newsclean.rules.lint import lint
from newsclean.rules.pack import pack_files


@pytest.mark.parametrize("file", pack_files(), ids=os.path.basename)
def test_a_pack_is_clean(file: str) -> None:
    assert lint([file]) == []


def test_ids_are_unique_across_packs() -> None:
    assert [line for line in lint(pack_files()) if "this id is also in" in line] == []
