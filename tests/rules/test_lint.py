"""The linter: each thing that docs/rules.md asks for is missed when it is not there."""

from pathlib import Path

import pytest

from newsclean.rules.lint import lint, main, marked_ranges, unmark

STOPWORDS = ", ".join(f'"the{chr(97 + n // 26)}{chr(97 + n % 26)}"' for n in range(39))
HEAD = f'language = "en"\nname = "English"\nstopwords = ["the", {STOPWORDS}]\n'
RULE = """
[[rule]]
id = "en.share.copy-link"
label = "share"
strength = "strong"
place = "start"
origin = "written"
phrases = ["copy link"]
patterns = ['cop(?:y|ied) (?:the )?address']
examples = ["Copy link", "Copy link to this page", "Copy the address"]
counterexamples = [
  "You can copy link after link and get nowhere.",
  "The link between the two was never found.",
  "A copy of the letter was sent to her address.",
]
"""
SPAN = """
[[rule]]
id = "en.related.read-also"
label = "related"
strength = "strong"
place = "span"
origin = "seen:3"
patterns = ['read also: .{4,60}$']
examples = [
  "The bill passed. ⟦Read also: What it says⟧",
  "⟦READ ALSO: Why it failed⟧",
  "It ended. ⟦Read  also: What’s next?⟧",
]
counterexamples = [
  "He read also: the list was long, and it went on and on, page after page, to the end.",
  "What they read also shaped what they wrote.",
  "Whoever read it also signed it, she said.",
]
"""


def problems(tmp_path: Path, text: str) -> list[str]:
    file = tmp_path / "en.toml"
    file.write_text(text, encoding="utf-8")
    return [line.replace(str(tmp_path), "") for line in lint([str(file)])]


def test_a_good_pack_is_clean(tmp_path: Path) -> None:
    assert problems(tmp_path, HEAD + RULE + SPAN) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"en.share.', '"de.share.', "its id must begin with en.share."),
        ('"en.share.', '"en.nav.', "its id must begin with en.share."),
        ('"written"', '"made up"', "origin must be"),
        ('"Copy link", ', "", "it has 2 different examples, 3 are needed"),
        ('"Copy link", ', '"Copy the address", ', "it has 2 different examples"),
        ('  "The link between the two was never found.",\n', "", "it has 2 different counterex"),
        ('"Copy link", ', '"Copy that", ', "example 'Copy that' does not match"),
        ('"Copy link", ', '"⟦Copy link⟧", ', "only rules with place"),
        ("You can copy", "Copy", "counterexample 'Copy link after link and get nowhere.' matches"),
        ("The link between the two was never found.", "Link by link", "is no sentence"),
        ("The link between the two was", "Nobody knew why it was", "it proves nothing"),
        ("['cop(", "['make link', 'cop(", "pattern 'make link' matches none of its examples"),
        ("['cop(", "['c\\w+ l', 'cop(", "pattern 'c\\\\w+ l' has no trigger"),
        ('"strong"', '"sure"', "unknown strength 'sure'"),
    ],
)
def test_what_is_missing_is_missed(tmp_path: Path, old: str, new: str, message: str) -> None:
    found = problems(tmp_path, HEAD + RULE.replace(old, new, 1))
    assert all(line.startswith("/en.toml:5: rule ") for line in found)
    assert any(message in line for line in found), found


def test_marks_must_cover_the_hit(tmp_path: Path) -> None:
    found = problems(
        tmp_path, HEAD + SPAN.replace("⟦Read also: What it says⟧", "Read ⟦also⟧: What")
    )
    assert len(found) == 1
    assert "mark with ⟦ ⟧ what is matched, 'Read also: What'" in found[0]


def test_few_stop_words_do_not_tell_a_language(tmp_path: Path) -> None:
    found = problems(tmp_path, 'language = "en"\nstopwords = ["the"]\n' + RULE)
    assert found == ["/en.toml:1: 1 different stop words: 40 to 80 tell the language"]


def test_ids_are_unique_across_files(tmp_path: Path) -> None:
    files = [str(tmp_path / name) for name in ("a.toml", "b.toml")]
    for file in files:
        Path(file).write_text(HEAD + RULE, encoding="utf-8")
    assert [line.rpartition(": ")[2] for line in lint(files)] == [f"this id is also in {files[0]}"]


def test_exit_status(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good, bad = tmp_path / "good.toml", tmp_path / "bad.toml"
    good.write_text(HEAD + RULE, encoding="utf-8")
    bad.write_text(HEAD + RULE.replace("share", "sharing"), encoding="utf-8")
    assert [main([str(good)]), main([str(bad)]), main([str(tmp_path / "none.toml")])] == [0, 1, 2]
    assert "unknown label" in capsys.readouterr().out


def test_marks() -> None:
    example = "One ⟦two⟧ three ⟦four⟧"
    assert unmark(example) == "One two three four"
    assert marked_ranges(example) == [(4, 7), (14, 18)]
