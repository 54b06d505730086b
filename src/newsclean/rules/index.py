"""The index of a pack: which few rules a block can concern, told from its words alone.

Whole lines are found in a dictionary. Everything else is a ``variant``: a literal that must occur,
behind a gate. A gate is a word, the beginning of a word, or a piece of what stands
between two blanks ("0:0", "関連"); only variants whose gate occurs in a block are looked at.

An index is text that has been cut into rows and no further: reading one must cost little, for a
document calls for few of its rows. :mod:`newsclean.rules.prepare` makes indexes,
:mod:`newsclean.rules.matcher` uses them.
"""

from collections.abc import Iterable, Mapping

from newsclean.typed import NamedTuple

PREFIXES = (2, 3, 4)
"""Lengths of the beginnings of words that make gates."""
BEGINNING = 2
"""Characters of a line that tell which rows to search."""
_OR = "\x1f"  # white space to Python, so no folded text holds it
_KEY = "\t"  # opens a row that has a key: what follows it may be several lines


class Head(NamedTuple):
    """What the index says of a rule."""

    id: str
    label: str
    strength: str
    place: str
    max_chars: int


class Variant(NamedTuple):
    """What may match behind a gate.

    Attributes:
        rule: its number.
        literal: what must occur.
        pattern: its number; -1 where the literal is all.
        reach: how many characters around the literal the pattern can match or look at.
    """

    rule: int
    literal: str
    pattern: int
    reach: int


class Index(NamedTuple):
    """A prepared pack.

    Attributes:
        stopwords: folded.
        rules: a head of each, in a row.
        patterns: normalized, in a row with what else must occur where they match.
        lines: rows of whole lines by how these begin; :func:`add_lines` makes them.
        words, prefixes, pieces: rows of variants by their gates.
        ungated: rows of the variants without a gate, under "".
    """

    language: str
    name: str
    stopwords: tuple[str, ...]
    rules: tuple[str, ...]
    patterns: tuple[str, ...]
    lines: dict[str, str]
    words: dict[str, str]
    prefixes: dict[str, str]
    pieces: dict[str, str]
    ungated: dict[str, str]


def head_row(head: Head) -> str:
    """A rule's head as a row."""
    return "\t".join(map(str, head))


def read_head(row: str) -> Head:
    """The head in a row of ``Index.rules``."""
    id, label, strength, place, max_chars = row.split("\t")
    return Head(id, label, strength, place, int(max_chars))


def variant_row(variants: Iterable[Variant]) -> str:
    """Variants as a row."""
    return "\t".join([str(field) for variant in variants for field in variant])


def read_variants(row: str) -> list[Variant]:
    """The variants behind a gate.

    >>> read_variants("3\\tread more\\t-1\\t0")
    [Variant(rule=3, literal='read more', pattern=-1, reach=0)]
    """
    fields = row.split("\t")
    columns = zip(fields[::4], fields[1::4], fields[2::4], fields[3::4], strict=True)
    return [Variant(int(rule), text, int(at), int(reach)) for rule, text, at, reach in columns]


def pattern_row(pattern: str, needs: Iterable[Iterable[str]]) -> str:
    """A pattern as a row, with sets of literals of which one each must occur."""
    rows = [_OR.join(literals) for literals in needs]
    # White space that parts rows; no folded text holds it, so nothing is asked for less.
    return "\t".join([pattern, *[row for row in rows if "\t" not in row and "\n" not in row]])


def read_pattern(row: str) -> tuple[str, list[list[str]]]:
    """The pattern in a row, and the literals that it needs.

    >>> read_pattern(pattern_row("by .{1,9} (?:says|said)", [["by "], ["says", "said"]]))
    ('by .{1,9} (?:says|said)', [['by '], ['says', 'said']])
    """
    pattern, *needs = row.split("\t")
    return pattern, [literals.split(_OR) for literals in needs]


def add_lines(lines: Mapping[str, Iterable[int]]) -> dict[str, str]:
    """Whole lines and the numbers of their rules, as ``Index.lines``.

    >>> add_lines({"copy link": [3], "copy": [3, 4], "no": [5]})
    {'co': '\\ncopy\\t3 4\\ncopy link\\t3', 'no': '\\nno\\t5'}
    """
    rows: dict[str, str] = {}
    for line in sorted(lines):
        start = line[:BEGINNING]
        rows[start] = f"{rows.get(start, '')}\n{line}\t{' '.join(map(str, lines[line]))}"
    return rows


def read_lines(rows: str) -> list[tuple[str, list[int]]]:
    """Whole lines and the numbers of their rules, from rows of ``Index.lines``.

    >>> read_lines("\\ncopy\\t3 4\\ncopy link\\t3")
    [('copy', [3, 4]), ('copy link', [3])]
    """
    cut = [row.split("\t") for row in rows.split("\n")[1:]]
    return [(line, [int(number) for number in numbers.split()]) for line, numbers in cut]


def dump(index: Index) -> str:
    """An index as text: a section for each of its fields, parted by empty lines."""
    sections: list[str] = []
    for name, value in zip(index._fields, index, strict=True):
        rows = [value] if isinstance(value, str) else value
        if isinstance(value, dict):
            rows = [f"{_KEY}{key}\t{value[key]}" for key in sorted(value)]
        sections.append("\n".join([name, *rows]))
    return "\n\n".join(sections) + "\n"


def load(text: str) -> Index:
    """The index that was dumped.

    >>> load(dump(EMPTY)) == EMPTY
    True
    """
    language, name, stopwords, rules, patterns, *tables = text[:-1].split("\n\n")
    lines, words, prefixes, pieces, ungated = [
        dict([row.split("\t", 1) for row in table.split(f"\n{_KEY}")[1:]]) for table in tables
    ]
    return Index(
        language.split("\n")[1],
        name.split("\n")[1],
        tuple(stopwords.split("\n")[1:]),
        tuple(rules.split("\n")[1:]),
        tuple(patterns.split("\n")[1:]),
        lines,
        words,
        prefixes,
        pieces,
        ungated,
    )


EMPTY = Index("*", "nothing", (), (), (), {}, {}, {}, {}, {})
"""An index without rules."""
