"""Learning a profile page by page, in bounded memory."""

from bisect import insort

from newsclean.site.pages import Draft, Numbering, identity, read_page
from newsclean.site.profile import PAGES, SiteProfile


class Learner:
    """Takes down pages and keeps those that a profile rests on: the 256 with the smallest ids.

    Ids are digests, so these are a random sample of all pages, the same in any order; once it
    is full most pages are passed over unread.
    """

    def __init__(self) -> None:
        self._ids: list[int] = []
        self._drafts: dict[int, Draft] = {}

    def add(self, source: str, format: str = "text") -> None:
        """Take down a page; nothing of it is kept but its lines.

        Args:
            source: the page's text, Markdown or HTML.
            format: "text", "markdown" or "html".
        """
        id = identity(source)
        if id in self._drafts or (len(self._ids) == PAGES and id > self._ids[-1]):
            return
        self._drafts[id] = read_page(source, id, format)
        insort(self._ids, id)
        if len(self._ids) > PAGES:
            del self._drafts[self._ids.pop()]

    def profile(self, host: str = "") -> SiteProfile:
        """The profile of the pages so far."""
        numbering = Numbering(self._drafts.values())
        pages = [numbering.page(draft) for draft in self._drafts.values()]
        return SiteProfile(pages, numbering.texts, host=host)
