"""Label weights: what most labels teach holds for those that no page teaches."""

import pytest

pytest.importorskip("numpy")

from benchmarks import label_model
from benchmarks.pages import Page
from benchmarks.samples import sample
from newsclean.labelling import likeliest, weigh
from newsclean.labels import CHROME

LINES = {
    "Share on Facebook": "share",
    "Accept all cookies": "consent",
    "Already a subscriber? Log in": "account",
    "Terms of use": "nav",
    "The board met on Monday and decided to close the ferry line in the spring.": "body",
}


def test_a_rule_is_believed_about_labels_that_no_line_has() -> None:
    text = "\n\n".join(LINES)
    labels = {2 * i: label for i, label in enumerate(LINES.values())}
    item = sample(Page.labelled("p", "hand", "p", "en", text, labels))
    assert item
    weights = label_model.fit([item])
    assert likeliest(weigh(weights, [("rule share", 1.0)], CHROME)) == "share"
    # No line is labelled "legal": its rule is believed for what the others' rules are worth.
    assert weights["rule legal"]["legal"] > 0.0


def test_class_names_teach_a_signal_that_no_hand_labelled_line_has() -> None:
    text = "\n\n".join(LINES)
    item = sample(
        Page.labelled(
            "p", "hand", "p", "en", text, dict(zip(range(0, 9, 2), LINES.values(), strict=True))
        )
    )
    assert item
    row = label_model.Row([("size-1 6", 1.0)], "consent", 1.0)
    weights = label_model.fit([item], [row] * 20)
    assert likeliest(weigh(weights, row.found, CHROME)) == "consent"
