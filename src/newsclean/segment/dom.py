"""A page's text from one walk over the DOM: boxes, and the lines of text in them.

A *box* is an element that a browser sets apart (a paragraph, a heading, a container). A
*line* is a run of text in one box, up to the next break. Everything else (links, emphasis)
runs inside a line.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from newsclean.segment.boxes import (
    MARKS,
    NO_BOXES,
    NOWHERE,
    ROLES,
    SCOPE,
    Boxes,
    Place,
    Places,
    new,
)
from newsclean.segment.parse import parse
from newsclean.segment.structured import Head, gather_head

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_WITHOUT_SCRIPTS = ROLES | {"noscript": "box"}
# A page that shows less than this without scripts' help may have its text in <noscript>.
_SHELL, _TEXT = 1_000, 1_000
# Zero-width characters and soft hyphens, which pages put where nothing is to be seen.
_INVISIBLE, _FEW = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff", 3


class Line(NamedTuple):
    """A run of text in one box.

    Attributes:
        box: number of its box.
        text: the text, white space collapsed (kept in ``<pre>``).
        links: share of its characters in links.
        classes: class attributes of the inline elements around most of it.
        breaks: forced line breaks between the line before it in the same box and this one.
        indent: white space before it, in ``<pre>``.
        parts: its texts as they stand in the page, with their places, where asked for.
    """

    box: int
    text: str
    links: float
    classes: str
    breaks: int
    indent: str
    parts: list[tuple[str, Place]] | None


class Page(NamedTuple):
    """A page's lines, hidden ones included, its boxes, and the head's statements."""

    lines: list[Line]
    boxes: Boxes
    head: Head


_Parts = list[tuple[str, Place]]


def read_page(html: str, markup: bool = False) -> Page:
    """Parse ``html`` and collect its boxes and lines, in document order.

    As in a browser that runs scripts, <noscript> is not seen, unless next to nothing else is.
    With ``markup`` lines keep their parts, and places their marks.

    >>> [line.text for line in read_page("<p>One <b>two</b><p>three").lines]
    ['One two', 'three']
    """
    page = _read(html, True, markup)
    shown = sum([len(line.text) for line in page.lines])
    if shown < _SHELL and "<noscript" in html:
        fallback = _read(html, False, markup)
        if sum([len(line.text) for line in fallback.lines]) > shown + _TEXT:
            return fallback
    return page


def _read(html: str, scripting: bool, markup: bool) -> Page:
    root = parse(html, scripting)
    if root is None or root.parent is None:
        return Page([], NO_BOXES, gather_head("", []))
    roles = ROLES if scripting else _WITHOUT_SCRIPTS
    places = Places(root.parent, roles, MARKS if markup else {})
    lines = _Lines(markup)
    statements: list[LexborNode] = []
    # By the numbers that the parser gives to names; a number costs a third of a name.
    known: dict[int, str] = {}
    blank = preformatted = False
    for node in root.traverse(include_text=True):
        number = node.tag_id
        role = known.get(number)
        if role is None:
            role = known[number] = _role(node.tag or "", roles)
        if role == "text":
            if node.is_empty_text_node and not preformatted:
                blank = True
                continue
            parent: LexborNode = node.parent  # pyright: ignore[reportAssignmentType]
            place = places.find(parent)
            if place[0] is not NOWHERE:
                lines.add(node.text_content or "", place, blank)
                blank = False
        elif role == "none":
            continue
        elif role == "statement":
            statements.append(node)
        elif role == "break":
            lines.add_break()
        else:
            lines.end()
            blank = False
            preformatted = preformatted or role == "preformatted"
    lines.end()
    attributes = root.attributes
    lang = attributes.get("lang") or attributes.get("xml:lang") or ""
    return Page(lines.done, places.boxes(), gather_head(lang, statements))


def _role(tag: str, roles: Mapping[str, str]) -> str:
    """What a node does to a line under way: "text" goes on with it, "none" leaves it alone."""
    if tag == "-text":
        return "text"
    role = roles.get(tag)
    return "none" if role is None or role == "unseen" else role


class _Lines:
    """Texts put together to lines; ``done`` holds the finished ones."""

    def __init__(self, markup: bool) -> None:
        self._markup = markup
        self.done: list[Line] = []
        self._parts: _Parts = []
        self._box = NOWHERE
        self._breaks = 0

    def add(self, text: str, place: Place, blank: bool) -> None:
        """Go on with the line in this box, after a blank or not, or begin one."""
        parts = self._parts
        if place[0] is not self._box:
            if parts:
                self.end()
                parts = self._parts
            self._box = place[0]
            self._breaks = 0
        elif blank and parts:
            parts.append((" ", place))
        parts.append((text, place))

    def add_break(self) -> None:
        """A forced break ends a line, but in a heading."""
        if self._box[SCOPE].kind == "heading":
            if self._parts:
                self._parts.append((" ", self._parts[-1][1]))
            return
        self.end()
        self._breaks += 1

    def end(self) -> None:
        """Finish the line, if one has begun."""
        parts = self._parts
        if not parts:
            return
        self._parts = []
        raw, (box, link, classes, _) = parts[0]
        links = 1.0 if link else 0.0
        if len(parts) > 1:
            parts = _set_apart(parts)
            raw = "".join([text for text, _ in parts])
            links, classes = _weigh(parts)
        if box[SCOPE].kind == "code":
            self._end_code(raw, links)
            return
        text = " ".join(raw.split())
        if len(text) > _FEW or text.strip(_INVISIBLE):
            kept = parts if self._markup else None
            self.done.append(new(Line, (box[0], text, links, classes, self._breaks, "", kept)))
            self._breaks = 0

    def _end_code(self, raw: str, links: float) -> None:
        for text in raw.splitlines():
            if text and not text.isspace():
                indent = text[: len(text) - len(text.lstrip())]
                number, breaks = self._box[0], self._breaks
                self.done.append(Line(number, text.strip(), links, "", breaks, indent, None))
                self._breaks = 0
            self._breaks += 1


def _set_apart(parts: _Parts) -> _Parts:
    """Add a blank where two links or two other inline elements meet as two words.

    Style sheets set such elements apart: links of a menu, a byline's parts.
    """
    spaced = [parts[0]]
    before, (_, before_link, before_classes, _) = parts[0]
    for part in parts[1:]:
        text, place = part
        _, link, classes, _ = place
        if before[-1:].isalnum() and text[:1].isalnum():
            starts = text[0].isupper() or text[0].isdigit()
            if (link and before_link and link != before_link) or (
                starts and classes and before_classes and classes != before_classes
            ):
                spaced.append((" ", place))
        spaced.append(part)
        before, before_link, before_classes = text, link, classes
    return spaced


def _weigh(parts: _Parts) -> tuple[float, str]:
    """Share of characters in links; the classes around the part that makes most of the line."""
    total = linked = longest = 0
    most = ""
    for text, (_, link, classes, _) in parts:
        size = len(text.strip())
        total += size
        if link:
            linked += size
        if size > longest:
            longest, most = size, classes
    if not total:
        return 0.0, ""
    return linked / total, most if longest * 2 >= total else ""
