"""Bytes of a page to text, with the encoding found as the HTML standard orders it."""

import codecs
import re
from typing import Final

# https://encoding.spec.whatwg.org/#names-and-labels: what pages call an encoding, and the codec
# that reads it as browsers do (a superset where pages claim less than they use).
_LABELS: Final = {
    "utf-8": "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8",
    "cp866": "866 cp866 csibm866 ibm866",
    "iso8859_2": "csisolatin2 iso-8859-2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 "
    "iso_8859-2:1987 l2 latin2",
    "iso8859_3": "csisolatin3 iso-8859-3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 "
    "iso_8859-3:1988 l3 latin3",
    "iso8859_4": "csisolatin4 iso-8859-4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 "
    "iso_8859-4:1988 l4 latin4",
    "iso8859_5": "csisolatincyrillic cyrillic iso-8859-5 iso-ir-144 iso8859-5 iso88595 "
    "iso_8859-5 iso_8859-5:1988",
    "iso8859_6": "arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6 "
    "iso-8859-6-e iso-8859-6-i iso-ir-127 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987",
    "iso8859_7": "csisolatingreek ecma-118 elot_928 greek greek8 iso-8859-7 iso-ir-126 "
    "iso8859-7 iso88597 iso_8859-7 iso_8859-7:1987 sun_eu_greek",
    "iso8859_8": "csiso88598e csisolatinhebrew hebrew iso-8859-8 iso-8859-8-e iso-ir-138 "
    "iso8859-8 iso88598 iso_8859-8 iso_8859-8:1988 visual csiso88598i iso-8859-8-i logical",
    "iso8859_10": "csisolatin6 iso-8859-10 iso-ir-157 iso8859-10 iso885910 l6 latin6",
    "iso8859_13": "iso-8859-13 iso8859-13 iso885913",
    "iso8859_14": "iso-8859-14 iso8859-14 iso885914",
    "iso8859_15": "csisolatin9 iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9",
    "iso8859_16": "iso-8859-16",
    "koi8_r": "cskoi8r koi koi8 koi8-r koi8_r",
    "koi8_u": "koi8-ru koi8-u",
    "mac_roman": "csmacintosh mac macintosh x-mac-roman",
    "cp874": "dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874",
    "cp1250": "cp1250 windows-1250 x-cp1250",
    "cp1251": "cp1251 windows-1251 x-cp1251",
    "cp1252": "ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 "
    "iso8859-1 iso88591 iso_8859-1 iso_8859-1:1987 l1 latin1 us-ascii windows-1252 x-cp1252 "
    "x-user-defined",
    "cp1253": "cp1253 windows-1253 x-cp1253",
    "cp1254": "cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 "
    "iso_8859-9:1989 l5 latin5 windows-1254 x-cp1254",
    "cp1255": "cp1255 windows-1255 x-cp1255",
    "cp1256": "cp1256 windows-1256 x-cp1256",
    "cp1257": "cp1257 windows-1257 x-cp1257",
    "cp1258": "cp1258 windows-1258 x-cp1258",
    "mac_cyrillic": "x-mac-cyrillic x-mac-ukrainian",
    "gb18030": "chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 x-gbk "
    "gb18030",
    "big5hkscs": "big5 big5-hkscs cn-big5 csbig5 x-x-big5",
    "euc_jp": "cseucpkdfmtjapanese euc-jp x-euc-jp",
    "iso2022_jp": "csiso2022jp iso-2022-jp",
    "cp932": "csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis",
    "cp949": "cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 "
    "ksc5601 ksc_5601 windows-949",
    "utf-16-le": "csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 utf-16le",
    "utf-16-be": "unicodefffe utf-16be",
}
_CODECS: Final = {label: codec for codec, labels in _LABELS.items() for label in labels.split()}
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_PRESCAN = 1024
_COMMENT: Final = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
_META: Final = re.compile(rb"<meta[\s/][^>]{0,1000}", re.IGNORECASE)
_CHARSET: Final = re.compile(
    rb"""charset\s{0,20}=\s{0,20}(?:"\s{0,20}([^"]{1,40})"|'\s{0,20}([^']{1,40})'|([^\s;"'>]{1,40}))""",
    re.IGNORECASE,
)
_HEADER: Final = re.compile(
    r"""charset\s{0,20}=\s{0,20}["']?\s{0,20}([^\s;"']{1,40})""", re.IGNORECASE
)
# What a page that names no encoding may be in: the defaults that browsers keep per language.
_DEFAULTS: Final = [
    *("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258"),
    *("iso8859_2", "iso8859_7", "koi8_r", "cp874", "gb18030", "big5hkscs", "cp949"),
    *("cp932", "euc_jis_2004", "iso2022_jp"),
]
# Enough for a guess; a detector's time grows with its input.
_SAMPLE = 20_000


def decode(data: bytes, header: str | None = None) -> str:
    """Decode a page; bytes that its encoding has no character for become U+FFFD.

    The encoding is, in the standard's order: the one of a byte-order mark; the one that the
    HTTP header names; the one that a ``<meta>`` in the first 1,024 bytes names. Where none does:
    UTF-8 if the bytes are valid UTF-8, else what a detector finds likely.

    Args:
        data: the page as it was received.
        header: the value of the ``Content-Type`` header, if known.

    >>> decode("<meta charset=latin1><p>Brekke – fähre".encode("cp1252"))
    '<meta charset=latin1><p>Brekke – fähre'
    >>> decode("Fähre".encode(), "text/html; charset=utf-8")
    'Fähre'
    """
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(codec, "replace")
    named = _named_by_header(header) or _named_by_meta(data[:_PRESCAN])
    if named:
        return data.decode(named, "replace")
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        # A page cut off within its last character is UTF-8 all the same.
        if error.end == len(data) and error.start > len(data) - 4 and error.start > 0:
            return data.decode(errors="replace")
    return data.decode(_detected(data), "replace")


def _named_by_header(header: str | None) -> str | None:
    found = _HEADER.search(header) if header else None
    return _CODECS.get(found[1].lower()) if found else None


def _named_by_meta(start: bytes) -> str | None:
    for meta in _META.findall(_COMMENT.sub(b"", start)):
        found = _CHARSET.search(meta)
        if found is None:
            continue
        label = (found[1] or found[2] or found[3]).decode("latin-1").strip().lower()
        codec = _CODECS.get(label)
        if codec is not None:
            # Bytes in which "<meta" could be read are not UTF-16, whatever it says.
            return "utf-8" if codec.startswith("utf-16") else codec
    return None


def _detected(data: bytes) -> str:
    """The most likely encoding of bytes that name none; windows-1252 where nothing stands out."""
    # Rare, and its import takes longer than a page.
    from charset_normalizer import from_bytes

    # Markup is ASCII and tells nothing: take the stretch where the other bytes begin.
    first = next((i for i, byte in enumerate(data) if byte > 127), 0)
    sample = data[max(0, first - 1000) : first + _SAMPLE]
    best = from_bytes(sample, cp_isolation=_DEFAULTS).best()
    return best.encoding if best is not None and best.encoding in _DEFAULTS else "cp1252"
