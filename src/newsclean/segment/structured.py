"""What a page's head says about its article: JSON-LD, OpenGraph and other <meta>, <title>.

Statements of the page, evidence and not truth: headlines differ from the printed one, and
``articleBody`` is often cut short.
"""

import json
import re
from collections import deque
from html import unescape
from typing import TYPE_CHECKING, NamedTuple, cast

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode


# More JSON-LD than this in a page is no article's description; it bounds time and memory.
_MAX_JSON_CHARS = 2_000_000
_MAX_NODES = 20_000
_MAX_AUTHORS = 20

_WRAPPER = re.compile(r"^\s*(?://\s*)?(?:<!--|<!\[CDATA\[)|(?://\s*)?(?:-->|\]\]>)\s*;?\s*$")
_TAG = re.compile(r"<[^<>]{0,2000}>")
_ARTICLE_ENDINGS = ("Article", "Posting", "Report", "Review", "Recipe")


class Head(NamedTuple):
    """The raw statements collected while a page is walked.

    Attributes:
        title: text of the first <title>.
        lang: ``lang`` of <html>.
        canonical: address in <link rel="canonical">.
        metas: content of each <meta> by its lower-case name, property or itemprop; the
            first one counts.
        scripts: contents of the JSON-LD scripts.
    """

    title: str
    lang: str
    canonical: str
    metas: dict[str, str]
    scripts: list[str]


class Statements(NamedTuple):
    """What :class:`newsclean.document.Document` keeps of them."""

    title: str | None
    language: str | None
    hints: tuple[tuple[str, str], ...]


def gather_head(lang: str, nodes: "list[LexborNode]") -> Head:
    """Collect what <title>, <meta>, <link> and <script> elements state, in document order."""
    title = canonical = ""
    metas: dict[str, str] = {}
    scripts: list[str] = []
    for node in nodes:
        tag = node.tag
        if tag == "title":
            title = title or node.text()
            continue
        attributes = node.attributes
        if tag == "script":
            if "ld+json" in (attributes.get("type") or ""):
                scripts.append(node.text())
        elif tag == "link":
            if attributes.get("rel") == "canonical":
                canonical = canonical or attributes.get("href") or ""
        else:
            content = attributes.get("content")
            name = (
                attributes.get("property")
                or attributes.get("name")
                or attributes.get("http-equiv")
                or attributes.get("itemprop")
            )
            if name and content:
                metas.setdefault(name.lower(), content)
    return Head(title, lang, canonical, metas, scripts)


def read_head(head: Head) -> Statements:
    """Reduce a page's statements to title, language and hints.

    Hints, in this order and where present: ``kind`` ("article" where the page says that it is
    one, else its og:type, "website" most often), ``description``, ``body`` (articleBody),
    ``free`` ("false" where the page says that the article has to be paid for), ``url``,
    ``site``, ``author``, ``published``, and ``title`` once for each headline that differs.

    >>> head = Head("Ferry line closes - Post", "en-GB", "", {"og:title": "Ferry line closes"}, [])
    >>> read_head(head).title, read_head(head).language
    ('Ferry line closes', 'en-gb')
    """
    article = _article(head.scripts)
    metas = head.metas
    titles = [
        plain(_string(article.get("headline"))),
        plain(metas.get("og:title", "")),
        plain(metas.get("twitter:title", "")),
        plain(head.title),
    ]
    titles = list(dict.fromkeys(filter(None, titles)))
    descriptions = [
        plain(_string(article.get("description"))),
        plain(metas.get("og:description", "")),
        plain(metas.get("description", "")),
    ]
    free = _string(article.get("isAccessibleForFree")).lower()
    published = _string(article.get("datePublished")) or metas.get("article:published_time", "")
    named = [("kind", "article" if article else metas.get("og:type", "").strip().lower())]
    named += [("description", text) for text in dict.fromkeys(descriptions)]
    named += [
        ("body", plain(_string(article.get("articleBody")))),
        ("free", "false" if free in ("false", "no", "0") else ""),
        ("url", head.canonical or metas.get("og:url", "")),
        ("site", plain(metas.get("og:site_name", ""))),
        ("author", plain(_name(article.get("author")) or metas.get("author", ""))),
        ("published", published.strip()),
    ]
    named += [("title", title) for title in titles]
    language = head.lang or metas.get("og:locale", "") or metas.get("content-language", "")
    return Statements(
        title=titles[0] if titles else None,
        language=language.strip().replace("_", "-").lower() or None,
        hints=tuple((name, value) for name, value in named if value),
    )


def plain(text: str) -> str:
    """Text without tags and character references, white space collapsed.

    >>> plain("Fish &amp; <b>ships</b>\\n ")
    'Fish & ships'
    """
    if "&" in text:
        text = unescape(text)
    if "<" in text:
        text = _TAG.sub(" ", text)
    return " ".join(text.split())


def _article(scripts: list[str]) -> dict[str, object]:
    """The first node of an article type, breadth first; else {}."""
    left = _MAX_JSON_CHARS
    for script in scripts:
        left -= len(script)
        if left < 0:
            break
        found = _find_article(_loads(script))
        if found:
            return found
    return {}


def _loads(script: str) -> object:
    """The script's value; None where it is broken or nested too deep."""
    try:
        return json.loads(script, strict=False)
    except (ValueError, RecursionError):
        pass
    try:
        return json.loads(_WRAPPER.sub("", script).strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return None


def _find_article(value: object) -> dict[str, object]:
    queue: deque[object] = deque([value])
    for _ in range(_MAX_NODES):
        if not queue:
            break
        node = queue.popleft()
        if isinstance(node, list):
            queue.extend(cast("list[object]", node)[:_MAX_NODES])
        elif isinstance(node, dict):
            fields = cast("dict[str, object]", node)
            if _is_article(fields.get("@type")):
                return fields
            queue.extend(fields.values())
    return {}


def _is_article(kind: object) -> bool:
    kinds = cast("list[object]", kind) if isinstance(kind, list) else [kind]
    return any(isinstance(name, str) and name.endswith(_ARTICLE_ENDINGS) for name in kinds)


def _string(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, list):
        parts = [part for part in cast("list[object]", value) if isinstance(part, str)]
        return "\n".join(parts)
    return ""


def _name(value: object) -> str:
    """Names of one or several JSON-LD persons."""
    people = cast("list[object]", value) if isinstance(value, list) else [value]
    names: list[str] = []
    for person in people[:_MAX_AUTHORS]:
        name = cast("dict[str, object]", person).get("name") if isinstance(person, dict) else person
        if isinstance(name, str):
            names.append(name)
    return ", ".join(names)
