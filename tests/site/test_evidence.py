"""What sister pages say about a block, by what it is and where it stands."""

from newsclean import Cleaner, SiteProfile
from newsclean.passes.reading import Reading, unread
from newsclean.reader import Reader
from newsclean.segment.html import segment_html
from tests.site.brekke import FOOTER, HEADER, TOWNS, page, pages, paragraphs

TEASERS = ("Storm closes the pier", "Choir sings in Garvik", "Wool fetches more", "Hens are back")


Found = dict[str, tuple[float, str]]


def evidence(profile: SiteProfile, text: str) -> Found:
    """Log-odds and details by line."""
    return by_line(profile, text, Reader().read(text))


def html_evidence(profile: SiteProfile, html: str) -> Found:
    return by_line(profile, html, unread(segment_html(html)))


def by_line(profile: SiteProfile, source: str, reading: Reading) -> Found:
    found = profile.sisters(reading, source).evidence(reading)
    lines = [block.text for block in reading.document.blocks]
    return dict(zip(lines, zip(found.weights, found.details, strict=True), strict=True))


def article(town: str) -> str:
    return "\n\n".join(paragraphs(town))


def html_page(town: str, teaser: str) -> str:
    """A page with a teaser that no other page has, in a box that all pages have."""
    article = "".join([f"<p>{text}</p>" for text in paragraphs(town)])
    return (
        f"<body><header>{''.join([f'<div>{line}</div>' for line in HEADER])}</header>"
        f"<article class=story><h1>{town} votes</h1>{article}</article>"
        f"<aside class=more><div class=teaser>{teaser}</div></aside></body>"
    )


def test_lines_of_the_frame_speak_for_chrome_and_new_ones_for_the_article() -> None:
    found = evidence(SiteProfile.learn(pages()), page("Nes"))
    assert all(found[line][0] > 0.9 for line in (*HEADER, *FOOTER))
    assert all(found[text][0] < -0.1 for text in paragraphs("Nes"))


def test_two_other_pages_make_a_line_of_the_site_and_one_a_hint() -> None:
    documents = pages()
    for count, expected in ((0, None), (1, "on one of"), (2, "on 2 of"), (5, "on 5 of")):
        changed = [
            text + ("\nOnly on some\n" if n < count else "") for n, text in enumerate(documents)
        ]
        weight, detail = evidence(SiteProfile.learn(changed), page("Nes") + "\nOnly on some\n")[
            "Only on some"
        ]
        if expected:
            assert weight > 0.0
            assert detail.startswith(expected)
        else:
            assert not detail.startswith("on one of")


def test_a_lone_line_of_the_site_says_more_at_the_edge_than_inside_an_article() -> None:
    line = "The lantern of Brekke shines over the quay"
    inside = [text.replace("\n\n", f"\n\n{line}\n\n", 1) for text in map(article, TOWNS)]
    edge = [f"{line}\n\n{article(town)}" for town in TOWNS]
    weights = [
        evidence(SiteProfile.learn(documents[1:]), documents[0])[line][0]
        for documents in (inside, edge)
    ]
    assert 0.0 < weights[0] < weights[1]


def test_a_line_that_one_other_page_has_says_nothing_inside_the_article() -> None:
    quoted = "“Nobody asked the islands,” says the letter that they all signed."
    sister = page("Ost", article=[*paragraphs("Ost")[:1], quoted, *paragraphs("Ost")[1:]])
    mine = page("Nes", article=[*paragraphs("Nes")[:1], quoted, *paragraphs("Nes")[1:]])
    assert evidence(SiteProfile.learn([*pages(), sister]), mine)[quoted][0] <= 0.0


def test_promos_are_known_by_how_they_begin() -> None:
    def text(town: str, headline: str) -> str:
        return page(town, footer=[f"Now read on please: {headline}", *FOOTER])

    documents = [text(town, f"{town} has a new mayor") for town in TOWNS]
    promo = "Now read on please: gulls steal the mayor's hat in Nes"
    weight, detail = evidence(SiteProfile.learn(documents), text("Nes", promo.partition(": ")[2]))[
        promo
    ]
    assert weight > 0.5
    assert detail.startswith(f"worded as lines on {len(TOWNS)} of")


def test_a_box_that_never_holds_an_article_is_chrome_with_what_is_new_in_it() -> None:
    profile = SiteProfile.learn(
        [html_page(town, f"{town} in the rain") for town in TOWNS], format="html"
    )
    found = html_evidence(profile, html_page("Nes", TEASERS[0]))
    assert "box" in found[TEASERS[0]][1]
    assert found[TEASERS[0]][0] > found[paragraphs("Nes")[0]][0]
    assert "box" not in found[paragraphs("Nes")[0]][1]


def test_html_is_cleaned_with_what_was_learnt_from_html() -> None:
    documents = [html_page(town, f"{town} in the rain") for town in TOWNS]
    text = Cleaner(site=SiteProfile.learn(documents, format="html")).clean_html(
        html_page("Nes", TEASERS[1])
    )
    assert all(line in text for line in paragraphs("Nes"))
    assert not any(line in text.split("\n") for line in HEADER)


def test_extractor_output_of_which_nothing_is_known_gets_no_verdict() -> None:
    """Where no line is known, a new line means nothing: all chrome that is left is new, too."""
    article = "\n\n".join(paragraphs("Nes"))
    found = evidence(SiteProfile.learn(pages()), article)
    assert all(abs(weight) < 0.1 for weight, _ in found.values())
