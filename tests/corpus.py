"""Reader of the labelled documents in ``corpus/``; docs/corpus.md describes their format."""

import re
from pathlib import Path
from typing import Final, NamedTuple

from newsclean import labels

DIRECTORY: Final = Path(__file__).parent.parent / "corpus"
UNSURE: Final = "unsure"

_LINE: Final = re.compile(r"(?P<label>[^ |]*) *\|(?: (?P<text>.*))?", re.DOTALL)
_NAME: Final = re.compile(r"(?P<language>[a-z]{2,3})-[a-z0-9]+(?:-[a-z0-9]+)*")
_OPEN, _CLOSE = "⟦", "⟧"
_SPAN: Final = re.compile(r"⟦([a-z]+): ([^⟦⟧]*)⟧")


class CorpusError(ValueError):
    """A corpus file that breaks the format; says which file, which line and what is wrong."""


class Span(NamedTuple):
    """A range of a line (``line.text[start:end]``) that is of the other kind than the line."""

    start: int
    end: int
    label: str


class Line(NamedTuple):
    """A line of the text that is not blank.

    Attributes:
        label: one of :mod:`newsclean.labels`, or "unsure".
        text: the raw line, leading and trailing blanks included.
        start: where it begins in the document's text.
        spans: ranges of the other kind, sorted and disjoint; offsets into ``text``.
    """

    label: str
    text: str
    start: int
    spans: tuple[Span, ...] = ()


class CorpusDocument(NamedTuple):
    """A labelled text.

    Attributes:
        name: the file's name without ``.txt`` ("en-ferry-vote").
        comment: what the document shows.
        text: the text as a scraper would hand it over, without markers.
        lines: its lines that are not blank, in order.
    """

    name: str
    comment: str
    text: str
    lines: tuple[Line, ...]

    @property
    def language(self) -> str:
        """The language tag in the name ("en")."""
        return self.name.split("-", 1)[0]

    @property
    def untouched(self) -> bool:
        """Whether cleaning must give the text back as it is."""
        return all(line.label in labels.KEEP and not line.spans for line in self.lines)


def load(path: Path) -> CorpusDocument:
    """Read one corpus file; :class:`CorpusError` if it breaks the format."""
    # newline="" keeps a stray carriage return visible as part of its line.
    with path.open(encoding="utf-8", newline="") as file:
        return parse(file.read(), path.stem)


def load_all() -> tuple[CorpusDocument, ...]:
    """Read the whole corpus, sorted by name."""
    return tuple(load(path) for path in sorted(DIRECTORY.glob("*.txt")))


def parse(source: str, name: str) -> CorpusDocument:
    """Parse a corpus file's content.

    >>> rows = ["# Shows a pointer.", "body | It passed. ⟦related: READ ALSO: Why⟧"]
    >>> document = parse("\\n".join(rows), "en-vote")
    >>> document.text
    'It passed. READ ALSO: Why'
    >>> document.lines[0].spans
    (Span(start=11, end=25, label='related'),)
    """
    if not _NAME.fullmatch(name):
        raise CorpusError(f"{name}.txt: the name is not LANGUAGE-slug")
    rows = source.removesuffix("\n").split("\n")
    head = next((i for i, row in enumerate(rows) if not row.startswith("#")), len(rows))
    comment = " ".join(row.lstrip("#").strip() for row in rows[:head])
    if not comment:
        raise CorpusError(f"{name}.txt: no comment says what it shows")
    texts: list[str] = []
    lines: list[Line] = []
    start = 0
    for number, row in enumerate(rows[head:], head + 1):
        try:
            line = _parse_row(row, start)
        except CorpusError as error:
            raise CorpusError(f"{name}.txt:{number}: {error}") from None
        texts.append(line.text)
        start += len(line.text) + 1
        if line.label:
            lines.append(line)
    if not lines:
        raise CorpusError(f"{name}.txt: no line of text")
    return CorpusDocument(name, comment, "\n".join(texts), tuple(lines))


def _parse_row(row: str, start: int) -> Line:
    """Split one row into label and text; a blank line of text has the label ""."""
    match = _LINE.fullmatch(row)
    if not match:
        raise CorpusError(f"not 'label | text': {row[:60]!r}")
    label = match["label"]
    text, spans = _take_spans(match["text"] or "", label)
    if not text.strip():
        if label:
            raise CorpusError(f"label {label!r} on a line without text")
    elif not label:
        raise CorpusError(f"no label for {text[:60]!r}")
    elif label not in labels.ALL and label != UNSURE:
        raise CorpusError(f"unknown label {label!r}")
    return Line(label, text, start, spans)


def _take_spans(marked: str, line_label: str) -> tuple[str, tuple[Span, ...]]:
    """Take the ``⟦label: …⟧`` markers out and say where they stood."""
    text = ""
    spans: list[Span] = []
    at = 0
    for match in _SPAN.finditer(marked):
        label, inner = match.groups()
        if label not in labels.ALL:
            raise CorpusError(f"unknown label {label!r} in a span")
        if (label in labels.KEEP) == (line_label in labels.KEEP) or line_label == UNSURE:
            raise CorpusError(f"span {label!r} is not of the other kind than {line_label!r}")
        if not inner.strip():
            raise CorpusError(f"span {label!r} without text")
        text += marked[at : match.start()]
        spans.append(Span(len(text), len(text) + len(inner), label))
        text += inner
        at = match.end()
    text += marked[at:]
    if _OPEN in text or _CLOSE in text:
        raise CorpusError("a span is not '⟦label: text⟧'")
    return text, tuple(spans)
