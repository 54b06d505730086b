"""The report: what was removed, where it stood and why."""

from newsclean.typed import NamedTuple


class Reason(NamedTuple):
    """One piece of evidence behind a removal.

    Attributes:
        name: a rule's id ("en.consent.accept") or a measure's name ("prose-around").
        weight: what it added to the log-odds of being chrome.
        detail: what was seen, in words ("'Accept all'", "12 words").
    """

    name: str
    weight: float
    detail: str = ""


class Removal(NamedTuple):
    """A range of the source that is not in the cleaned text.

    Attributes:
        start: first character in the source.
        end: one past the last character.
        text: ``source[start:end]``, with the white space that went along.
        label: what it was, one of the labels in :mod:`newsclean.labels`.
        confidence: estimated probability that it is not part of the article, 0 to 1.
        reasons: the evidence, strongest first.
        css: a CSS path to its element, for HTML.
    """

    start: int
    end: int
    text: str
    label: str
    confidence: float
    reasons: tuple[Reason, ...]
    css: str | None = None


class Report(NamedTuple):
    """The outcome of cleaning one document.

    Attributes:
        source: the text that the offsets refer to; for HTML the page's visible text.
        removals: sorted by place, disjoint.
        notes: sentences on what else the caller should know (a guard that held back).
        rendered: the article as Markdown, where that was asked for.
        html, url: the page that an HTML report is of, and where it is from.
    """

    source: str
    removals: tuple[Removal, ...]
    notes: tuple[str, ...] = ()
    rendered: str | None = None
    html: str | None = None
    url: str | None = None

    @property
    def kept(self) -> tuple[tuple[int, int], ...]:
        """The ranges of the source that stay; with the removals they tile it.

        >>> Report("abc", (Removal(1, 2, "b", "nav", 1.0, ()),)).kept
        ((0, 1), (2, 3))
        """
        ranges: list[tuple[int, int]] = []
        at = 0
        for removal in self.removals:
            if removal.start > at:
                ranges.append((at, removal.start))
            at = removal.end
        if at < len(self.source):
            ranges.append((at, len(self.source)))
        return tuple(ranges)

    @property
    def text(self) -> str:
        """The cleaned text: the source less the removals."""
        if self.rendered is not None:
            return self.rendered
        return "".join([self.source[start:end] for start, end in self.kept])

    @property
    def metadata(self) -> dict[str, str]:
        """Title, author, date, sitename, language and url of an HTML page; {} for texts.

        Read by trafilatura's own extractor when first asked for, which takes some milliseconds.
        """
        if self.html is None:
            return {}
        from newsclean.metadata import read_metadata

        return read_metadata(self.html, self.url)

    def restore(self) -> str:
        """Put everything back: kept ranges and removals in order give the source again.

        >>> Report("abc", (Removal(1, 2, "b", "nav", 1.0, ()),)).restore()
        'abc'
        """
        parts = [(start, self.source[start:end]) for start, end in self.kept]
        parts += [(removal.start, removal.text) for removal in self.removals]
        return "".join([text for _, text in sorted(parts)])
