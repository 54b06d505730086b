"""Signals of labels: what the rules say of a block's neighbours, each side for itself."""

from newsclean.labelling import signals
from newsclean.passes import measure
from newsclean.reader import Reader

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
