"""The ``rules`` command."""

from pathlib import Path

import pytest

from newsclean.rules.explain import shipped_packs
from newsclean.rules.pack import parse_pack
from tests.cli.conftest import Run

RULES = [rule for pack in shipped_packs() for rule in pack.rules]


def test_every_rule_is_listed(run: Run) -> None:
    listed = [row.split()[0] for row in run("rules").stdout.decode().splitlines()]
    assert sorted(listed) == sorted([rule.id for rule in RULES])


def test_lists_by_label_and_language(run: Run) -> None:
    shown = run("rules", "--label", "share", "--language", "en").stdout.decode()
    expected = [rule.id for rule in RULES if (rule.label, rule.language) == ("share", "en")]
    assert sorted([row.split()[0] for row in shown.splitlines()]) == sorted(expected)
    common = run("rules", "--language", "common").stdout.decode().splitlines()
    assert len(common) == len([rule for rule in RULES if rule.language == "*"])


def test_a_rules_page_has_all_it_says(run: Run) -> None:
    rule = next(rule for rule in RULES if rule.language == "en" and rule.label == "consent")
    shown = run("rules", rule.id).stdout.decode()
    for text in (rule.id, rule.strength, *rule.phrases, *rule.examples, *rule.counterexamples):
        assert text in shown


def test_a_pack_of_ones_own_is_begun_and_listed_too(run: Run, tmp_path: Path) -> None:
    pack = run("rules", "--new", "en").stdout.decode()
    scaffold = run("rules", "--new", "en.share.mine").stdout.decode()
    text = (pack + scaffold).replace('"…"', '"hand this on"')
    begun = parse_pack(text)
    assert [rule.id for rule in begun.rules] == ["en.newsletter.pitch", "en.share.mine"]
    (english,) = [pack for pack in shipped_packs() if pack.language == "en"]
    assert begun.stopwords == english.stopwords
    (tmp_path / "mine.toml").write_text(text)
    shown = run("rules", "--rules", "mine.toml", "en.share.mine").stdout.decode()
    assert "hand this on" in shown


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["en.share.nosuch"], ["no rule 'en.share.nosuch'"]),
        (["--label", "nonsense"], ["unknown label 'nonsense'"]),
        (["--language", "xx"], ["no rules of language 'xx'"]),
        (["--new", "mine"], ["LANGUAGE.LABEL.SLUG"]),
        (["--new", RULES[0].id], [f"there is a rule {RULES[0].id} already"]),
        (["--new", "en.nonsense.mine"], ["unknown label 'nonsense'"]),
        (["--rules", "none.toml"], ["none.toml: No such file"]),
    ],
)
def test_mistakes_are_told_in_one_line(run: Run, arguments: list[str], words: list[str]) -> None:
    result = run("rules", *arguments)
    assert (result.returncode, result.stdout) == (2, b"")
    (line,) = result.stderr.decode().splitlines()
    for word in words:
        assert word in line
