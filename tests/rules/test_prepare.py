"""Prepared packs: what is committed is what the packs say, and it loads by itself."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from newsclean.rules.index import merge
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
    assert {str(path) for path in folder.glob("*.json")} == set(expected)


@pytest.mark.parametrize("file", pack_files(), ids=os.path.basename)
def test_a_prepared_pack_is_the_pack(file: str) -> None:
    pack = read_pack(file)
    index = read_index("common" if pack.language == "*" else pack.language)
    assert index
    assert index == json.loads(json.dumps(build_index(pack)))
    assert [rule[0] for rule in index["rules"]] == [rule.id for rule in pack.rules]


def test_only_known_languages_are_read() -> None:
    assert read_index("xx") is None
    assert read_index("../prepared/en") is None
    assert set(read_stopwords()) >= {"en", "de"}


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
    assert len(merge(indexes)["rules"]) == 2
