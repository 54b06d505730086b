"""Explaining rules: nothing that a pack says of a rule is left out."""

from pathlib import Path

import pytest

from newsclean.rules.explain import (
    find_rule,
    list_rules,
    main,
    markdown_pages,
    new_pack,
    new_rule,
    rule_page,
)
from newsclean.rules.pack import Pack, inspect_pack, parse_pack

PACK = """
language = "en"
name = "English"
stopwords = ["the"]
[[rule]]
id = "en.share.copy-link"
label = "share"
strength = "strong"
place = "line"
origin = "seen:14"
phrases = ["copy link"]
note = "A button."
examples = ["Copy link", "Copy Link »"]
counterexamples = ["You can copy the link."]
[[rule]]
id = "en.nav.more"
label = "nav"
strength = "weak"
place = "start"
max_chars = 40
patterns = ['more \\w+']
"""


@pytest.fixture
def packs() -> list[Pack]:
    return [parse_pack(PACK)]


def test_the_list_has_a_line_for_each_rule(packs: list[Pack]) -> None:
    assert list_rules(packs).split("\n") == [
        "en.share.copy-link  strong  line     Copy link",
        "en.nav.more         weak    start    ",
        "",
    ]


@pytest.mark.parametrize(
    ("label", "language", "count"),
    [("share", "", 1), ("", "en", 2), ("nav", "en", 1), ("ad", "", 0), ("", "de", 0)],
)
def test_the_list_can_be_narrowed(packs: list[Pack], label: str, language: str, count: int) -> None:
    assert len(list_rules(packs, label, language).splitlines()) == count


def test_a_page_says_all(packs: list[Pack]) -> None:
    rule = find_rule(packs, "en.share.copy-link")
    assert rule
    page = rule_page(rule)
    for said in (rule.id, rule.note, *rule.phrases, *rule.examples, *rule.counterexamples):
        assert said in page
    assert "seen on 14 sites" in page
    assert "99 times of 100" in page
    assert "Patterns" not in page


def test_a_page_of_a_users_rule_is_short(packs: list[Pack]) -> None:
    rule = find_rule(packs, "en.nav.more")
    assert rule
    assert "of up to 40 characters" in rule_page(rule)
    assert "Examples" not in rule_page(rule)


def test_no_such_rule(packs: list[Pack]) -> None:
    assert find_rule(packs, "en.nav.less") is None


def test_markdown_has_a_page_for_each_pack(packs: list[Pack]) -> None:
    pages = markdown_pages(packs)
    assert set(pages) == {"en.md", "index.md"}
    assert "[English](en.md)" in pages["index.md"]
    for said in ("### en.share.copy-link", "- `Copy Link »`", "- `You can copy the link.`"):
        assert said in pages["en.md"]


def test_a_new_rule_can_be_read() -> None:
    text = new_rule("en", "share", "quote", 'say "it" \\ now')
    pack = parse_pack('language = "en"\n' + text)
    assert [(rule.id, rule.phrases) for rule in pack.rules] == [
        ("en.share.quote", ('say "it" \\ now',))
    ]


def test_a_new_pack_lacks_only_its_words() -> None:
    pack, problems = inspect_pack(new_pack("fo", "Faroese"), "fo.toml")
    assert (pack.language, pack.name) == ("fo", "Faroese")
    assert problems == ["fo.toml:8: rule fo.newsletter.pitch: phrase '…': it has no word"]


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--language", "en", "--label", "consent"]) == 0
    first = capsys.readouterr().out.split()[0]
    assert first.startswith("en.consent.")
    assert main([first]) == 0
    assert first in capsys.readouterr().out
    assert main(["en.no.such"]) == 1
    assert main(["--markdown", str(tmp_path)]) == 0
    assert {"en.md", "index.md"} <= {file.name for file in tmp_path.iterdir()}
