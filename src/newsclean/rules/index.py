"""The index of a pack: which few rules a block can concern, told from its words alone.

Whole lines are looked up. Everything else is a ``variant``: a literal that must occur, behind
a gate. A gate is a word, the beginning of a word, or a piece of what stands
between two blanks ("0:0", "関連"); only variants whose gate occurs in a block are looked at.

An index is text that has been cut into rows and no further: reading one must cost little, for a
document calls for few of its rows. :mod:`newsclean.rules.prepare` makes indexes,
:mod:`newsclean.rules.matcher` uses them.
"""

from newsclean.table import Table, make_rows
from newsclean.typed import Iterable, Mapping, NamedTuple

PREFIXES = (2, 3, 4)
"""Lengths of the beginnings of words that make gates."""
_OR = "\x1f"  # white space to Python, so no folded text holds it


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
        lines: numbers of rules by whole lines, as :func:`read_numbers` reads them.
        words, prefixes, pieces: rows of variants by their gates.
        ungated: the row of the variants without a gate, under "".
    """

    language: str
    name: str
    stopwords: tuple[str, ...]
    rules: tuple[str, ...]
    patterns: tuple[str, ...]
    lines: Table
    words: Table
    prefixes: Table
    pieces: Table
    ungated: Table


def head_row(head: Head) -> str:
    """A rule's head as a row."""
    return "\t".join(map(str, head))


def read_head(row: str) -> Head:
    """The head in a row of ``Index.rules``."""
    id, label, strength, place, max_chars = row.split("\t")
    return Head(id, label, strength, place, int(max_chars))


def variant_row(variants: Iterable[Variant]) -> str:
    """Variants as a row."""
    return _OR.join([str(field) for variant in variants for field in variant])


def read_variants(row: str) -> list[Variant]:
    """The variants behind a gate.

    >>> read_variants(variant_row([Variant(3, "read more", -1, 0)]))
    [Variant(rule=3, literal='read more', pattern=-1, reach=0)]
    """
    fields = row.split(_OR)
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


def number_row(numbers: Iterable[int]) -> str:
    """Numbers of rules as a row."""
    return " ".join(map(str, numbers))


def read_numbers(row: str) -> list[int]:
    """The numbers in a row of ``Index.lines``."""
    return [int(number) for number in row.split()]


def make_table(entries: Mapping[str, str]) -> Table:
    """A field of an index in which keys are looked up."""
    return Table(make_rows(entries))


def dump(index: Index) -> str:
    """An index as text: a section for each of its fields, parted by empty lines."""
    sections: list[str] = []
    for name, value in zip(index._fields, index, strict=True):
        rows = [value] if isinstance(value, str) else value
        sections.append("\n".join([name, *(rows.rows() if isinstance(rows, Table) else rows)]))
    return "\n\n".join(sections) + "\n"


def load(data: bytes) -> Index:
    """The index that was dumped, from UTF-8.

    >>> load(dump(EMPTY).encode()) == EMPTY
    True
    """
    # Rows become text one by one: most are ASCII, which costs least to decode and to cut.
    language, name, stopwords, rules, patterns, *tables = [
        list(map(bytes.decode, section.split(b"\n")[1:])) for section in data[:-1].split(b"\n\n")
    ]
    lines, words, prefixes, pieces, ungated = map(Table, tables)
    return Index(
        language[0],
        name[0],
        tuple(stopwords),
        tuple(rules),
        tuple(patterns),
        lines,
        words,
        prefixes,
        pieces,
        ungated,
    )


EMPTY = Index("*", "nothing", (), (), (), *[make_table({}) for _ in range(5)])
"""An index without rules."""
