"""Matching: the index finds what trying every rule on every block finds, and nothing else."""

import pickle
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsclean.rules.fold import content_range, fold, trim
from newsclean.rules.matcher import Hit, Matcher
from newsclean.rules.pack import MAX_CHARS, Pack, Rule
from newsclean.rules.pattern import normalize
from newsclean.rules.phrase import prepare_phrase
from newsclean.rules.prepare import build_index
from newsclean.rules.words import MARKS, WORD

EDGE = f"(?!(?<={WORD}|[{MARKS}])(?:{WORD}|[{MARKS}]))"
"""A place that does not lie within a word, as a pattern."""


def rule(
    place: str,
    *phrases: str,
    patterns: tuple[str, ...] = (),
    max_chars: int = 0,
    name: str = "",
) -> Rule:
    return Rule(
        id=f"en.share.{name or place}",
        label="share",
        strength="strong",
        place=place,
        language="en",
        origin="written",
        phrases=phrases,
        patterns=patterns,
        max_chars=max_chars or MAX_CHARS[place],
        note="",
        examples=(),
        counterexamples=(),
        line=1,
    )


def matcher(*rules: Rule) -> Matcher:
    return Matcher([build_index(Pack("en", "English", ("the", "a", "to"), rules))])


def covered(rules: tuple[Rule, ...], text: str) -> list[str]:
    """What the hits in one block cover."""
    folded = fold(text)
    return [folded[hit.start : hit.end] for hit in matcher(*rules).scan([folded])[0]]


@pytest.mark.parametrize(
    ("place", "phrase", "text", "expected"),
    [
        ("line", "copy link", "• Copy link »", ["copy link"]),
        ("line", "copy link", "Copy link now", []),
        ("line", "copy {1,2} link", "Copy the link", ["copy the link"]),
        ("line", "copy {1,2} link", "Copy link", []),
        ("line", "more from {1,3}", "More from this author:", ["more from this author"]),
        ("start", "more {0,1}", "More of it", ["more of"]),
        ("start", "more {0,1}", "Moreover, it ended", []),
        ("line", "{1,2} recommends", "Ada Lund recommends", ["ada lund recommends"]),
        ("heading", "12 comments", "3 Comments", ["0 comments"]),
        ("start", "sign up", "► Sign up for it", ["sign up"]),
        ("start", "sign up", "“Sign up for it,” he said", []),
        ("start", "sign up", "Sign upward", []),
        ("start", "(reporting by", "(Reporting by A. Lund)", ["(reporting by"]),
        ("start", "(reporting by", "Reporting by A. Lund", []),
        ("start", "no to {0,2} rules", "No to new rules, they say", ["no to new rules"]),
        ("end", "read more", "All of it. Read more...", ["read more"]),
        ("end", "read more", "He told them “read more”", []),
        ("end", "read more", "Read more about it", []),
        ("inside", "our newsletter", "Get our newsletter, free", ["our newsletter"]),
        ("inside", "our newsletter", "Get our newsletters, free", []),
        ("inside", "our newsletter", "Get four newsletter ideas", []),
        ("inside", "शेयर कर", "इसे शेयर करें", []),
        ("inside", "分享到微信", "请点击分享到微信好友", ["分享到微信"]),
        ("inside", "分享{0,2}微信", "请点击分享给你的微信好友", ["分享给你的微信"]),
        ("span", "read also", "It ended. Read also this. Read also that.", ["read also"] * 2),
        ("span", "read also {1,2}", "It ended. Read also: what next", []),
    ],
)
def test_places(place: str, phrase: str, text: str, expected: list[str]) -> None:
    assert covered((rule(place, phrase),), text) == expected


@pytest.mark.parametrize(
    ("place", "pattern", "text", "expected"),
    [
        ("line", r"0 ?(?:min|sec)", "12 min", ["0 min"]),
        ("line", r"\(0\)", "(12)", ["(0)"]),
        ("line", r"0 cookies?", "12 cookies", ["0 cookies"]),
        ("line", r"-?0(?:\.0)? ?°[cf]", "-11.3 °C", ["0.0 °c"]),
        ("start", r"^sign up (?:for|to) (?:\w+ ){0,4}news\w*", "Sign up to our newsletter!", None),
        ("end", r"read (?:more|on)", "And so. Read on »", ["read on"]),
        ("inside", r"share (?:it )?on \w+", "Or share it on x!", ["share it on x"]),
        ("inside", r"subscri", "Why not subscribe now", ["subscri"]),
        ("inside", r"ubscribe", "Why not subscribe now", []),
        ("inside", r"\w*scribe", "Why not subscribe now", ["subscribe"]),
        ("span", r"read also: .{0,40}$", "It passed. Read also: why", ["read also: why"]),
        ("inside", "mehr über „uns“", "Mehr über »uns«", ['mehr uber "uns"']),
    ],
)
def test_patterns(place: str, pattern: str, text: str, expected: list[str] | None) -> None:
    expected = ["sign up to our newsletter"] if expected is None else expected
    assert covered((rule(place, patterns=(pattern,)),), text) == expected


def test_a_range_within_a_found_range_is_not_found_again() -> None:
    both = rule("span", "read also", "also: why", patterns=("read also: .{3,9}",))
    assert covered((both,), "It passed. Read also: why now. Read also.") == [
        "read also: why now. ",
        "read also",
    ]


def test_a_long_block_is_left_alone() -> None:
    texts = ["our newsletter " + "x" * n for n in (15, 16)]
    for place, pattern in (("inside", "our newsletter"), ("line", r"our newsletter \w+")):
        scan = matcher(rule(place, patterns=(pattern,), max_chars=30)).scan
        assert [len(hits) for hits in scan(texts)] == [1, 0]
    scan = matcher(rule("inside", "our newsletter", max_chars=30)).scan
    assert [len(hits) for hits in scan(texts)] == [1, 0]


def test_a_hit_says_which_rule_and_where() -> None:
    assert matcher(rule("line", "copy link")).scan(["", "> copy link"]) == [
        [],
        [Hit("en.share.line", "share", "strong", "line", 2, 11)],
    ]


def test_a_pickled_matcher_matches_the_same() -> None:
    before = matcher(rule("inside", "get {0,2} link", patterns=(r"cop(?:y|ied) it",)))
    texts = ["get the link", "he copied it", "nothing"]
    hits = before.scan(texts)
    assert [len(of_block) for of_block in hits] == [1, 1, 0]
    assert pickle.loads(pickle.dumps(before)).scan(texts) == hits


# The oracle: every phrase and pattern of every rule on every block, by its definition.


def naive(rules: tuple[Rule, ...], texts: list[str]) -> list[list[Hit]]:
    hits: list[list[Hit]] = []
    for text in texts:
        hits.append([])
        for each in rules:
            spans = naive_spans(each, text) if len(text) <= each.max_chars else []
            hits[-1] += [Hit(each.id, each.label, each.strength, each.place, *s) for s in spans]
    return hits


def naive_spans(each: Rule, text: str) -> list[tuple[int, int]]:
    found: set[tuple[int, int]] = set()
    for source in each.phrases:
        text_of_phrase, pattern = prepare_phrase(source)
        if each.place in ("line", "heading"):
            text_of_phrase = trim(text_of_phrase)
        found.update(
            naive_matches(each.place, pattern or f"{re.escape(text_of_phrase)}{EDGE}", text)
        )
    for pattern in each.patterns:
        found.update(naive_matches(each.place, normalize(pattern), text))
    ordered = sorted(found, key=lambda span: (span[0], -span[1]))
    if each.place != "span":
        return ordered[:1]
    kept: list[tuple[int, int]] = []
    for span in ordered:
        if not kept or span[1] > kept[-1][1]:
            kept.append(span)
    return kept


def naive_matches(place: str, pattern: str, text: str) -> list[tuple[int, int]]:
    first, last = content_range(text)
    framed = f"{EDGE}(?:{pattern})"
    if place in ("inside", "span"):
        spans = [match.span() for match in re.finditer(framed, text)]
        return spans if place == "span" else spans[:1]
    whole = re.compile(f"(?:{pattern})" if place in ("line", "heading") else framed)
    cuts = [(0, len(text))]
    if place in ("line", "heading"):
        cuts.insert(0, (first, last))
    elif place == "start":
        # A phrase may bring punctuation of its own: any opening in front of the content counts.
        cuts += [(at, len(text)) for at in range(first, -1, -1) if not quoted(text[:at], text)]
    elif place == "end":
        ends = range(last, len(text) + 1)
        cuts += [(0, at) for at in ends if not quoted(text[at:], text)]
    for start, end in cuts:
        part = text[start:end]
        if place == "start":
            match = whole.match(part)
        elif place == "end":
            match = re.search(rf"{framed}\Z", part)
        else:
            match = whole.fullmatch(part)
        if match:
            return [(match.start() + start, match.end() + start)]
    return []


def quoted(around: str, text: str) -> bool:
    return any(mark in around and text.count(mark) > around.count(mark) for mark in "\"'")


WORDS = [
    "read",
    "more",
    "also",
    "the",
    "a",
    "link",
    "links",
    "분享",
    "分享",
    "微信",
    "到",
    "0",
    "कर",
    "x",
]
phrases = (
    st.lists(st.sampled_from([*WORDS, "{0,1}", "{1,2}"]), min_size=1, max_size=5)
    .map(" ".join)
    .filter(lambda p: re.search(r"[^\W\d]", re.sub(r"\{.*?\}", "", p)) is not None)
)
patterns = st.sampled_from(
    [
        r"read (?:more|also)",
        r"\w+ links?",
        r"(?:the |a ){0,2}link",
        r"分享.{0,3}微",
        r"0(?:,0)?",
        r"read.{0,9}x",
        r"(?:re|x)\w* more",
        r"\bmore\b.{0,3}\blink",
        r"(?:link|분享)s?(?: more)?",
        r"[^.]{0,5}also",
    ]
)
PLACES = tuple(MAX_CHARS)
rules = st.builds(
    lambda place, p, q, longest: (place, tuple(p), tuple(q), longest),
    st.sampled_from(PLACES),
    st.lists(phrases, max_size=3),
    st.lists(patterns, max_size=2),
    st.sampled_from([0, 0, 12]),
).filter(lambda r: bool(r[1] or r[2]))
blocks = st.lists(
    st.sampled_from([*WORDS, ".", "»", '"', "-", "linked", "करें"]), max_size=9
).flatmap(lambda parts: st.sampled_from([" ".join(parts), "".join(parts)]))


@settings(max_examples=400, deadline=None)
@given(st.lists(rules, max_size=4), st.lists(blocks, max_size=5))
def test_the_index_finds_what_trying_everything_finds(
    drawn: list[tuple[str, tuple[str, ...], tuple[str, ...], int]], raw: list[str]
) -> None:
    made = tuple(
        rule(place, *p, patterns=q, max_chars=longest, name=str(n))
        for n, (place, p, q, longest) in enumerate(drawn)
    )
    texts = [fold(text) for text in raw]
    assert matcher(*made).scan(texts) == naive(made, texts)


@pytest.mark.parametrize(
    "text",
    ["a" * 500_000, "read more " * 50_000, "\x00" * 1000, "read also: " + "x" * 400_000],
    ids=["base64", "words", "nul", "late"],
)
def test_absurd_blocks_are_ordinary_input(text: str) -> None:
    made = rule("span", "read also {0,8} more", patterns=(r"\w+ read (?:\w+ ){0,8}more",))
    assert matcher(made).scan([text]) == [[]]


def test_many_empty_blocks() -> None:
    assert matcher(rule("inside", "read more")).scan([""] * 100_000) == [[]] * 100_000
