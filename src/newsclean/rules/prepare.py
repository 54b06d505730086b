"""Preparing packs: from rules to an index that loads fast and finds fast.

``python -m newsclean.rules.prepare`` writes the prepared form of all shipped packs; run it after
every change to a pack. A test compares the files with what it would write.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple, cast

from newsclean.rules.fold import fold, trim
from newsclean.rules.index import PREFIXES, Index, Variant, empty_index
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

COMMON_COST: Final = 1000
"""Costs from here on say that a gate is too common: a stop word or one or two letters."""
NUMBER_COST: Final = 9000
UNGATED_COST: Final = 9999


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
    index = empty_index(pack.language, pack.name)
    index["stopwords"] += sorted(costs.stopwords)
    for number, rule in enumerate(pack.rules):
        index["rules"].append((rule.id, rule.label, rule.strength, rule.place, rule.max_chars))
        for source in dict.fromkeys(rule.phrases):
            _add_phrase(index, costs, number, rule, source)
        for source in dict.fromkeys(rule.patterns):
            _add_pattern(index, costs, number, rule, normalize(source))
    return index


def measure_costs(pack: Pack) -> Costs:
    """Count the words of a pack's examples."""
    counts: Counter[str] = Counter()
    for rule in pack.rules:
        counts.update(set(words(fold(" ".join((*rule.examples, *rule.counterexamples))))))
    return Costs(frozenset(fold(word) for word in pack.stopwords), counts)


def gate(literal: Literal, costs: Costs) -> tuple[str, str, int]:
    """The rarest gate of a literal: its kind (a key of Index), its text, and its cost.

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


def _add_phrase(index: Index, costs: Costs, number: int, rule: Rule, source: str) -> None:
    phrase = prepare_phrase(source)
    if phrase.pattern:
        _add_pattern(index, costs, number, rule, phrase.pattern, closed=True)
    elif rule.place in ("line", "heading"):
        numbers = index["lines"].setdefault(trim(phrase.text), [])
        if number not in numbers:
            numbers.append(number)
    else:
        _add_variant(index, costs, Literal(phrase.text, True, True), (number, phrase.text, -1, 0))


def _add_pattern(
    index: Index, costs: Costs, number: int, rule: Rule, pattern: str, closed: bool = False
) -> None:
    """Add a normalized pattern; ``closed`` says that no word goes on where it ends."""
    whole = rule.place in ("line", "heading")
    reach = rule.max_chars if looks_around(pattern) and not whole else width(pattern)
    if rule.place == "end":
        pattern, closed = rf"(?:{pattern})\Z", True
    if pattern not in index["patterns"]:
        index["patterns"].append(pattern)
    at = index["patterns"].index(pattern)
    for literal in trigger(pattern, costs, whole or closed)[0]:
        _add_variant(index, costs, literal, (number, literal.text, at, reach))


def _add_variant(index: Index, costs: Costs, literal: Literal, variant: Variant) -> None:
    kind, key, _ = gate(literal, costs)
    number = len(index["variants"])
    index["variants"].append(variant)
    if kind == "words":
        index["words"].setdefault(key, []).append(number)
    elif kind == "prefixes":
        index["prefixes"].setdefault(key, []).append(number)
    elif kind == "pieces":
        index["pieces"].setdefault(key, []).append(number)
    else:
        index["ungated"].append(number)


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
    stopwords: dict[str, list[str]] = {}
    for pack in packs:
        index = build_index(pack)
        files[prepared_file(COMMON if pack.language == "*" else pack.language)] = _json(index)
        if pack.stopwords:
            stopwords[pack.language] = index["stopwords"]
    return files | {prepared_file(STOPWORDS): _json(stopwords)}


def _json(table: Mapping[str, object]) -> str:
    """JSON with a line for each member of a list or dictionary, so that changes can be read."""
    parts: list[str] = []
    for key, value in table.items():
        text = _line(value)
        if isinstance(value, dict):
            lines = [
                f"{json.dumps(name, ensure_ascii=False)}:{_line(item)}"
                for name, item in sorted(cast("dict[str, object]", value).items())
            ]
            text = "{\n" + ",\n".join(lines) + "\n}"
        elif isinstance(value, list):
            text = "[\n" + ",\n".join(map(_line, cast("list[object]", value))) + "\n]"
        parts.append(f'"{key}":{text}')
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


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
