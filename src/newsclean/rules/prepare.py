"""Preparing packs: from rules to an index that loads fast and finds fast."""

from collections.abc import Iterable
from typing import Final

from newsclean.rules.fold import content_range, fold, trim
from newsclean.rules.index import PREFIX, Index, Variant
from newsclean.rules.pack import Pack, Rule
from newsclean.rules.pattern import Literal, Requirement, looks_around, normalize, required, width
from newsclean.rules.phrase import prepare_phrase
from newsclean.rules.words import EDGE, HEAD, WORDS, pairs

UNGATED_COST: Final = 2000
COMMON_COST: Final = 1000
"""Costs from here on say that a gate is too common: a stop word or two letters."""


def build_index(pack: Pack) -> Index:
    """Prepare a pack for matching."""
    index = Index(
        language=pack.language,
        name=pack.name,
        stopwords=sorted({fold(word) for word in pack.stopwords}),
        rules=[(r.id, r.label, r.strength, r.place, r.max_chars) for r in pack.rules],
        lines={},
        starts={},
        variants=[],
        words={},
        prefixes={},
        pairs={},
        ungated=[],
    )
    for number, rule in enumerate(pack.rules):
        for source in dict.fromkeys(rule.phrases):
            _add_phrase(index, number, rule, source)
        for source in dict.fromkeys(rule.patterns):
            _add_pattern(index, number, rule, normalize(source))
    return index


def gate(literal: Literal, stopwords: Iterable[str]) -> tuple[str, str, int]:
    """The rarest gate of a literal: its kind (a key of Index), its text, and its cost.

    The cost ranks how often the gate opens in vain: stop words often, long words seldom.
    """
    text = literal.text
    gates: list[tuple[int, str, str]] = []
    for match in WORDS.finditer(text):
        word = match[0]
        if not match.start() and not literal.bounded:
            continue
        cost = _word_cost(word, stopwords)
        if match.end() < len(text) or literal.closed:
            gates.append((cost, "words", word))
        elif len(word) >= PREFIX:
            gates.append((cost, "prefixes", word[:PREFIX]))
    gates += [(_pair_cost(pair), "pairs", pair) for pair in pairs(text)]
    cost, kind, key = min(gates, default=(UNGATED_COST - len(text), "ungated", ""))
    return kind, key, cost


def trigger(pattern: str, stopwords: Iterable[str], ends: bool) -> tuple[Requirement, int]:
    """The cheapest requirement of a normalized pattern and its cost: that of its dearest literal.

    ``ends`` says that no word goes on where the pattern ends.
    """
    words = frozenset(stopwords)
    best: tuple[Requirement, int] = ((Literal("", False, False),), UNGATED_COST)
    for run in required(pattern, ends):
        cost = max(gate(literal, words)[2] for literal in run)
        if cost < best[1]:
            best = (run, cost)
    return _without_longer(best[0]), best[1]


def _add_phrase(index: Index, number: int, rule: Rule, source: str) -> None:
    phrase = prepare_phrase(source)
    if phrase.pattern:
        _add_pattern(index, number, rule, phrase.pattern, EDGE)
    elif rule.place in ("line", "heading"):
        numbers = index["lines"].setdefault(trim(phrase.text), [])
        if number not in numbers:
            numbers.append(number)
    elif rule.place == "start":
        lead = content_range(phrase.text)[0]
        head = HEAD.match(phrase.text, lead)
        assert head, "a phrase has content"
        index["starts"].setdefault(head[0], []).append((phrase.text, lead, number))
    else:
        _add_variant(index, Literal(phrase.text, True, True), (number, phrase.text, "", 0))


def _add_pattern(index: Index, number: int, rule: Rule, pattern: str, edge: str = "") -> None:
    """Add a normalized pattern, with the condition ``edge`` on what follows it."""
    whole = rule.place in ("line", "heading")
    wrapped = pattern if whole else f"{EDGE}(?:{pattern}){edge}"
    if rule.place == "end":
        wrapped, edge = rf"{wrapped}\Z", r"\Z"
    reach = 0 if looks_around(pattern) and not whole else width(pattern)
    for literal in trigger(pattern, index["stopwords"], whole or bool(edge))[0]:
        _add_variant(index, literal, (number, literal.text, wrapped, reach))


def _add_variant(index: Index, literal: Literal, variant: Variant) -> None:
    kind, key, _ = gate(literal, frozenset(index["stopwords"]))
    number = len(index["variants"])
    index["variants"].append(variant)
    if kind == "words":
        index["words"].setdefault(key, []).append(number)
    elif kind == "prefixes":
        index["prefixes"].setdefault(key, []).append(number)
    elif kind == "pairs":
        index["pairs"].setdefault(key, []).append(number)
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


def _word_cost(word: str, stopwords: Iterable[str]) -> int:
    if word in stopwords or len(word) < 3:
        return COMMON_COST + 10 - min(len(word), 10)
    return 100 - min(len(word), 30)


def _pair_cost(pair: str) -> int:
    """Pairs of hiragana are endings and particles; pairs with Han say something."""
    return (50, 80, COMMON_COST)[sum("ぁ" <= char <= "ゟ" for char in pair)]
