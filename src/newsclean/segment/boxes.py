"""Boxes: the elements that a browser sets apart, and what they say about the text in them."""

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol, TypeVar, cast

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

T = TypeVar("T", bound=tuple[object, ...])

# Set apart from what surrounds them.
_APART: Final = """
html head body address article aside blockquote caption center dd details dialog dir div dl dt
fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr legend li main
marquee menu nav ol p search section summary table tbody td tfoot th thead tr ul
"""
# Never visible, or something visible that is not text.
_UNSEEN: Final = """
annotation annotation-xml audio canvas datalist embed iframe meter noembed noframes noscript object
option optgroup progress rp select style svg template textarea video
"""
# What elements do to the text around them; those not named here run inside a line.
ROLES: Final = (
    # Set apart from what surrounds them.
    dict.fromkeys(_APART.split(), "box")
    | dict.fromkeys(_UNSEEN.split(), "unseen")
    | dict.fromkeys(["title", "meta", "link", "script"], "statement")
    | dict.fromkeys(["pre", "listing", "xmp", "plaintext"], "preformatted")
    | {"br": "break"}
)
# Set apart on their own, part of the sentence inside a paragraph (a glossary button in the text).
# So are custom elements, which have a hyphen in their names.
_SOFT_BOXES: Final = frozenset(["button", "label", "output"])
_SENTENCES: Final = frozenset(["p", "h1", "h2", "h3", "h4", "h5", "h6", "pre"])
_NO_TEXT: Final = frozenset(["unseen", "statement"])
_KINDS: Final = (
    dict.fromkeys(["h1", "h2", "h3", "h4", "h5", "h6"], "heading")
    | dict.fromkeys(["pre", "listing", "xmp", "plaintext"], "code")
    | dict.fromkeys(["li", "dt", "dd"], "item")
    | dict.fromkeys(["ul", "ol", "menu", "dir", "dl"], "list")
    | {"blockquote": "quote", "tr": "cell", "td": "cell", "th": "cell", "table": "text"}
)
_SCOPING: Final = frozenset([*_KINDS, "dialog"])
_ROW: Final = frozenset(["tr", "td", "th"])
MARKS: Final = {
    "a": "a",
    **dict.fromkeys(["b", "strong"], "b"),
    **dict.fromkeys(["i", "em", "cite", "dfn"], "i"),
    **dict.fromkeys(["s", "del", "strike"], "s"),
    **dict.fromkeys(["code", "kbd", "samp", "tt"], "code"),
}
_MAX_MARKS = 8
_HIDING_CLASSES: Final = frozenset(
    ["sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "element-invisible"]
)
_HIDING_STYLE: Final = re.compile(r"display\s{0,5}:\s{0,5}none|visibility\s{0,5}:\s{0,5}hidden")
# Attributes besides class whose words tell what an element is for.
_NAMING: Final = frozenset(
    ["id", "role", "itemprop", "aria-label", "data-component", "data-testid", "data-type"]
)
_TELLING: Final = _NAMING | {"aria-hidden"}
_MAX_PATH, _MAX_NAMES = 160, 1000

_Attributes = dict[str, str | None]


class Scope(NamedTuple):
    """What a box hands down to the boxes in it.

    Attributes:
        kind: what text in it is (see Block.kind).
        level: heading level or depth in lists.
        cell: number of the nearest table cell, or -1.
        row: number of the nearest table row, or -1.
        hidden: number of the outermost box that the page hides; -1 for what is seen.
    """

    kind: str
    level: int
    cell: int
    row: int
    hidden: int


Box = tuple[int, int, str, str, str, str, Scope]
"""An element set apart, as :class:`Boxes` tells: its number, and what the columns hold of it.

A plain tuple, because a page makes hundreds and named ones take four times as long.
"""
TAG: Final = 2
SCOPE: Final = 6
"""Where a box has its element's name, and its scope."""


class Boxes(NamedTuple):
    """The elements set apart that hold text, in document order; one item a box.

    Attributes:
        parents: number of the enclosing box; -1 for the root.
        tags: the element's name.
        paths: element names from the root; the innermost 160 characters or so.
        classes: class attribute as written.
        names: values of other attributes that tell what it is for.
        scopes: what holds for the text in it.
        nodes: the element.
    """

    parents: Sequence[int]
    tags: Sequence[str]
    paths: Sequence[str]
    classes: Sequence[str]
    names: Sequence[str]
    scopes: Sequence[Scope]
    nodes: "Sequence[LexborNode]"

    def kind(self, number: int) -> str:
        """What text directly in a box is; boxes in a table cell hold plain text."""
        kind = self.scopes[number].kind
        return "text" if kind == "cell" and self.tags[number] not in _ROW else kind


NO_BOXES: Final = Boxes((), (), (), (), (), (), ())


class _New(Protocol):
    def __call__(self, kind: type[T], values: tuple[object, ...], /) -> T: ...


new: Final = cast("_New", tuple.__new__)  # pyright: ignore[reportUnknownMemberType]
"""``new(Scope, values)`` is ``Scope(*values)`` in half the time; a page makes thousands."""

Mark = tuple[str, str]
"""What an inline element does to its text ("b", "i", "s", "code", "a"), and a link's address."""

# Where text stands: its box, the link around it (0 for none), classes of the inline elements
# around it, and what they do to it, outermost first.
# A plain tuple, because there is one for most elements and named ones take seven times as long.
Place = tuple[Box, int, str, tuple[Mark, ...]]

_PLAIN: Final = Scope("text", 0, -1, -1, -1)
_OUTSIDE: Final[Box] = (-1, -1, "", "", "", "", _PLAIN)
NOWHERE: Final[Box] = (-1, -1, "-", "", "", "", _PLAIN)
"""The box of what is never seen."""
_UNSEEN_PLACE: Final[Place] = (NOWHERE, 0, "", ())


class Places:
    """Where elements put the text in them, read from their attributes when first asked for.

    Args:
        document: the node above the root element.
        roles: what elements do to the text around them.
        marks: what inline elements do to their text; empty where that is not asked for.
    """

    def __init__(
        self, document: "LexborNode", roles: Mapping[str, str], marks: Mapping[str, str]
    ) -> None:
        self._boxes: list[Box] = []
        self._nodes: list[LexborNode] = []
        self._roles = roles
        self._marks = marks
        self._places: dict[int, Place] = {document.mem_id: (_OUTSIDE, 0, "", ())}
        # Whether elements with these class attributes are hidden.
        self._hiding: dict[str, bool] = {"": False}

    def boxes(self) -> Boxes:
        """The boxes around the texts asked for so far."""
        if not self._boxes:
            return NO_BOXES
        _, parents, tags, paths, classes, names, scopes = zip(*self._boxes, strict=True)
        return Boxes(parents, tags, paths, classes, names, scopes, self._nodes)

    def find(self, node: "LexborNode") -> Place:
        """The place of text directly in the element."""
        places = self._places
        key = node.mem_id
        place = places.get(key)
        if place is not None:
            return place
        missing: list[tuple[int, LexborNode]] = []
        while place is None:
            missing.append((key, node))
            # The document above all elements has a place, so that there is a parent.
            node = node.parent  # pyright: ignore[reportAssignmentType]
            key = node.mem_id
            place = places.get(key)
        while missing:
            key, node = missing.pop()
            if place is not _UNSEEN_PLACE:
                place = self._enter(node, key, place)
            places[key] = place
        return place

    def _enter(self, node: "LexborNode", key: int, outer: Place) -> Place:
        tag = node.tag or ""
        role = self._roles.get(tag)
        if role in _NO_TEXT:
            return _UNSEEN_PLACE
        attributes = node.attributes
        own = ""
        hides = False
        if attributes:
            own = attributes.get("class") or ""
            hides = self._hiding.get(own)
            if hides is None:
                hides = self._hiding[own] = not _HIDING_CLASSES.isdisjoint(own.split())
            if not own or len(attributes) > 1:
                hides = hides or _hides(attributes)
        box, link, classes, marks = outer
        if role is not None or (
            not classes and (tag in _SOFT_BOXES or "-" in tag) and box[TAG] not in _SENTENCES
        ):
            if marks:
                # A link around boxes goes on in them; emphasis is their own affair.
                marks = tuple([mark for mark in marks if mark[0] == "a"])
            self._nodes.append(node)
            return self._open(tag, attributes, own, hides, box), link, "", marks
        if hides:
            return _UNSEEN_PLACE
        return self._run_in(tag, attributes, own, key, outer)

    def _open(
        self, tag: str, attributes: _Attributes, classes: str, hides: bool, outer: Box
    ) -> Box:
        """A new box in another one."""
        number = len(self._boxes)
        parent, _, _, path, _, _, scope = outer
        names = ""
        if ("id" in attributes or len(attributes) > 1) and not _TELLING.isdisjoint(attributes):
            names = _names(attributes)
        if hides or tag in _SCOPING:
            hides = hides or (tag == "dialog" and "open" not in attributes)
            scope = _narrow(scope, number, tag, hides)
        if len(path) > _MAX_PATH:
            path = path[path.index(" ") + 1 :]
        path = f"{path} {tag}" if path else tag
        box = (number, parent, tag, path, classes, names, scope)
        self._boxes.append(box)
        return box

    def _run_in(self, tag: str, attributes: _Attributes, own: str, key: int, outer: Place) -> Place:
        """The place of text in an element that runs inside a line."""
        box, link, classes, marks = outer
        mark = self._marks.get(tag)
        if mark is not None:
            marks = (*marks, (mark, attributes.get("href") or ""))[:_MAX_MARKS]
        elif not attributes:
            return outer
        if own:
            classes = f"{own} {classes}"[:_MAX_NAMES] if classes else own
        if tag == "a" and "href" in attributes:
            link = key
        return box, link, classes, marks


def _hides(attributes: _Attributes) -> bool:
    """Whether attributes other than class say that an element is not seen."""
    if "hidden" in attributes:
        # React sends late parts of a page as <div hidden id="S:0"> and moves them into place.
        return not (attributes.get("id") or "").startswith("S:")
    if "style" not in attributes:
        return False
    return _HIDING_STYLE.search((attributes["style"] or "").lower()) is not None


def _names(attributes: _Attributes) -> str:
    """What attributes other than class say."""
    values = [value or "" for name, value in attributes.items() if name in _NAMING]
    if attributes.get("aria-hidden") == "true":
        values.append("ariahidden")
    return " ".join(values)


def _narrow(scope: Scope, number: int, tag: str, hides: bool) -> Scope:
    """The scope of a box that stands for something, or is hidden."""
    kind, level, cell, row, hidden = scope
    # The root and <body> may be hidden until a script has run.
    if hides and hidden < 0 and number > 1:
        hidden = number
    own = _KINDS.get(tag)
    if own == "list":
        level = level + 1 if kind == "item" else 1
    elif own is not None:
        kind = own
        level = int(tag[1]) if own == "heading" else level if own == "item" else 0
    if tag == "tr":
        row = number
    elif own == "cell":
        cell = number
    return new(Scope, (kind, level, cell, row, hidden))
