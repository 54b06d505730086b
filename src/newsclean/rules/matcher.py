"""The matcher: finds what rules match in the blocks of a document.

Its cost hardly depends on the number of rules: whole lines and first words are looked up, and
of everything else only what the document's words call for is tried, on the blocks where its
literal occurs.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from newsclean.rules.fold import content_range
from newsclean.rules.index import PREFIX, Index
from newsclean.rules.words import EDGE, HEAD, vocabulary

_EDGE: Final = re.compile(EDGE)


class Hit(NamedTuple):
    """A rule that matches a block.

    Attributes:
        rule: its id.
        label: what the block is, if the rule is right.
        strength: "strong", "medium" or "weak".
        place: where the rule looks: "line", "heading", "start", "end", "inside" or "span".
        start: first matched character of the folded block.
        end: one past the last.
    """

    rule: str
    label: str
    strength: str
    place: str
    start: int
    end: int


class _Page(NamedTuple):
    """The blocks of a document, and what of it selects rules."""

    texts: Sequence[str]
    contents: list[tuple[int, int]]  # of each block, as content_range says
    lines: list[str]  # of each block its content
    heads: list[str]  # of each block how its content opens
    joined: str  # the blocks, each followed by a line feed
    starts: list[int]  # of each block in joined
    words: set[str]
    prefixes: set[str]
    pairs: set[str]


_Found = tuple[int, int, int, int]  # number of a rule, of a block; start and end in the block
_Window = tuple[int, int]  # the part of a block that a pattern can match


class Matcher:
    """Matches the rules of some packs, given as indexes.

    Seen from outside it never changes: safe to share between threads, and to pickle. Within it
    keeps the patterns that it has compiled.

    >>> from newsclean.rules.pack import parse_pack
    >>> from newsclean.rules.prepare import build_index
    >>> pack = parse_pack('''
    ... language = "en"
    ... [[rule]]
    ... id = "en.share.copy-link"
    ... label = "share"
    ... strength = "strong"
    ... place = "line"
    ... phrases = ["copy link"]
    ... ''')
    >>> [[hit.rule for hit in hits] for hits in Matcher([build_index(pack)]).scan(["• copy link"])]
    [['en.share.copy-link']]
    """

    def __init__(self, indexes: Iterable[Index]) -> None:
        self._indexes = tuple(indexes)
        self._compiled: dict[str, re.Pattern[str]] = {}

    def __reduce__(self) -> tuple[type["Matcher"], tuple[tuple[Index, ...]]]:
        return Matcher, (self._indexes,)

    def scan(self, texts: Sequence[str]) -> list[list[Hit]]:
        """Match the blocks of one document.

        Args:
            texts: the folded texts of the blocks, in order.

        Returns:
            For each block its hits, in the order of packs and rules. A rule hits a block once, at
            its first match; a rule of spans hits wherever it matches, in order.
        """
        hits: list[list[Hit]] = [[] for _ in texts]
        page = _page(texts)
        for index in self._indexes:
            found = [*_lines(index, page), *_starts(index, page), *self._variants(index, page)]
            # Longest first where several begin at the same place.
            found.sort(key=lambda match: (match[0], match[1], match[2], -match[3]))
            last_rule, last_block, last_end = -1, -1, 0
            for rule, block, start, end in found:
                name, label, strength, place, _ = index["rules"][rule]
                again = rule == last_rule and block == last_block
                if again and (place != "span" or end <= last_end):
                    continue
                hits[block].append(Hit(name, label, strength, place, start, end))
                last_rule, last_block, last_end = rule, block, end
        return hits

    def _variants(self, index: Index, page: _Page) -> Iterator[_Found]:
        """Try the variants that the page's words call for, each pattern once on a block."""
        windows: dict[tuple[int, int], dict[int, _Window]] = {}
        for number in _called(index, page):
            rule, literal, pattern, reach = index["variants"][number]
            place, longest = index["rules"][rule][3:]
            if pattern < 0:
                for block, start, end in _phrases(page, literal, place, longest):
                    yield rule, block, start, end
            else:
                _widen(windows.setdefault((rule, pattern), {}), page, literal, longest, reach)
        for (rule, pattern), blocks in windows.items():
            place = index["rules"][rule][3]
            for block, window in blocks.items():
                compiled = self._compile(index["patterns"][pattern])
                for start, end in _matches(compiled, place, page, block, window):
                    yield rule, block, start, end

    def _compile(self, source: str) -> re.Pattern[str]:
        pattern = self._compiled.get(source)
        if pattern is None:
            pattern = self._compiled[source] = re.compile(source)
        return pattern


def _page(texts: Sequence[str]) -> _Page:
    starts: list[int] = []
    at = 0
    for text in texts:
        starts.append(at)
        at += len(text) + 1
    joined = "\n".join(texts)
    words, pairs = vocabulary(joined)
    contents = [content_range(text) for text in texts]
    heads = [HEAD.match(text, start) for text, (start, _) in zip(texts, contents, strict=True)]
    return _Page(
        texts=texts,
        contents=contents,
        lines=[text[start:end] for text, (start, end) in zip(texts, contents, strict=True)],
        heads=[head[0] if head else "" for head in heads],
        joined=joined,
        starts=starts,
        words=words,
        prefixes={word[:PREFIX] for word in words},
        pairs=pairs,
    )


def _lines(index: Index, page: _Page) -> Iterator[_Found]:
    known = index["lines"]
    for block, line in enumerate(page.lines):
        if line in known:
            start, end = page.contents[block]
            for rule in known[line]:
                if len(page.texts[block]) <= index["rules"][rule][4]:
                    yield rule, block, start, end


def _starts(index: Index, page: _Page) -> Iterator[_Found]:
    known = index["starts"]
    for block, head in enumerate(page.heads):
        for phrase, lead, rule in known.get(head, ()):
            text = page.texts[block]
            start = page.contents[block][0] - lead
            end = start + len(phrase)
            if (
                len(text) <= index["rules"][rule][4]
                and start >= 0
                and text.startswith(phrase, start)
                and _EDGE.match(text, end)
                and not _quoted(text[:start], text)
            ):
                yield rule, block, start, end


def _called(index: Index, page: _Page) -> list[int]:
    """Numbers of the variants whose gates occur on the page."""
    called = set(index["ungated"])
    for gates, seen in (
        (index["words"], page.words),
        (index["prefixes"], page.prefixes),
        (index["pairs"], page.pairs),
    ):
        for key in gates.keys() & seen:
            called.update(gates[key])
    return sorted(called)


def _phrases(page: _Page, phrase: str, place: str, longest: int) -> Iterator[tuple[int, int, int]]:
    """Where a phrase stands as its place wants it: in each block once, or wherever for spans."""
    at = page.joined.find(phrase)
    while at >= 0:
        block = bisect_right(page.starts, at) - 1
        text, start = page.texts[block], at - page.starts[block]
        end = start + len(phrase)
        again = page.starts[block] + len(text) + 1  # the next block
        if len(text) <= longest:
            closes = end >= page.contents[block][1] and not _quoted(text[end:], text)
            if (place != "end" or closes) and _EDGE.match(text, start) and _EDGE.match(text, end):
                yield block, start, end
                again = at + len(phrase) if place == "span" else again
            else:
                again = at + 1
        at = page.joined.find(phrase, again)


def _widen(
    windows: dict[int, _Window], page: _Page, literal: str, longest: int, reach: int
) -> None:
    """Widen the windows of a pattern by what it reaches from a literal's occurrences."""
    at = page.joined.find(literal)
    while at >= 0:
        block = bisect_right(page.starts, at) - 1
        begin = page.starts[block]
        end = begin + len(page.texts[block])
        if end - begin <= longest:
            last = page.joined.rfind(literal, at, end)
            low, high = at - begin - reach, last - begin + len(literal) + reach
            known = windows.get(block, (low, high))
            windows[block] = min(low, known[0]), max(high, known[1])
        at = page.joined.find(literal, end + 1)


def _matches(
    pattern: re.Pattern[str], place: str, page: _Page, block: int, window: _Window
) -> Iterator[tuple[int, int]]:
    """Run a pattern on a block; but for spans it matches at most once."""
    text, (first, last) = page.texts[block], page.contents[block]
    match, shift = None, 0
    if place == "span":
        start, blank = max(0, window[0]), text.find(" ", window[1])
        end = blank if blank >= 0 else len(text)
        while match := _search(pattern, text, start, end):
            yield match.span()
            start = match.end()
    elif place == "inside":
        match = _search(pattern, text, 0, len(text))
    elif place == "end":
        match = _search(pattern, text, 0, len(text))
        if not match and last < len(text) and not _quoted(text[last:], text):
            match = _search(pattern, text[:last], 0, last)
    elif place == "start":
        match = pattern.match(text)
        if not match and first and not _quoted(text[:first], text):
            match, shift = pattern.match(text[first:]), first
    else:
        match, shift = pattern.fullmatch(page.lines[block]), first
        if not match and last - first < len(text):
            match, shift = pattern.fullmatch(text), 0
    if match:
        yield match.start() + shift, match.end() + shift


def _search(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    """The first match that begins where no word goes on."""
    match = pattern.search(text, start, end)
    while match and not _EDGE.match(text, match.start()):
        match = pattern.search(text, match.start() + 1, end)
    return match


def _quoted(around: str, text: str) -> bool:
    """Whether marks at a block's edge enclose what an article quotes.

    A single one is an arrow (»), which folds to a quotation mark.
    """
    return any(mark in around and text.count(mark) > around.count(mark) for mark in "\"'")
