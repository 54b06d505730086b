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
from newsclean.rules.index import PREFIX, Index, Variant
from newsclean.rules.words import EDGE, HEAD, pairs, words

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


Found = tuple[int, int, int, int]
"""Number of a rule, number of a block, start and end in the block."""


class _Page(NamedTuple):
    """The blocks of a document, and what of it selects rules."""

    texts: Sequence[str]
    contents: list[tuple[int, int]]  # of each block, as content_range says
    joined: str  # the blocks, each followed by a line feed
    starts: list[int]  # of each block in joined
    words: set[str]
    prefixes: set[str]
    pairs: set[str]


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
            rule, block, last_end = -1, -1, 0
            for number, at, start, end in found:
                name, label, strength, place, _ = index["rules"][number]
                same = number == rule and at == block
                if same and (place != "span" or end <= last_end):
                    continue
                hits[at].append(Hit(name, label, strength, place, start, end))
                rule, block, last_end = number, at, end
        return hits

    def _variants(self, index: Index, page: _Page) -> Iterator[Found]:
        for number in _called(index, page):
            rule, literal, pattern, _ = variant = index["variants"][number]
            place, longest = index["rules"][rule][3:]
            at = page.joined.find(literal)
            while at >= 0:
                block = bisect_right(page.starts, at) - 1
                begin = page.starts[block]
                end = begin + len(page.texts[block])
                # Where to look for the next occurrence: in this block again, or in the next one.
                again = end + 1
                if end - begin <= longest:
                    if pattern >= 0:
                        compiled = self._compile(index["patterns"][pattern])
                        for span in _matches(compiled, place, variant, page, block):
                            yield rule, block, *span
                    elif not _stands(variant, place, page, block, at - begin):
                        again = at + 1
                    else:
                        yield rule, block, at - begin, at - begin + len(literal)
                        again = at + len(literal) if place == "span" else again
                at = page.joined.find(literal, again)

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
    vocabulary = words(joined)
    return _Page(
        texts=texts,
        contents=[content_range(text) for text in texts],
        joined=joined,
        starts=starts,
        words=vocabulary,
        prefixes={word[:PREFIX] for word in vocabulary},
        pairs=pairs(joined),
    )


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


def _lines(index: Index, page: _Page) -> Iterator[Found]:
    lines, rules = index["lines"], index["rules"]
    for block, (start, end) in enumerate(page.contents):
        text = page.texts[block]
        for rule in lines.get(text[start:end], ()):
            if len(text) <= rules[rule][4]:
                yield rule, block, start, end


def _starts(index: Index, page: _Page) -> Iterator[Found]:
    starts, rules = index["starts"], index["rules"]
    for block, (first, _) in enumerate(page.contents):
        text = page.texts[block]
        head = HEAD.match(text, first)
        for phrase, lead, rule in starts.get(head[0], ()) if head else ():
            start = first - lead
            end = start + len(phrase)
            if (
                len(text) <= rules[rule][4]
                and start >= 0
                and text.startswith(phrase, start)
                and _EDGE.match(text, end)
                and not _quoted(text[:start], text)
            ):
                yield rule, block, start, end


def _stands(variant: Variant, place: str, page: _Page, block: int, start: int) -> bool:
    """Whether a phrase that occurs in a block stands where its rule wants it."""
    text, end = page.texts[block], start + len(variant[1])
    if place == "end" and (end < page.contents[block][1] or _quoted(text[end:], text)):
        return False
    return _EDGE.match(text, start) is not None and _EDGE.match(text, end) is not None


def _matches(
    pattern: re.Pattern[str], place: str, variant: Variant, page: _Page, block: int
) -> Iterator[tuple[int, int]]:
    """Run a pattern on a block in which its literal occurs."""
    text, (first, last) = page.texts[block], page.contents[block]
    if place == "span":
        yield from _spans(pattern, text, variant)
        return
    shift = 0
    if place == "inside":
        match = _search(pattern, text, 0, len(text))
    elif place == "end":
        match = _search(pattern, text, 0, len(text))
        if not match and last < len(text) and not _quoted(text[last:], text):
            match = _search(pattern, text[:last], 0, last)
    elif place == "start":
        match = pattern.match(text)
        if not match and first and not _quoted(text[:first], text):
            match, shift = pattern.match(text[first:]), first
    elif last - first > variant[3]:
        match = None
    else:
        match, shift = pattern.fullmatch(text[first:last]), first
        if not match:
            match, shift = pattern.fullmatch(text), 0
    if match:
        yield match.start() + shift, match.end() + shift


def _search(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    """The first match that begins where no word goes on."""
    match = pattern.search(text, start, end)
    while match and not _EDGE.match(text, match.start()):
        match = pattern.search(text, match.start() + 1, end)
    return match


def _spans(pattern: re.Pattern[str], text: str, variant: Variant) -> Iterator[tuple[int, int]]:
    """All matches, looked for only around the literal's occurrences."""
    _, literal, _, reach = variant
    start, end = 0, len(text)
    if reach:
        start = max(0, text.find(literal) - reach)
        blank = text.find(" ", text.rfind(literal) + len(literal) + reach)
        end = blank if blank >= 0 else end
    while match := _search(pattern, text, start, end):
        yield match.span()
        start = match.end()


def _quoted(around: str, text: str) -> bool:
    """Whether marks at a block's edge enclose what an article quotes.

    A single one is an arrow (»), which folds to a quotation mark.
    """
    return any(mark in around and text.count(mark) > around.count(mark) for mark in "\"'")
