"""Prepared models: what is committed is what the model files say."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.model.model import load_model, read_model, shipped_file
from newsclean.model.plain import dump, load
from newsclean.model.prepare import prepared_files

NAMES = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1)
NUMBERS = st.integers(-1000, 1000) | st.floats(allow_nan=False)
TEXTS = st.text(st.characters(exclude_characters="\n", codec="utf-8"))
DATA = st.recursive(
    NUMBERS | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=10,
) | st.dictionaries(NAMES, NUMBERS)


def test_the_prepared_models_are_up_to_date() -> None:
    """After a change to a model: python -m newsclean.model.prepare"""
    for path, text in prepared_files().items():
        assert Path(path).read_text("utf-8") == text


@pytest.mark.parametrize("name", ["text", "html"])
def test_a_prepared_model_is_the_model(name: str) -> None:
    assert load_model(name) == read_model(shipped_file(name))


@given(DATA)
def test_plain_data_comes_back(data: object) -> None:
    assert load(dump(data).encode()) == data


def test_a_file_that_is_no_model_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "model.json"
    file.write_text(json.dumps({"words": {}}))
    with pytest.raises(ValueError, match="not a model file"):
        read_model(str(file))
