"""Bytes of pages to text."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.segment.charset import decode

RUSSIAN = "Паром больше не будет ходить между островами, сообщил губернатор. " * 8
JAPANESE = "港湾委員会はフェリー航路の閉鎖を決定した。住民は反対している。" * 8


@pytest.mark.parametrize(
    ("mark", "codec"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ],
)
def test_a_mark_wins(mark: bytes, codec: str) -> None:
    page = "<meta charset=koi8-r>Паром"
    assert decode(mark + page.encode(codec), "text/html; charset=windows-1251") == page


def test_the_header_comes_before_the_meta() -> None:
    page = "<meta charset=koi8-r>Паром"
    assert decode(page.encode("cp1251"), 'text/html; charset="Windows-1251"') == page
    assert decode(page.encode("koi8-r"), "text/html") == page
    assert decode(page.encode("koi8-r"), "text/html; charset=unheard-of") == page


@pytest.mark.parametrize(
    "meta",
    [
        "<meta charset=windows-1251>",
        "<META CHARSET = 'windows-1251' >",
        '<meta name=a content=b><meta charset="cp1251"/>',
        '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">',
        '<meta content="text/html; charset=windows-1251" http-equiv=content-type>',
        "<!-- <meta charset=utf-8> --><meta charset=windows-1251>",
        "<meta charset=nonsense><meta charset=windows-1251>",
    ],
)
def test_meta(meta: str) -> None:
    assert decode((meta + "Паром").encode("cp1251")) == meta + "Паром"


def test_meta_counts_in_the_first_kilobyte() -> None:
    page = " " * 1024 + "<meta charset=koi8-r>" + RUSSIAN
    assert RUSSIAN not in decode(page.encode("cp1251"), "text/html; charset=koi8-r")
    assert RUSSIAN in decode(page.encode("cp1251"))


@pytest.mark.parametrize(
    ("label", "codec", "text"),
    [
        ("iso-8859-1", "cp1252", "“Curly” – €"),
        ("us-ascii", "cp1252", "fähre"),
        ("gb2312", "gb18030", "港口“航线”镕"),
        ("shift_jis", "cp932", "①髙島屋"),
        ("euc-kr", "cp949", "뷁 항만"),
        ("tis-620", "cp874", "ท่าเรือ…"),
        ("iso-8859-9", "cp1254", "İstanbul €"),
        ("big5", "big5hkscs", "港口"),
    ],
)
def test_labels_mean_what_browsers_read(label: str, codec: str, text: str) -> None:
    page = f"<meta charset={label}>{text}"
    assert decode(page.encode(codec)) == page


def test_a_meta_that_says_utf_16_is_wrong() -> None:
    page = "<meta charset=utf-16>Fähre"
    assert decode(page.encode()) == page


def test_codecs_that_browsers_do_not_know_are_refused() -> None:
    assert decode(b"<meta charset=rot13>Ferry") == "<meta charset=rot13>Ferry"
    assert decode(b"+AGE-", "text/html; charset=utf-7") == "+AGE-"


@pytest.mark.parametrize(
    ("codec", "text"),
    [("utf-8", RUSSIAN), ("cp1251", RUSSIAN), ("koi8-r", RUSSIAN), ("cp932", JAPANESE)],
)
def test_unnamed_encodings_are_found(codec: str, text: str) -> None:
    page = f"<html><head><title>x</title></head><body><p>{text}</p></body></html>"
    assert decode(page.encode(codec)) == page


def test_a_page_cut_off_within_a_character_stays_utf_8() -> None:
    assert decode("Fähre, größer, Ölpreis ä".encode()[:-1]) == "Fähre, größer, Ölpreis \ufffd"


def test_wrong_bytes_are_replaced() -> None:
    assert decode(b"<meta charset=utf-8>F\xe4hre") == "<meta charset=utf-8>F\ufffdhre"


@given(st.binary(max_size=300), st.none() | st.text(max_size=40))
def test_any_bytes_and_header_are_accepted(data: bytes, header: str | None) -> None:
    assert isinstance(decode(data, header), str)


@given(st.text())
def test_utf_8_comes_through(text: str) -> None:
    text = "é" + text.encode("utf-8", "replace").decode()
    assert decode(text.encode(), "text/html; charset=utf-8") == text
