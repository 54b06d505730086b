"""Signals of labels: what the rules say of a block's neighbours, each side for itself."""

import newsclean
from newsclean.labelling import box_label, signals
from newsclean.passes import measure
from newsclean.reader import Reader
from newsclean.segment.html import segment_html

READER = Reader()
PARAGRAPH = (
    "The board met for three hours on Monday evening and heard eleven islanders, most of whom "
    "had come over on the ferry that the board means to close in the spring of next year."
)


def told(block: int, *lines: str) -> dict[str, float]:
    reading = READER.read("\n\n".join(lines))
    found = signals(reading, measure(reading), block)
    assert len(found) == len(dict(found)), "a signal counts once"
    return dict(found)


def test_neighbours_are_heard_less_the_further_away() -> None:
    lines = ("Share on Facebook", "Ines Falk", "Tor Hallan", PARAGRAPH)
    near, far = told(1, *lines)["above share"], told(2, *lines)["above share"]
    assert 1.0 >= near > far > 0.0
    assert "below share" not in told(1, *lines)


def test_two_neighbours_say_the_same_once() -> None:
    found = told(2, "Share on Facebook", "Share on WhatsApp", "Ines Falk", PARAGRAPH)
    alone = told(1, "Share on WhatsApp", "Ines Falk", PARAGRAPH)
    assert found["above share"] == alone["above share"]


BOXES = {"box": {"newsletter": "newsletter"}, "line": {"date": "meta", "credit": "credit"}}


def boxed(html: str) -> list[str]:
    blocks = segment_html(html).blocks
    return [box_label(block.element, BOXES) for block in blocks if block.element]


def test_a_box_says_what_every_line_in_it_is() -> None:
    lines = "<p class=date>Every Monday</p><p>In your inbox</p>"
    assert boxed(f"<div class=site-newsletter>{lines}</div>") == ["newsletter"] * 2
    assert boxed(lines) == ["meta", ""]


def test_what_stands_under_a_picture_is_its_caption_or_the_credit() -> None:
    caption = "<figcaption>Passengers on the quay</figcaption>"
    credit = "<figcaption class=credit>Ines Falk</figcaption>"
    assert boxed(f"<figure>{caption}{credit}</figure>") == ["caption", "credit"]


OTHER = (
    "Two members asked for a second survey of the quay before the winter, and were told that the "
    "money for it had been spent on the first one, which nobody outside the office has read."
)


def test_what_an_arrangement_marks_is_called_by_it() -> None:
    headline = "Harbour board votes to close the ferry line in spring"
    shown = "Crates of mackerel are carried ashore at the quay"
    credited = f"{shown} Marit Lund / Brekke Post"
    text = "\n\n".join([headline, headline, PARAGRAPH, shown, credited, OTHER])
    found = [(removal.text.strip(), removal.label) for removal in newsclean.explain(text).removals]
    assert found == [(headline, "duplicate"), (shown, "caption"), (credited, "caption")]
