import pytest

pytest.importorskip("numpy")
pytest.importorskip("lightgbm")

import numpy as np

from benchmarks import arrangements
from benchmarks.pages import Page
from benchmarks.samples import sample
from newsclean.model.model import load_model

HEADLINE = "Harbour board votes to close the ferry line"
PARAGRAPH = (
    "The board met for three hours on Monday evening and heard eleven islanders, most of whom "
    "had come over on the ferry that the board means to close in the spring of next year."
)


def test_what_a_rule_of_place_gives_is_the_decision_with_it_less_the_one_without() -> None:
    text = "\n".join([HEADLINE, HEADLINE, PARAGRAPH])
    page = Page("1", "ours", "a.example", "en", "article", "full", text, {}, {}, PARAGRAPH, "")
    item = sample(page)
    assert item is not None
    model = load_model("text")
    with_rule = np.array([6.0, model.structure["structure-copy"] - 1.0, -6.0])
    header, *rows = arrangements.rows([item], [with_rule], model, "text")
    assert header == ["", "pages", "blocks", "article", "ours full"]
    by_rule = {row[0]: row[1:] for row in rows}
    assert by_rule["structure-passage"] == [0, 0, 0, "+0.0 / +0.0 / +0.0"]
    *counts, gains = by_rule["structure-copy"]
    assert counts == [1, 1, 0]
    words, more = len(PARAGRAPH.split()), len(HEADLINE.split())
    without = 2 * words / (2 * words + more)
    expected = f"{1000 * (1 - without):+.1f}"
    assert gains == f"{expected} / {expected} / {expected}"
