"""The linter of packs: what docs/rules.md asks of a rule beyond being readable.

``python -m newsclean.rules.lint [FILE...]`` checks the shipped packs, or the files given, and
prints ``file:line: rule ID: problem`` for each problem.
Exit status: 0 no problem, 1 some, 2 a file cannot be read.
"""

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from newsclean.rules.fold import fold, fold_with_offsets
from newsclean.rules.matcher import Matcher
from newsclean.rules.pack import Pack, Rule, inspect_pack, pack_files
from newsclean.rules.pattern import normalize
from newsclean.rules.prepare import COMMON_COST, RUNS, build_index, gate, measure_costs, trigger
from newsclean.rules.words import WORD, words

EXAMPLES_MIN: Final = 3
COUNTEREXAMPLE_CHARS: Final = 20
"""The shortest counterexample: shorter ones are no sentences."""
UNSPACED_CHARS: Final = 8
"""The same in scripts without blanks."""
STOPWORDS: Final = (40, 80)
LITERAL_LETTERS: Final = 3
"""Letters that make a literal a trigger; see _weight."""

_ORIGIN: Final = re.compile(r"seen:[1-9]\d*|written")
_MARK: Final = re.compile("[⟦⟧]")
_HAN: Final = re.compile("[一-鿿]")


def lint(files: Iterable[str]) -> list[str]:
    """Check packs together; ids must be unique across them.

    Returns:
        A line for each problem, ``file:line: rule ID: problem``.

    Raises:
        OSError: a file cannot be read.
    """
    problems: list[str] = []
    seen: dict[str, str] = {}
    for file in files:
        with open(file, encoding="utf-8", errors="replace") as stream:
            pack, found = inspect_pack(stream.read(), file)
        problems += found
        problems += [f"{file}:1: {problem}" for problem in _pack_problems(pack)]
        for rule in pack.rules:
            found = list(lint_rule(rule, pack))
            if rule.id in seen:
                found.append(f"this id is also in {seen[rule.id]}")
            seen[rule.id] = file
            problems += [f"{file}:{rule.line}: rule {rule.id}: {problem}" for problem in found]
    return problems


def lint_rule(rule: Rule, pack: Pack) -> Iterator[str]:
    """Say what is wrong with one rule of a pack."""
    language = "common" if pack.language == "*" else pack.language
    if not rule.id.startswith(f"{language}.{rule.label}."):
        yield f"its id must begin with {language}.{rule.label}."
    if not _ORIGIN.fullmatch(rule.origin):
        yield 'origin must be "seen:N" (N sites) or "written"'
    for name, texts in (("example", rule.examples), ("counterexample", rule.counterexamples)):
        if len(set(texts)) < EXAMPLES_MIN:
            yield f"it has {len(set(texts))} different {name}s, {EXAMPLES_MIN} are needed"
    yield from _pattern_problems(rule, pack)
    matcher = _matcher(rule, pack)
    for text in rule.examples:
        yield from _example_problems(rule, matcher, text)
    for text in rule.counterexamples:
        yield from _counterexample_problems(rule, pack, matcher, text)


def _pack_problems(pack: Pack) -> Iterator[str]:
    low, high = STOPWORDS
    count = len({fold(word) for word in pack.stopwords})
    if pack.rules and pack.language != "*" and not low <= count <= high:
        yield f"{count} different stop words: {low} to {high} tell the language"


def _pattern_problems(rule: Rule, pack: Pack) -> Iterator[str]:
    costs = measure_costs(pack)
    for source in rule.patterns:
        alone = _matcher(rule._replace(phrases=(), patterns=(source,)), pack)
        if rule.examples and not any(alone.scan([fold(unmark(e))])[0] for e in rule.examples):
            yield f"pattern {source!r} matches none of its examples"
        if rule.place in ("line", "heading"):
            continue  # tried on short blocks only
        literals, cost = trigger(normalize(source), costs, rule.place == "end")
        worst = max(literals, key=lambda literal: gate(literal, costs)[2]).text
        if cost >= COMMON_COST and _weight(worst, costs.stopwords) < LITERAL_LETTERS:
            yield (
                f"pattern {source!r} has no trigger: every way through it must pass a literal word "
                "of 3 letters (2 characters in scripts without blanks) that is no stop word"
                + (f"; {worst!r} is none" if worst else "")
            )


def _weight(literal: str, stopwords: frozenset[str]) -> int:
    """How many letters a literal is worth: Han characters and symbols two, stop words none."""
    letters = re.sub(f"{WORD}+", lambda m: "" if m[0] in stopwords else m[0], literal)
    letters = re.sub(r"[\s\d_.,]", "", letters)
    return len(letters) + sum(char > "\u2000" or char in "©®°" for char in letters)


def _example_problems(rule: Rule, matcher: Matcher, marked: str) -> Iterator[str]:
    text = unmark(marked)
    folded, offsets = fold_with_offsets(text)
    hits = matcher.scan([folded])[0]
    if not hits:
        long = len(folded) > rule.max_chars
        why = f" ({len(folded)} characters, max_chars is {rule.max_chars})" if long else ""
        yield f"example {marked!r} does not match{why}; folded it reads {folded!r}"
    elif rule.place == "span":
        found = [_stripped(text, offsets[hit.start], offsets[hit.end]) for hit in hits]
        wanted = [_stripped(text, start, end) for start, end in marked_ranges(marked)]
        if found != wanted:
            covered = " and ".join([repr(text[start:end]) for start, end in found])
            yield f"example {marked!r}: mark with ⟦ ⟧ what is matched, {covered}"
    elif text != marked:
        yield f'example {marked!r}: only rules with place = "span" have ⟦ ⟧ marks'


def _counterexample_problems(rule: Rule, pack: Pack, matcher: Matcher, text: str) -> Iterator[str]:
    folded = fold(text)
    for hit in matcher.scan([folded])[0][:1]:
        yield f"counterexample {text!r} matches: {folded[hit.start : hit.end]!r}"
    shortest = UNSPACED_CHARS if RUNS.search(folded) else COUNTEREXAMPLE_CHARS
    if len(text) < shortest:
        yield f"counterexample {text!r} is no sentence: {shortest} characters at least"
    if not _challenges(rule, pack, folded):
        yield f"counterexample {text!r} has none of the rule's words, so it proves nothing"


def _challenges(rule: Rule, pack: Pack, folded: str) -> bool:
    """Whether a text has a content word of the rule in any form, or two of its other words."""
    sources = [re.sub(r"\{[\d,]*\}", " ", phrase) for phrase in rule.phrases]
    sources += [re.sub(r"\\\w|\{[\d,]*\}|\(\?", " ", pattern) for pattern in rule.patterns]
    sources = [fold(source) for source in sources]
    source = " ".join(sources)
    own, other = set(words(source)), set(words(folded))
    stopwords = {fold(word) for word in pack.stopwords}
    contents = [word for word in own - stopwords if not word.isdigit()]
    return (
        len(own & other) >= min(2, len(own))
        or not _pieces(contents).isdisjoint(_pieces(other))
        or not _pairs(source).isdisjoint(_pairs(folded))
        or not set(_HAN.findall(source)).isdisjoint(folded)
    )


def _pairs(text: str) -> set[str]:
    """The pairs of neighbours in scripts where those say as much as words."""
    return {left + right for run in RUNS.findall(text) for left, right in pairwise(run)}


def _pieces(found: Iterable[str]) -> set[str]:
    """All runs of four letters in words, and shorter words themselves; of three where the script
    writes no vowels. Forms and compounds of a word share some."""
    pieces: set[str] = set()
    for word in found:
        size = 3 if "\u0590" <= word[0] <= "\u06ff" else 4
        pieces.update(word[at : at + size] for at in range(max(1, len(word) - size + 1)))
    return pieces


def _matcher(rule: Rule, pack: Pack) -> Matcher:
    return Matcher([build_index(pack._replace(rules=(rule,)))])


def unmark(example: str) -> str:
    """An example without the marks of its spans."""
    return _MARK.sub("", example)


def marked_ranges(example: str) -> list[tuple[int, int]]:
    """The ranges between the marks, in the text without them.

    >>> marked_ranges("It passed. ⟦READ ALSO: Why⟧")
    [(11, 25)]
    """
    places = [mark.start() - number for number, mark in enumerate(_MARK.finditer(example))]
    return list(zip(places[::2], places[1::2], strict=False))


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip())


def main(arguments: Sequence[str]) -> int:
    """Run the linter on the files named, or on all shipped packs."""
    try:
        problems = lint(arguments or pack_files())
    except OSError as error:
        print(error, file=sys.stderr)
        return 2
    for problem in problems:
        print(problem)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
