"""The matcher: finds what rules match in the blocks of a document.

Its cost hardly depends on the number of rules: whole lines and first words are looked up, and
of everything else only what the document's words call for is tried, on the blocks where its
literal occurs.
"""

from itertools import chain

from newsclean.rules.calls import Calls, Gate
from newsclean.rules.fold import content_range
from newsclean.rules.index import (
    Head,
    Index,
    read_head,
    read_numbers,
    read_pattern,
    read_variants,
)
from newsclean.rules.words import within_word
from newsclean.typed import TYPE_CHECKING, Iterable, Iterator, NamedTuple, Sequence

if TYPE_CHECKING:
    import re


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


_Content = tuple[int, int]  # start and end of a block's content, as content_range says
_Found = tuple[int, int, int, int]  # number of a rule, of a block; start and end in the block


class _Try(NamedTuple):
    """A variant as it is tried; what decides whether it is worth a try comes first.

    Attributes:
        longest: characters of the longest block that the rule looks at.
        literal: what must occur.
        content: characters of the longest content that can match.
        pattern: its number; -1 where the literal is all.
        rule: its number.
        place: where the rule looks.
        reach: how many characters around the literal the pattern can match or look at.
    """

    longest: int
    literal: str
    content: int
    pattern: int
    rule: int
    place: str
    reach: int


class Matcher:
    """Matches the rules of some packs, given as indexes.

    Seen from outside it never changes: safe to share between threads, and to pickle. Within it
    keeps what it has read of the indexes, and the patterns that it has compiled.

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
        self._calls = Calls(self._indexes)
        # Rules and patterns are numbered through all indexes.
        self._rules: list[str] = []
        self._patterns: list[str] = []
        self._firsts: list[tuple[int, int]] = []  # each index's first rule and pattern
        self._ungated: list[Gate] = []
        for number, index in enumerate(self._indexes):
            self._firsts.append((len(self._rules), len(self._patterns)))
            self._ungated += [(number, row) for row in index.ungated.entries().values()]
            self._rules += index.rules
            self._patterns += index.patterns
        self._heads: dict[int, Head] = {}
        self._tries: dict[Gate, list[_Try]] = {}
        self._needs: dict[int, list[list[str]]] = {}
        self._compiled: dict[int, re.Pattern[str]] = {}

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
        # One line in five of a whole page has stood there before: menus stand at both ends.
        distinct = list(dict.fromkeys(texts))
        hits = dict(zip(distinct, self._scan(distinct), strict=True))
        return [hits[text] for text in texts]

    def _scan(self, texts: Sequence[str]) -> list[list[Hit]]:
        """The hits of blocks that all differ."""
        contents = [content_range(text) for text in texts]
        found = [*self._find_lines(texts, contents), *self._find_variants(texts, contents)]
        # Longest first where several begin at the same place.
        found.sort(key=lambda match: (match[0], match[1], match[2], -match[3]))
        hits: list[list[Hit]] = [[] for _ in texts]
        last_rule, last_block, last_end = -1, -1, 0
        for rule, block, start, end in found:
            name, label, strength, place, _ = self._head(rule)
            again = rule == last_rule and block == last_block
            if again and (place != "span" or end <= last_end):
                continue
            hits[block].append(Hit(name, label, strength, place, start, end))
            last_rule, last_block, last_end = rule, block, end
        return hits

    def _find_lines(self, texts: Sequence[str], contents: list[_Content]) -> Iterator[_Found]:
        lines = [text[start:end] for text, (start, end) in zip(texts, contents, strict=True)]
        for index, (first, _) in zip(self._indexes, self._firsts, strict=True):
            known = index.lines.look_up(lines)
            for block, line in enumerate(lines):
                if line in known:
                    for number in read_numbers(known[line]):
                        if len(texts[block]) <= self._head(first + number).max_chars:
                            yield first + number, block, *contents[block]

    def _find_variants(self, texts: Sequence[str], contents: list[_Content]) -> Iterator[_Found]:
        """Try on each block the variants behind the gates that its tokens open."""
        tokens = [text.split(" ") for text in texts]
        called = self._calls.look_up(chain.from_iterable(tokens))
        for block, text in enumerate(texts):
            gates = set(self._ungated)
            # Looks up each token; never walks the dictionary, which another thread may change.
            for token in called.keys() & tokens[block]:
                gates.update(called[token])
            if gates:
                for rule, start, end in self._try_gates(gates, text, contents[block]):
                    yield rule, block, start, end

    def _try_gates(
        self, gates: set[Gate], text: str, content: _Content
    ) -> Iterator[tuple[int, int, int]]:
        length, content_length = len(text), content[1] - content[0]
        # Of each pattern that is called for: the place, the part of the block that it can match.
        windows: dict[tuple[int, int], tuple[str, int, int]] = {}
        for gate in gates:
            for longest, literal, longest_content, pattern, rule, place, reach in self._tries.get(
                gate
            ) or self._read(gate):
                if length > longest or literal not in text or content_length > longest_content:
                    continue
                if pattern < 0:
                    for start in _phrases(text, content, literal, place):
                        yield rule, start, start + len(literal)
                else:
                    _, low, high = windows.get((rule, pattern), (place, length, 0))
                    low = min(low, text.find(literal) - reach)
                    high = max(high, text.rfind(literal) + len(literal) + reach)
                    windows[rule, pattern] = place, low, high
        for (rule, pattern), (place, low, high) in windows.items():
            if found := self._pattern(pattern, text):
                for start, end in _matches(found, place, text, content, (low, high)):
                    yield rule, start, end

    def _read(self, gate: Gate) -> list[_Try]:
        """What to try behind a gate, kept for the next time."""
        first_rule, first_pattern = self._firsts[gate[0]]
        tries: list[_Try] = []
        for rule, literal, pattern, reach in read_variants(gate[1]):
            place, longest = self._head(first_rule + rule)[3:]
            content = reach if place in ("line", "heading") else longest
            shifted = first_pattern + pattern if pattern >= 0 else -1
            tries.append(_Try(longest, literal, content, shifted, first_rule + rule, place, reach))
        self._tries[gate] = tries
        return tries

    def _head(self, rule: int) -> Head:
        head = self._heads.get(rule)
        if head is None:
            head = self._heads[rule] = read_head(self._rules[rule])
        return head

    def _pattern(self, number: int, text: str) -> "re.Pattern[str] | None":
        """A pattern, if all that it needs occurs in a text; compiled when it first does."""
        needs = self._needs.get(number)
        if needs is None:
            needs = self._needs[number] = read_pattern(self._patterns[number])[1]
        for literals in needs:
            for literal in literals:
                if literal in text:
                    break
            else:
                return None
        pattern = self._compiled.get(number)
        if pattern is None:
            import re

            source, _ = read_pattern(self._patterns[number])
            pattern = self._compiled[number] = re.compile(source)
        return pattern


def _phrases(text: str, content: _Content, phrase: str, place: str) -> Iterator[int]:
    """Where a phrase stands as its place wants it: once, or wherever for spans."""
    start = text.find(phrase)
    while start >= 0:
        end = start + len(phrase)
        if place == "start":
            stands = start <= content[0] and not _quoted(text[:start], text)
        else:
            stands = place != "end" or (end >= content[1] and not _quoted(text[end:], text))
        if stands and not within_word(text, start) and not within_word(text, end):
            yield start
            if place != "span":
                return
            start = text.find(phrase, end)
        else:
            start = text.find(phrase, start + 1)


def _matches(
    pattern: "re.Pattern[str]",
    place: str,
    text: str,
    content: _Content,
    window: tuple[int, int],
) -> Iterator[tuple[int, int]]:
    """Run a pattern on a block; but for spans it matches at most once."""
    first, last = content
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
        match, shift = pattern.fullmatch(text[first:last]), first
        if not match and last - first < len(text):
            match, shift = pattern.fullmatch(text), 0
    if match:
        yield match.start() + shift, match.end() + shift


def _search(pattern: "re.Pattern[str]", text: str, start: int, end: int) -> "re.Match[str] | None":
    """The first match that begins where no word goes on."""
    match = pattern.search(text, start, end)
    while match and within_word(text, match.start()):
        match = pattern.search(text, match.start() + 1, end)
    return match


def _quoted(around: str, text: str) -> bool:
    """Whether marks at a block's edge enclose what an article quotes.

    A single one is an arrow (»), which folds to a quotation mark.
    """
    return any(mark in around and text.count(mark) > around.count(mark) for mark in "\"'")
