from newsclean.passes import structure
from newsclean.passes.headline import told
from newsclean.passes.reading import unread
from newsclean.passes.records import records
from newsclean.reader import Reader
from newsclean.segment.html import segment_html

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


def test_a_date_in_every_entry_of_a_list_belongs_to_the_entries() -> None:
    dates = [f"March {day}, 2026" for day in range(12, 17)]
    entries = [line for date in dates for line in (date, "Bergen, Norway", PARAGRAPH)]
    assert seen("record", "Conferences", *entries) == dates
    assert seen("record", "Conferences", *entries[3:]) == []
    # Dates of teasers stand between lines that go themselves.
    reading = READER.read("\n\n".join(["Conferences", *entries]))
    teasers = [2.0 if block.text.startswith("Bergen") else 0.0 for block in reading.document.blocks]
    assert not any(records(reading, teasers, 1.0))


def test_labels_of_advertisements_are_no_entries() -> None:
    labelled = [line for n in range(6) for line in (PARAGRAPH, f"Advertisement {n}")]
    assert seen("record", *labelled, PARAGRAPH) == []


def test_site_name_of_a_page_title() -> None:
    name, headline = "The Brekke Post", "Harbour board votes to close the ferry line"
    whole = f"{headline} - {name}"
    assert seen("site", name, headline, PARAGRAPH, whole) == [name, whole]
    assert seen("site", whole, headline, PARAGRAPH) == [whole]


def test_a_pictures_description_and_its_caption_with_the_credit() -> None:
    shown = "Crates of mackerel are carried ashore at the quay"
    credit = f"{shown}. Marit Lund / Brekke Post"
    assert seen("caption", PARAGRAPH, shown, credit, PARAGRAPH) == [shown, credit]
    # A sentence that takes up the one before it, and a subhead that its paragraph begins with.
    assert seen("caption", shown, PARAGRAPH, credit) == []
    assert seen("caption", "The quay", "The quay is closed.", PARAGRAPH) == []
    assert (
        seen("caption", shown, f"{shown} before dawn, as they have been for some two hundred years")
        == []
    )


def threads(page: str) -> list[str]:
    document = segment_html(page)
    marks = structure.comments(document, unread(document).prose, {"comment": "comments"})
    return [b.text for b, mark in zip(document.blocks, marks, strict=True) if mark]


def test_comments_under_what_calls_itself_an_article() -> None:
    article = "".join([f"<p>{PARAGRAPH}</p>"] * 4)
    comment = "I was at the meeting and nobody asked the islanders anything."
    below = f"<ol class=comment-list><li><p>{comment}</p></li></ol>"
    kind = "<meta property=og:type content=article>"
    assert threads(f"{kind}<main>{article}</main>{below}") == [comment]
    # A forum, a page of comments alone, and an article in a box that is called after them.
    assert threads(f"<main>{article}</main>{below}") == []
    assert threads(f"{kind}{below}") == []
    assert threads(f"{kind}<main class=comment-open>{article}</main>") == []


def test_what_stands_under_a_picture() -> None:
    picture = "<figure><img><figcaption>The quay in May<p>Ines Falk</figcaption></figure>"
    said = "<blockquote>We were not asked.</blockquote><figcaption>Tor Hallan</figcaption>"
    page = segment_html(f"{picture}<figure>{said}</figure><p>The boat is out.</p>{picture}")
    whole = unread(page)
    blocks = range(len(whole.size))
    none = [0.0 for _ in blocks]
    marks = structure.measure_page(whole, whole, blocks, none, none, {})["structure-figcaption"]
    found = [b.text for b, mark in zip(page.blocks, marks, strict=True) if mark]
    assert found == ["The quay in May", "Ines Falk"] * 2


def test_the_headline_of_a_page_is_the_top_heading_that_its_head_tells() -> None:
    page = "<title>The ferry line closes - Post</title><h1>Post</h1><h1>The ferry line closes</h1>"
    whole = READER.read_document(segment_html(f"{page}<h2>The ferry line closes</h2>"))
    blocks = range(len(whole.size))
    none = [0.0 for _ in blocks]
    marks = structure.measure_page(whole, whole, blocks, none, told(whole), {})[
        "structure-headline"
    ]
    assert marks == [0.0, 1.0, 0.0]
