"""Folding: one form for all spellings, and the way back to the source."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsclean.rules.fold import content_range, fold, fold_with_offsets, trim
from newsclean.rules.unify import shorten_numbers, unify

TRICKY = (
    "aZéİıßﬁΣςǅ09٣५ \t\u00a0\u3000\u200b\u00ad\u0301\u0345ـ”–…ｶﾞㅋㅏ각ᄀ\u11a8के\u0bbe\x00\ud800½🎉"
)
texts = st.text() | st.text(alphabet=TRICKY)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Accept ALL", "accept all"),
        ("  1,234\tComments \n", "0,0 comments"),
        ("Ａｃｃｅｐｔ　１２３", "accept 0"),
        ("Café — “Über” … l’été", 'cafe - "uber" ... l\'ete'),
        ("ISPARTA İstanbul ısı", "isparta istanbul isi"),
        ("STRAẞE ﬁnden", "strasse finden"),
        ("soft\u00adhyphen zero\u200bwidth \u200fmark", "softhyphen zerowidth mark"),
        ("٣٤ تعليـــق", "0 تعليق"),
        ("ΣΑΣ σας", "σασ σασ"),
        ("ｶﾞ か\u3099", "ガ が"),
        ("한국 (decomposed: 한)", "한국 (decomposed: 한)"),
        ("", ""),
        (" \u200b ", ""),
    ],
)
def test_spellings_meet(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(texts)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@settings(max_examples=500, deadline=None)
@given(texts)
@example("ᄀـᅡ")  # what is dropped does not keep letters from combining
def test_both_ways_of_folding_agree(text: str) -> None:
    folded, offsets = fold_with_offsets(text)
    assert folded == fold(text)
    assert len(offsets) == len(folded) + 1
    assert offsets == sorted(offsets)
    assert all(0 <= offset <= len(text) for offset in offsets)


@given(st.text(st.characters(codec="ascii")) | st.text("aZ09` \t\x1c"))
def test_ascii_is_folded_like_any_text(text: str) -> None:
    assert fold(text) == shorten_numbers(" ".join(unify(text).split()))


@given(texts, texts)
def test_a_word_is_found_where_it_stands(before: str, after: str) -> None:
    text = f"{before} ﬁNDEN İßé {after}"
    folded, offsets = fold_with_offsets(text)
    at = folded.index("finden isse", max(0, len(fold(before)) - 1))
    assert text[offsets[at] : offsets[at + len("finden isse")]] == "ﬁNDEN İßé"


@given(texts)
def test_trimming_keeps_every_letter_and_digit(text: str) -> None:
    folded = fold(text)
    kept = trim(folded)
    assert trim(kept) == kept
    assert [char for char in kept if char.isalnum()] == [char for char in folded if char.isalnum()]


@pytest.mark.parametrize(
    ("folded", "trimmed"),
    [
        ("• » read more... »", "read more"),
        ("🔥 (new) 👉", "new"),
        ("-0 °", "0 °"),
        ("$0 »", "$0"),
        ("साइन इन करें।", "साइन इन करें"),
        ("--- *** ---", ""),
    ],
)
def test_what_is_not_content_is_trimmed(folded: str, trimmed: str) -> None:
    assert trim(folded) == trimmed
    start, end = content_range(folded)
    assert folded[start:end] == trimmed


@pytest.mark.parametrize(
    "text",
    ["़्" * 100_000, "a" * 500_000, "\x00" * 100_000, "\u0315\u0301" * 100_000, "\ud800" * 100_000],
    ids=["marks", "letters", "nul", "accents", "surrogates"],
)
def test_absurd_text_is_ordinary_input(text: str) -> None:
    folded, offsets = fold_with_offsets(text)
    assert folded == fold(text)
    assert len(offsets) == len(folded) + 1
