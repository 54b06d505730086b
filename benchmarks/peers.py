"""Other extractors, each in a child process: ``python -m benchmarks.peers NAME`` serves one.

A child reads a JSON object a line (html, url, language) and answers with one (text, seconds of
CPU, error). It may crash, hang or exhaust its memory without harm: the page counts as empty, a
new child takes over. Nothing but the standard library is imported outside the loaders, so that
a peer that needs another Python than newsclean's can be served by that one.
"""

import importlib
import json
import os
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

TIMEOUT = 30.0
_MEMORY = 4 << 30
_START_TIMEOUT = 120.0
_ROOT = Path(__file__).resolve().parent.parent

Extract = Callable[[str, str, str], str]


class Answer(NamedTuple):
    """What a peer made of a page: its text, seconds of CPU, what went wrong ("" for nothing)."""

    text: str
    seconds: float
    failure: str = ""


def _newsclean(engine: str) -> Extract:
    from newsclean import Cleaner

    cleaner = Cleaner(engine=engine)
    return lambda html, url, language: cleaner.clean_html(html, url or None)


def _trafilatura(**options: Any) -> Extract:
    from trafilatura import extract

    # Comments are no part of any gold; deduplication would remember other pages.
    return lambda html, url, language: (
        extract(html, url=url or None, include_comments=False, deduplicate=False, **options) or ""
    )


def _resiliparse() -> Extract:
    from resiliparse.extract.html2text import extract_plain_text

    return lambda html, url, language: extract_plain_text(html, main_content=True)


def _readability() -> Extract:
    from readability import Document

    return lambda html, url, language: _plain(Document(html).summary())


def _newspaper() -> Extract:
    newspaper = importlib.import_module("newspaper")  # not everywhere installed

    def parse(html: str, url: str, **options: str) -> str:
        config = newspaper.Config()
        config.fetch_images = False
        article = newspaper.Article(url or "http://localhost/", config=config, **options)
        article.download(input_html=html)
        article.parse()
        return article.text

    def extract(html: str, url: str, language: str) -> str:
        try:
            return parse(html, url)
        except (ImportError, LookupError):
            # Some languages need tokenizers or data that no package ships.
            return parse(html, url, language="en")

    return extract


def _magic_html() -> Extract:
    extractor = importlib.import_module("magic_html").GeneralExtractor()
    return lambda html, url, language: _plain(extractor.extract(html, base_url=url)["html"])


def _justext() -> Extract:
    import justext

    def extract(html: str, url: str, language: str) -> str:
        name = _STOPLISTS.get(language.partition("-")[0])
        if name:
            paragraphs = justext.justext(html, justext.get_stoplist(name))
        else:
            # Its documentation's way for a language without a list.
            paragraphs = justext.justext(html, frozenset(), stopwords_low=0, stopwords_high=0)
        return "\n".join([p.text for p in paragraphs if not p.is_boilerplate])

    return extract


def _boilerpy() -> Extract:
    from boilerpy3.extractors import ArticleExtractor

    extractor = ArticleExtractor()
    return lambda html, url, language: extractor.get_content(html)


def _rs_trafilatura() -> Extract:
    extract = importlib.import_module("rs_trafilatura").extract
    return lambda html, url, language: extract(html, url=url or None).main_content


NEWSCLEAN: Mapping[str, Callable[[], Extract]] = {
    "newsclean-native": lambda: _newsclean("native"),
    "newsclean-auto": lambda: _newsclean("auto"),
}
PEERS: Mapping[str, Callable[[], Extract]] = {
    "trafilatura": _trafilatura,
    "trafilatura-fast": lambda: _trafilatura(fast=True),
    "trafilatura-precision": lambda: _trafilatura(favor_precision=True),
    "resiliparse": _resiliparse,
    "readability-lxml": _readability,
    "newspaper4k": _newspaper,
    "magic-html": _magic_html,
    "justext": _justext,
    "boilerpy3": _boilerpy,
    "rs-trafilatura": _rs_trafilatura,
}
_STOPLISTS = {
    "ar": "Arabic", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek",
    "en": "English", "es": "Spanish", "fi": "Finnish", "fr": "French", "hi": "Hindi",
    "hu": "Hungarian", "id": "Indonesian", "it": "Italian", "ko": "Korean",
    "nb": "Norwegian_Bokmal", "nl": "Dutch", "no": "Norwegian_Bokmal", "pl": "Polish",
    "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sv": "Swedish", "tr": "Turkish",
    "uk": "Ukrainian", "vi": "Vietnamese",
}  # fmt: skip
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "br", "dd", "div", "dl", "dt",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tbody", "td", "th",
    "thead", "tr", "ul",
})  # fmt: skip


def _plain(html: str) -> str:
    """The text of an extractor's HTML, block elements on lines of their own."""
    from lxml.html import fromstring

    if not html.strip():
        return ""
    parts: list[str] = []

    def walk(node: Any) -> None:
        edge = "\n" if node.tag in _BLOCKS else ""
        parts.append(edge + (node.text or "" if isinstance(node.tag, str) else ""))
        for child in node:
            walk(child)
        parts.append(edge + (node.tail or ""))

    walk(fromstring(html))
    return "".join(parts)


class Peer:
    """An extractor that answers from a child process, started anew when it dies.

    Args:
        name: a key of PEERS or NEWSCLEAN.
        python: the interpreter that has it.

    Raises:
        OSError: the extractor does not start: it is not installed there.
    """

    def __init__(self, name: str, python: str = sys.executable) -> None:
        self.name = name
        self._command = [python, "-m", "benchmarks.peers", name]
        self._start()

    def _start(self) -> None:
        self._child = subprocess.Popen(
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=_ROOT,
            text=True,
            encoding="utf-8",
        )
        if self._exchange("", _START_TIMEOUT) is None:
            raise OSError(f"{self.name} does not start")

    def _exchange(self, request: str, timeout: float) -> dict[str, Any] | None:
        """One line out, one line in; None where the child dies or is killed for its time."""
        child = self._child
        assert child.stdin and child.stdout
        alarm = threading.Timer(timeout, child.kill)
        alarm.start()
        try:
            child.stdin.write(request + "\n")
            child.stdin.flush()
            line = child.stdout.readline()
        except BrokenPipeError:
            line = ""
        finally:
            alarm.cancel()
        return json.loads(line) if line else None

    def extract(self, html: str, url: str = "", language: str = "") -> Answer:
        """The page's text; empty, with the failure named, where the peer crashed or hung."""
        start = time.monotonic()
        answer = self._exchange(
            json.dumps({"html": html, "url": url, "language": language}), TIMEOUT
        )
        if answer is not None:
            return Answer(answer["text"], answer["seconds"], answer["error"])
        self.close()
        late = time.monotonic() - start >= TIMEOUT
        self._start()
        return Answer("", 0.0, "timeout" if late else "crash")

    def close(self) -> None:
        """End the child."""
        self._child.kill()
        self._child.wait()
        for pipe in (self._child.stdin, self._child.stdout):
            if pipe:
                with suppress(BrokenPipeError):
                    pipe.close()


def start(names: Sequence[str], pythons: Sequence[str]) -> list[Peer]:
    """The named peers that one of the interpreters has, each from the first that has it."""
    found: list[Peer] = []
    for name in names:
        for python in pythons:
            try:
                found.append(Peer(name, python))
                break
            except OSError:
                continue
        else:
            print(f"{name}: not installed, left out", file=sys.stderr)
    return found


def _serve(name: str) -> None:
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what a peer prints must not mix with the answers
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    extract = {**PEERS, **NEWSCLEAN}[name]()
    for line in sys.stdin:
        answer = {"text": "", "seconds": 0.0, "error": ""}
        if line.strip():
            request = json.loads(line)
            begin = time.process_time()
            try:
                answer["text"] = extract(request["html"], request["url"], request["language"]) or ""
            except Exception as error:
                # Any peer, any error: the page is empty.
                answer["error"] = f"{type(error).__name__}: {error}"[:200]
            answer["seconds"] = time.process_time() - begin
        answers.write(json.dumps(answer) + "\n")
        answers.flush()


if __name__ == "__main__":
    sys.stdin.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    _serve(sys.argv[1])
