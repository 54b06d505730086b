"""A page's elements, walked once: boxes, the lines of text in them, and the head's statements.

A *box* is an element that a browser sets apart (a paragraph, a heading, a container). A
*line* is a run of text in one box, up to the next break. Everything else (links, emphasis)
runs inside a line.
"""

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from newsclean.segment.structured import Head

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

# Elements set apart from what surrounds them.
_BOXES: Final = frozenset(
    "html body address article aside blockquote caption center dd details dialog dir div dl dt "
    "fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr legend li "
    "listing main marquee menu nav ol p plaintext pre search section summary table tbody td tfoot "
    "th thead tr ul xmp".split()
)
# Set apart on their own, part of the sentence inside a paragraph (a glossary button in the text).
_SOFT_BOXES: Final = frozenset(["button", "label", "output", "textarea", "select"])
_SENTENCE_BOXES: Final = frozenset(["p", "h1", "h2", "h3", "h4", "h5", "h6", "pre"])
# Their content is never visible, or replaces something visible that is not text.
_UNSEEN: Final = frozenset(
    "audio canvas datalist embed head iframe math-annotation meter noembed noframes noscript "
    "object option optgroup progress rp script select style svg template textarea video".split()
)
_STATEMENTS: Final = frozenset(["title", "meta", "link", "script"])
_LISTS: Final = frozenset(["ul", "ol", "menu", "dir", "dl"])
_KINDS: Final = {
    "h1": "heading",
    "h2": "heading",
    "h3": "heading",
    "h4": "heading",
    "h5": "heading",
    "h6": "heading",
    "li": "item",
    "dt": "item",
    "dd": "item",
    "blockquote": "quote",
    "pre": "code",
    "listing": "code",
    "xmp": "code",
    "td": "cell",
    "th": "cell",
}
_HIDING_CLASSES: Final = frozenset(
    ["sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "element-invisible"]
)
_HIDING_STYLE: Final = re.compile(r"(?:display\s{0,5}:\s{0,5}none|visibility\s{0,5}:\s{0,5}hidden)")
# Attributes whose words tell what an element is for.
_NAMING: Final = (
    "class",
    "id",
    "role",
    "itemprop",
    "aria-label",
    "data-component",
    "data-testid",
    "data-type",
)
_SURROGATES: Final = re.compile("[\ud800-\udfff]")
_WORD: Final = re.compile(r"[A-Z]?[^\W\d_A-Z]+|[A-Z]+(?![^\W\d_A-Z])")
_MAX_OWN, _MAX_OUTER, _MAX_WORD, _MAX_PATH, _MAX_NAMES = 16, 32, 24, 12, 2000


class Box(NamedTuple):
    """An element set apart, with what its blocks inherit.

    Attributes:
        number: place in the list of boxes, also the number of its first container.
        index: place among all elements of the page in document order, from 0.
        parent: number of the enclosing box; -1 for the root.
        tag: the element's name.
        path: names from the root, at most the 12 innermost.
        names: class attribute as written.
        words: of its own attributes.
        outer: words of the enclosing boxes, nearest first.
        kind: what its text is (see Block.kind).
        level: heading level or depth in lists.
        depth: number of enclosing elements that are boxes.
        cell: number of the nearest table cell, or -1.
        row: number of the nearest table row, or -1.
        hidden: number of the outermost box that the page hides, or -1.
    """

    number: int
    index: int
    parent: int
    tag: str
    path: str
    names: str
    words: tuple[str, ...]
    outer: tuple[str, ...]
    kind: str
    level: int
    depth: int
    cell: int
    row: int
    hidden: int


class Line(NamedTuple):
    """A run of text in one box.

    Attributes:
        box: number of its box.
        text: the text, white space collapsed (kept in ``<pre>``).
        links: share of its characters in links.
        words: of the inline elements around most of it.
        breaks: forced line breaks between the line before it in the same box and this one.
    """

    box: int
    text: str
    links: float
    words: tuple[str, ...]
    breaks: int


class Page(NamedTuple):
    """All boxes and lines of a page in document order, hidden ones included."""

    boxes: list[Box]
    lines: list[Line]
    head: Head


class _Place(NamedTuple):
    """Where text stands: its box, whether in a link, and words of inline elements around it."""

    box: Box
    link: bool
    words: tuple[str, ...]
    inline: bool


_OUTSIDE: Final = Box(-1, -1, -1, "", "", "", (), (), "text", 0, 0, -1, -1, -1)


def walk(html: str) -> Page:
    """Parse ``html`` as a browser with scripts does and collect its boxes and lines.

    >>> [line.text for line in walk("<p>One <b>two</b><p>three").lines]
    ['One two', 'three']
    """
    root = parse(html)
    walker = _Walker()
    if root is not None:
        walker.walk(root)
    return Page(walker.boxes, walker.lines, walker.head())


def parse(html: str) -> "LexborNode | None":
    """The root element of ``html``; lone surrogates count as U+FFFD."""
    # Imported here because text and Markdown do without: 18 ms.
    from selectolax.lexbor import LexborDocumentOptions, LexborHTMLParser  # noqa: PLC0415

    return LexborHTMLParser(
        _SURROGATES.sub("\ufffd", html),
        options=LexborDocumentOptions.WO_EVENTS,
        # <noscript> is opaque then; an unclosed element in it cannot swallow the article.
        scripting=True,
    ).root


class _Walker:
    """The state of one walk."""

    def __init__(self) -> None:
        self.boxes: list[Box] = []
        self.lines: list[Line] = []
        self._run: list[tuple[str, _Place]] = []
        self._box = _OUTSIDE
        self._breaks = 0
        self._memo: dict[str, tuple[str, ...]] = {}
        self._title = ""
        self._lang = ""
        self._canonical = ""
        self._metas: dict[str, str] = {}
        self._scripts: list[str] = []

    def walk(self, root: "LexborNode") -> None:
        # Elements whose content is not seen get no place, nor does what is in them.
        places: dict[int, _Place] = {}
        if root.parent is not None:
            places[root.parent.mem_id] = _Place(_OUTSIDE, False, (), False)
        for index, node in enumerate(root.traverse(include_text=True)):
            tag = node.tag or ""
            if tag in _STATEMENTS:
                self._read_statement(tag, node)
                continue
            parent = node.parent
            place = places.get(parent.mem_id) if parent is not None else None
            if place is None or tag in _UNSEEN:
                continue
            if tag == "-text":
                self._add(node.text_content or "", place)
            elif tag == "br":
                self._break()
            elif tag[0] != "-":
                inner = self._enter(index, tag, node.attributes, place)
                if inner is not None:
                    places[node.mem_id] = inner
        self._flush()

    def _enter(
        self, index: int, tag: str, attributes: dict[str, str | None], place: _Place
    ) -> _Place | None:
        """The place of what stands in an element; None where that is not seen."""
        box = place.box
        if tag in _BOXES or ((tag in _SOFT_BOXES or "-" in tag) and box.tag not in _SENTENCE_BOXES):
            self._flush()
            box = self._open(index, tag, attributes, box)
            return _Place(box, place.link, (), False)
        if not attributes:
            return _Place(box, True, place.words, True) if place.link else place
        if _hides(tag, attributes):
            return None
        link = place.link or (tag == "a" and "href" in attributes)
        return _Place(box, link, self._words(attributes) + place.words, True)

    def _open(self, index: int, tag: str, attributes: dict[str, str | None], outer: Box) -> Box:
        number = len(self.boxes)
        kind, level = outer.kind, outer.level
        own_kind = _KINDS.get(tag)
        if own_kind == "heading":
            kind, level = own_kind, int(tag[1])
        elif own_kind is not None:
            kind = own_kind
        elif tag in _LISTS:
            level = level + 1 if kind == "item" or level == 0 else 1
        elif tag == "table":
            kind, level = "text", 0
        if attributes:
            words = self._words(attributes)
            hides = tag not in ("html", "body") and _hides(tag, attributes)
        else:
            words, hides = (), False
        path = outer.path
        if outer.depth >= _MAX_PATH:
            path = path[path.index(" ") + 1 :]
        box = Box(
            number,
            index,
            outer.number,
            tag,
            f"{path} {tag}" if path else tag,
            attributes.get("class") or "",
            words,
            (outer.words + outer.outer)[:_MAX_OUTER],
            kind,
            level,
            outer.depth + 1,
            number if own_kind == "cell" else outer.cell,
            number if tag == "tr" else outer.row,
            number if hides and outer.hidden < 0 else outer.hidden,
        )
        self.boxes.append(box)
        if tag == "html":
            self._lang = attributes.get("lang") or attributes.get("xml:lang") or ""
        return box

    def _words(self, attributes: dict[str, str | None]) -> tuple[str, ...]:
        key = " ".join([value for name, value in attributes.items() if value and name in _NAMING])
        words = self._memo.get(key)
        if words is None:
            found = [word.lower() for word in _WORD.findall(key[:_MAX_NAMES])]
            usable = [word for word in found if 1 < len(word) <= _MAX_WORD]
            words = self._memo[key] = tuple(dict.fromkeys(usable))[:_MAX_OWN]
        return words

    def _add(self, text: str, place: _Place) -> None:
        if place.box is not self._box:
            self._flush()
            self._box = place.box
            self._breaks = 0
        if self._run or not text.isspace():
            self._run.append((text, place))

    def _break(self) -> None:
        kind = self._box.kind
        if kind == "heading":
            self._run.append((" ", self._run[-1][1])) if self._run else None
        else:
            self._flush()
            self._breaks += 1

    def _flush(self) -> None:
        run = self._run
        if not run:
            return
        self._run = []
        first = run[0][1]
        if first.box.kind == "code":
            self._flush_code(run)
            return
        if len(run) == 1:
            text = " ".join(run[0][0].split())
            links, words = float(first.link), first.words
        else:
            text = " ".join(_glue(run).split())
            links, words = _weigh(run)
        if text:
            self.lines.append(Line(first.box.number, text, links, words, self._breaks))
            self._breaks = 0

    def _flush_code(self, run: list[tuple[str, _Place]]) -> None:
        links, words = _weigh(run)
        for text in "".join([text for text, _ in run]).splitlines():
            if text.strip():
                line = Line(run[0][1].box.number, text.rstrip(), links, words, self._breaks)
                self.lines.append(line)
                self._breaks = 0
            self._breaks += 1

    def _read_statement(self, tag: str, node: "LexborNode") -> None:
        if tag == "title":
            self._title = self._title or node.text()
            return
        attributes = node.attributes
        if tag == "script":
            if "ld+json" in (attributes.get("type") or ""):
                self._scripts.append(node.text())
        elif tag == "link":
            if attributes.get("rel") == "canonical":
                self._canonical = self._canonical or attributes.get("href") or ""
        else:
            content = attributes.get("content")
            name = (
                attributes.get("property")
                or attributes.get("name")
                or attributes.get("http-equiv")
                or attributes.get("itemprop")
            )
            if name and content:
                self._metas.setdefault(name.lower(), content)

    def head(self) -> Head:
        return Head(self._title, self._lang, self._canonical, self._metas, self._scripts)


def _hides(tag: str, attributes: dict[str, str | None]) -> bool:
    if "hidden" in attributes or (tag == "dialog" and "open" not in attributes):
        return True
    style = attributes.get("style")
    if style and _HIDING_STYLE.search(style.lower()):
        return True
    names = attributes.get("class")
    return bool(names) and not _HIDING_CLASSES.isdisjoint(names.split())


def _glue(run: list[tuple[str, _Place]]) -> str:
    """The run's text, with a blank where two inline elements meet as two words.

    Style sheets set such elements apart: a byline's parts, links of a menu.
    """
    parts = [run[0][0]]
    before, before_place = run[0]
    for text, place in run[1:]:
        if (
            place is not before_place
            and place.inline
            and before_place.inline
            and before[-1:].isalnum()
            and (text[:1].isupper() or text[:1].isdigit())
        ):
            parts.append(" ")
        parts.append(text)
        before, before_place = text, place
    return "".join(parts)


def _weigh(run: list[tuple[str, _Place]]) -> tuple[float, tuple[str, ...]]:
    """Share of characters in links, and the words around the part that makes most of the run."""
    total = linked = longest = 0
    words: tuple[str, ...] = ()
    for text, place in run:
        size = len(text.strip())
        total += size
        if place.link:
            linked += size
        if size > longest:
            longest, words = size, place.words
    if not total:
        return 0.0, ()
    return linked / total, words if longest * 2 >= total else ()
