"""Plain data as rows that load faster than JSON: what a model file says, prepared.

Importing json takes as long as reading a model this way does. A row opens with a letter that
says what it holds: ``s`` a text, ``f`` a number, ``n`` numbers, ``m`` lists of numbers, ``k``
words with a number each; ``w``, ``l`` and ``d`` announce how many rows of words that share a
number, members of a list or pairs of a dictionary follow; ``t`` and ``u`` how many rows of a table
of numbers, or of words with a number each.
"""

from itertools import islice

from newsclean.table import Table, make_rows
from newsclean.typed import Any, Callable, Iterator, Mapping, Sequence, cast


def dump(data: Any) -> str:
    """Data as rows.

    Args:
        data: dictionaries with texts as keys, lists, texts without line ends, and numbers.

    >>> dump({"cuts": [1, 2.5], "words": {"a": 0.5, "b": 0.5}})
    'd2\\nscuts\\nn1 2.5\\nswords\\nw1\\n0.5\\ta b\\n'
    """
    return "".join([f"{row}\n" for row in _rows(data)])


def load(data: bytes) -> Any:
    """The data, from UTF-8; all numbers are floats.

    >>> load(dump({"cuts": [1, 2.5], "words": {"a": 0.5, "b": 0.5}}).encode())
    {'cuts': [1.0, 2.5], 'words': {'a': 0.5, 'b': 0.5}}
    """
    # Rows become text one by one: most are ASCII, which costs least to decode and to cut.
    return _value(map(bytes.decode, data.split(b"\n")))


def weights_by_word(weights: Mapping[str, float]) -> Table:
    """A number for each word, of which few are asked for."""
    return Table(make_rows({word: repr(weights[word]) for word in weights}), float)


def weights_by_name(weights: Mapping[str, Mapping[str, float]]) -> Table:
    """Words with a number each under every name, which are seldom asked for."""
    return Table(make_rows({name: _named_row(weights[name]) for name in weights}), _named)


def _rows(data: Any) -> Iterator[str]:
    if isinstance(data, Table):
        rows = data.rows()
        yield f"{'u' if data.read is _named else 't'}{len(rows)}"
        yield from rows
    elif isinstance(data, str):
        yield "s" + data
    elif isinstance(data, dict):
        yield from _mapping_rows(cast("Mapping[str, Any]", data))
    elif isinstance(data, int | float):
        yield f"f{data!r}"
    elif _are_numbers(data):
        yield "n" + " ".join(map(repr, data))
    elif all(_is_row(each) for each in data):
        yield "m" + "\t".join([" ".join(map(repr, each)) for each in data])
    else:
        yield f"l{len(data)}"
        for each in data:
            yield from _rows(each)


def _mapping_rows(data: Mapping[str, Any]) -> Iterator[str]:
    words = all(key.split() == [key] for key in data)
    if words and _are_numbers(list(data.values())):
        groups: dict[float, list[str]] = {}
        for word, weight in data.items():
            groups.setdefault(weight, []).append(word)
        if 2 * len(groups) > len(data):
            yield "k" + _named_row(data)
            return
        yield f"w{len(groups)}"
        yield from [f"{weight!r}\t{' '.join(group)}" for weight, group in groups.items()]
        return
    yield f"d{len(data)}"
    for key, value in data.items():
        yield "s" + key
        yield from _rows(value)


def _is_row(data: Any) -> bool:
    row = cast("list[Any]", data if isinstance(data, list) else [])
    return bool(row) and _are_numbers(row)


def _are_numbers(values: Sequence[Any]) -> bool:
    return all(isinstance(value, int | float) for value in values)


def _value(rows: Iterator[str]) -> Any:
    row = next(rows)
    return _READERS[row[0]](row[1:], rows)


def _weights(rest: str, rows: Iterator[str]) -> dict[str, float]:
    weights: dict[str, float] = {}
    for _ in range(int(rest)):
        weight, _, words = next(rows).partition("\t")
        weights.update(dict.fromkeys(words.split(" "), float(weight)))
    return weights


def _named_row(weights: Mapping[str, float]) -> str:
    return " ".join([f"{word} {weight!r}" for word, weight in weights.items()])


def _named(row: str) -> dict[str, float]:
    words = row.split()
    return dict(zip(words[::2], map(float, words[1::2]), strict=True))


_READERS: dict[str, Callable[[str, Iterator[str]], Any]] = {
    "s": lambda rest, rows: rest,
    "f": lambda rest, rows: float(rest),
    "n": lambda rest, rows: list(map(float, rest.split())),
    "m": lambda rest, rows: [list(map(float, part.split())) for part in rest.split("\t")],
    "k": lambda rest, rows: _named(rest),
    "t": lambda rest, rows: Table(islice(rows, int(rest)), float),
    "u": lambda rest, rows: Table(islice(rows, int(rest)), _named),
    "w": _weights,
    "l": lambda rest, rows: [_value(rows) for _ in range(int(rest))],
    "d": lambda rest, rows: {next(rows)[1:]: _value(rows) for _ in range(int(rest))},
}
