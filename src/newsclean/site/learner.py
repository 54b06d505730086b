"""Learning a profile page by page, in bounded memory."""

from bisect import insort

from newsclean.site.pages import Memo, Page, identity, number, read_page
from newsclean.site.profile import PAGES, SiteProfile


class Learner:
    """Takes down pages and keeps those that a profile rests on: the 256 with the smallest ids.

    Ids are digests, so these are a random sample of all pages, the same in any order; once it
    is full most pages are passed over unread.
    """

    def __init__(self) -> None:
        self._ids: list[int] = []
        self._pages: dict[int, Page[str]] = {}
        self._memo: Memo = {}

    def add(self, source: str, format: str = "text") -> None:
        """Take down a page; nothing of it is kept but its lines.

        Args:
            source: the page's text, Markdown or HTML.
            format: "text", "markdown" or "html".
        """
        id = identity(source)
        if id in self._pages or (len(self._ids) == PAGES and id > self._ids[-1]):
            return
        self._pages[id] = read_page(source, id, format, self._memo)
        insort(self._ids, id)
        if len(self._ids) > PAGES:
            del self._pages[self._ids.pop()]

    def profile(self, host: str = "") -> SiteProfile:
        """The profile of the pages so far."""
        numbers = {
            key: number(key)
            for key in frozenset[str]().union(*[page.lines for page in self._pages.values()])
        }

        def numbered(lines: frozenset[str]) -> frozenset[int]:
            return frozenset([numbers[line] for line in lines])

        pages = [
            Page(
                page.id,
                numbered(page.above),
                numbered(page.within),
                numbered(page.below),
                numbered(page.prose),
            )
            for page in self._pages.values()
        ]
        return SiteProfile(pages, {line: key for key, line in numbers.items()}, host=host)
