"""Boxes: the elements that a browser sets apart, and what they say about the text in them."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, NamedTuple, cast

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

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
_CELLS: Final = frozenset(["td", "th"])
_KINDS: Final = (
    dict.fromkeys(["h1", "h2", "h3", "h4", "h5", "h6"], "heading")
    | dict.fromkeys(["pre", "listing", "xmp", "plaintext"], "code")
    | dict.fromkeys(["li", "dt", "dd"], "item")
    | dict.fromkeys(["ul", "ol", "menu", "dir", "dl"], "list")
    | {"blockquote": "quote", "tr": "cell", "td": "cell", "th": "cell", "table": "text"}
)
_HIDING_CLASSES: Final = frozenset(
    ["sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "element-invisible"]
)
_HIDING_STYLE: Final = re.compile(r"display\s{0,5}:\s{0,5}none|visibility\s{0,5}:\s{0,5}hidden")
# Attributes besides class whose words tell what an element is for.
_NAMING: Final = frozenset(
    ["id", "role", "itemprop", "aria-label", "data-component", "data-testid", "data-type"]
)
_MAX_PATH, _MAX_NAMES = 32, 1000

_Attributes = dict[str, str | None]


class Box(NamedTuple):
    """An element set apart, with what its blocks inherit.

    Attributes:
        number: place in the list of boxes (only such as hold text, in document order).
        parent: number of the enclosing box; -1 for the root.
        tag: the element's name.
        path: element names from the root, at most the 32 innermost.
        classes: class attribute as written.
        names: values of other attributes that tell what it is for.
        kind: what its text is (see Block.kind).
        level: heading level or depth in lists.
        depth: number of enclosing boxes.
        cell: number of the nearest table cell, or -1.
        row: number of the nearest table row, or -1.
        hidden: number of the outermost box that the page hides; -1 for what is seen, -2 for
            what never is.
    """

    number: int
    parent: int
    tag: str
    path: str
    classes: str
    names: str
    kind: str
    level: int
    depth: int
    cell: int
    row: int
    hidden: int


# Where text stands: its box, whether it is in a link, classes of the inline elements around it.
# A plain tuple, because there is one for most elements and named ones take seven times as long.
Place = tuple[Box, bool, str]

_OUTSIDE: Final = Box(-1, -1, "", "", "", "", "text", 0, -1, -1, -1, -1)
NOWHERE: Final = _OUTSIDE._replace(hidden=-2)
"""The box of what is never seen."""


class Places:
    """Where elements put the text in them, read from their attributes when first asked for.

    Attributes:
        boxes: the boxes around the texts asked for so far.
        nodes: their elements.
    """

    def __init__(self, document: "LexborNode", roles: Mapping[str, str]) -> None:
        self.boxes: list[Box] = []
        self.nodes: list[LexborNode] = []
        self._roles = roles
        self._places: dict[int, Place] = {document.mem_id: (_OUTSIDE, False, "")}
        self._hiding: dict[str, bool] = {}

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
            node = cast("LexborNode", node.parent)
            key = node.mem_id
            place = places.get(key)
        for key, node in reversed(missing):
            place = places[key] = self._enter(node, place)
        return place

    def _enter(self, node: "LexborNode", outer: Place) -> Place:
        box, link, classes = outer
        if box is NOWHERE:
            return outer
        tag = node.tag or ""
        role = self._roles.get(tag)
        if role in _NO_TEXT:
            return NOWHERE, False, ""
        attributes = node.attributes
        if role is not None or (
            (tag in _SOFT_BOXES or "-" in tag) and box.tag not in _SENTENCES and not classes
        ):
            self.nodes.append(node)
            return self._open(tag, attributes, box), link, ""
        if not attributes:
            return outer
        own = attributes.get("class")
        if self._hides(attributes, own):
            return NOWHERE, False, ""
        if own:
            classes = f"{own} {classes}"[:_MAX_NAMES] if classes else own
        return box, link or (tag == "a" and "href" in attributes), classes

    def _open(self, tag: str, attributes: _Attributes, outer: Box) -> Box:
        number = len(self.boxes)
        kind, level = _KINDS.get(tag, ""), outer.level
        if kind == "heading":
            level = int(tag[1])
        elif kind == "list":
            kind, level = outer.kind, level + 1 if outer.kind == "item" else 1
        elif not kind:
            kind = outer.kind if outer.kind != "cell" else "text"
        elif kind != "item":
            level = 0
        classes = names = ""
        hidden = outer.hidden
        if attributes:
            classes = attributes.get("class") or ""
            if not _NAMING.isdisjoint(attributes):
                names = " ".join(
                    [value or "" for name, value in attributes.items() if name in _NAMING]
                )
            if attributes.get("aria-hidden") == "true":
                names += " ariahidden"
        # The root and <body> may be hidden until a script has run.
        if hidden == -1 and number > 1:
            closed = tag == "dialog" and "open" not in attributes
            if closed or (attributes and self._hides(attributes, classes)):
                hidden = number
        path = f"{outer.path} {tag}" if number else tag
        if outer.depth > _MAX_PATH:
            path = path[path.index(" ") + 1 :]
        box = Box(
            number,
            outer.number,
            tag,
            path,
            classes,
            names,
            kind,
            level,
            outer.depth + 1,
            number if tag in _CELLS else outer.cell,
            number if tag == "tr" else outer.row,
            hidden,
        )
        self.boxes.append(box)
        return box

    def _hides(self, attributes: _Attributes, classes: str | None) -> bool:
        """Whether an element with these attributes is not seen."""
        if classes:
            hides = self._hiding.get(classes)
            if hides is None:
                hides = self._hiding[classes] = not _HIDING_CLASSES.isdisjoint(classes.split())
            if hides or len(attributes) == 1:
                return hides
        if "hidden" in attributes:
            # React sends late parts of a page as <div hidden id="S:0"> and moves them into place.
            return not (attributes.get("id") or "").startswith("S:")
        style = attributes.get("style")
        return bool(style) and _HIDING_STYLE.search(style.lower()) is not None
