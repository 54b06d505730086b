"""Preparing packs: from rules to an index that loads fast and finds fast.

``python -m newsclean.rules.prepare`` writes the prepared form of all shipped packs; run it after
every change to a pack. A test compares the files with what it would write.
"""

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from newsclean.rules.fold import fold, trim
from newsclean.rules.index import (
    PREFIXES,
    Head,
    Index,
    Variant,
    dump,
    head_row,
    make_table,
    number_row,
    pattern_row,
    variant_row,
)
from newsclean.rules.load import COMMON, STOPWORDS, prepared_file
from newsclean.rules.pack import Pack, Rule, RuleError, pack_files, read_pack
from newsclean.rules.pattern import (
    Literal,
    Requirement,
    dearest,
    looks_around,
    normalize,
    required,
    width,
)
from newsclean.rules.phrase import prepare_phrase
from newsclean.rules.words import UNSPACED, WORD, words
from newsclean.table import make_rows

COMMON_COST: Final = 1000
"""Costs from here on say that a gate is too common: a stop word or one or two letters."""
NUMBER_COST: Final = 9000
UNGATED_COST: Final = 9999

_NEEDS: Final = 3  # sets of literals that are looked for before a pattern is tried
_NEEDED: Final = 24  # literals in a set
RUNS: Final = re.compile(f"[{UNSPACED}가-힣]{{2,}}")
"""Finds the runs of characters in scripts where pairs of characters say as much as words
elsewhere: those without blanks, and Hangul."""


class Costs(NamedTuple):
    """What tells rare words from common ones.

    Attributes:
        stopwords: the pack's, folded.
        rules: of each word, how many rules of the pack have it in their examples.
    """

    stopwords: frozenset[str]
    rules: Mapping[str, int]

    def of_word(self, word: str) -> int:
        """How common a word is, in no unit; from COMMON_COST on it tells nothing."""
        if word == "0":
            return NUMBER_COST
        common = COMMON_COST if word in self.stopwords or len(word) < 3 else 0
        return common + 10 * self.rules.get(word, 0) + 30 - min(len(word), 30)

    def of_piece(self, piece: str) -> int:
        """The same of a piece of a word, number or run of characters."""
        if "0" in piece or (piece.isascii() and not any(map(str.isalpha, piece))):
            return NUMBER_COST - len(piece)
        if RUNS.search(piece):
            # Hiragana are endings and particles; other characters say as much as two letters.
            letters = sum(1 if "ぁ" <= char <= "ゟ" else 2 for char in piece)
            return 10 + (COMMON_COST if letters < 3 else 0) - letters
        # Letters alone make every word of a text be searched for them.
        return self.of_word(piece) + (COMMON_COST // 2 if piece.isalpha() else 0)


def build_index(pack: Pack) -> Index:
    """Prepare a pack for matching."""
    costs = measure_costs(pack)
    build = _Build(costs)
    for number, rule in enumerate(pack.rules):
        for source in dict.fromkeys(rule.phrases):
            build.add_phrase(number, rule, source)
        for source in dict.fromkeys(rule.patterns):
            build.add_pattern(number, rule, normalize(source))
    heads = [
        Head(rule.id, rule.label, rule.strength, rule.place, rule.max_chars) for rule in pack.rules
    ]
    gates = {
        kind: make_table({key: variant_row(row) for key, row in build.gates[kind].items()})
        for kind in ("words", "prefixes", "pieces", "ungated")
    }
    return Index(
        language=pack.language,
        name=pack.name,
        stopwords=tuple(sorted(costs.stopwords)),
        rules=tuple(map(head_row, heads)),
        patterns=tuple([pattern_row(pattern, needs(pattern, costs)) for pattern in build.patterns]),
        lines=make_table({line: number_row(rules) for line, rules in build.lines.items()}),
        **gates,
    )


def measure_costs(pack: Pack) -> Costs:
    """Count the words of a pack's examples."""
    counts: Counter[str] = Counter()
    for rule in pack.rules:
        counts.update(set(words(fold(" ".join((*rule.examples, *rule.counterexamples))))))
    return Costs(frozenset(fold(word) for word in pack.stopwords), counts)


def gate(literal: Literal, costs: Costs) -> tuple[str, str, int]:
    """The rarest gate of a literal: its kind (a field of Index), its text, and its cost.

    The cost ranks how often the gate opens in vain: stop words often, long words seldom.
    """
    text = literal.text
    gates: list[tuple[int, str, str]] = []
    for match in re.finditer(f"{WORD}+", text):
        word = match[0]
        if not match.start() and not literal.bounded:
            continue
        if match.end() < len(text) or literal.closed:
            gates.append((costs.of_word(word), "words", word))
        elif len(word) >= PREFIXES[0]:
            gates.append((costs.of_word(word), "prefixes", word[: PREFIXES[-1]]))
    gates += [(costs.of_piece(piece), "pieces", piece) for piece in text.split()]
    cost, kind, key = min(gates, default=(UNGATED_COST, "ungated", ""))
    return kind, key, cost


def trigger(pattern: str, costs: Costs, ends: bool) -> tuple[Requirement, int]:
    """The cheapest requirement of a normalized pattern and its cost: that of its dearest literal.

    ``ends`` says that no word goes on where the pattern ends.
    """

    def cost(literal: Literal) -> int:
        return gate(literal, costs)[2]

    nothing = ((Literal("", False, False),), UNGATED_COST)
    found = [(run, dearest(run, cost)) for run in required(pattern, ends, cost)]
    best = min([*found, nothing], key=lambda each: (each[1], len(each[0])))
    return _without_longer(best[0]), best[1]


def needs(pattern: str, costs: Costs) -> list[list[str]]:
    """What else must occur where a normalized pattern matches, beside what triggers it.

    Returns:
        Few sets of few literals, of each of which one must occur: trying them must be cheaper than
        trying the pattern.
    """

    def cost(literal: Literal) -> int:
        return gate(literal, costs)[2]

    told: list[tuple[int, int, list[str]]] = []
    for run in required(pattern, False, cost):
        literals = _shortest([literal.text for literal in run])
        if len(literals) <= _NEEDED and all(map(_tells, literals)):
            told.append((dearest(run, cost), len(literals), literals))
    return [literals for _, _, literals in sorted(told)[:_NEEDS]]


def _shortest(literals: Iterable[str]) -> list[str]:
    """Leave out literals that hold another one: where they occur, so does that.

    >>> _shortest(["months", "month", "year"])
    ['month', 'year']
    """
    distinct = dict.fromkeys(literals)
    return [
        literal
        for literal in distinct
        if not any(other != literal and other in literal for other in distinct)
    ]


def _tells(literal: str) -> bool:
    """Whether few texts hold this: most hold any letter, a blank, a number and a full stop."""
    return len(literal) > 1 or not (literal.isalnum() or literal in " .,'-")


class _Build:
    """What is collected of a pack's rules.

    Attributes:
        lines: numbers of rules by the content of a whole block.
        patterns: numbers of normalized patterns.
        gates: variants by kind of gate and gate.
    """

    def __init__(self, costs: Costs) -> None:
        self._costs = costs
        self.lines: dict[str, list[int]] = {}
        self.patterns: dict[str, int] = {}
        self.gates: defaultdict[str, dict[str, list[Variant]]] = defaultdict(dict)

    def add_phrase(self, number: int, rule: Rule, source: str) -> None:
        phrase = prepare_phrase(source)
        if phrase.pattern:
            self.add_pattern(number, rule, phrase.pattern, closed=True)
        elif rule.place in ("line", "heading"):
            numbers = self.lines.setdefault(trim(phrase.text), [])
            if number not in numbers:
                numbers.append(number)
        else:
            variant = Variant(number, phrase.text, -1, 0)
            self._add(Literal(phrase.text, True, True), variant)

    def add_pattern(self, number: int, rule: Rule, pattern: str, closed: bool = False) -> None:
        """Add a normalized pattern; ``closed`` says that no word goes on where it ends."""
        whole = rule.place in ("line", "heading")
        reach = rule.max_chars if looks_around(pattern) and not whole else width(pattern)
        if rule.place == "end":
            pattern, closed = rf"(?:{pattern})\Z", True
        # Rows of an index hold neither.
        pattern = pattern.replace("\n", r"\n").replace("\t", r"\t")
        at = self.patterns.setdefault(pattern, len(self.patterns))
        for literal in trigger(pattern, self._costs, whole or closed)[0]:
            self._add(literal, Variant(number, literal.text, at, reach))

    def _add(self, literal: Literal, variant: Variant) -> None:
        # Folded text has no white space but blanks.
        if not any(char.isspace() and char != " " for char in literal.text):
            kind, key, _ = gate(literal, self._costs)
            self.gates[kind].setdefault(key, []).append(variant)


def _without_longer(run: Requirement) -> Requirement:
    """Leave out literals that begin with another one: where they occur, so does that."""
    openers = [literal for literal in run if not literal.closed]
    return tuple(
        literal
        for literal in run
        if not any(literal != other and literal.text.startswith(other.text) for other in openers)
    )


def prepared_files(packs: Iterable[Pack]) -> dict[str, str]:
    """What the prepared files of packs contain, by their paths."""
    files: dict[str, str] = {}
    owners: defaultdict[str, list[str]] = defaultdict(list)
    for pack in packs:
        index = build_index(pack)
        files[prepared_file(COMMON if pack.language == "*" else pack.language)] = dump(index)
        for word in index.stopwords:
            owners[word].append(pack.language)
    rows = make_rows({word: " ".join(languages) for word, languages in owners.items()})
    return files | {prepared_file(STOPWORDS): "".join([f"{row}\n" for row in rows])}


def main() -> int:
    """Write the prepared files of all packs that are right; exit status 2 where one is not."""
    packs: list[Pack] = []
    status = 0
    for file in pack_files():
        try:
            packs.append(read_pack(file))
        except RuleError as error:
            print(error, file=sys.stderr)
            status = 2
    for path, text in prepared_files(packs).items():
        with open(path, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    return status


if __name__ == "__main__":
    sys.exit(main())
