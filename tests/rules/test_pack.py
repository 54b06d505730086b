"""Reading packs: what is right becomes rules, what is wrong is named with file, line and rule."""

import pytest

from newsclean.rules.pack import RuleError, inspect_pack, parse_pack

HEAD = 'language = "en"\nname = "English"\nstopwords = ["the"]\n'
RULE = """
[[rule]]
id = "en.share.copy-link"
label = "share"
strength = "strong"
place = "line"
origin = "written"
phrases = ["copy link"]
examples = ["Copy link"]
counterexamples = ["You can copy the link and send it on."]
"""


def test_a_rule_is_read() -> None:
    pack = parse_pack(HEAD + RULE)
    assert (pack.language, pack.name, pack.stopwords) == ("en", "English", ("the",))
    assert [(r.id, r.place, r.phrases, r.line) for r in pack.rules] == [
        ("en.share.copy-link", "line", ("copy link",), 5)
    ]


@pytest.mark.parametrize(("place", "longest"), [("start", 200), ("span", 5000)])
def test_each_place_has_its_default_length(place: str, longest: int) -> None:
    assert parse_pack(HEAD + RULE.replace('"line"', f'"{place}"')).rules[0].max_chars == longest


def test_users_need_no_examples() -> None:
    short = "\n".join(line for line in RULE.split("\n") if "examples" not in line)
    assert len(parse_pack(HEAD + short).rules) == 1


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"share"\n', '"shares"\n', "unknown label 'shares'; known: consent,"),
        ('"share"\n', '"body"\n', "unknown label 'body'"),
        ('"strong"', '"certain"', "unknown strength 'certain'; known: strong, medium, weak"),
        ('"line"', '"anywhere"', "unknown place 'anywhere'"),
        ("en.share.copy-link", "Copy link", "id must read language.label.slug"),
        ("phrases =", "phrase =", "unknown key 'phrase'"),
        ('phrases = ["copy link"]', "", "it has neither phrases nor patterns"),
        ('["copy link"]', '"copy link"', "phrases must be a list"),
        ('["copy link"]', "[1]", "phrases must be a list of strings"),
        ("copy link", "»", "phrase '»': it has no word"),
        ("copy link", "copy {2,1} link", "the gap {2,1} must stand for"),
        ("copy link", "copy {0,9} link", "the gap {0,9} must stand for"),
        ("copy link", "copy {a} link", "braces that are not a gap"),
        ("phrases = [", "patterns = ['(', ", "not a regular expression"),
        ("phrases = [", "patterns = ['copy .* link', ", "unbounded repeat"),
        ("phrases = [", "patterns = ['(?:copy)+', ", "unbounded repeat"),
        ("phrases = [", "patterns = ['(?:\\w+ ?){0,9}x', ", "too many ways"),
        ("phrases = [", "patterns = ['(a)x\\1', ", "a backreference"),
        ("phrases = [", "patterns = ['24 hours', ", "a digit from 1 to 9"),
        ("phrases = [", "patterns = ['(?i)copy', ", "inline flags"),
        ("phrases = [", "patterns = ['(?:copy)?', ", "it matches the empty text"),
        ("origin =", "max_chars = 0\norigin =", "max_chars must lie between"),
        ("origin =", 'max_chars = "9"\norigin =', "max_chars must be a whole number"),
    ],
)
def test_what_is_wrong_is_named(old: str, new: str, message: str) -> None:
    with pytest.raises(RuleError) as error:
        parse_pack(HEAD + RULE.replace(old, new, 1), "mine.toml")
    assert str(error.value).startswith("mine.toml:5: rule ")
    assert message in str(error.value)
    assert "\n" not in str(error.value)


def test_an_id_stands_once() -> None:
    _, problems = inspect_pack(HEAD + RULE + RULE, "mine.toml")
    assert problems == [
        "mine.toml:15: rule en.share.copy-link: another rule of this file has this id"
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("language = ", "mine.toml:1: not TOML:"),
        (HEAD + "x = \n", "mine.toml:4: not TOML:"),
        ('name = "English"', "mine.toml:1: language is missing"),
        (HEAD + "rules = []", "mine.toml:1: unknown key 'rules'"),
        (HEAD + "rule = [1]", "mine.toml:1: rule must be a list of tables"),
    ],
)
def test_a_file_that_is_no_pack_is_named(text: str, message: str) -> None:
    with pytest.raises(RuleError) as error:
        parse_pack(text, "mine.toml")
    assert str(error.value).startswith(message)


def test_all_that_is_wrong_is_found_at_once() -> None:
    wrong = RULE.replace('"strong"', '"very"').replace("copy-link", "x")
    pack, problems = inspect_pack(HEAD + RULE + wrong + RULE.replace("copy-link", "y.z"))
    assert len(pack.rules) == 1
    assert len(problems) == 2
