"""Tables: whatever is asked for, in whatever order, they say what the dictionary says."""

import pickle

from hypothesis import given
from hypothesis import strategies as st

from newsclean.table import Table, known, make_rows

TEXTS = st.text(st.characters(exclude_characters="\t\n"))
ENTRIES = st.dictionaries(TEXTS | st.text("ab ", max_size=3), TEXTS)


@given(ENTRIES, st.lists(TEXTS | st.text("ab ", max_size=3)))
def test_a_table_says_what_the_dictionary_says(entries: dict[str, str], asked: list[str]) -> None:
    table = Table(make_rows(entries))
    for keys in ([], asked, list(entries), ["", "a"]):
        found = table.look_up(keys)
        assert [found.get(key) for key in keys] == [entries.get(key) for key in keys]
    assert table.entries() == entries


def test_a_dictionary_serves_as_a_table() -> None:
    entries = {"read": "1", "rest": "2"}
    assert known(entries, ["rest"])["rest"] == known(Table(make_rows(entries)), ["rest"])["rest"]


def test_a_pickled_table_is_equal() -> None:
    table = Table(make_rows({"read": "0.5", "of": "2"}), float)
    assert table.get("of") == 2.0
    again = pickle.loads(pickle.dumps(table))
    assert (again, hash(again), again.entries()) == (table, hash(table), table.entries())
    assert table != Table(make_rows({"read": "0.5"}), float)
