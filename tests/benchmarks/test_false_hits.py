"""The sweep that counts what rules match in clean golds."""

import gzip
import json
from pathlib import Path

from benchmarks.false_hits import Gold, digest, read_golds, sweep

POINTER = "Read also: What the ferry costs the islands"
PROSE = "The council voted seven to four to close the ferry line on Monday."


def test_counts_paragraphs_by_pack_strength_and_own_language() -> None:
    golds = [Gold("en", "a.example", [PROSE, POINTER]), Gold("de", "b.example", [POINTER])]
    found = sweep(golds, frozenset())
    assert found.paragraphs == {"en": 2, "de": 1}
    assert (found.matched["en", "strong", True], found.matched["en", "strong", False]) == (1, 1)
    assert found.matched["en", "false", True] == 1
    rows = list(found.table())
    (row,) = [row for row in rows if row.startswith("| en |")]
    assert row.startswith("| en | 2 | 500.00 | 1000.00 | 500.00 | 1000.00 |")
    assert "en.related.pointer | strong" in "".join(found.worst(5, texts=False))


def test_what_was_read_as_chrome_is_no_false_hit() -> None:
    read = frozenset([digest("a.example", POINTER)])
    golds = [Gold("en", "a.example", [POINTER]), Gold("en", "b.example", [POINTER])]
    found = sweep(golds, read)
    assert (found.matched["en", "strong", True], found.matched["en", "false", True]) == (2, 1)


def test_spans_stand_apart() -> None:
    text = f"{PROSE} (See also: What the ferry costs)"
    found = sweep([Gold("en", "a.example", [text])], frozenset())
    assert found.matched["en", "span", True] == 1
    assert found.matched["en", "strong", True] == 0


def test_golds_are_read_by_line_and_primary_tag(tmp_path: Path) -> None:
    records = [
        {"lang": "nb-NO", "domain": "a.example", "gold": "En.\n\nTo.\n"},
        {"lang": None, "domain": "b.example", "gold": None},
    ]
    with gzip.open(tmp_path / "text-made.jsonl.gz", "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(record) + "\n" for record in records)
    assert list(read_golds(tmp_path)) == [Gold("no", "a.example", ["En.", "To."])]
