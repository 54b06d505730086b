"""Parsing a page, with what would take quadratic time or memory taken out first."""

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_SURROGATES: Final = re.compile("[\ud800-\udfff]")
# Emphasis with attributes. Left open, each one is opened again in every later block, as the
# HTML standard asks: 500 of them in 12 KB make a tree of 100 MB. Equal ones only thrice.
_EMPHASIS: Final = re.compile(
    # Looking at the first letter beforehand makes the search twice as fast.
    rb"<(?=[bisuBISUfFectn])(?:[bisuBISU]|font|FONT|em|strong|small|big|code|tt|strike|nobr)[\s/]"
)
_ANY_EMPHASIS: Final = re.compile(
    rb"<(/?)(?:b|i|s|u|font|em|strong|small|big|code|tt|strike|nobr)(?=[\s/>])", re.IGNORECASE
)
_MAX_EMPHASIS = 300
# An attribute is compared with all before it in the same tag.
_HUGE_TAG: Final = re.compile(rb"<[a-zA-Z][^>]{100000,}")
_VALUE: Final = re.compile(rb"""=\s*(?:"[^"]*"?|'[^']*'?)""")
_MANY_ATTRIBUTES = 5_000
# What is open is searched whenever a tag opens or closes. Not counted: scripts, and elements
# that need no end tag.
_TAG: Final = re.compile(
    rb"<(?:(?:script|style)[\s/>](?s:.*?</(?:script|style)|.*)|"
    rb"(?!/?(?:p|li|d[dt]|t[rdh]|tbody|thead|tfoot|option|optgroup|col|colgroup|area|base|br|embed|"
    rb"hr|img|input|link|meta|param|source|track|wbr|path|circle|ellipse|line|poly\w+|rect|stop|"
    rb"use|image|animate\w*|set)[\s/>])(/?)[a-zA-Z][^\s/>]*)",
    re.IGNORECASE,
)
_LARGE, _MANY_TAGS, _MAX_DEPTH = 100_000, 20_000, 500


def parse(html: str, scripting: bool = True) -> "LexborNode | None":
    """The page's root element, parsed as the HTML standard says; None for an empty tree.

    Lone surrogates count as U+FFFD. With ``scripting`` the content of <noscript> is opaque, so
    that an element left open in it cannot swallow the article.
    """
    # Imported here because text and Markdown do without: 18 ms.
    from selectolax.lexbor import LexborHTMLParser

    try:
        data = html.encode()
    except UnicodeEncodeError:
        data = _SURROGATES.sub("\ufffd", html).encode()
    # options=1 (without events): copying <option>s into <select>s takes quadratic time.
    return LexborHTMLParser(tame(data), options=1, scripting=scripting).root


def tame(data: bytes) -> bytes:
    """Rewrite what would take a parser quadratic time or memory; ordinary pages stay as they are.

    The text stays. Much emphasis becomes <span>, elements below depth 500 of a page with many
    tags become empty ones, and a tag with thousands of attributes loses them.

    >>> tame(b"<p>One <b>two</b>")
    b'<p>One <b>two</b>'
    """
    if len(_EMPHASIS.findall(data)) > _MAX_EMPHASIS:
        data = _ANY_EMPHASIS.sub(rb"<\1span", data)
    if len(data) > _LARGE:
        # A tag that long covers one of these stretches, which then has no end of a tag.
        stretches = range(0, len(data) - _LARGE, _LARGE // 2)
        if any(data.find(b">", at, at + _LARGE // 2) < 0 for at in stretches):
            data = _HUGE_TAG.sub(_without_attributes, data)
        if data.count(b"<") > _MANY_TAGS:
            data = _flatten(data)
    return data


def _without_attributes(tag: re.Match[bytes]) -> bytes:
    # What follows a second "<" may be the end of a script that this only looks to be a tag in.
    end = tag[0].find(b"<", 1)
    head = tag[0] if end < 0 else tag[0][:end]
    name, *attributes = _VALUE.sub(b"", head).split()
    return tag[0] if len(attributes) <= _MANY_ATTRIBUTES else name + tag[0][len(head) :]


def _flatten(data: bytes) -> bytes:
    depth = 0

    def replace(tag: re.Match[bytes]) -> bytes:
        nonlocal depth
        if tag[1] is None:
            return tag[0]
        if tag[1]:
            depth = max(0, depth - 1)
            return tag[0] if depth < _MAX_DEPTH else b"<hr"
        depth += 1
        return tag[0] if depth <= _MAX_DEPTH else b"<hr"

    return _TAG.sub(replace, data)
