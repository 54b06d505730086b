"""Answers by alignment: which copy of a record's title is the article's headline."""

import numpy as np
import pytest

from benchmarks.align import add_titles
from benchmarks.pages import NEUTRAL

TITLE = "Quay closes"


@pytest.mark.parametrize(
    ("lines", "labels", "wanted"),
    [
        (["quay closes", "menu", "quay closes", "text"], [1, 1, 1, 0], [1, 1, 0, 0]),
        (["menu", "text", "quay closes", "text"], [1, 0, 1, 0], [1, 0, 0, 0]),
        (["text", "text", "text", "text", "quay closes"], [0, 0, 0, 0, 1], [0, 0, 0, 0, 0]),
        (["quay closes", "menu"], [NEUTRAL, 1], [0, 1]),
        (["menu", "text"], [1, 0], [1, 0]),
    ],
)
def test_the_last_copy_above_the_article_is_its_headline(
    lines: list[str], labels: list[int], wanted: list[int]
) -> None:
    weight = np.ones(len(lines))
    add_titles(TITLE, lines, labels, weight)
    assert labels == wanted
    heavier = [w > 1.0 for w in weight]
    assert heavier == [line == "quay closes" for line in lines]
