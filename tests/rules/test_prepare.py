"""Prepared packs: what is committed is what the packs say, and it loads by itself."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from newsclean.rules.index import dump, read_head, read_numbers
from newsclean.rules.index import load as load_index
from newsclean.rules.load import load, prepared_file, read_index, read_stopwords
from newsclean.rules.matcher import Matcher
from newsclean.rules.pack import pack_files, parse_pack, read_pack
from newsclean.rules.pattern import Literal
from newsclean.rules.prepare import COMMON_COST, build_index, gate, measure_costs, prepared_files

PACK = """
language = "en"
name = "English"
stopwords = ["our", "the"]
[[rule]]
id = "en.newsletter.pitch"
label = "newsletter"
strength = "strong"
place = "inside"
phrases = ["our newsletter"]
patterns = ['sign(?:ed)? up', '(?:新聞|notizie) \\w+ more', '0:0 ?min']
"""
LINES = '"copy", "copy link", "c", "copy link now"'
RULE_CODE = (
    "import sys; from newsclean.rules.load import load; load(['en', 'de']);"
    "print(*sorted({'tomllib', 'dataclasses', 'inspect', 'pathlib', 'regex',"
    " 'newsclean.rules.pattern'} & set(sys.modules)))"
)


def test_the_prepared_files_are_up_to_date() -> None:
    """After a change to a pack: python -m newsclean.rules.prepare"""
    expected = prepared_files([read_pack(file) for file in pack_files()])
    stale = [path for path, text in expected.items() if Path(path).read_text("utf-8") != text]
    folder = Path(prepared_file("common")).parent
    assert stale == []
    assert {str(path) for path in folder.iterdir()} == set(expected)


@pytest.mark.parametrize("file", pack_files(), ids=os.path.basename)
def test_a_prepared_pack_is_the_pack(file: str) -> None:
    pack = read_pack(file)
    index = read_index("common" if pack.language == "*" else pack.language)
    assert index
    assert index == build_index(pack)
    heads = [read_head(row) for row in index.rules]
    assert [head.id for head in heads] == [rule.id for rule in pack.rules]
    assert [head.max_chars for head in heads] == [rule.max_chars for rule in pack.rules]


def test_only_known_languages_are_read() -> None:
    assert read_index("xx") is None
    assert read_index("../prepared/en") is None
    owners = read_stopwords().entries().values()
    assert {tag for tags in owners for tag in tags.split()} >= {"en", "de"}


def test_own_rules_come_on_top() -> None:
    own = build_index(parse_pack(PACK.replace("our newsletter", "zyx wvu tsr")))
    hits = load(["de"], [own]).scan(["a zyx wvu tsr b"])[0]
    assert [hit.rule for hit in hits] == ["en.newsletter.pitch"]


def test_loading_reads_no_toml() -> None:
    command = [sys.executable, "-c", RULE_CODE]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    assert run.stdout.split() == []


@pytest.mark.parametrize(
    ("literal", "kind", "key"),
    [
        (Literal("our newsletter", True, True), "words", "newsletter"),
        (Literal("our newsletter", True, False), "prefixes", "news"),
        (Literal("newsletter ", False, False), "pieces", "newsletter"),
        (Literal("the", True, True), "words", "the"),
        (Literal("in 新聞社", True, True), "pieces", "新聞社"),
        (Literal("0:0", False, False), "pieces", "0:0"),
        (Literal(" ", False, False), "ungated", ""),
    ],
)
def test_the_rarest_gate_is_chosen(literal: Literal, kind: str, key: str) -> None:
    assert gate(literal, measure_costs(parse_pack(PACK)))[:2] == (kind, key)


def test_stop_words_are_common() -> None:
    costs = measure_costs(parse_pack(PACK))
    assert gate(Literal("the", True, True), costs)[2] >= COMMON_COST
    assert gate(Literal("inbox", True, True), costs)[2] < COMMON_COST


def test_merged_indexes_find_what_each_finds() -> None:
    first, second = parse_pack(PACK), parse_pack(PACK.replace("our newsletter", "our magazine"))
    indexes = [build_index(first), build_index(second)]
    texts = ["get our newsletter", "get our magazine", "signed up", "0:0 min", "新聞 and more"]
    apart = [
        [hit for hits in of_block for hit in hits]
        for of_block in zip(*(Matcher([index]).scan(texts) for index in indexes), strict=True)
    ]
    assert Matcher(indexes).scan(texts) == apart


def test_an_index_keeps_all_that_a_pattern_asks_for() -> None:
    pack = parse_pack(PACK.replace("'0:0 ?min'", "'0:0[ \t]?min', \"a\\nb\\tc\""))
    index = build_index(pack)
    assert load_index(dump(index).encode()) == index
    assert index.patterns[-1] == r"a\nb\tc"
    hits = Matcher([load_index(dump(index).encode())]).scan(["0:0 min", "0:0min", "0:0 and min"])
    assert [len(found) for found in hits] == [1, 1, 0]


def test_whole_lines_are_found_whole() -> None:
    pack = parse_pack(PACK.replace('"inside"', '"line"').replace('"our newsletter"', LINES))
    lines = build_index(pack).lines
    asked = ("copy", "copy link", "link", "py", "c", "")
    found = {line: read_numbers(lines.get(line, "")) for line in asked}
    assert found == {"copy": [0], "copy link": [0], "link": [], "py": [], "c": [0], "": []}
