"""The functions for whoever needs no options."""

from collections.abc import Iterable
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


def clean_site(documents: Iterable[str], format: str = "text") -> list[str]:
    """Clean pages of one site together: what they share is the site's, whatever it says.

    Each page is compared with the others, not with itself and not with near copies of it; with
    fewer than three pages this does what :func:`clean` does.

    Args:
        documents: the texts of the pages, in any order.
        format: "text" or "markdown".

    >>> pages = [f"Skirril\\nOn {day} the board met.\\nSkirril" for day in ("Monday", "Sunday")]
    >>> clean_site(pages) == [clean(page) for page in pages]
    True
    """
    from newsclean.site.profile import SiteProfile

    pages = list(documents)
    cleaner = Cleaner(site=SiteProfile.learn(pages, format))
    return list(cleaner.clean_many(pages, format))
