import newsclean
from newsclean.decide_page import cut_page, decide_page, worth_a_look
from newsclean.document import Document
from newsclean.model.model import load_model
from newsclean.passes import dom
from newsclean.passes.reading import Reading, unread
from newsclean.reader import Reader
from newsclean.segment.html import segment_html

# What the learnt glance is surer of than this is passed over; the page below is short.
MODEL = load_model("html")._replace(glance=1.5)
PARAGRAPH = (
    "The harbour board voted on Monday to close the line, and islanders say they will appeal. "
)
PAGE = (
    "<nav>" + "<a href=/x>World</a> <a href=/y>Business</a>" * 9 + "</nav><article><h1>Ferry</h1>"
    + f"<p>{PARAGRAPH}</p>" * 6 + "</article><ul>"
    + "<li><a href=/z>Ten boats that nobody wants to miss</a>" * 20 + "</ul>"
)  # fmt: skip


def test_paragraphs_and_headlines_get_a_look_whatever_the_glance_says() -> None:
    seen = {
        "prose": [300.0, 300.0, 0.0, 0.0, 0.0],
        "links": [0.1, 0.9, 0.0, 0.0, 0.0],
        "top-heading": [0.0, 0.0, 0.0, 0.0, 1.0],
    }
    assert worth_a_look(seen, [9.0, 9.0, 9.0, 1.0, 9.0], 3.0) == [0, 3, 4]


def test_menus_are_passed_over_and_paragraphs_are_not() -> None:
    whole = unread(segment_html(PAGE))
    read: list[int] = []

    def reader(document: Document, worded: bool) -> Reading:
        read.append(len(document.blocks))
        return Reader().read_document(document, worded)

    found = decide_page(whole, reader, MODEL, "balanced")
    texts = [block.text for block in whole.document.blocks]
    assert read == [len(found.looked)] and read[0] < len(texts)
    assert {i for i, text in enumerate(texts) if text == PARAGRAPH.strip()} <= set(found.looked)
    assert [t for t, gone in zip(texts, found.decision.removed, strict=True) if not gone] == [
        "Ferry",
        *[PARAGRAPH.strip()] * 6,
    ]


def test_evidence_from_outside_can_call_for_a_look() -> None:
    whole = unread(segment_html(PAGE))
    read = Reader().read_document
    plain = decide_page(whole, read, MODEL, "balanced")
    passed = next(i for i in range(len(whole.size)) if i not in plain.looked)
    saved = [-40.0 if i == passed else 0.0 for i in range(len(whole.size))]
    again = decide_page(whole, read, MODEL, "balanced", {"site": saved})
    assert passed in again.looked and not again.decision.removed[passed]


def test_the_densest_container_is_the_one_with_most_prose_directly_in_it() -> None:
    page = dom.outline(unread(segment_html(PAGE)), {})
    columns = dom.measure(page, range(len(page.elements)))
    texts = [block.text for block in page.reading.document.blocks]
    inside = {t for t, d in zip(texts, columns["densest"], strict=True) if d == 0.0}
    assert inside == {"Ferry", PARAGRAPH.strip()}
    first, last, share = page.densest
    assert texts[first] == "Ferry" and texts[last] == PARAGRAPH.strip() and share == 1.0


def test_names_of_classes_are_weighed_with_those_around() -> None:
    html = "<main class=story><p class=lead>One two three.<p>Four five.</main>"
    page = dom.outline(unread(segment_html(html)), {"lead": -1.0, "story": -0.5})
    columns = dom.measure(page, [0, 1])
    assert columns["names-own"] == [-1.0, 0.0]
    assert columns["names-outer"] == [-0.5, -0.5]
    assert columns["names-low"] == [-1.0, -0.5]


def test_a_headline_printed_twice_stays_once() -> None:
    headline = "Harbour board votes to close the ferry line"
    body = "".join([f"<p>{PARAGRAPH} That was {day}.</p>" for day in ("Monday", "May", "noon")])
    page = f"<title>{headline}</title><article><h1>{headline}</h1><h2>{headline}</h2>{body}"
    assert newsclean.clean_html(page).split("\n").count(headline) == 1


def test_pages_that_are_something_else_are_cut_with_care() -> None:
    whole = unread(segment_html("<p>The boat leaves at nine.</p>"))
    between = [(MODEL.cut("strict", 0.0) + MODEL.cut("balanced", 0.0)) / 2]

    def goes(kind: str, strictness: str) -> bool:
        hints = (("kind", kind),) if kind else ()
        page = whole._replace(document=whole.document._replace(hints=hints))
        return cut_page(between, page, MODEL, strictness)[0][0]

    assert goes("", "strict") and goes("article", "strict")
    assert not goes("website", "strict") and not goes("article", "balanced")


def test_comments_go_where_there_are_many_more_of_them_than_of_the_article() -> None:
    comment = "I was there on Monday, and nobody on the board had asked a single islander before. "
    thread = "".join([f"<li><p>{comment * 3}</p></li>" for _ in range(60)])
    page = "<meta property=og:type content=article>" + PAGE.replace(
        "</article>", f"</article><ol class=comment-list>{thread}</ol>"
    )
    assert newsclean.clean_html(page) == newsclean.clean_html(PAGE)
