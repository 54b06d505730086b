"""Inline Markdown: what a reader sees of it, and how much of that stands in links.

A hint for the passes, not a renderer. It follows CommonMark and GFM where crawlers' output
needs it; every character is looked at a bounded number of times.
"""

import re
from collections import defaultdict
from collections.abc import Set
from html import unescape
from typing import NamedTuple

# Stands for an image without alternative text or a link without any (U+FFFC OBJECT REPLACEMENT
# CHARACTER).
OBJECT = "\ufffc"
# CommonMark: a link label has at most 999 characters.
MAX_LABEL = 999
# So many blanks are no alternative text either.
_BLANK_MAX = 40

_TOKEN = re.compile(
    r"""\\[!-/:-@\[-`{-~\r\n]|`+|!?\[|\]|<|\*+|_+|~~+|&|(?<![\w/])(?:https?://|www\.)(?=\w)"""
)
_INLINE_TARGET = re.compile(
    r"""\(\s*+(?:<[^<>\r\n]*+>|(?:[^\s()\\<]|\\.)?(?:[^\s()\\]|\\.|\((?:[^\s()\\]|\\.)*+\))*+)"""
    r"""(?:\s++(?:"(?:[^"\\]|\\.)*+"|'(?:[^'\\]|\\.)*+'|\((?:[^()\\]|\\.)*+\)))?+\s*+\)""",
    re.DOTALL,
)
_LABEL = re.compile(rf"\[((?:[^\[\]\\]|\\.){{0,{MAX_LABEL}}}+)\]", re.DOTALL)
_ADDRESS = re.compile(r"[^\s<>\[\]()`|*]++")
_AUTOLINK = re.compile(
    r"<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*+|[^\s<>@]{1,64}+@[^\s<>@]{1,255}+)>"
)
_TAG = re.compile(r"<(?:/?[A-Za-z][^<>]*+|\?[^<>]*+)>")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


class Shown(NamedTuple):
    """What a reader sees.

    Attributes:
        text: the visible characters.
        links: share of them that stand in links, 0 to 1; white space does not count.
        images: share of them that stand for images, 0 to 1.
        spans: ranges of the source that cannot be cut: links, images, code.
    """

    text: str
    links: float
    images: float
    spans: tuple[tuple[int, int], ...]


class _Opener(NamedTuple):
    """A bracket that may open a link: its part, its place in the source, the text after it."""

    part: int
    start: int
    inner: int
    is_image: bool


def normal_label(label: str) -> str:
    """The form in which labels of references and definitions are compared."""
    return " ".join(label.casefold().split())


def show(source: str, labels: Set[str] = frozenset()) -> Shown:
    """Take the markup out of inline Markdown.

    Args:
        source: a paragraph, a heading's text, a cell; any ``str``.
        labels: normal labels of the document's link reference definitions.

    >>> show("**Ferry** [line](https://example.org)").text
    'Ferry line'
    """
    if not _TOKEN.search(source):
        return Shown(source, 0.0, 0.0, ())
    return _Scan(source, labels).run()


class _Scan:
    """One walk over a source: visible parts, open brackets, and which parts are links."""

    def __init__(self, source: str, labels: Set[str]) -> None:
        self._source = source
        self._labels = labels
        self._parts: list[str] = []
        self._openers: list[_Opener] = []
        # Openers below this height stand around a link and cannot become one themselves.
        self._dead = 0
        self._marks: defaultdict[str, list[int]] = defaultdict(list)
        self._links: list[tuple[int, int]] = []
        self._images: list[tuple[int, int]] = []
        self._spans: list[tuple[int, int]] = []
        self._ticks: dict[int, list[int]] | None = None
        self._comments = True

    def run(self) -> Shown:
        source, parts = self._source, self._parts
        at = 0
        while token := _TOKEN.search(source, at):
            if token.start() > at:
                parts.append(source[at : token.start()])
            at = self._read(token[0], token.start(), token.end())
        parts.append(source[at:])
        for places in self._marks.values():
            # A lone asterisk is a footnote sign, not emphasis.
            for place in places if len(places) > 1 else ():
                parts[place] = ""
        total = _visible(parts)
        if not total and self._links:
            return Shown(OBJECT, 1.0, 0.0, tuple(sorted(self._spans)))
        total = total or 1
        return Shown(
            "".join(parts),
            self._covered(self._links) / total,
            self._covered(self._images) / total,
            tuple(sorted(self._spans)),
        )

    def _read(self, token: str, start: int, end: int) -> int:
        """Take one token in; where to go on."""
        first = token[0]
        if first == "\\":
            self._parts.append(token[1])
        elif first == "`":
            return self._code(start, end)
        elif token in ("[", "!["):
            self._openers.append(_Opener(len(self._parts), start, end, first == "!"))
            self._parts.append(token)
        elif first == "]":
            return self._close(start, end)
        elif first == "<":
            return self._angle(start, end)
        elif first in "*_~":
            self._emphasis(token, start, end)
        elif first == "&":
            entity = _ENTITY.match(self._source, start)
            self._parts.append(unescape(entity[0]) if entity else token)
            return entity.end() if entity else end
        elif address := _ADDRESS.match(self._source, start):
            return self._link(address[0], start, address.end())
        return end

    def _link(self, text: str, start: int, end: int) -> int:
        self._links.append((len(self._parts), len(self._parts) + 1))
        self._parts.append(text)
        self._spans.append((start, end))
        return end

    def _code(self, start: int, end: int) -> int:
        """A code span ends at the next run of as many backticks."""
        if self._ticks is None:
            self._ticks = defaultdict(list)
            for run in re.finditer("`+", self._source):
                self._ticks[len(run[0])].append(run.start())
            for places in self._ticks.values():
                places.reverse()
        places = self._ticks.get(end - start, [])
        while places and places[-1] < end:
            places.pop()
        if not places:
            self._parts.append(self._source[start:end])
            return end
        close = places.pop()
        self._parts.append(self._source[end:close])
        self._spans.append((start, close + end - start))
        return close + end - start

    def _angle(self, start: int, end: int) -> int:
        source = self._source
        if self._comments and source.startswith("<!--", start):
            close = source.find("-->", end)
            self._comments = close >= 0
            if self._comments:
                self._spans.append((start, close + 3))
                return close + 3
        if link := _AUTOLINK.match(source, start):
            return self._link(link[1], start, link.end())
        if tag := _TAG.match(source, start):
            self._parts.append(" " if tag[0][1:3].lower() == "br" else "")
            self._spans.append((start, tag.end()))
            return tag.end()
        self._parts.append("<")
        return end

    def _emphasis(self, token: str, start: int, end: int) -> None:
        before = self._source[start - 1 : start] or " "
        after = self._source[end : end + 1] or " "
        is_word = before.isalnum() and after.isalnum()
        is_mark = not (before.isspace() and after.isspace())
        if is_mark and is_word:
            is_mark = token[0] != "_" and not (before.isdigit() and after.isdigit())
        if is_mark:
            self._marks[token[0]].append(len(self._parts))
        self._parts.append(token)

    def _close(self, start: int, end: int) -> int:
        """A closing bracket: a link or an image where a target follows, else itself."""
        parts = self._parts
        opener = self._openers.pop() if self._openers else None
        height = len(self._openers)
        target = -1
        if opener and (opener.is_image or height >= self._dead):
            target = self._target(opener, start, end)
        self._dead = min(self._dead, height)
        if opener is None or target < 0:
            parts.append("]")
            return end
        parts[opener.part] = ""
        if opener.is_image:
            if not self._source[opener.inner : min(start, opener.inner + _BLANK_MAX)].strip():
                parts.append(OBJECT)
            self._images.append((opener.part, len(parts)))
        else:
            self._dead = height
            self._links.append((opener.part, len(parts)))
        self._spans.append((opener.start, target))
        return target

    def _target(self, opener: _Opener, start: int, end: int) -> int:
        """Where the target behind a closing bracket ends; -1 where there is none."""
        source = self._source
        if found := _INLINE_TARGET.match(source, end):
            return found.end()
        if not self._labels:
            return -1
        found = _LABEL.match(source, end)
        label = found[1] if found else ""
        if not label.strip():
            if start - opener.inner > MAX_LABEL:
                return -1
            label = source[opener.inner : start]
        if normal_label(label) not in self._labels:
            return -1
        return found.end() if found else end

    def _covered(self, ranges: list[tuple[int, int]]) -> int:
        """Visible characters in ranges of parts, which may lie in each other."""
        count = done = 0
        for start, end in sorted(ranges):
            count += _visible(self._parts[max(start, done) : end])
            done = max(done, end)
        return count


def _visible(parts: list[str]) -> int:
    return sum([len("".join(part.split())) for part in parts])
