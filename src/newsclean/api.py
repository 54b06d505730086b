"""The four functions for whoever needs no options."""

from functools import cache

from newsclean.cleaner import Cleaner
from newsclean.report import Report


@cache
def _cleaner() -> Cleaner:
    return Cleaner()


def clean(text: str, format: str = "text") -> str:
    """The article alone, without the site around it.

    Args:
        text: any string, such as the text of a whole page or another extractor's output.
        format: "text" or "markdown".

    >>> clean("The board voted on Monday to close the line in May.\\n\\nView post on X\\n")
    'The board voted on Monday to close the line in May.\\n'
    """
    return _cleaner().clean(text, format)


def explain(text: str, format: str = "text") -> Report:
    """What :func:`clean` does to a text: what goes, from where and why.

    >>> text = "The board voted on Monday to close the line in May.\\n\\nView post on X\\n"
    >>> report = explain(text)
    >>> [removal.label for removal in report.removals], report.restore() == report.source
    (['embed'], True)
    """
    return _cleaner().explain(text, format)


def clean_html(html: str | bytes, url: str | None = None) -> str:
    """The article of an HTML page, as text.

    Args:
        html: the page; bytes are decoded as the HTML standard says.
        url: where it is from, if known; used for metadata only.
    """
    return _cleaner().clean_html(html, url)


def explain_html(html: str | bytes, url: str | None = None) -> Report:
    """What :func:`clean_html` does; offsets refer to the visible text, ``report.source``."""
    return _cleaner().explain_html(html, url)
