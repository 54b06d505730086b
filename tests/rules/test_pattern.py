"""Patterns: safe ones are told from dangerous ones, and their words are found."""

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsclean.rules.pattern import faults, looks_around, normalize, required, width


@pytest.mark.parametrize(
    ("source", "normal"),
    [
        (r"mehr über \w+", r"mehr uber \w{1,40}"),
        (r"\d*x", r"\d{0,40}x"),
        (r"ab{2,}", "ab{2,40}"),
        ("a+? b++", "a{1,40}? b{1,40}+"),
        ("“x”", '"x"'),
        ("（x）", r"\(x\)"),
        ("[é–x]", r"[e\-x]"),
        ("Straße", "stra(?:ss)e"),
        (r"\W\S\bX[A-Z\W]", r"\W\S\bx[a-z\W]"),
        ("x…?", r"x(?:\.\.\.)?"),
    ],
)
def test_patterns_are_folded_and_bounded(source: str, normal: str) -> None:
    assert normalize(source) == normal
    re.compile(normal)


@pytest.mark.parametrize(
    "source",
    [
        r"^sign up (?:for|to) (?:\w+ ){0,4}newsletter",
        r"(?:\S+ ){1,8}more",
        r"read also: .{0,200}$",
        r"(?:a|b c)? ?[|/]{0,3} ?x",
        r"impressum(?: ?\| ?[\w &-]{3,30}){0,6}",
        r"x(?: [/|] [\w .&-]{2,40}){0,2}",
        r"(?:大|中|小){1,4}字",
    ],
)
def test_safe_patterns_pass(source: str) -> None:
    assert faults(source) == []


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("(", "not a regular expression"),
        ("x.*y", "unbounded repeat"),
        ("x[^.]+y", "unbounded repeat"),
        ("(?:x y)+", "unbounded repeat"),
        (r"(?:\w+)+x", "unbounded repeat"),
        (r"(?:\w+ ?){0,8}x", "too many ways"),
        (r"(?:a|aa|[a-z]{1,9}){0,20}x", "too many ways"),
        (r".{0,300}x.{0,300}y.{0,300}z", "too many ways"),
        ("x.{0,900}y", "repeat of up to 900"),
        ("(?:x ){0,50}y", "repeat of up to 50"),
        (r"(x)\1", "a backreference"),
        ("(?P<a>x)(?P=a)", "a backreference"),
        ("(?i)x", "inline flags"),
        ("top 10", "a digit from 1 to 9"),
        ("x?", "it matches the empty text"),
        ("x{0,4}|y", "it matches the empty text"),
    ],
)
def test_what_must_not_run_is_named(source: str, fault: str) -> None:
    assert any(line.startswith(fault) for line in faults(source)), faults(source)


@pytest.mark.parametrize(
    ("pattern", "ends", "found"),
    [
        ("accept all", True, [{("accept all", True, True)}]),
        ("accept all", False, [{("accept all", True, False)}]),
        ("abonn[a-z]{1,9}", True, [{("abonn", True, False)}]),
        (r"\w{0,9}news", True, [{("news", False, True)}]),
        ("(?:read|see) .{0,9}more", True, [{("read ", True, False), ("see ", True, False)},
                                            {("more", False, True)}]),
        (r"ab\b.{0,3}\bnews\b.?", False, [{("ab", True, True)}, {("news", True, True)}]),
        ("cookies?", True, [{("cookie", True, True), ("cookies", True, True)}]),
        ("(?:x{0,3}|y)z", True, [{("z", False, True)}]),
        ("(?:ab|cd{0,3})", True, [{("ab", True, True), ("c", True, False)}]),
        ("ab(?!x)news", True, [{("ab", True, False)}, {("news", False, True)}]),
        (r"(?!x)abc(?= d)", False, [{("abc", True, False)}]),
        ("[^x]{2,3}", False, []),
    ],
)  # fmt: skip
def test_required_words(pattern: str, ends: bool, found: list[set[tuple[str, bool, bool]]]) -> None:
    assert [{tuple(literal) for literal in run} for run in required(pattern, ends)] == found


pieces = st.sampled_from(
    ["a", "news", " ", "0", "é", r"\w", r"\s", "[ab]", "[^a]", ".", "(?:ab|c )", "(?:x|yz?)"]
)
quantifiers = st.sampled_from(["", "", "?", "{0,2}", "{1,3}", "{2}"])
patterns = st.lists(st.tuples(pieces, quantifiers).map("".join), min_size=1, max_size=6).map(
    "".join
)


@settings(max_examples=300, deadline=None)
@given(patterns, st.data())
def test_a_match_has_all_that_is_required(source: str, data: st.DataObject) -> None:
    pattern = normalize(source)
    text = data.draw(st.from_regex(re.compile(pattern), fullmatch=True))
    text = re.sub(r"\d", "0", re.sub(r"\s", " ", text))
    if not re.fullmatch(pattern, text):
        return
    assert len(text) <= width(pattern)
    for run in required(pattern, ends=True):
        assert any(stands(text, *literal) for literal in run), (text, run)


def stands(text: str, literal: str, bounded: bool, closed: bool) -> bool:
    """Whether a literal occurs as its flags promise."""
    before = r"(?<!\w)" if bounded and re.match(r"\w", literal) else ""
    after = r"(?!\w)" if closed and re.search(r"\w$", literal) else ""
    return re.search(f"{before}{re.escape(literal)}{after}", text) is not None


def test_looking_around() -> None:
    assert [looks_around(p) for p in ("x$", r"\bx", "(?!x)y", "x", "x{0,3}")] == [
        True, True, True, False, False,
    ]  # fmt: skip


HOSTILE = ("a" * 5000, "a " * 2500, "ab" * 2500, "0:" * 2500, "x" * 2500 + " " * 2500)


@pytest.mark.parametrize("text", HOSTILE, ids=("letters", "words", "pairs", "numbers", "blanks"))
def test_patterns_that_pass_end(text: str) -> None:
    """No time is asserted: a dangerous pattern would not end at all."""
    started = time.process_time()
    for source in (
        r"(?:\w+ ){0,8}b (?:\w+ ){0,8}c",
        r"a.{0,300}b.{0,300}c",
        r"(?:a|ab|b){0,20}z",
        r"\w+:\w+:\w+z",
    ):
        if not faults(source):
            assert re.search(normalize(source), text) is None
    assert time.process_time() >= started
