"""The leaves of a Markdown source: which lines belong to which heading, item, table, ..."""

import re
from typing import NamedTuple

from newsclean.segment.lines import runs_on
from newsclean.segment.markup import MAX_LABEL, normal_label

_LINE = re.compile(r"([ \t]*+)([^\r\n]*+)(\r\n|\n|\r|\Z)")
_HEADING = re.compile(r"(#{1,6})(?:[ \t]|$)")
_FENCE = re.compile(r"(`{3,}+|~{3,}+)([^\r\n]*)")
_MARKER = re.compile(r"([-*+]|\d{1,9}[.)])([ \t]*+)(\S?)")
_DEFINITION = re.compile(
    rf"\[((?:[^\[\]\\\r\n]|\\.){{1,{MAX_LABEL}}}+)\]:[ \t]*+(?:[\r\n]{{1,2}}[ \t]*+)?"
    r"(?:<[^<>\r\n]*+>|[^\s<]\S*+)"
    r"(?:(?:[ \t]++(?:[\r\n]{1,2}[ \t]*+)?|[\r\n]{1,2}[ \t]*+)"
    r"""(?:"(?:[^"\\\r\n]|\\.)*+"|'(?:[^'\\\r\n]|\\.)*+'|\([^()\r\n]*+\))"""
    r"(?=[ \t]*+(?:[\r\n]|\Z)))?+"
    r"[ \t]*+(?=[\r\n]|\Z)"
)
_FOOTNOTE = re.compile(rf"\[\^[^\[\]\s]{{1,{MAX_LABEL}}}+\]:")
# Crawlers print a card that is one link as "[", its picture and headline, "](target)"; no card
# has more lines than this.
_CARD = 40


class Leaf(NamedTuple):
    """A stretch of lines of one kind, without white space around it.

    Attributes:
        kind: a block's kind, or "paragraph".
        level: of a heading or item; above 0 for a paragraph whose last line is a heading.
        start, end: characters of the source.
        inner_end: where the text ends; before ``end`` where an underline follows.
    """

    kind: str
    level: int
    start: int
    end: int
    inner_end: int


class _Line(NamedTuple):
    """A line: first visible character, one past the last one, column of the first, its text."""

    start: int
    end: int
    indent: int
    text: str


def find_leaves(source: str, start: int) -> tuple[list[Leaf], frozenset[str]]:
    """Part ``source[start:]`` into leaves; also the labels of its link reference definitions."""
    lines = _lines(source, start)
    walk = _Walk(source, lines)
    return walk.run(), frozenset(walk.labels)


def _lines(source: str, at: int) -> list[_Line]:
    lines: list[_Line] = []
    while at < len(source):
        found = _LINE.match(source, at)
        assert found
        blank, text, _ = found.groups()
        # Other white space than blanks and tabs does not indent, but blocks are stripped of it.
        first = found.start(2) + len(text) - len(text.lstrip())
        text = text.strip()
        lines.append(_Line(first, first + len(text), len(blank.expandtabs(4)), text))
        at = found.end()
    return lines


def _is_rule(text: str) -> bool:
    if text[:1] not in ("-", "*", "_"):
        return False
    marks = "".join(text.split())
    return len(marks) >= 3 and marks.count(marks[0]) == len(marks)


def _is_delimiter(text: str) -> bool:
    """Whether a line is what parts a table's head from its body."""
    return "|" in text and "-" in text and not set(text) - set("|:- \t")


class _Walk:
    """One walk down the lines."""

    def __init__(self, source: str, lines: list[_Line]) -> None:
        self._source = source
        self._lines = lines
        self._leaves: list[Leaf] = []
        # Columns where the text of the open items begins, outermost first.
        self._offsets: list[int] = []
        self.labels: set[str] = set()

    def run(self) -> list[Leaf]:
        at = 0
        while at < len(self._lines):
            at = self._next(at)
        return self._leaves

    def _next(self, at: int) -> int:  # noqa: PLR0911 (one return a construct)
        """Take in what begins at a line; the line to go on with."""
        line = self._lines[at]
        if not line.text:
            return at + 1
        opens = self._opens(at, False)
        if opens == "item":
            return self._item(at)
        self._offsets.clear()
        if opens == "rule":
            return at + 1
        if opens == "heading":
            level = len(line.text) - len(line.text.lstrip("#"))
            return self._add("heading", at, at + 1, level)
        if opens == "fence":
            return self._add("code", at, self._fence_end(at, self._fence(line), 0))
        if opens == "quote":
            return self._add("quote", at, self._quote_end(at))
        if opens == "table":
            return self._add("cell", at, self._table_end(at))
        if opens == "comment":
            close = self._source.find("-->", line.start)
            return self._line_after(at, close if close >= 0 else len(self._source))
        if opens == "definition":
            return self._definition(at)
        if opens == "card":
            return self._add("text", at, self._card_end(at))
        if line.indent >= 4:
            return self._add("code", at, self._indented_end(at))
        return self._paragraph(at)

    def _opens(self, at: int, in_paragraph: bool) -> str:  # noqa: PLR0911 (as in _next)
        """What a line begins, other than a paragraph or indented code; "" for none."""
        line = self._lines[at]
        first = line.text[:1]
        if first in "-*+0123456789" and self._is_item(line, in_paragraph):
            return "rule" if _is_rule(line.text) else "item"
        if line.indent >= 4:
            return ""
        if first == "#" and _HEADING.match(line.text):
            return "heading"
        if first in "`~" and self._fence(line):
            return "fence"
        if first == ">":
            return "quote"
        if first == "<" and line.text.startswith("<!--"):
            return "comment"
        if first == "[" and (
            _FOOTNOTE.match(line.text) or _DEFINITION.match(self._source, line.start)
        ):
            return "definition"
        if line.text == "[" and self._card_end(at) > at:
            return "card"
        if _is_rule(line.text):
            return "rule"
        below = self._lines[at + 1].text if at + 1 < len(self._lines) else ""
        return "table" if "|" in line.text and _is_delimiter(below) else ""

    def _is_item(self, line: _Line, in_paragraph: bool) -> bool:
        marker = _MARKER.match(line.text)
        if not marker or (marker[3] and not marker[2]):
            return False
        if self._offsets:
            return in_paragraph or line.indent < self._offsets[-1] + 4
        if in_paragraph:
            return bool(marker[3]) and (marker[1] in "-*+" or marker[1][:-1] == "1")
        return line.indent < 4

    def _add(self, kind: str, first: int, stop: int, level: int = 0) -> int:
        """Make lines one leaf, without blank ones at the end."""
        last = stop - 1
        while last > first and not self._lines[last].text:
            last -= 1
        end = self._lines[last].end
        self._leaves.append(Leaf(kind, level, self._lines[first].start, end, end))
        return stop

    def _line_after(self, at: int, place: int) -> int:
        while at < len(self._lines) and self._lines[at].start <= place:
            at += 1
        return at

    def _definition(self, at: int) -> int:
        line = self._lines[at]
        found = _DEFINITION.match(self._source, line.start)
        if not found:
            return at + 1
        self.labels.add(normal_label(found[1]))
        return max(at + 1, self._line_after(at, found.end() - 1))

    @staticmethod
    def _fence(line: _Line) -> str:
        """The opening fence of a line; "" where it has none."""
        found = _FENCE.match(line.text)
        return found[1] if found and not (found[1][0] == "`" and "`" in found[2]) else ""

    def _fence_end(self, at: int, fence: str, indent: int) -> int:
        """Past the closing fence, the item's text, or the source."""
        for number in range(at + 1, len(self._lines)):
            line = self._lines[number]
            if line.text and line.indent < indent:
                return number
            if line.text.startswith(fence) and not line.text.strip(fence[0]):
                return number + 1
        return len(self._lines)

    def _indented_end(self, at: int) -> int:
        stop = at + 1
        for number in range(at + 1, len(self._lines)):
            line = self._lines[number]
            if line.text and line.indent < 4:
                break
            stop = number + 1 if line.text else stop
        return stop

    def _quote_end(self, at: int) -> int:
        stop = at + 1
        while stop < len(self._lines):
            line = self._lines[stop]
            if not line.text or (
                not line.text.startswith(">")
                and (self._opens(stop, True) or not runs_on(self._lines[stop - 1].text, line.text))
            ):
                break
            stop += 1
        return stop

    def _table_end(self, at: int) -> int:
        stop = at + 2
        while stop < len(self._lines) and "|" in self._lines[stop].text:
            stop += 1
        return stop

    def _card_end(self, at: int) -> int:
        for number in range(at + 1, min(at + _CARD, len(self._lines))):
            text = self._lines[number].text
            if text.startswith("]("):
                return number + 1
            if text == "[":
                break
        return at

    def _paragraph(self, at: int) -> int:
        stop = at + 1
        level = 0
        while stop < len(self._lines):
            line = self._lines[stop]
            if not line.text:
                break
            if line.indent < 4 and len(line.text) > 1 and line.text.strip("=-") == "":
                level = 1 if line.text.strip("=") == "" else 2 if line.text.strip("-") == "" else 0
                if level:
                    break
            if self._opens(stop, True):
                break
            stop += 1
        end = self._lines[stop - 1].end
        stop += bool(level)
        whole = self._lines[stop - 1].end
        self._leaves.append(Leaf("paragraph", level, self._lines[at].start, whole, end))
        return stop

    def _item(self, at: int) -> int:
        """An item: its line, the lines that go on with it, and code and the like inside it."""
        line = self._lines[at]
        while self._offsets and line.indent < self._offsets[-1]:
            self._offsets.pop()
        marker = _MARKER.match(line.text)
        assert marker
        blanks = len(marker[2].expandtabs(4))
        width = blanks if marker[3] and 1 <= blanks <= 4 else 1
        self._offsets.append(line.indent + len(marker[1]) + width)
        level = len(self._offsets)
        stop = at + 1
        fence = self._fence(line._replace(text=line.text[marker.start(3) :]))
        if fence:
            stop = self._fence_end(at, fence, self._offsets[-1])
        stop = self._item_end(stop)
        return self._add("item", at, stop, level)

    def _item_end(self, stop: int) -> int:
        """Past the lines from ``stop`` on that belong to the innermost open item.

        Text of an outer item after a nested one is taken in as well: alone it could become code.
        """
        inner = self._offsets[0]
        number = stop
        while number < len(self._lines):
            line = self._lines[number]
            if not line.text:
                number += 1
                continue
            after_blank = number > stop
            opens = self._opens(number, not after_blank)
            if opens == "item":
                break
            if line.indent < inner and (
                after_blank
                or opens
                or not (line.indent or runs_on(self._lines[number - 1].text, line.text))
            ):
                break
            fence = self._fence(line) if line.indent >= inner else ""
            stop = number = self._fence_end(number, fence, inner) if fence else number + 1
        return stop
