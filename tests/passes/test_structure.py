from newsclean.passes import structure
from newsclean.reader import Reader

READER = Reader()
PARAGRAPH = (
    "The board met for three hours on Monday evening and heard eleven islanders, most of whom "
    "had come over on the ferry that the board means to close in the spring of next year."
)


def seen(name: str, *lines: str) -> list[str]:
    reading = READER.read("\n\n".join(lines))
    marks = structure.measure(reading, [0.0] * len(reading.size))["structure-" + name]
    return [b.text for b, mark in zip(reading.document.blocks, marks, strict=True) if mark]


def test_headline_printed_twice() -> None:
    headline = "Harbour board votes to close the ferry line"
    assert seen("copy", headline, headline, PARAGRAPH) == [headline]


def test_of_two_copies_the_first_stays_unless_it_is_chrome_sooner_than_the_other() -> None:
    headline = "Harbour board votes to close the ferry line"
    reading = READER.read("\n\n".join([headline, "News", headline, PARAGRAPH]))
    first, second = [1.0, 0.0, 0.0, 0.0], [0.0, 0.0, 1.0, 0.0]
    assert structure.copies(reading, [3.0, 5.0, 1.0, -5.0]) == first
    assert structure.copies(reading, [3.0, 5.0, 4.0, -5.0]) == second
    assert structure.copies(reading, [-1.0, 5.0, -3.0, -5.0]) == second


def test_a_short_headline_has_copies_only_directly_above_an_article() -> None:
    headline = "The ferry line closes"
    assert seen("copy", "News", headline, headline, PARAGRAPH) == [headline]
    assert seen("copy", headline, "News", headline, PARAGRAPH) == []
    assert seen("copy", headline, headline, "And the boat goes out", "in the dark") == []


def test_a_headline_that_ends_like_a_sentence_has_copies_too() -> None:
    headline = "Will the harbour board ever vote to close the ferry line?"
    assert seen("copy", headline, headline, PARAGRAPH) == [headline]


def test_refrain_further_on_is_no_copy() -> None:
    line = "And the boat goes out in the morning dark"
    assert seen("copy", line, "one", "two", "three", "four", line) == []


def test_refrain_among_paragraphs_is_no_copy() -> None:
    line = "ISLANDERS (chanting): And the boat goes out!"
    paragraphs = [PARAGRAPH + f" This was {n}." for n in "abcde"]
    assert seen("copy", *paragraphs, line, "SECOND GROUP: No!", line, *paragraphs) == []


def test_line_under_an_image_placeholder() -> None:
    caption = "Board member Ines Falk - Harbour master Tor Hallan"
    assert seen("image", "Cover Image", caption, PARAGRAPH) == [caption]
    assert seen("image", caption, PARAGRAPH) == []


def test_lines_that_a_paragraph_announces() -> None:
    announced = PARAGRAPH + " The banner has three buttons:"
    lines = f"{announced}\n\n- Accept all\n- Reject all\n\nWhat happens next"
    assert seen("list", lines) == ["- Accept all", "- Reject all"]


def test_site_name_of_a_page_title() -> None:
    name, headline = "The Brekke Post", "Harbour board votes to close the ferry line"
    whole = f"{headline} - {name}"
    assert seen("site", name, headline, PARAGRAPH, whole) == [name, whole]
    assert seen("site", whole, headline, PARAGRAPH) == [whole]
