"""Sites of our own: pages in one frame, for what real data cannot tell about site profiles.

The frame of a site and its articles are made of lines and sentences of ``corpus/``, so they are
ours and come in many languages. What a site's frame does is made up here: menus, counters,
clocks, teasers that rotate, promos with a changing headline, comments, captions, a standing
introduction or standing subheads that belong to the article. Real sites are less regular; every
figure says which of the two it is from.
"""

import re
from collections.abc import Sequence
from html import escape
from pathlib import Path
from random import Random
from typing import NamedTuple

from benchmarks.pages import Page
from newsclean.labels import CHROME, KEEP

_SENTENCE = re.compile(r"(?<=[.!?。！？।])\s*")
_DIGITS = re.compile(r"\d+")
_UNSPACED = re.compile("[\u0e00-\u0eff\u3040-\u9fff]")
_SHORT = 70


class Material(NamedTuple):
    """What a language's documents of the corpus have to build with."""

    language: str
    lines: tuple[str, ...]
    paragraphs: tuple[str, ...]
    sentences: tuple[str, ...]


class Line(NamedTuple):
    """A line of a page: a label of :mod:`newsclean.labels` and the text."""

    label: str
    text: str


class Site(NamedTuple):
    """What stays the same from page to page."""

    name: str
    material: Material
    header: tuple[Line, ...]
    tools: tuple[Line, ...]
    footer: tuple[Line, ...]
    teasers: tuple[tuple[str, str], ...]
    promo: str
    ad: str
    credit: str
    intro: str
    subheads: tuple[str, ...]
    glued: bool


def read_material(folder: Path) -> list[Material]:
    """Building material in every language that has enough of it."""
    from tests.corpus import load

    lines: dict[str, list[str]] = {}
    paragraphs: dict[str, list[str]] = {}
    sentences: dict[str, list[str]] = {}
    for path in sorted(folder.glob("*.txt")):
        document = load(path)
        for line in document.lines:
            text = line.text.strip()
            if line.spans or line.label in ("related", "comments", "duplicate", "unsure"):
                continue
            if line.label in CHROME:
                kind = lines if len(text) <= _SHORT else paragraphs
                kind.setdefault(document.language, []).append(text)
            elif line.label == "body":
                own = sentences.setdefault(document.language, [])
                own += [part for part in _SENTENCE.split(text) if len(part) > 8]
    return [
        Material(
            language,
            tuple(dict.fromkeys(lines.get(language, []))),
            tuple(dict.fromkeys(paragraphs.get(language, []))),
            tuple(dict.fromkeys(found)),
        )
        for language, found in sorted(sentences.items())
        if len(found) >= 15 and len(lines.get(language, [])) >= 8
    ]


def make_sites(materials: Sequence[Material], count: int, seed: int = 0) -> list[Site]:
    """``count`` sites, language after language."""
    return [_site(materials[i % len(materials)], i, Random(f"{seed} {i}")) for i in range(count)]


def _site(material: Material, number: int, random: Random) -> Site:
    def some(low: int, high: int) -> tuple[Line, ...]:
        menu = [_menu(material, random) for _ in range(random.randint(low, high))]
        own = random.sample(material.lines, min(len(material.lines), random.randint(5, 12)))
        mixed = menu + own
        random.shuffle(mixed)
        return tuple([Line("nav", text) for text in mixed])

    legal = random.sample(material.paragraphs, min(len(material.paragraphs), random.randint(0, 3)))
    return Site(
        f"site{number}-{material.language}",
        material,
        some(4, 30),
        tuple([Line("share", text) for text in random.sample(material.lines, 5)]),
        (*some(4, 40), *[Line("legal", text) for text in legal]),
        tuple([(_headline(material, random), _sentence(material, random)) for _ in range(40)]),
        random.choice(material.lines),
        random.choice(material.lines),
        random.choice(material.lines),
        _paragraph(material, random) if random.random() < 0.15 else "",
        tuple([_menu(material, random) for _ in range(2)]) if random.random() < 0.2 else (),
        random.random() < 0.3,
    )


def make_page(site: Site, number: int, view: str) -> Page:
    """One page of a site.

    Args:
        site: the site.
        number: which of its pages; the same number is the same page.
        view: "full", "resid" (what an extractor may leave) or "html".
    """
    random = Random(f"{site.name} {number}")
    article = _article(site, random)
    above, below = _above(site, random), _below(site, random)
    if view == "resid":
        left = Random(f"{site.name} {number} resid")
        above = [line for line in above[-3:] if left.random() < 0.3]
        below = [line for line in below[:8] if left.random() < 0.3]
    lines = [*above, *article, *below]
    gold = "\n\n".join([line.text for line in article if line.label in KEEP])
    title = next(line.text for line in article if line.label == "title")
    if view == "html":
        text, chrome = _html(title, above, article, below), {}
    else:
        step = 1 if site.glued else 2
        text = ("\n" * step).join([line.text for line in lines])
        chrome = {i * step: int(line.label in CHROME) for i, line in enumerate(lines)}
    return Page(
        f"{site.name}/{number}",
        "generator",
        site.name,
        site.material.language,
        "article",
        view,
        text,
        chrome,
        {},
        gold,
        title,
        train=True,
    )


def _article(site: Site, random: Random) -> list[Line]:
    material = site.material
    lines = [Line("title", _headline(material, random))]
    if site.intro:
        lines.append(Line("deck", site.intro))
    lines.append(
        Line(
            "meta",
            f"{random.randint(1, 28)}.{random.randint(1, 12)}.2026, 1{random.randint(0, 9)}:30",
        )
    )
    for i in range(random.randint(3, 14)):
        if site.subheads and i % 3 == 1:
            lines.append(Line("subhead", site.subheads[i // 3 % len(site.subheads)]))
        lines.append(Line("body", _paragraph(material, random)))
        chance = random.random()
        if chance < 0.1:
            lines.append(Line("related", f"{site.promo}: {random.choice(site.teasers)[0]}"))
        elif chance < 0.2:
            lines.append(Line("ad", site.ad))
        elif chance < 0.3:
            lines.append(Line("caption", f"{_headline(material, random)} ({site.credit})"))
    return lines


def _above(site: Site, random: Random) -> list[Line]:
    widget = [
        Line("widget", f"{random.randint(-9, 35)} °C"),
        Line("widget", f"{random.randint(0, 23)}:15"),
    ]
    ticker = [
        Line("related", head) for head, _ in random.sample(site.teasers, random.randint(0, 3))
    ]
    return [*widget, *site.header, *ticker, *_counted(site.tools, random)]


def _below(site: Site, random: Random) -> list[Line]:
    lines = _counted(site.tools, random)
    for head, summary in random.sample(site.teasers, random.randint(3, 10)):
        lines.append(Line("related", head))
        if len(site.name) % 2:
            lines.append(Line("related", summary))
    for _ in range(random.choice([0, 0, 0, 5])):
        lines.append(
            Line("comments", f"{_menu(site.material, random)}, {random.randint(1, 59)} min")
        )
        lines.append(Line("comments", _paragraph(site.material, random)))
    return [*lines, *site.footer]


def _counted(lines: Sequence[Line], random: Random) -> list[Line]:
    """Lines with counters that differ from page to page."""
    return [
        Line(line.label, _DIGITS.sub(str(random.randint(0, 500)), line.text)) for line in lines
    ] + [Line("comments", f"{lines[0].text} ({random.randint(0, 99)})")]


def _paragraph(material: Material, random: Random) -> str:
    blank = "" if _UNSPACED.search(material.sentences[0]) else " "
    return blank.join([_sentence(material, random) for _ in range(random.randint(2, 4))])


def _sentence(material: Material, random: Random) -> str:
    """The first half of one sentence and the second half of another."""
    first, second = random.sample(material.sentences, 2)
    if _UNSPACED.search(first):
        return first[: len(first) // 2] + second[len(second) // 2 :]
    head, tail = first.split(), second.split()
    return " ".join([*head[: (len(head) + 1) // 2], *tail[len(tail) // 2 :]])


def _headline(material: Material, random: Random) -> str:
    first, second = random.sample(material.sentences, 2)
    if _UNSPACED.search(first):
        return f"{first[:9]}{second[:9]}".rstrip("、。，")
    return " ".join([*first.split()[:5], *second.split()[:4]]).rstrip(".,;:")


def _menu(material: Material, random: Random) -> str:
    sentence = random.choice(material.sentences)
    if _UNSPACED.search(sentence):
        at = random.randrange(max(1, len(sentence) - 4))
        return sentence[at : at + 3]
    words = [word.strip(".,;:!?\"'„“”«»()") for word in sentence.split()]
    return max(words, key=len).capitalize()


def _html(title: str, above: Sequence[Line], article: Sequence[Line], below: Sequence[Line]) -> str:
    tags = {"title": "h1", "subhead": "h2", "caption": "figcaption"}
    parts = [f"<html><head><title>{escape(title)}</title></head><body><header><ul>"]
    parts += [f"<li><a href=/>{escape(line.text)}</a></li>" for line in above]
    parts.append("</ul></header><main><article>")
    for line in article:
        tag = tags.get(line.label, "p")
        parts.append(f"<{tag} class={line.label}>{escape(line.text)}</{tag}>")
    parts.append("</article><aside>")
    parts += [f"<div class={line.label}><a href=/>{escape(line.text)}</a></div>" for line in below]
    parts.append("</aside></main></body></html>")
    return "".join(parts)
