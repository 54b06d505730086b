"""A document: the source text and its blocks in reading order."""

from newsclean.typed import NamedTuple


class Element(NamedTuple):
    """What a block's HTML element and its containers say about it.

    Attributes:
        path: tag names from the root to the block's own element, or the innermost 160
            characters or so of them ("html body main p").
        node: number of the element in its page; :func:`newsclean.segment.css.css_paths` makes
            a CSS path of it.
        words: lower-case words of class, id, role, aria-label and the like, the element's
            own and those of inline elements around most of the text (bounded).
        outer: such words of the enclosing elements, nearest first (bounded).
        containers: numbers of up to four enclosing elements, nearest first, each of which
            holds more blocks than the one before; equal for siblings in one box.
        depth: how many elements enclose the block.
        signature: equal for blocks whose path and class names and whose parent's class
            names are equal: made by the same template.
    """

    path: str
    node: int
    words: tuple[str, ...]
    outer: tuple[str, ...]
    containers: tuple[int, ...]
    depth: int
    signature: int

    @property
    def is_caption(self) -> bool:
        """Whether it is a <figcaption>, or stands close in one."""
        return "figcaption" in self.path and "figcaption" in self.path.split()[-3:]


class Block(NamedTuple):
    """A line or paragraph: ``source[start:end] == text``, without surrounding white space.

    Attributes:
        start: first character in the source.
        end: one past the last character in the source.
        text: the characters between.
        kind: what the format says it is: "text", "heading", "item" (of a list), "quote",
            "cell" (row of a table), "code", "image". Plain text only ever says "text" or "item".
        level: heading level 1 to 6, or depth of a list item from 1; 0 otherwise.
        links: share of the visible characters that stand in links, 0 to 1; None where the
            format does not tell.
        group: blocks with the same number above 0 are removed together or not at all
            (a Markdown table, a code fence).
        element: the HTML element, for documents made from HTML.
        plain: the text a reader sees, where it differs from the source: without link targets,
            emphasis marks, bullets, table pipes. Never empty.
    """

    start: int
    end: int
    text: str
    kind: str = "text"
    level: int = 0
    links: float | None = None
    group: int = 0
    element: Element | None = None
    plain: str | None = None

    @property
    def visible(self) -> str:
        """The text a reader sees: what is measured and matched.

        >>> Block(0, 8, "**Home**", plain="Home").visible, Block(0, 4, "Home").visible
        ('Home', 'Home')
        """
        return self.text if self.plain is None else self.plain


class Document(NamedTuple):
    """A source text and its blocks, sorted and disjoint.

    Attributes:
        source: the whole text; blocks' offsets refer to it.
        blocks: the blocks in reading order.
        format: "text", "markdown" or "html".
        title: the headline that the format tells apart from the text (<title>, front matter).
        language: a language tag that the format declares ("de", "en-gb"), lower case.
        hints: further statements of the page about its article ("description", "body" from
            JSON-LD; :func:`newsclean.segment.structured.read_head` has all); evidence, not truth.
    """

    source: str
    blocks: tuple[Block, ...]
    format: str = "text"
    title: str | None = None
    language: str | None = None
    hints: tuple[tuple[str, str], ...] = ()
