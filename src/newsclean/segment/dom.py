"""A page's text, from one walk over the DOM: boxes and the lines of text in them.

A *box* is an element that a browser sets apart (a paragraph, a heading, a container). A
*line* is a run of text in one box, up to the next break. Everything else (links, emphasis)
runs inside a line.

Two steps, for speed. The walk over all nodes only notes elements and texts; what an element
says (attributes, words, path) is read afterwards, for elements that hold text.
"""

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from newsclean.segment.structured import Head, gather_head

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

# What the walk does with an element; those not named here run inside a line.
_ROLES: Final = (
    # Set apart from what surrounds them.
    dict.fromkeys(
        "html head body address article aside blockquote caption center dd details dialog dir div "
        "dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr "
        "legend li listing main marquee menu nav ol p plaintext pre search section summary table "
        "tbody td tfoot th thead tr ul xmp".split(),
        "box",
    )
    # Never visible, or something visible that is not text.
    | dict.fromkeys(
        "audio canvas datalist embed iframe meter noembed noframes noscript object option "
        "optgroup progress rp select style svg template textarea video".split(),
        "unseen",
    )
    | dict.fromkeys(["title", "meta", "link", "script"], "statement")
    | {"br": "break"}
)
# Set apart on their own, part of the sentence inside a paragraph (a glossary button in the text).
# So are custom elements, which have a hyphen in their names.
_SOFT_BOXES: Final = frozenset(["button", "label", "output"])
_SENTENCES: Final = frozenset(["p", "h1", "h2", "h3", "h4", "h5", "h6", "pre"])
_LISTS: Final = frozenset(["ul", "ol", "menu", "dir", "dl"])
_PREFORMATTED: Final = frozenset(["pre", "listing", "xmp", "plaintext"])
_KINDS: Final = (
    dict.fromkeys(["h1", "h2", "h3", "h4", "h5", "h6"], "heading")
    | dict.fromkeys(_PREFORMATTED, "code")
    | dict.fromkeys(["li", "dt", "dd"], "item")
    | {"blockquote": "quote", "td": "cell", "th": "cell", "table": "text"}
)
_HIDING_CLASSES: Final = frozenset(
    ["sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "element-invisible"]
)
_HIDING_STYLE: Final = re.compile(r"display\s{0,5}:\s{0,5}none|visibility\s{0,5}:\s{0,5}hidden")
# Attributes besides class whose words tell what an element is for.
_NAMING: Final = frozenset(
    "id role itemprop aria-label data-component data-testid data-type".split()
)
_SURROGATES: Final = re.compile("[\ud800-\udfff]")
_MAX_PATH, _MAX_NAMES = 32, 1000
# In place of an element's index: white space between elements; <br>.
_BLANK, _BREAK = -1, -2

_Attributes = dict[str, str | None]


class Box(NamedTuple):
    """An element set apart, with what its blocks inherit.

    Attributes:
        number: place in the list of boxes (only such as hold text, in document order).
        index: place in :attr:`Tree.tags`.
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
        hidden: number of the outermost box that the page hides, or -1.
    """

    number: int
    index: int
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


class Line(NamedTuple):
    """A run of text in one box.

    Attributes:
        box: number of its box.
        text: the text, white space collapsed (kept in ``<pre>``).
        links: share of its characters in links.
        classes: class attributes of the inline elements around most of it.
        breaks: forced line breaks between the line before it in the same box and this one.
    """

    box: int
    text: str
    links: float
    classes: str
    breaks: int


class Page(NamedTuple):
    """All boxes and lines of a page in document order, hidden ones included."""

    boxes: list[Box]
    lines: list[Line]
    head: Head


class Tree(NamedTuple):
    """What one walk notes.

    Attributes:
        nodes: the elements that may be seen, in document order.
        tags: their names.
        parents: index of each one's parent, -1 for the root.
        runs: texts between which no box opens, each with the index of the element around it.
        head: the page's statements.
    """

    nodes: "list[LexborNode]"
    tags: list[str]
    parents: list[int]
    runs: list[list[tuple[int, str]]]
    head: Head


# Where text stands: its box, whether it is in a link, classes of the inline elements around it.
# A plain tuple, because there is one for most elements and named ones take seven times as long.
_Place = tuple[Box, bool, str]

_OUTSIDE: Final = Box(-1, -1, -1, "", "", "", "", "text", 0, -1, -1, -1, -1)
# Inside a hidden inline element.
_NOWHERE: Final = _OUTSIDE._replace(hidden=-2)


def read_page(html: str) -> Page:
    """Parse ``html`` as a browser with scripts does and collect its boxes and lines.

    >>> [line.text for line in read_page("<p>One <b>two</b><p>three").lines]
    ['One two', 'three']
    """
    tree = walk(html)
    places = _Places(tree)
    lines: list[Line] = []
    breaks = 0
    for run in tree.runs:
        parts: list[tuple[str, _Place]] = []
        box = _NOWHERE
        for index, text in run:
            if index >= 0:
                place = places.find(index)
                if place[0] is not box and parts:
                    breaks = _add_line(lines, parts, breaks)
                    parts = []
                box = place[0]
                if box is not _NOWHERE:
                    parts.append((text, place))
            elif index == _BLANK or (box.kind == "heading" and parts):
                if parts:
                    parts.append((" ", parts[-1][1]))
            else:
                breaks = (_add_line(lines, parts, breaks) if parts else breaks) + 1
                parts = []
        if parts:
            breaks = _add_line(lines, parts, breaks)
    return Page(places.boxes, lines, tree.head)


def walk(html: str) -> Tree:
    """Parse ``html`` and note elements, texts and statements, in document order.

    Lone surrogates count as U+FFFD.
    """
    # Imported here because text and Markdown do without: 18 ms.
    from selectolax.lexbor import LexborHTMLParser  # noqa: PLC0415

    try:
        data = html.encode()
    except UnicodeEncodeError:
        data = _SURROGATES.sub("\ufffd", html).encode()
    # With scripting <noscript> is opaque: an unclosed element in it cannot swallow the article.
    # options=1 (without events): copying <option>s into <select>s takes quadratic time.
    root = LexborHTMLParser(data, options=1, scripting=True).root
    stated: list[LexborNode] = []
    nodes: list[LexborNode] = []
    tags: list[str] = []
    parents: list[int] = []
    runs: list[list[tuple[int, str]]] = []
    if root is None or root.parent is None:
        return Tree(nodes, tags, parents, runs, gather_head("", stated))
    indices = {root.parent.mem_id: -1}
    run: list[tuple[int, str]] = []
    blank = preformatted = False
    for node in root.traverse(include_text=True):
        if node.is_empty_text_node and not preformatted:
            blank = True
            continue
        parent = indices.get(node.parent.mem_id)
        if parent is None:
            continue
        tag = node.tag
        if tag == "-text":
            if blank and run:
                run.append((_BLANK, ""))
            run.append((parent, node.text_content))
            blank = False
            continue
        role = _ROLES.get(tag)
        if role is None or role == "box":
            if role and run:
                runs.append(run)
                run = []
            indices[node.mem_id] = len(nodes)
            nodes.append(node)
            tags.append(tag)
            parents.append(parent)
            preformatted = preformatted or tag in _PREFORMATTED
        elif role == "break":
            run.append((_BREAK, ""))
            blank = False
        elif role == "statement":
            stated.append(node)
    if run:
        runs.append(run)
    lang = root.attributes.get("lang") or root.attributes.get("xml:lang") or ""
    return Tree(nodes, tags, parents, runs, gather_head(lang, stated))


class _Places:
    """Where the elements with text put it, read from their attributes when first asked for."""

    def __init__(self, tree: Tree) -> None:
        self.boxes: list[Box] = []
        self._tree = tree
        self._places: list[_Place | None] = [None] * len(tree.tags)

    def find(self, index: int) -> _Place:
        """The place of text directly in the element."""
        places, parents = self._places, self._tree.parents
        place = places[index]
        if place is not None:
            return place
        missing = [index]
        index = parents[index]
        while index >= 0 and places[index] is None:
            missing.append(index)
            index = parents[index]
        place = (places[index] if index >= 0 else None) or (_OUTSIDE, False, "")
        for index in reversed(missing):
            place = places[index] = self._enter(index, place)
        return place

    def _enter(self, index: int, outer: _Place) -> _Place:
        tag = self._tree.tags[index]
        attributes = self._tree.nodes[index].attributes
        box, link, classes = outer
        if tag in _ROLES or (
            (tag in _SOFT_BOXES or "-" in tag) and box.tag not in _SENTENCES and not classes
        ):
            return self._open(index, tag, attributes, box), link, ""
        if not attributes:
            return outer
        own = attributes.get("class")
        if own:
            classes = f"{own} {classes}" if classes else own
        if _hides(attributes):
            box = _NOWHERE
        return box, link or (tag == "a" and "href" in attributes), classes[:_MAX_NAMES]

    def _open(self, index: int, tag: str, attributes: _Attributes, outer: Box) -> Box:
        number = len(self.boxes)
        kind, level = _KINDS.get(tag), outer.level
        if kind is None:
            kind = outer.kind if outer.kind != "cell" else "text"
            if tag in _LISTS:
                level = level + 1 if kind == "item" else 1
        elif kind == "heading":
            level = int(tag[1])
        elif kind in ("cell", "text"):
            level = 0
        hidden, classes, names = outer.hidden, "", ""
        if attributes:
            classes = attributes.get("class") or ""
            if len(attributes) > 1 or not classes:
                names = " ".join([attributes[name] or "" for name in attributes if name in _NAMING])
            if hidden == -1 and number > 1 and _hides(attributes, tag):
                hidden = number
        path = f"{outer.path} {tag}" if number else tag
        if outer.depth > _MAX_PATH:
            path = path[path.index(" ") + 1 :]
        box = Box(
            number,
            index,
            outer.number,
            tag,
            path,
            classes,
            names,
            kind,
            level,
            outer.depth + 1,
            number if kind == "cell" else outer.cell,
            number if tag == "tr" else outer.row,
            hidden,
        )
        self.boxes.append(box)
        return box


def _hides(attributes: _Attributes, tag: str = "") -> bool:
    """Whether an element with these attributes is not seen."""
    if "hidden" in attributes or (tag == "dialog" and "open" not in attributes):
        return True
    style, classes = attributes.get("style"), attributes.get("class")
    if style and _HIDING_STYLE.search(style.lower()):
        return True
    return bool(classes) and not _HIDING_CLASSES.isdisjoint(classes.split())


def _add_line(lines: list[Line], parts: list[tuple[str, _Place]], breaks: int) -> int:
    """Put the parts of a line together; the breaks that the next line has before it."""
    raw, (box, link, classes) = parts[0]
    links = 1.0 if link else 0.0
    if len(parts) > 1:
        raw = _glue(parts)
        links, classes = _weigh(parts)
    if box.kind == "code":
        for text in raw.splitlines():
            if text.strip():
                lines.append(Line(box.number, text.strip(), links, classes, breaks))
                breaks = 0
            breaks += 1
        return breaks
    text = " ".join(raw.split())
    if not text:
        return breaks
    lines.append(Line(box.number, text, links, classes, breaks))
    return 0


def _glue(parts: list[tuple[str, _Place]]) -> str:
    """One text, with a blank where two inline elements meet as two words.

    Style sheets set such elements apart: a byline's parts, links of a menu.
    """
    before, before_place = parts[0]
    texts = [before]
    for text, place in parts[1:]:
        if (
            place is not before_place
            and (place[1] or place[2])
            and (before_place[1] or before_place[2])
            and before[-1:].isalnum()
            and (text[:1].isupper() or text[:1].isdigit())
        ):
            texts.append(" ")
        texts.append(text)
        before, before_place = text, place
    return "".join(texts)


def _weigh(parts: list[tuple[str, _Place]]) -> tuple[float, str]:
    """Share of characters in links; the classes around the part that makes most of the line."""
    total = linked = longest = 0
    most = ""
    for text, (_, link, classes) in parts:
        size = len(text.strip())
        total += size
        if link:
            linked += size
        if size > longest:
            longest, most = size, classes
    if not total:
        return 0.0, ""
    return linked / total, most if longest * 2 >= total else ""
