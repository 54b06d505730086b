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
_MARKS = ".,;:!?\"'„“”«»()。，、"
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


class Habits(NamedTuple):
    """How much of everything a site's pages have; ranges are both ends included."""

    teasers: tuple[int, int]
    summaries: bool
    ticker: int
    comments: int
    related: int
    glued: bool


class Site(NamedTuple):
    """What stays the same from page to page.

    Attributes:
        name, material: names the site; what it is made of.
        header, tools, footer: lines of the frame.
        sections: lines of one part of the site each; a page stands in one.
        teasers: headlines and summaries to draw from.
        promo, ad, credit: lines in and after articles begin with these.
        intro, subheads: standing lines of articles; often none.
        habits: how much of everything there is.
    """

    name: str
    material: Material
    header: tuple[Line, ...]
    tools: tuple[Line, ...]
    footer: tuple[Line, ...]
    sections: tuple[tuple[Line, ...], ...]
    teasers: tuple[tuple[str, str], ...]
    promo: str
    ad: str
    credit: str
    intro: str
    subheads: tuple[str, ...]
    habits: Habits


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
    return [
        _site(f"site{seed}.{i}", materials[i % len(materials)], Random(f"{seed} {i}"))
        for i in range(count)
    ]


def _site(name: str, material: Material, random: Random) -> Site:
    few = _skewed(random, 10, 300)
    return Site(
        f"{name}-{material.language}",
        material,
        _frame(material, random, _skewed(random, 2, 80)),
        tuple([Line("share", text) for text in random.sample(material.lines, 5)]),
        (*_frame(material, random, _skewed(random, 2, 80)), *_notes(material, random)),
        tuple(
            [_frame(material, random, random.randint(0, 12)) for _ in range(random.randint(1, 4))]
        ),
        tuple([(_headline(material, random), _sentence(material, random)) for _ in range(few)]),
        random.choice(material.lines),
        random.choice(material.lines),
        random.choice(material.lines),
        _paragraph(material, random) if random.random() < 0.05 else "",
        tuple([_menu(material, random) for _ in range(2)]) if random.random() < 0.05 else (),
        Habits(
            (random.randint(0, 5), random.randint(5, 50)),
            random.random() < 0.4,
            random.randint(0, 8),
            random.choice((0, 0, 0, 8, 30)),
            random.choice((0, 0, 4)),
            random.random() < 0.3,
        ),
    )


def _skewed(random: Random, low: int, high: int) -> int:
    """Often small, seldom large."""
    return round(low * (high / low) ** random.random())


def _frame(material: Material, random: Random, entries: int) -> tuple[Line, ...]:
    """A menu among lines of the corpus; on some sites the menu is a single line."""
    menu = [_menu(material, random) for _ in range(entries)]
    if random.random() < 0.2:
        menu = [" ".join(menu)]
    own = random.sample(material.lines, min(len(material.lines), random.randint(2, 12)))
    mixed = menu + own
    random.shuffle(mixed)
    return tuple([Line("nav", text) for text in mixed if text])


def _notes(material: Material, random: Random) -> list[Line]:
    """Paragraphs on every page: rights, rules for comments, what the site is."""
    known = random.sample(material.paragraphs, min(len(material.paragraphs), random.randint(0, 3)))
    made = [_paragraph(material, random) for _ in range(random.choice((0, 0, 1, 2, 8)))]
    return [Line("legal", text) for text in known + made]


def make_page(site: Site, number: int, view: str) -> Page:
    """One page of a site.

    Args:
        site: the site.
        number: which of its pages; the same number is the same page.
        view: "full", "resid" (what an extractor may leave) or "html".
    """
    random = Random(f"{site.name} {number}")
    article = _article(site, random)
    section = random.choice(site.sections)
    above, below = [*_above(site, random), *section], _below(site, random)
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
        step = 1 if site.habits.glued else 2
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
    count = random.randint(0, min(site.habits.ticker, len(site.teasers)))
    ticker = [Line("related", head) for head, _ in random.sample(site.teasers, count)]
    return [*widget, *site.header, *ticker, *_counted(site.tools, random)]


def _below(site: Site, random: Random) -> list[Line]:
    material, habits = site.material, site.habits
    lines = _counted(site.tools, random)
    lines += [Line("related", _headline(material, random)) for _ in range(habits.related)]
    count = min(random.randint(*habits.teasers), len(site.teasers))
    for head, summary in random.sample(site.teasers, count):
        lines.append(Line("related", head))
        if habits.summaries:
            lines.append(Line("related", summary))
    for _ in range(random.randint(0, habits.comments)):
        lines.append(Line("comments", f"{_menu(material, random)}, {random.randint(1, 59)} min"))
        lines.append(Line("comments", _paragraph(material, random)))
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
    """The beginning of one sentence, something out of another, the end of a third."""
    first, second, third = random.sample(material.sentences, 3)
    return _joined(
        material,
        [
            _words(first)[: random.randint(3, 6)],
            _some(second, random.randint(3, 6), random),
            _words(third)[-random.randint(3, 6) :],
        ],
    )


def _headline(material: Material, random: Random) -> str:
    """Something out of three sentences."""
    picked = random.sample(material.sentences, 3)
    parts = [_some(sentence, random.randint(2, 4), random) for sentence in picked]
    return _joined(material, parts).strip(_MARKS)


def _some(sentence: str, count: int, random: Random) -> list[str]:
    words = _words(sentence)
    at = random.randint(0, max(0, len(words) - count))
    return words[at : at + count]


def _words(sentence: str) -> list[str]:
    """Words; pairs of characters in scripts without blanks."""
    if _UNSPACED.search(sentence):
        return [sentence[i : i + 2] for i in range(0, len(sentence), 2)]
    return sentence.split()


def _joined(material: Material, parts: Sequence[Sequence[str]]) -> str:
    blank = "" if _UNSPACED.search(material.sentences[0]) else " "
    text = blank.join([word for part in parts for word in part])
    return text[:1].upper() + text[1:]


def _menu(material: Material, random: Random) -> str:
    sentence = random.choice(material.sentences)
    if _UNSPACED.search(sentence):
        at = random.randrange(max(1, len(sentence) - 4))
        return sentence[at : at + 3]
    words = [word.strip(_MARKS) for word in sentence.split()]
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
