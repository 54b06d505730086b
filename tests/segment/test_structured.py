"""What a page states about its article."""

import json

import pytest

from newsclean.segment.html import segment_html


def hints(html: str) -> dict[str, str]:
    return dict(reversed(segment_html(html).hints))


def ld(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


ARTICLE = {
    "@type": "NewsArticle",
    "headline": "Ferry &amp; line close",
    "description": "The vote",
    "articleBody": "First.\nSecond.",
    "isAccessibleForFree": False,
    "author": [{"@type": "Person", "name": "Ada Lund"}, "N. Oke"],
    "datePublished": "2024-05-03",
}


@pytest.mark.parametrize(
    "value",
    [
        ARTICLE,
        [{"@type": "WebSite"}, ARTICLE],
        {"@graph": [{"@type": ["Thing"], "name": "x"}, {**ARTICLE, "@type": ["Report", "Thing"]}]},
        {"@type": "WebPage", "mainEntity": ARTICLE},
    ],
)
def test_json_ld(value: object) -> None:
    html = ld({"@type": "BreadcrumbList"}) + ld(value)
    assert segment_html(html).title == "Ferry & line close"
    assert hints(html) == {
        "kind": "article",
        "description": "The vote",
        "body": "First. Second.",
        "free": "false",
        "author": "Ada Lund, N. Oke",
        "published": "2024-05-03",
        "title": "Ferry & line close",
    }


@pytest.mark.parametrize(
    "script",
    [
        "",
        "{",
        '{"@type": "NewsArticle", "headline": 3}',
        "[" * 100_000,
        '{"a":' * 100_000,
        "null",
        '{"@type": "NewsArticle", "author": {"name": {"name": 1}}, "headline": ["a"], "@graph": 1}',
        '"' + "x" * 3_000_000 + '"',
    ],
)
def test_broken_json_ld_is_ignored(script: str) -> None:
    html = f"<title>Ferry</title><script type='application/ld+json'>{script}</script><p>One"
    assert [block.text for block in segment_html(html).blocks] == ["One"]
    assert segment_html(html).title in ("Ferry", "a")


@pytest.mark.parametrize("wrapped", ["<!--{}-->", "//<![CDATA[\n{}\n//]]>", "{};", "\n {} \n"])
def test_json_ld_may_be_wrapped(wrapped: str) -> None:
    value = json.dumps(ARTICLE)
    html = f'<script type="application/ld+json">{wrapped.replace("{}", value)}</script>'
    assert segment_html(html).title == "Ferry & line close"


def test_json_ld_with_raw_line_ends_in_strings() -> None:
    html = '<script type=application/ld+json>{"@type":"Article","headline":"Ferry\nline"}</script>'
    assert segment_html(html).title == "Ferry line"


def test_titles_in_order_of_trust() -> None:
    title, og, h1 = "<title>D</title>", '<meta property="og:title" content="C">', "<h1>E</h1>"
    assert segment_html(title + og + ld({"@type": "Article", "headline": "B"}) + h1).title == "B"
    assert segment_html(title + og + h1).title == "C"
    assert segment_html(title + h1).title == "D"
    assert segment_html(h1).title == "E"
    assert segment_html("<p>x").title is None


@pytest.mark.parametrize(
    ("html", "language"),
    [
        ("<html lang=en-GB>", "en-gb"),
        ('<html lang="pt_BR">', "pt-br"),
        ("<html xml:lang=de>", "de"),
        ('<meta property="og:locale" content="nb_NO">', "nb-no"),
        ("<p>x", None),
    ],
)
def test_language(html: str, language: str | None) -> None:
    assert segment_html(html).language == language


@pytest.mark.parametrize(
    ("kind", "told"), [("Article ", "article"), ("website", "website"), ("", "")]
)
def test_the_page_says_what_it_is(kind: str, told: str) -> None:
    assert hints(f"<meta property=og:type content='{kind}'>").get("kind", "") == told


def test_what_the_article_says_of_itself_counts_more() -> None:
    assert hints("<meta property=og:type content=website>" + ld(ARTICLE))["kind"] == "article"


def test_statements_of_the_head() -> None:
    html = (
        '<head><noscript><img></noscript><link rel=canonical href="https://brekke.example/ferry">'
        '<meta name=description content="One"><meta property=og:description content="Two">'
        '<meta property="og:site_name" content="Brekke Post"><meta name=author content="Ada Lund">'
        '<meta property="article:published_time" content="2024-05-03">'
    )
    assert segment_html(html).hints == (
        ("description", "Two"),
        ("description", "One"),
        ("url", "https://brekke.example/ferry"),
        ("site", "Brekke Post"),
        ("author", "Ada Lund"),
        ("published", "2024-05-03"),
    )
