"""The matcher: finds what rules match in the blocks of a document.

Its cost hardly depends on the number of rules: whole lines and first words are looked up, and
of everything else only what the document's words call for is tried, on the blocks where its
literal occurs.
"""

from itertools import chain

from newsclean.rules.calls import MEMORY, Calls, Gate
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
from newsclean.table import BEGINNING
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

# Content that begins further in is not looked at for openers one character after the other.
_EDGE = 8
# What is behind so many gates is not kept: only tokens that are no words open them.
_MANY = 50


class _Try(NamedTuple):
    """A variant as it is tried; what decides whether it is worth a try comes first.

    Attributes:
        content: characters of the longest content that can match.
        longest: characters of the longest block that the rule looks at.
        literal: what must occur.
        pattern: its number; -1 where the literal is all.
        rule: its number.
        place: where the rule looks.
        reach: how many characters around the literal the pattern can match or look at.
    """

    content: int
    longest: int
    literal: str
    pattern: int
    rule: int
    place: str
    reach: int


class _Behind(NamedTuple):
    """What is behind some gates; those that look at the longest contents come first.

    Attributes:
        opening: literals of ``openers``; one look tells that a block begins with none of them.
        longest: characters of the longest content that one of these looks at.
        openers: phrases that must open a block.
        others: everything else.
    """

    opening: tuple[str, ...]
    longest: int
    openers: list[_Try]
    others: list[_Try]


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
        # Whole lines of all indexes, as far as documents had lines that begin so: a line costs as
        # much with thirty packs as with one.
        self._lines: dict[str, list[int]] = {}
        self._beginnings: set[str] = set()
        # What is behind the gates that a token opens, by the token and by the gates.
        self._behind: dict[str, _Behind] = {}
        self._merged: dict[tuple[Gate, ...], _Behind] = {}
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
        self._learn({line[:BEGINNING] for line in lines})
        for block, line in enumerate(lines):
            for rule in self._lines.get(line, ()):
                if len(texts[block]) <= self._head(rule).max_chars:
                    yield rule, block, *contents[block]

    def _learn(self, beginnings: set[str]) -> None:
        """Put together what the indexes know of lines that begin so."""
        seen = self._beginnings
        fresh = beginnings - seen
        if len(seen) + len(fresh) > MEMORY:
            seen = self._beginnings = set[str]()
        for beginning in fresh:
            known: dict[str, list[int]] = {}
            for index, (first, _) in zip(self._indexes, self._firsts, strict=True):
                for line, row in index.lines.row(beginning).items():
                    numbers = [first + number for number in read_numbers(row)]
                    known.setdefault(line, []).extend(numbers)
            self._lines.update(known)
        # Only now: another thread may be looking for the same.
        seen |= fresh

    def _find_variants(self, texts: Sequence[str], contents: list[_Content]) -> Iterator[_Found]:
        """Try on each block the variants behind the gates that its tokens open."""
        tokens = [text.split(" ") for text in texts]
        called = self._calls.look_up(chain.from_iterable(tokens))
        always = [self._merge(self._ungated)] if self._ungated else []
        known = self._behind
        if len(known) > MEMORY:
            # Not cleared but replaced: another thread may be reading.
            known = self._behind = {}
            self._merged = {}
        for block, text in enumerate(texts):
            # Looks up each token; never walks the dictionary, which another thread may change.
            opened = called.keys() & tokens[block]
            if opened or always:
                behind = [known.get(t) or self._open(known, t, called[t]) for t in opened]
                for rule, start, end in self._try(behind + always, text, contents[block]):
                    yield rule, block, start, end

    def _try(
        self, gates: Iterable[_Behind], text: str, content: _Content
    ) -> Iterator[tuple[int, int, int]]:
        first, last = content
        length, content_length = len(text), last - first
        # The patterns that are called for; of spans the part of the block that they can match.
        called: dict[tuple[int, int], str] = {}
        windows: dict[tuple[int, int], tuple[int, int]] = {}
        for opening, longest_opener, openers, others in gates:
            if content_length <= longest_opener and _opens(text, opening, first):
                yield from _try_openers(openers, text, content)
            for longest_content, longest, literal, pattern, rule, place, reach in others:
                if content_length > longest_content:
                    break
                if literal not in text or length > longest:
                    continue
                if pattern < 0:
                    for start in _phrases(text, content, literal, place):
                        yield rule, start, start + len(literal)
                    continue
                called[rule, pattern] = place
                if place == "span":
                    low, high = windows.get((rule, pattern), (length, 0))
                    low = min(low, text.find(literal) - reach)
                    high = max(high, text.rfind(literal) + len(literal) + reach)
                    windows[rule, pattern] = low, high
        for (rule, pattern), place in called.items():
            if found := self._pattern(pattern, text):
                window = windows.get((rule, pattern), (0, 0))
                for start, end in _matches(found, place, text, content, window):
                    yield rule, start, end

    def _open(self, known: dict[str, _Behind], token: str, gates: Sequence[Gate]) -> _Behind:
        """What is behind the gates that a token opens; kept for the next time."""
        if len(gates) > _MANY:
            return self._merge(gates)
        key = tuple(gates)
        behind = self._merged.get(key)  # many tokens open the same ones
        if behind is None:
            behind = self._merged[key] = self._merge(gates)
        known[token] = behind
        return behind

    def _merge(self, gates: Iterable[Gate]) -> _Behind:
        tries = [attempt for gate in gates for attempt in self._read(gate)]
        tries.sort(key=lambda attempt: -attempt.content)
        openers = [a for a in tries if a.place == "start" and a.pattern < 0]
        others = [a for a in tries if a.place != "start" or a.pattern >= 0]
        longest = openers[0].content if openers else -1
        return _Behind(tuple([a.literal for a in openers]), longest, openers, others)

    def _read(self, gate: Gate) -> list[_Try]:
        """What to try behind a gate, kept for the next time."""
        tries = self._tries.get(gate)
        if tries is None:
            first_rule, first_pattern = self._firsts[gate[0]]
            tries = [
                self._attempt(first_rule + rule, literal, pattern, first_pattern, reach)
                for rule, literal, pattern, reach in read_variants(gate[1])
            ]
            self._tries[gate] = tries
        return tries

    def _attempt(self, rule: int, literal: str, pattern: int, first: int, reach: int) -> _Try:
        place, longest = self._head(rule)[3:]
        content = min(longest, reach) if place in ("line", "heading") else longest
        shifted = first + pattern if pattern >= 0 else -1
        return _Try(content, longest, literal, shifted, rule, place, reach)

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


def _opens(text: str, phrases: tuple[str, ...], first: int) -> bool:
    """Whether one of some phrases may open a block whose content begins at ``first``."""
    if not first:
        return text.startswith(phrases)
    return first > _EDGE or any(text.startswith(phrases, at) for at in range(first + 1))


def _try_openers(
    openers: Iterable[_Try], text: str, content: _Content
) -> Iterator[tuple[int, int, int]]:
    """Try phrases that must open a block."""
    for longest_content, longest, phrase, _, rule, place, _ in openers:
        if content[1] - content[0] <= longest_content and len(text) <= longest:
            for start in _phrases(text, content, phrase, place):
                yield rule, start, start + len(phrase)


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
